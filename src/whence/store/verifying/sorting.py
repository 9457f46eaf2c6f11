"""Pairs of numbers sorted outside of memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from types import TracebackType


class Sorted:
    """Takes pairs in any order and gives them back sorted; gone when closed."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect("", isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = OFF")
        self._connection.execute("CREATE TABLE pairs (a INTEGER, b INTEGER, PRIMARY KEY (a, b)) WITHOUT ROWID")

    def __enter__(self) -> Sorted:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def add(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Take pairs."""
        self._connection.executemany("INSERT INTO pairs VALUES (?, ?)", pairs)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Give all pairs, sorted."""
        yield from self._connection.execute("SELECT a, b FROM pairs ORDER BY a, b")
