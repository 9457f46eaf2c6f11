"""The work behind ``whence code --out``: sources cut into shards, each coded to Parquet, told of as it is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from whence.cli.archives import found, reading
from whence.cli.failures import BAD_INPUT, complain
from whence.cli.session import Session
from whence.cli.tables import print_json, print_pairs, progress
from whence.config import Config

if TYPE_CHECKING:
    from whence.archive.shards.inputs import ToRead
    from whence.archive.shards.runs import Run, ShardDone

_ENGINES = ("local", "ray")


@dataclass(frozen=True, slots=True)
class ShardWishes:
    """What the user asks for; no sources means the archive."""

    sources: tuple[str, ...]
    out: Path
    engine: str
    size: int
    cluster: str | None
    workers: int | None


def shard_wishes(
    sources: Sequence[str], out: Path | None, engine: str, size: int, cluster: str | None, workers: int | None
) -> ShardWishes | None:
    """Check what was asked for; None where it is an archive that is to be coded.

    Raises:
        BadParameter: options that do not go together.
    """
    if engine not in _ENGINES:
        raise typer.BadParameter(f"there is no engine {engine}; choose local or ray")
    if out is None:
        if sources:
            raise typer.BadParameter("sources are coded to Parquet: add --out FOLDER, or take them in with whence add")
        if engine != "local" or cluster:
            raise typer.BadParameter(f"--engine {engine} writes Parquet: add --out FOLDER")
        return None
    if cluster and engine != "ray":
        raise typer.BadParameter("--cluster is Ray's: add --engine ray")
    return ShardWishes(tuple(sources), out, engine, size, cluster, workers)


@dataclass(frozen=True, slots=True)
class Sharding:
    """One run of ``whence code --out``."""

    session: Session
    wishes: ShardWishes
    archive: Path
    json: bool

    def run(self) -> int:
        """Cut, code, and tell of it.

        Returns:
            The exit code: that of bad input, if anything was refused.

        Raises:
            InputError: a source is missing, or the folder holds another run.
            WhenceError: nothing can be coded.
        """
        from whence.archive.shards.runs import Run, RunSetting

        config, size = self._config(), self.wishes.size
        named = self.wishes.sources or (str(found(self.archive).folder.absolute()),)
        setting = RunSetting(self.session.maker(config).id, self.session.today.isoformat(), size, named)
        run = Run.begin(self.wishes.out, setting)
        with progress("Cutting") as moved:
            number = run.cut(self._things(date.fromisoformat(run.setting.today)), lambda n: moved(n * size, "reports"))
        done = read = refused = 0
        with progress("Coding shards") as moved:
            earlier = number - len(run.left())
            for shard in self._coded(run, config):
                done, read, refused = done + 1, read + shard.read, refused + shard.refused
                moved(earlier + done, f"{read:,} reports", number)
                if self.json:
                    print_json({"shard": shard.part, "read": shard.read, "refused": shard.refused})
        if not self.json:
            print_pairs([("shards", f"{number:,}"), ("already there", f"{earlier:,}"), ("read", f"{read:,}")])
        if refused:
            complain(f"{refused:,} could not be read; {self.wishes.out / 'refused'} says why")
        return BAD_INPUT if refused else 0

    def _config(self) -> Config:
        if self.wishes.sources:
            return Config()
        here = found(self.archive)
        ratings = here.settings.coding.ratings
        return Config(ratings=here.folder / ratings if ratings else None)

    def _things(self, today: date) -> Iterator[ToRead]:
        from whence.archive.shards.inputs import archived_inputs
        from whence.ingest.sources import SourceOptions, open_source
        from whence.model.item import Address, Refused

        for source in self.wishes.sources:
            for thing in open_source(source, SourceOptions(today=today)):
                if isinstance(thing, Address):
                    yield Refused(thing.place, f"{thing.url}: an address; fetch it into an archive with whence add")
                else:
                    yield thing
        if not self.wishes.sources:
            with reading(self.archive) as store:
                yield from archived_inputs(store)

    def _coded(self, run: Run, config: Config) -> Iterator[ShardDone]:
        from whence.archive.coders.settings import MEMORY, WorkerSettings
        from whence.archive.shards.coding import ShardOptions
        from whence.archive.shards.engines import code_locally, code_with_ray
        from whence.cli.coding import cores

        options = ShardOptions(
            today=date.fromisoformat(run.setting.today),
            workers=self.wishes.workers or cores(),
            settings=WorkerSettings.of(config, MEMORY),
            factory=self.session.factory,
        )
        if self.wishes.engine == "ray":
            return code_with_ray(run, options, self.wishes.cluster)
        return code_locally(run, options)
