"""What the audit log says is there, sorted by row in a database that is gone when closed: memory does not grow."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType

from whence.store.column_types import escaped, unescaped


@dataclass(frozen=True, slots=True)
class Expected:
    """What the log says of a row: its digest (empty: it has a seal; None: it is gone), and the entry that says so."""

    digest: str | None
    seq: int


class Scratch:
    """Rows that the log tells of, ticked off one by one."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect("", isolation_level=None)  # a file without a name
        self._connection.execute("PRAGMA journal_mode = OFF")
        self._connection.execute(
            "CREATE TABLE expected (place TEXT, key TEXT, digest TEXT, seq INTEGER, seen INTEGER DEFAULT 0, "
            "PRIMARY KEY (place, key)) WITHOUT ROWID"
        )

    def __enter__(self) -> Scratch:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def tell(self, seq: int, wrote: Mapping[str, Mapping[str, str | None]]) -> None:
        """Take down what an entry says; a later entry goes before an earlier one."""
        rows = [(place, escaped(key), digest, seq) for place, keys in wrote.items() for key, digest in keys.items()]
        self._connection.executemany(
            "INSERT OR REPLACE INTO expected (place, key, digest, seq) VALUES (?, ?, ?, ?)", rows
        )

    def tick(self, place: str, key: str) -> Expected | None:
        """Find what the log says of a row that is there, and tick it off; None where it says nothing."""
        found = self._connection.execute(
            "UPDATE expected SET seen = 1 WHERE place = ? AND key = ? RETURNING digest, seq", (place, escaped(key))
        ).fetchone()
        return Expected(*found) if found else None

    def missing(self) -> Iterator[tuple[str, str, int]]:
        """List table, key and entry of the rows that should be there and were not seen."""
        chosen = "SELECT place, key, seq FROM expected WHERE NOT seen AND digest IS NOT NULL ORDER BY place, key"
        for place, key, seq in self._connection.execute(chosen):
            yield place, unescaped(key), seq
