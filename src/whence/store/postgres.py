"""PostgreSQL: a server, writers in turn by an advisory lock, word lists with a GIN index for search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, Select, cast, column, create_engine, event, func, literal, select, table, text
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR
from sqlalchemy.exc import DBAPIError, OperationalError

from whence.model.archive import Finding
from whence.model.errors import StoreError
from whence.store.backend import PATIENCE_S, begun
from whence.store.query import Words
from whence.store.tables import documents, versions
from whence.store.tsvectors import any_of, tsquery, tsvector

_SEARCH = table("search", column("n"), column("words", TSVECTOR))
_LOCK = 0x77686E63
"""The number of the advisory lock under which the audit log grows: "whnc"."""
_BY_LENGTH = 1
"""How ``ts_rank`` makes long texts comparable with short ones: divided by 1 + the logarithm of the length."""
_BATCH = 200


class PostgresBackend:
    """An archive's database on a server."""

    guarded_acts: tuple[str, ...] = ("update", "delete", "truncate")

    def __init__(self, url: URL, *, read_only: bool) -> None:
        self.read_only = read_only
        self.place = url.render_as_string(hide_password=True)
        settings = {"synchronous_commit": "on", "lock_timeout": f"{PATIENCE_S}s"}
        if read_only:
            settings["default_transaction_read_only"] = "on"
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        try:
            self.engine = create_engine(
                url.set(drivername="postgresql+psycopg"), connect_args={"options": options}, pool_pre_ping=True
            )
        except ImportError as error:
            raise StoreError(
                f"{self.place}: the driver of PostgreSQL is not installed: pip install 'whence[postgresql]'"
            ) from error
        event.listen(self.engine, "connect", self._check_encoding)

    def _check_encoding(self, connection: Any, _: object) -> None:
        encoding = connection.info.parameter_status("server_encoding")
        if encoding != "UTF8":
            raise StoreError(f"{self.place}: the database is kept in {encoding}; make one with ENCODING 'UTF8'")

    def reading(self) -> Any:
        """Begin a transaction that sees one state."""
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        return begun(self.engine, self.place, _reason, keeps=False, **options)

    def writing(self) -> Any:
        """Begin a transaction; rows are locked one by one, the audit log by ``alone``."""
        return begun(self.engine, self.place, _reason, keeps=True)

    def alone(self, connection: Connection) -> None:
        """Wait for the lock of the audit log; it is let go at the end of the transaction."""
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))

    @contextmanager
    def limited(self, connection: Connection, seconds: float) -> Iterator[None]:
        """Have the server stop what runs too long."""
        connection.execute(select(func.set_config("statement_timeout", str(round(seconds * 1000)), True)))
        yield

    @contextmanager
    def lenient(self, connection: Connection) -> Iterator[None]:  # noqa: ARG002 (SQLite needs it)
        """Do nothing: the server keeps no text that is none."""
        yield

    def index(self, connection: Connection, rows: Sequence[tuple[int, str | None, str]]) -> None:
        """Take texts into the search index."""
        given = [{"n": n, "words": tsvector(title, words)} for n, title, words in rows]
        if given:
            connection.execute(text("INSERT INTO search (n, words) VALUES (:n, cast(:words AS tsvector))"), given)

    def matching(self, words: Words) -> tuple[Select[tuple[int, float]] | None, Select[tuple[int]] | None]:
        """Select by the index, ranked by ``ts_rank``."""
        rows = select(_SEARCH.c.n)
        wanted = cast(literal(tsquery(words)), TSQUERY)
        score = func.ts_rank(_SEARCH.c.words, wanted, _BY_LENGTH).label("score")
        without = cast(literal(any_of(words.without)), TSQUERY)
        return (
            rows.add_columns(score).where(_SEARCH.c.words.op("@@")(wanted)) if words.groups else None,
            rows.where(_SEARCH.c.words.op("@@")(without)) if words.without else None,
        )

    def guards(self, connection: Connection) -> set[str]:
        """List the triggers that are there and switched on."""
        names = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"
        ours = "tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace)"
        return set(connection.scalars(text(f"{names} AND {ours}")))

    def sound(self, connection: Connection) -> Iterator[Finding]:
        """Check the word lists against the documents."""
        chosen = select(versions.c.n, documents.c.title, documents.c.text).join(documents).order_by(versions.c.n)
        compare = text(
            "SELECT given.n FROM unnest(cast(:ns AS bigint[]), cast(:words AS text[])) AS given (n, words) "
            "LEFT JOIN search ON search.n = given.n WHERE search.words IS DISTINCT FROM given.words::tsvector"
        )
        last = -1
        while rows := connection.execute(chosen.where(versions.c.n > last).limit(_BATCH)).all():
            last = rows[-1].n
            given = {"ns": [row.n for row in rows], "words": [tsvector(row.title, row.text) for row in rows]}
            for n in connection.scalars(compare, given):
                yield Finding("search", str(n), "the word list is not that of the document")
        orphans = select(_SEARCH.c.n).where(_SEARCH.c.n.not_in(select(versions.c.n)))
        for n in connection.scalars(orphans):
            yield Finding("search", str(n), "a word list without a document")

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def _reason(error: DBAPIError) -> str | None:
    state = getattr(error.orig, "sqlstate", None) or ""
    if state == "55P03":
        return f"another process has been writing for more than {PATIENCE_S} s; wait for it and try again"
    if state == "57014":
        return "took too long and was stopped; ask for less at a time"
    if state.startswith("53"):
        return f"the server has run out of something ({error.orig}); free it and try again"
    if state in ("42501", "25006"):
        return f"the user has not the rights ({error.orig}); have them granted"
    if state.startswith(("08", "57P", "28", "3D")) or (not state and isinstance(error, OperationalError)):
        return f"the server cannot be reached or used ({error.orig}); is it running, and are name and password right?"
    return None
