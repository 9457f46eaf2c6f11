"""An archive out of a backup: checked as a whole first, built beside its place, verified, and only then put there."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from whence.archive.backup_check import Backup, check, opened
from whence.archive.backup_format import Manifest
from whence.archive.folder import Archive
from whence.archive.progress import Progress, unwatched
from whence.archive.verifying import verify
from whence.model.errors import ArchiveError, BackupError
from whence.store.blobs import Blobs
from whence.store.disk import force
from whence.store.tables import metadata

_SPARE = 100_000_000
"""Bytes that have to stay free on the disk beside what is unpacked."""


def restore(path: Path, folder: Path, *, database: str | None = None, progress: Progress = unwatched) -> Manifest:
    """Make an archive of a backup. Nothing is visible in the folder before all of it is there and verified.

    Args:
        path: the backup.
        folder: where the archive goes; it must not be there, or be empty.
        database: a PostgreSQL address for its rows; None takes a file in the folder, wherever they were before.
        progress: is told how many things are done, and of what.

    Raises:
        BackupError: the backup is not what was written; the message names what is damaged.
        ArchiveError: there is something in the folder, or no room for the archive.
        StoreError: the database cannot be written, or is not empty.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ArchiveError(f"{folder}: not empty; restore into a new folder")
    manifest = check(path, progress=progress)
    parent = folder.absolute().parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
        _check_room(parent, manifest)
        beside = Path(tempfile.mkdtemp(dir=parent, prefix=f".{folder.name[:100]}.restoring."))
    except OSError as error:
        raise ArchiveError(f"{folder}: cannot be made ({error.strerror or error}); name another folder") from error
    try:
        _build(path, beside / "archive", database, progress)
        if folder.exists():
            folder.rmdir()
        (beside / "archive").replace(folder)
        force(parent)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return manifest


def _check_room(parent: Path, manifest: Manifest) -> None:
    needed = manifest.raw_bytes + 2 * sum(member.size for member in manifest.tables.values()) + _SPARE
    free = shutil.disk_usage(parent).free
    if needed > free:
        raise ArchiveError(f"{parent}: {needed:,} bytes are needed and {free:,} are free; free the disk")


def _build(path: Path, folder: Path, database: str | None, progress: Progress) -> None:
    archive = Archive.create(folder, database=database)
    with opened(path) as backup:
        _unpack(backup, Blobs(archive.raw), progress)
        store = archive.store()
        try:
            store.load(_rows(backup))
            verdict = verify(store, progress=progress)
        finally:
            store.close()
    if verdict.findings:
        first = verdict.findings[0]
        raise BackupError(
            f"{path}: what was backed up was damaged already ({len(verdict.findings)} findings; the first: "
            f"{first.where} {first.item}: {first.problem}); restore an earlier backup"
        )
    if verdict.head != backup.manifest.head:
        raise BackupError(f"{path}: the audit log that was restored ends otherwise than the manifest tells")


def _unpack(backup: Backup, blobs: Blobs, progress: Progress) -> None:
    folders = set()
    for done, row in enumerate(backup.rows("blobs"), 1):
        place = blobs.path(str(row["sha256"]))
        place.parent.mkdir(parents=True, exist_ok=True)
        folders.add(place.parent)
        with place.open("xb") as file:
            backup.raw(str(row["sha256"]), file.write)
            file.flush()
            os.fsync(file.fileno())
        progress(done, "restored")
    for folder in (*folders, blobs.folder):
        force(folder)


def _rows(backup: Backup) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Give the rows, those that others point at before them."""
    for table in metadata.sorted_tables:
        if table.name in backup.manifest.tables:
            yield from ((table.name, row) for row in backup.rows(table.name))
