"""A backup of an archive: one file, whole or not at all, read through once more before it gets its name."""

from __future__ import annotations

import hashlib
import os
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from whence import __version__
from whence.archive.backup_check import check
from whence.archive.backup_format import (
    MANIFEST,
    TABLES,
    Manifest,
    Member,
    raw_member,
    row_line,
    table_member,
)
from whence.archive.progress import Progress, unwatched
from whence.archive.whole_files import give_usual_mode
from whence.model.errors import BackupError, StoreError
from whence.store.disk import force
from whence.store.interface import ReadStore
from whence.store.migrations import HEAD

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every member: the same archive gives the same bytes, but for the manifest."""


def write_backup(store: ReadStore, path: Path, *, now: datetime, progress: Progress = unwatched) -> Manifest:
    """Write a backup while others may go on adding: its rows are of one moment, and raw bytes never change.

    Args:
        store: what to back up.
        path: the file; what is there is replaced when the new one is whole.
        now: when, in UTC.
        progress: is told how many files of raw bytes are done, and of what.

    Raises:
        BackupError: it cannot be written, or does not read back as it was written.
        StoreError: the store cannot be read, or raw bytes are lost or damaged.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name[:100]}.")
    except OSError as error:
        raise BackupError(f"{path}: cannot be written ({error.strerror or error}); name another file") from error
    partial = Path(name)
    try:
        with os.fdopen(handle, "w+b") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
                manifest = _Writer(archive, store, progress).write(now)
            file.flush()
            os.fsync(file.fileno())
        check(partial, progress=progress)
        give_usual_mode(partial)
        partial.replace(path)
        force(path.absolute().parent)
    except OSError as error:
        raise BackupError(f"{path}: cannot be written ({error.strerror or error}); free the disk") from error
    finally:
        partial.unlink(missing_ok=True)
    return manifest


@dataclass(slots=True)
class _Writer:
    archive: zipfile.ZipFile
    store: ReadStore
    progress: Progress
    blobs: dict[str, int] = field(default_factory=dict)
    head: str | None = None

    def write(self, now: datetime) -> Manifest:
        tables = self._tables()
        for done, sha256 in enumerate(sorted(self.blobs), 1):
            self._raw(sha256)
            self.progress(done, "raw bytes")
        manifest = Manifest(
            program=__version__,
            schema=HEAD,
            made_at=now.isoformat(),
            head=self.head,
            tables=tables,
            raw=len(self.blobs),
            raw_bytes=sum(self.blobs.values()),
        )
        self.archive.writestr(_member(MANIFEST), manifest.dumps())
        return manifest

    def _tables(self) -> dict[str, Member]:
        """Write the tables, all of one moment; nobody is held up for longer than that takes."""
        done: dict[str, Member] = {}
        for table, rows in groupby(self.store.dump(), key=itemgetter(0)):
            done[table] = self._table(table, (row for _, row in rows))
        for table in TABLES:
            if table not in done:
                done[table] = self._table(table, iter(()))
        return done

    def _table(self, table: str, rows: Iterator[dict[str, Any]]) -> Member:
        hashed, size, number = hashlib.sha256(), 0, 0
        with self.archive.open(_member(table_member(table)), "w", force_zip64=True) as member:
            for row in rows:
                line = row_line(row)
                member.write(line)
                hashed.update(line)
                size, number = size + len(line), number + 1
                if table == "blobs":
                    self.blobs[row["sha256"]] = row["size"]
                elif table == "audit":
                    self.head = row["hash"]
        return Member(number, size, hashed.hexdigest())

    def _raw(self, sha256: str) -> None:
        content = self.store.content(sha256)
        if content is None:
            raise StoreError(f"the raw bytes {sha256} are lost; see whence verify")
        self.archive.writestr(_member(raw_member(sha256)), content)


def _member(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info
