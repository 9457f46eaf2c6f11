"""What all commands on an archive share: which one, opening it, and finding what an id means."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from whence.archive.folder import Archive
    from whence.model.archive import Version
    from whence.store.interface import ReadStore, Store

ArchiveFolder = Annotated[
    Path,
    typer.Option(
        "--archive",
        "-a",
        envvar="WHENCE_ARCHIVE",
        metavar="FOLDER",
        help="The archive's folder; else WHENCE_ARCHIVE, else the current folder.",
    ),
]
HERE = Path()
"""Where an archive is looked for if none is named."""

Json = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line, instead of tables.")]


def found(folder: Path) -> Archive:
    """Find an archive.

    Raises:
        ArchiveError: there is none; the message says how to make one.
    """
    from whence.archive.folder import Archive

    return Archive.open(folder)


@contextmanager
def reading(folder: Path) -> Iterator[ReadStore]:
    """Open an archive for reading, and close it.

    Raises:
        ArchiveError: there is none.
        StoreError: it cannot be used.
    """
    store = found(folder).reader()
    try:
        yield store
    finally:
        store.close()


@contextmanager
def writing(folder: Path) -> Iterator[tuple[Archive, Store]]:
    """Open an archive for writing, and close it.

    Raises:
        ArchiveError: there is none.
        StoreError: it cannot be used.
    """
    archive = found(folder)
    store = archive.store()
    try:
        yield archive, store
    finally:
        store.close()


def version_of(store: ReadStore, prefix: str) -> Version:
    """Find the version that the beginning of an id means: its own, its report's (the newest then), a reading's.

    Raises:
        BadParameter: it means nothing, or several things.
    """
    found = {version.id: version for id in store.resolve(prefix) for version in _meant(store, id)}
    if len(found) == 1:
        return next(iter(found.values()))
    if not found:
        raise typer.BadParameter(f"nothing here has an id that begins with {prefix}; find it with whence search")
    raise typer.BadParameter(
        f"{prefix} can mean the versions {', '.join(id[:16] for id in found)}; give one of these, or more of the id"
    )


def _meant(store: ReadStore, id: str) -> tuple[Version, ...]:
    """List the versions that a whole id means: one, but for a hash of bytes that several reports have."""
    version, report = store.version(id), store.report(id)
    if version is not None:
        return (version,)
    if report is not None:
        return report.versions[-1:]
    reading = store.reading(id)
    if reading is None:
        return store.holding(id)
    return tuple(
        each for each in store.holding(reading.report.id) if id in {made.id for made in store.readings(each.id)}
    )
