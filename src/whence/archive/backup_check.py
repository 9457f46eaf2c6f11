"""A backup read through: every name, size and hash, before anything of it is used."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whence.archive.backup_format import (
    LONGEST_MANIFEST,
    LONGEST_ROW,
    MANIFEST,
    TABLES,
    Manifest,
    line_row,
    raw_member,
    raw_name,
    table_member,
    table_name,
)
from whence.archive.progress import Progress, unwatched
from whence.model.errors import BackupError

_CHUNK = 1 << 20
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, UnicodeDecodeError)
"""What reading a damaged member can end with; the last where the name before its bytes was hit, and its encoding."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was opened: only known names are in it, each once, with the sizes that its manifest tells."""

    zip: zipfile.ZipFile
    manifest: Manifest

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        """Read a table's rows, checked against the manifest's hash when the last was read.

        Raises:
            BackupError: they are not those that were written.
        """
        expected, hashed, rows = self.manifest.tables[table], hashlib.sha256(), 0
        with self._opened(table_member(table)) as file:
            while line := file.readline(LONGEST_ROW + 1):
                if len(line) > LONGEST_ROW:
                    raise BackupError(f"{table_member(table)}: a row of more than {LONGEST_ROW:,} bytes")
                hashed.update(line)
                rows += 1
                try:
                    yield line_row(line)
                except BackupError as error:
                    raise BackupError(f"{table_member(table)}, line {rows}: {error}; take another backup") from error
        if (rows, hashed.hexdigest()) != (expected.rows, expected.sha256):
            raise BackupError(f"{table_member(table)} is not what was written: its hash differs; take another backup")

    def raw(self, sha256: str, write: Callable[[bytes], object]) -> int:
        """Read raw bytes in pieces, checked against their hash when the last was read; return how many there are.

        Raises:
            BackupError: they are not those of their name.
        """
        hashed, size = hashlib.sha256(), 0
        with self._opened(raw_member(sha256)) as file:
            while chunk := file.read(_CHUNK):
                hashed.update(chunk)
                size += len(chunk)
                write(chunk)
        if hashed.hexdigest() != sha256:
            raise BackupError(f"{raw_member(sha256)} is not what was written: its hash differs; take another backup")
        return size

    @contextmanager
    def _opened(self, name: str) -> Iterator[Any]:
        try:
            with self.zip.open(name) as file:
                yield file
        except KeyError as error:
            raise BackupError(f"{name} is not in the backup; take another") from error
        except (*_DAMAGE, OSError, NotImplementedError, RuntimeError) as error:
            raise BackupError(f"{name} is damaged: {error}; take another backup") from error


@contextmanager
def opened(path: Path) -> Iterator[Backup]:
    """Open a backup and look at its names and sizes.

    Raises:
        BackupError: it is no backup, or one that was cut, patched or packed by others.
    """
    try:
        file = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise BackupError(f"{path}: no backup that can be read ({reason}); name a file of whence backup") from error
    with file:
        try:
            yield Backup(file, _manifest(file))
        except BackupError as error:
            raise BackupError(f"{path}: {error}") from error


def check(path: Path, *, progress: Progress = unwatched) -> Manifest:
    """Read a whole backup and check it.

    Raises:
        BackupError: anything in it is not what was written; the message names the member.
    """
    with opened(path) as backup:
        _check_rows(backup)
        sizes = {row["sha256"]: row["size"] for row in backup.rows("blobs")}
        for done, (sha256, size) in enumerate(sizes.items(), 1):
            found = backup.raw(sha256, unwatched)
            if found != size:
                raise BackupError(
                    f"{raw_member(sha256)} has {found} bytes, and {size} were stored; take another backup"
                )
            progress(done, "checked")
        return backup.manifest


def _check_rows(backup: Backup) -> None:
    head = None
    for table in TABLES:
        for row in backup.rows(table):
            if table == "audit":
                head = row.get("hash")
    if head != backup.manifest.head:
        raise BackupError("the audit log does not end with the head that the manifest tells; take another backup")


def _manifest(file: zipfile.ZipFile) -> Manifest:
    infos = file.infolist()
    names = [info.filename for info in infos]
    if MANIFEST not in names:
        raise BackupError(f"there is no {MANIFEST} in it: no backup, or one that was cut off")
    if len(set(names)) != len(names):
        raise BackupError("a name is in it twice; take another backup")
    for name in names:
        if name != MANIFEST and table_name(name) is None and raw_name(name) is None:
            raise BackupError(f"{name[:100]!r} does not belong into a backup; nothing was restored")
    if file.getinfo(MANIFEST).file_size > LONGEST_MANIFEST:
        raise BackupError(f"{MANIFEST} is too large; take another backup")
    try:
        manifest = Manifest.loads(file.read(MANIFEST))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise BackupError(f"{MANIFEST} is damaged: {error}; take another backup") from error
    raw = [info for info in infos if raw_name(info.filename)]
    told = {table_member(name): member.size for name, member in manifest.tables.items()}
    found = {info.filename: info.file_size for info in infos if table_name(info.filename)}
    if told != found:
        wrong = sorted(name for name in {**told, **found} if told.get(name) != found.get(name))
        raise BackupError(f"{', '.join(wrong)}: not of the size that {MANIFEST} tells, or lost; take another backup")
    if (len(raw), sum(info.file_size for info in raw)) != (manifest.raw, manifest.raw_bytes):
        raise BackupError(
            f"it holds {len(raw):,} files of raw bytes, and {MANIFEST} tells of {manifest.raw:,}, or of another size; "
            "take another backup"
        )
    return manifest
