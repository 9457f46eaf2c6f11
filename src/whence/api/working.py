"""Work on an archive from Python: what the commands add, code, link and judge do, without telling of every step."""

from __future__ import annotations

import getpass
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from whence.api.changes import Changes
from whence.model.errors import InputError

if TYPE_CHECKING:
    from whence.archive.folder import Archive as Folder
    from whence.archive.linking import LinkOptions
    from whence.model.incident import IncidentVersion
    from whence.store.interface import Store

_MOST_WORKERS = 4


def added(folder: Folder, store: Store, sources: Sequence[str], publisher: str | None) -> dict[str, int]:
    """Take sources in, each read in child processes; an address is refused, since nothing is fetched here."""
    from whence.archive.cleaning import Cleaner
    from whence.archive.taking import Taking, TakingOptions
    from whence.ingest.sources import SourceOptions, open_source
    from whence.model.archive import Added

    intake = folder.settings.intake
    workers = intake.workers or min(_MOST_WORKERS, os.cpu_count() or 1)
    today = datetime.now(UTC).date()
    counts: Counter[str] = Counter(new=0, version=0, known=0, refused=0)
    with Cleaner(workers, today=today) as cleaner:
        for source in sources:
            if "://" in source:
                raise InputError(f"{source}: an address, and nothing is fetched from here; use whence add")
            taking = Taking(store, cleaner, TakingOptions(publisher, max(1, intake.batch), False))
            for told in taking.take(open_source(source, SourceOptions(today=today))):
                kind = told.outcome
                counts[kind.outcome.value if isinstance(kind, Added) else "refused"] += 1
    return dict(counts)


def coded(folder: Folder, store: Store, workers: int | None) -> int:
    """Code what waits, with the settings of the archive."""
    from whence.archive.coding import CodingOptions, code
    from whence.archive.coding_events import Coded
    from whence.archive.makers import maker
    from whence.config import Config

    chosen = folder.settings.coding
    config = Config(ratings=folder.folder / chosen.ratings if chosen.ratings else None)
    options = CodingOptions(
        maker=maker(config), workers=workers or chosen.workers or os.cpu_count() or 1, config=config
    )
    return sum(isinstance(told, Coded) for told in code(store, options))


def linked(folder: Folder, store: Store, *, again: bool) -> Changes:
    """Link what waits, and collect what changed."""
    from whence.archive.linking import link
    from whence.archive.linking_events import Settled
    from whence.archive.linking_lock import linking_alone
    from whence.store.times import now

    with linking_alone(folder.folder):
        told = link(store, _options(folder, again=again), now=now)
        versions = [version for each in told if isinstance(each, Settled) for version in each.versions]
    return _changes(versions)


def judged(folder: Folder, store: Store, verdict: str, pair: tuple[str, str], why: str, who: str | None) -> Changes:
    """Keep a judgement and give it its effect."""
    from whence.archive.judging import judge, taken
    from whence.archive.linking import settle_judgements
    from whence.archive.linking_lock import linking_alone
    from whence.model.linking import Verdict
    from whence.store.times import now

    kinds = {each.value: each for each in (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)}
    if verdict not in kinds:
        raise InputError(f"there is no verdict {verdict}; there are {', '.join(kinds)}")
    name = who or getpass.getuser()
    with linking_alone(folder.folder):
        one, other = taken(store, *pair, kinds[verdict])
        judge(store, name, kinds[verdict], one.claim.id, other.claim.id, why, now=now())
        return _changes(settle_judgements(store, _options(folder), now=now))


def _options(folder: Folder, *, again: bool = False) -> LinkOptions:
    from whence.archive.linking import LinkOptions
    from whence.archive.makers import linker
    from whence.config import Config
    from whence.extract.encoder import Encoder

    rules = folder.settings.incidents.rules()
    return LinkOptions(linker(Config(), rules), lambda: Encoder.load(None).vector, rules, again=again)


def _changes(versions: Iterable[IncidentVersion]) -> Changes:
    kept = tuple(versions)
    return Changes(lambda: iter(kept))
