"""An archive on disk: a folder with its settings, its database (unless PostgreSQL has it) and the reports' raw bytes.

whence.toml     the settings, complete, with comments
archive.db      the rows (SQLite)
raw/            the bytes as they came, under their SHA-256
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from whence.config import ArchiveSettings
from whence.model.errors import ArchiveError

if TYPE_CHECKING:
    from whence.store.interface import ReadStore, Store

SETTINGS = "whence.toml"
RAW = "raw"
_SQLITE = "sqlite:///"
_DEFAULT = "archive.db"


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive that is there, by its folder. It holds nothing open: ``store`` and ``reader`` do."""

    folder: Path
    settings: ArchiveSettings

    @classmethod
    def create(cls, folder: Path, *, database: str | None = None) -> Archive:
        """Make an empty archive.

        Args:
            folder: where; it is made if it is not there.
            database: a PostgreSQL address without a password; None takes a file in the folder.

        Raises:
            ArchiveError: something of an archive is there already, or the address is none that can be used.
            StoreError: the database cannot be made.
        """
        from whence.store.opening import open_store

        url = _checked(database)
        _check_free(folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / RAW).mkdir()
        except OSError as error:
            raise ArchiveError(f"{folder}: {error.strerror or error}; name a folder that can be written to") from error
        try:
            store = open_store(_located(url, folder), folder / RAW, actor="whence", create=True)
            held = store.counts().audit
            store.close()
            if held:
                raise ArchiveError(f"{url}: the database holds an archive already; name an empty one")
            # last, since a folder with settings is an archive
            _write(folder / SETTINGS, _settings_text(url))
        except BaseException:
            shutil.rmtree(folder / RAW)  # it was made just now
            if database is None:
                for left in folder.glob(f"{_DEFAULT}*"):
                    left.unlink()
            raise
        return cls.open(folder)

    @classmethod
    def open(cls, folder: Path) -> Archive:
        """Find the archive of a folder.

        Raises:
            ArchiveError: there is none, or its settings are wrong.
        """
        if not (folder / SETTINGS).is_file():
            raise ArchiveError(
                f"{folder}: no archive here (no {SETTINGS}); make one with `whence init {folder}`, or name another "
                "with --archive"
            )
        settings = ArchiveSettings.load(folder / SETTINGS)
        _checked(settings.store.database)
        return cls(folder, settings)

    @property
    def url(self) -> str:
        """The database's address, absolute."""
        return _located(self.settings.store.database, self.folder)

    @property
    def raw(self) -> Path:
        """The folder of the raw bytes."""
        return self.folder / RAW

    @property
    def can_be_written(self) -> bool:
        """Say whether its folder can be written; evidence on a disk that is kept as it is cannot."""
        return os.access(self.folder, os.W_OK)

    def store(self, actor: str = "whence") -> Store:
        """Open it for reading and writing; the caller closes it.

        Args:
            actor: who is named in the audit log.

        Raises:
            StoreError: it cannot be used.
        """
        from whence.store.opening import open_store

        return open_store(self.url, self.raw, actor=actor)

    def reader(self) -> ReadStore:
        """Open it for reading; the caller closes it.

        Raises:
            StoreError: it cannot be used.
        """
        from whence.store.opening import open_reader

        return open_reader(self.url, self.raw)


def _checked(database: str | None) -> str:
    if database is None:
        return _SQLITE + _DEFAULT
    if database.startswith(_SQLITE) and len(database) > len(_SQLITE):
        return database
    try:
        parts = urlsplit(database)
    except ValueError as error:
        raise ArchiveError(f"not the address of a database: {error}") from error
    if parts.scheme not in ("postgresql", "postgres"):
        raise ArchiveError(f"not the address of a database: {parts.scheme}:…; give postgresql://user@host/name")
    if parts.password is not None or "password=" in parts.query:
        raise ArchiveError(
            "the database's address holds a password, which would be kept in clear; take it out and tell it by "
            "PGPASSWORD or ~/.pgpass"
        )
    return database.replace("postgres://", "postgresql://", 1)


def _located(url: str, folder: Path) -> str:
    return f"{_SQLITE}{(folder / url.removeprefix(_SQLITE)).absolute()}" if url.startswith(_SQLITE) else url


def _check_free(folder: Path) -> None:
    if (folder / SETTINGS).exists():
        raise ArchiveError(f"{folder}: there is an archive already; use it, or name another folder")
    for name in (_DEFAULT, RAW):
        if (folder / name).exists():
            raise ArchiveError(f"{folder / name}: in the way of a new archive; name another folder, or move it away")
    if folder.exists() and not folder.is_dir():
        raise ArchiveError(f"{folder}: a file, and an archive is a folder; name another")


def _settings_text(url: str) -> str:
    text = files("whence.archive").joinpath(SETTINGS).read_text("utf-8")
    quoted = url.replace("\\", "\\\\").replace('"', '\\"')
    return text.replace(f'database = "{_SQLITE}{_DEFAULT}"', f'database = "{quoted}"')


def _write(path: Path, text: str) -> None:
    partial = path.with_name(f".{path.name}.partial")
    with partial.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)
