"""What a database has to offer to the store, and what both have in common: transactions and the words of errors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from sqlalchemy import Connection, Engine, Select
from sqlalchemy.exc import DBAPIError

from whence.model.archive import Finding
from whence.model.errors import StoreError
from whence.store.query import Words

PATIENCE_S = 60
"""Seconds to wait for another writer before giving up: longer than any batch takes to be written."""

SEARCH_LIMIT_S = 10
"""Seconds that one search may take before it is stopped."""


class Backend(Protocol):
    """One database, opened."""

    engine: Engine
    place: str
    """What messages call it."""
    read_only: bool
    guarded_acts: tuple[str, ...]
    """What the triggers of rows that never change refuse."""

    def reading(self) -> _Transaction:
        """Begin a transaction that sees one state and writes nothing."""

    def writing(self) -> _Transaction:
        """Begin a transaction that no other writer of the same rows can come between."""

    def alone(self, connection: Connection) -> None:
        """Wait until no other process appends to the audit log, and keep others waiting until the commit."""

    @contextmanager
    def limited(self, connection: Connection, seconds: float) -> Iterator[None]:
        """Stop whatever runs on the connection inside when its time is over."""

    @contextmanager
    def lenient(self, connection: Connection) -> Iterator[None]:
        """Read inside even text that is none, so that it can be named."""

    def index(self, connection: Connection, rows: Sequence[tuple[int, str | None, str]]) -> None:
        """Take titles and texts, by the number of their version, into the search index."""

    def matching(self, words: Words) -> tuple[Select[tuple[int, float]] | None, Select[tuple[int]] | None]:
        """Select the versions that match with their scores, the best highest; and those that must not be there.

        None in place of a selection where the words ask for nothing, or exclude nothing.
        """

    def guards(self, connection: Connection) -> set[str]:
        """List the triggers that are there."""

    def sound(self, connection: Connection) -> Iterator[Finding]:
        """Check what only this kind of database has: its pages, its search index."""

    def close(self) -> None:
        """Let go of all connections."""


class _Transaction(Protocol):
    def __enter__(self) -> Connection: ...

    def __exit__(self, *error: object) -> bool | None: ...


@contextmanager
def begun(
    engine: Engine, place: str, reason: Callable[[DBAPIError], str | None], *, keeps: bool, **options: object
) -> Iterator[Connection]:
    """Run a transaction, with database errors told in our words. Any error undoes it.

    Args:
        engine: where.
        place: what messages call the database.
        reason: what is the matter, in words with a remedy, for errors that the database is known for.
        keeps: whether it is committed at its end; one that only reads is not, for a damaged database cannot commit.
        options: of the connection.

    Raises:
        StoreError: the database failed.
    """
    try:
        with engine.connect().execution_options(**options) as connection, connection.begin() as transaction:
            yield connection
            if not keeps:
                transaction.rollback()
    except DBAPIError as error:
        told = reason(error) or f"the database failed: {error.orig}"
        raise StoreError(f"{place}: {told}") from error


def pieces(values: Iterable[str], size: int = 500) -> Iterator[list[str]]:
    """Cut values into lists short enough for one statement."""
    piece: list[str] = []
    for value in values:
        piece.append(value)
        if len(piece) == size:
            yield piece
            piece = []
    if piece:
        yield piece
