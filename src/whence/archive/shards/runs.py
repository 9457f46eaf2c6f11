"""A run over shards: its folder, what makes it, and which shards are left. Whoever begins it again goes on.

whence-run.json   the maker, the day, how many things a shard has; written first, never changed
inputs/           the shards; inputs.json says how many once all are written
reports/ readings/ refused/   a Parquet file for each shard that is done
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from whence.archive.shards.coding import ShardCoder
from whence.archive.shards.inputs import ToRead, read_inputs, write_inputs
from whence.archive.shards.outputs import TABLES, is_done, write_outputs
from whence.archive.shards.parts import parts
from whence.archive.whole_files import whole_file
from whence.model.errors import InputError, UnreadableInput
from whence.model.item import Refused

_SETTING, _INPUTS, _CUT = "whence-run.json", "inputs", "inputs.json"


@dataclass(frozen=True, slots=True)
class RunSetting:
    """What has to be the same for every shard of a run.

    Attributes:
        maker: id of what makes the readings.
        today: the day of reading, as ISO date.
        size: things of a shard.
        sources: what is read, as the user named it.
    """

    maker: str
    today: str
    size: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShardDone:
    """A shard that is written: how many reports were read, how many things refused."""

    part: str
    read: int
    refused: int


@dataclass(frozen=True, slots=True)
class Run:
    """A run in a folder."""

    folder: Path
    setting: RunSetting

    @classmethod
    def begin(cls, folder: Path, setting: RunSetting) -> Run:
        """Begin a run, or go on with the one that the folder holds; its day of reading stays.

        Raises:
            InputError: the folder holds something else, or a run of another maker, size or other sources.
        """
        path = folder / _SETTING
        try:
            if not path.exists():
                _make(folder)
                _write(path, asdict(setting))
                return cls(folder, setting)
            held = json.loads(path.read_text("utf-8"))
            found = RunSetting(held["maker"], held["today"], held["size"], tuple(held["sources"]))
        except OSError as error:
            raise UnreadableInput(
                f"{folder}: {error.strerror or error}; name a folder that can be written to"
            ) from error
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(f"{path}: no setting of a run ({error}); name another folder") from error
        for name in ("maker", "size", "sources"):
            before, now = getattr(found, name), getattr(setting, name)
            if before != now:
                told = f"({_shown(before)}, now {_shown(now)})"
                raise InputError(f"{folder}: holds a run of another {name} {told}; name another folder")
        return cls(folder, found)

    @property
    def inputs(self) -> Path:
        """The folder of the shards."""
        return self.folder / _INPUTS

    def cut(self, things: Iterable[ToRead], moved: Callable[[int], object]) -> int:
        """Write the shards, unless they are all there; return how many there are."""
        path = self.folder / _CUT
        if path.exists():
            return int(json.loads(path.read_text("utf-8"))["parts"])
        number = write_inputs(things, self.inputs, self.setting.size, moved)
        _write(path, {"parts": number})
        return number

    def left(self) -> list[str]:
        """List the shards that are not done, in order."""
        return [part for part in parts(self.inputs) if not is_done(self.folder, part)]


def code_part(folder: Path, part: str, coder: ShardCoder) -> ShardDone:
    """Code one shard of the run in a folder."""
    outcomes = coder.code(read_inputs(folder / _INPUTS / part))
    write_outputs(folder, part, outcomes)
    refused = sum(isinstance(each, Refused) for each in outcomes)
    return ShardDone(part, len(outcomes) - refused, refused)


def _make(folder: Path) -> None:
    if folder.exists() and any(folder.iterdir()):
        raise InputError(f"{folder}: is not empty and holds no run; name another folder")
    for name in (_INPUTS, *TABLES):
        (folder / name).mkdir(parents=True)


def _write(path: Path, value: dict[str, Any]) -> None:
    with whole_file(path) as file:
        file.write(json.dumps(value, indent=2).encode() + b"\n")


def _shown(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)
