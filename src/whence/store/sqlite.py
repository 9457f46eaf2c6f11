"""SQLite: one file, one writer at a time, FTS5 for search."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, column, create_engine, event, func, literal_column, select, table, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from whence.model.archive import Finding
from whence.store.backend import PATIENCE_S, begun
from whence.store.column_types import escaped
from whence.store.drivers import sqlite_driver, wal_is_safe
from whence.store.query import Term, Words

_SEARCH = table("search", column("rowid"), column("title"), column("text"))
_TITLE_WEIGHT = 4.0
"""How much more a word counts in a title than in a text: a text has it by chance, a title for a reason."""
_KEPT = 16
"""Connections that wait to be used again: a few more than threads of a server read at the same time."""
_STEPS = 10_000
"""Steps of SQLite's machine between two looks at the clock: well under a millisecond."""


class SqliteBackend:
    """An archive's database in a file."""

    guarded_acts: tuple[str, ...] = ("update", "delete")

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self.path, self.read_only, self.place = path, read_only, str(path)
        self._driver = sqlite_driver()
        self.engine = create_engine(
            "sqlite://",
            module=self._driver,
            creator=self._connect,
            poolclass=QueuePool,
            pool_size=_KEPT,
            max_overflow=-1,
        )
        event.listen(self.engine, "begin", _begin)

    def _connect(self) -> Any:
        mode = "mode=ro" if self.read_only else "mode=rwc"
        if self.read_only and self._never_written():
            mode += "&immutable=1"
        connection = self._driver.connect(
            f"{self.path.absolute().as_uri()}?{mode}",
            uri=True,
            timeout=PATIENCE_S,
            isolation_level=None,  # transactions are begun by us, so that statements about tables are part of them
            check_same_thread=False,
        )
        try:
            self._prepare(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _never_written(self) -> bool:
        """Say whether the archive lies where nobody can write, as on a disk that is kept: it needs no locks there."""
        return not os.access(self.path.parent, os.W_OK) and not Path(f"{self.path}-wal").exists()

    def _prepare(self, connection: Any) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        if self.read_only:
            connection.execute("PRAGMA query_only = ON")
            return
        wanted = "wal" if wal_is_safe(self._driver.sqlite_version_info) else "delete"
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != wanted:
            connection.execute(f"PRAGMA journal_mode = {wanted}")
        connection.execute("PRAGMA synchronous = FULL")

    def reading(self) -> Any:
        """Begin a transaction that sees one state."""
        return begun(self.engine, self.place, _reason, keeps=False)

    def writing(self) -> Any:
        """Begin a transaction as the only writer."""
        return begun(self.engine, self.place, _reason, keeps=True, immediate=True)

    def alone(self, connection: Connection) -> None:
        """Do nothing: a writing transaction is alone from its beginning."""

    @contextmanager
    def limited(self, connection: Connection, seconds: float) -> Iterator[None]:
        """Interrupt what runs too long."""
        end = time.monotonic() + seconds
        handle: Any = connection.connection.dbapi_connection
        handle.set_progress_handler(lambda: int(time.monotonic() > end), _STEPS)
        try:
            yield
        finally:
            handle.set_progress_handler(None, _STEPS)

    @contextmanager
    def lenient(self, connection: Connection) -> Iterator[None]:
        """Read bytes that are no UTF-8, in a column of text, as what could never have been written there."""
        handle: Any = connection.connection.dbapi_connection
        handle.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
        try:
            yield
        finally:
            handle.text_factory = str

    def index(self, connection: Connection, rows: Sequence[tuple[int, str | None, str]]) -> None:
        """Take texts into the search index."""
        given = [{"n": n, "title": escaped(title or ""), "text": escaped(words)} for n, title, words in rows]
        if given:
            connection.execute(text("INSERT INTO search(rowid, title, text) VALUES (:n, :title, :text)"), given)

    def matching(self, words: Words) -> tuple[Select[tuple[int, float]] | None, Select[tuple[int]] | None]:
        """Select by FTS5, which ranks with BM25 (the better the lower, so the sign is turned)."""
        wanted = " AND ".join(f"({' OR '.join(map(_phrase, group))})" for group in words.groups)
        without = " OR ".join(map(_phrase, words.without))
        score = func.bm25(literal_column("search"), _TITLE_WEIGHT, 1.0)
        rows = select(_SEARCH.c.rowid.label("n"))
        return (
            rows.add_columns((-score).label("score")).where(_matches(wanted)) if wanted else None,
            rows.where(_matches(without)) if without else None,
        )

    def guards(self, connection: Connection) -> set[str]:
        """List the triggers."""
        return set(connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")))

    def sound(self, connection: Connection) -> Iterator[Finding]:  # noqa: ARG002 (a copy has its own)
        """Check pages and indices, and the search index against the documents, on a copy that is gone afterwards.

        FTS5 compares only when it may write; and checking the copy, page for page the same, keeps no writer waiting.
        """
        copy = self._driver.connect("", isolation_level=None)  # on the disk, in a file without a name
        try:
            source: Any = self._connect()
            try:
                source.backup(copy)
            finally:
                source.close()
            for (problem,) in copy.execute("PRAGMA integrity_check"):
                if problem != "ok":
                    yield Finding("database", self.path.name, problem)
            settings = [name for (name,) in copy.execute("SELECT k FROM search_config")]
            if settings != ["version"]:
                yield Finding("search_config", ", ".join(settings), "is not what an index is made with")
            yield from self._index_fits(copy)
        except self._driver.DatabaseError as error:
            yield Finding("database", self.path.name, f"cannot be checked to its end: {error}")
        finally:
            copy.close()

    def _index_fits(self, copy: Any) -> Iterator[Finding]:
        try:
            copy.execute("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")
        except self._driver.DatabaseError as error:
            told = f"does not fit the documents ({error}); a backup that is restored builds it anew"
            yield Finding("search", "index", told)

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _matches(expression: str) -> Any:
    return literal_column("search").op("MATCH")(expression)


def _phrase(term: Term) -> str:
    return f'"{" ".join(term.tokens)}"{" *" if term.begins else ""}'


def _reason(error: DBAPIError) -> str | None:
    words = str(error.orig)
    if "locked" in words or "busy" in words:
        return f"another process has been writing for more than {PATIENCE_S} s; wait for it and try again"
    if "interrupted" in words:
        return "took too long and was stopped; ask for less at a time"
    if "readonly" in words:
        return "it lies where it is read-only; to change something, copy the archive to where it can be written"
    if "malformed" in words or "not a database" in words:
        return f"the database is damaged ({words}); restore it from a backup"
    if "disk is full" in words or "disk I/O" in words:
        return f"the disk failed ({words}); nothing was written: free it and try again"
    if "unable to open" in words:
        return "the database cannot be opened; is it there, and readable?"
    return None
