"""The file ``desk.db`` in an archive's folder: readable by its owner only, made when it is first needed."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from whence.model.errors import StoreError
from whence.store.sqlite import SqliteBackend
from whence.web.people.tables import SCHEMA, metadata

FILE = "desk.db"
_OWNER_ONLY = 0o600
_SHORT_MS = 50
"""How long is waited where it is not worth it."""


class _Hurried(SqliteBackend):
    """The same file for what is not worth waiting for."""

    def _prepare(self, connection: Any) -> None:
        super()._prepare(connection)
        connection.execute(f"PRAGMA busy_timeout = {_SHORT_MS}")


class DeskFile:
    """Accounts, sessions and views on the disk; in a folder that cannot be written, only as long as it is open."""

    def __init__(self, folder: Path) -> None:
        """Open it.

        Raises:
            StoreError: it is of a newer Whence, damaged, or cannot be made.
        """
        self.kept = os.access(folder, os.W_OK)
        self._passing = None if self.kept else tempfile.TemporaryDirectory(prefix="whence-desk-")
        path = (Path(self._passing.name) if self._passing else folder) / FILE
        _make(path)
        self._backend, self._hurried = SqliteBackend(path, read_only=False), _Hurried(path, read_only=False)
        try:
            self._bring_up()
        except BaseException:
            self.close()
            raise

    def reading(self) -> Any:
        """Begin a transaction that sees one state."""
        return self._backend.reading()

    def writing(self) -> Any:
        """Begin a transaction as the only writer."""
        return self._backend.writing()

    def hurried(self) -> Any:
        """Begin a transaction as the only writer, if there is no other: it fails rather than waits."""
        return self._hurried.writing()

    def close(self) -> None:
        """Let go of the file."""
        self._backend.close()
        self._hurried.close()
        if self._passing:
            self._passing.cleanup()

    def _bring_up(self) -> None:
        with self._backend.writing() as connection:
            found = connection.exec_driver_sql("PRAGMA user_version").scalar()
            if found == 0:
                metadata.create_all(connection)
                connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
            elif found != SCHEMA:
                raise StoreError(
                    f"{self._backend.place}: made by a newer Whence (schema {found}, and this one knows {SCHEMA}); "
                    "update Whence, or move the file away, which forgets accounts and saved views"
                )


def _make(path: Path) -> None:
    """Make the file, before SQLite makes one that others may read."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, _OWNER_ONLY))
        path.chmod(_OWNER_ONLY)
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}; it holds accounts and must be yours to write") from error
