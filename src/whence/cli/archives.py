"""What all commands on an archive share: which one, opening it, and finding what an id means."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from whence.archive.folder import Archive
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
