"""The audit log and the named values, as the store's callers see them."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import delete, func, select

from whence.model.archive import AuditEntry
from whence.model.errors import StoreError
from whence.store.base import Reads, Writes
from whence.store.digests import sealed
from whence.store.ledger import HEAD, entry_from
from whence.store.notes import note_value, upsert_note
from whence.store.tables import audit, notes


class ReadsActs(Reads):
    """The part of the store that shows its log and its notes."""

    def audit(self, *, after: int = 0, limit: int = 1000) -> tuple[AuditEntry, ...]:
        """Page through the audit log."""
        chosen = select(audit).where(audit.c.seq > after).order_by(audit.c.seq).limit(limit)
        with self._backend.reading() as connection:
            return tuple(map(entry_from, connection.execute(chosen)))

    def last_entry(self) -> int:
        """Get the number of the last entry of the audit log."""
        with self._backend.reading() as connection:
            return connection.scalar(select(func.max(audit.c.seq))) or 0

    def remember(self, name: str) -> str | None:
        """Get a small named value."""
        with self._backend.reading() as connection:
            return note_value(connection, name)


class WritesActs(Writes):
    """The part of the store that keeps notes and logs acts."""

    def note(self, name: str, value: str | None) -> None:
        """Keep a small named value; None forgets it. The log tells when a name comes and goes, not each value."""
        if name == HEAD:
            raise StoreError(f"the note {HEAD!r} is the store's own; choose another name")
        with self._writing() as writing:
            if value is None:
                if writing.connection.execute(delete(notes).where(notes.c.name == name)).rowcount:
                    writing.ledger.append("forgot", name, wrote={"notes": {name: None}})
            elif upsert_note(writing.connection, sealed({"name": name, "value": value})):
                writing.ledger.append("noted", name, wrote={"notes": {name: ""}})

    def log(self, action: str, subject: str, detail: Mapping[str, object]) -> AuditEntry:
        """Append to the audit log an act that writes nothing else."""
        with self._writing() as writing:
            return writing.ledger.append(action, subject, detail)
