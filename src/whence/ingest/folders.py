"""A folder of files, walked in one order, so that a walk that was broken off can go on where it was."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from whence.ingest.container import Passed
from whence.model.item import Refused

MAX_DEPTH = 100
"""Folders inside folders. More of them are made by programs that went wrong, or to go wrong."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file of a folder: its path, and its name as it is shown, which a database can hold whatever bytes it has."""

    path: Path
    place: str


def shown(path: Path | str) -> str:
    """Write a path as text; bytes that are none stand as U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def walk(folder: Path, after: str | None = None, depth: int = 0) -> Iterator[FoundFile | Refused | Passed]:
    """Walk a folder and the folders in it, by name. Links to folders are not followed: so no walk is without end.

    Args:
        folder: where to walk.
        after: a place that ``walk`` gave; what comes before it is left out, and the place itself is not.
        depth: how deep this folder lies.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        yield Refused(shown(folder), f"the folder cannot be read ({error.strerror or error})")
        return
    for entry in entries:
        place = shown(entry.path)
        if after is not None and _before(place, after):
            continue
        if entry.name.startswith("."):
            yield Passed(place, "hidden")
        elif entry.is_dir(follow_symlinks=False):
            if depth < MAX_DEPTH:
                yield from walk(Path(entry.path), after, depth + 1)
            else:
                yield Refused(place, f"it lies more than {MAX_DEPTH} folders deep")
        else:
            yield _file(entry, place)


def _before(place: str, after: str) -> bool:
    """Whether a place and all that is in it lies before another in the order of the walk."""
    ours, theirs = Path(place).parts, Path(after).parts
    return [part.encode() for part in ours] < [part.encode() for part in theirs[: len(ours)]]


def _file(entry: os.DirEntry[str], place: str) -> FoundFile | Refused | Passed:
    try:
        if entry.is_file():
            return FoundFile(Path(entry.path), place)
        if entry.is_symlink():
            return Refused(place, "a link to a folder or to nothing; name what it leads to")
    except OSError as error:
        return Refused(place, f"it cannot be read ({error.strerror or error})")
    return Refused(place, "neither a file nor a folder")
