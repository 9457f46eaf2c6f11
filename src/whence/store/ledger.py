"""The audit log: append-only, each entry chained to the one before by its hash."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from whence.model.archive import AuditEntry, canonical_json
from whence.store.digests import digest, sealed
from whence.store.notes import note_value, upsert_note
from whence.store.tables import audit
from whence.store.times import moment, now, stamp

BEGINNING = "0" * 64
"""What the first entry has for the hash of the one before."""

HEAD = "audit.head"
"""The note that holds the number and the hash of the last entry, so that a log cut short is noticed."""

WROTE = "wrote"
"""The key in an entry's detail under which stand the rows that the act wrote."""

Wrote = Mapping[str, Mapping[str, str | None]]
"""By table and key of a row: its digest; empty for a row that carries its own seal; None for one that is gone."""


class Ledger:
    """Appends to the audit log inside one transaction."""

    def __init__(self, connection: Connection, actor: str) -> None:
        self._connection, self._actor = connection, actor
        self._seq: int
        self._hash: str
        last = connection.execute(select(audit.c.seq, audit.c.hash).order_by(audit.c.seq.desc()).limit(1)).first()
        written = (last.seq, last.hash) if last else (0, BEGINNING)
        # A log that was cut short goes on where it was, so that what is missing stays missed.
        self._seq, self._hash = max(written, noted_head(connection) or written, key=lambda head: head[0])
        self._rows: list[dict[str, Any]] = []

    def append(
        self, action: str, subject: str, detail: Mapping[str, object] | None = None, wrote: Wrote | None = None
    ) -> AuditEntry:
        """Append one entry.

        Args:
            action: what was done, in a word.
            subject: to what: an id, an address, a name.
            detail: more about it, as plain data.
            wrote: the rows that it wrote.
        """
        told = {**(detail or {}), **({WROTE: wrote} if wrote else {})}
        row: dict[str, Any] = {
            "seq": self._seq + 1,
            "at": stamp(now()),
            "actor": self._actor,
            "action": action,
            "subject": subject,
            "detail": canonical_json(told),
            "digest": digest(wrote) if wrote else None,
            "previous": self._hash,
        }
        row["hash"] = digest(row)
        self._seq, self._hash = row["seq"], row["hash"]
        self._rows.append(row)
        return entry_of(row)

    def write(self) -> None:
        """Write what was appended, and the note of the new head."""
        if self._rows:
            self._connection.execute(insert(audit), self._rows)
            upsert_note(self._connection, head_note(self._seq, self._hash))
            self._rows = []


def noted_head(connection: Connection) -> tuple[int, str] | None:
    """Get the number and the hash of the last entry that was noted; None where there is no sound note of it."""
    number, _, hash = (note_value(connection, HEAD) or "").partition(":")
    return (int(number), hash) if number.isdecimal() and number.isascii() and hash else None


def head_note(seq: int, hash: str) -> dict[str, Any]:
    """Make the row of notes that holds the head of the log."""
    return sealed({"name": HEAD, "value": f"{seq}:{hash}"})


def entry_of(row: Mapping[str, Any]) -> AuditEntry:
    """Make an entry of a row of the table."""
    return AuditEntry(**{**row, "at": moment(row["at"])})


def entry_from(row: Row[Any]) -> AuditEntry:
    """Make an entry of a selected row."""
    return entry_of(row._asdict())
