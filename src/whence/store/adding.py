"""Taking reports in: which are new, which are new versions, which are known, and what is written of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from whence.model.archive import Added, Intake, Outcome
from whence.model.errors import StoreError
from whence.model.report import content_id
from whence.store.backend import pieces
from whence.store.base import Writes, Writing
from whence.store.digests import row_digest
from whence.store.tables import blobs, documents, reports, versions
from whence.store.times import now, stamp
from whence.store.versions import document_row, put_shingles, report_row, version_row


class AddsReports(Writes):
    """The part of the store that takes reports in."""

    def add(self, intakes: Sequence[Intake]) -> tuple[Added, ...]:
        """Keep reports: the bytes first, then all rows in one transaction."""
        for intake in intakes:
            if content_id(intake.content) != intake.sha256:
                raise StoreError(f"{intake.capture.place}: the bytes are not those of its article; read it again")
        contents = {intake.sha256: intake.content for intake in intakes}
        with self._blobs.placing(self._lacking(contents)), self._writing() as writing:
            batch = _Batch(writing.connection, intakes)
            added = tuple(batch.take(intake) for intake in intakes)
            batch.write(writing)
            self._backend.index(writing.connection, batch.texts)
        return added

    def _lacking(self, contents: Mapping[str, bytes]) -> dict[str, bytes]:
        """Leave out what is kept already and lies where it should."""
        with self._backend.reading() as connection:
            kept = existing(connection, blobs.c.sha256, contents)
        return {name: c for name, c in contents.items() if name not in kept or not self._blobs.path(name).exists()}


@dataclass
class _Batch:
    """What a sequence of intakes comes to, beside what is there."""

    connection: Connection
    intakes: Sequence[Intake]
    at: str = field(default_factory=lambda: stamp(now()))
    texts: list[tuple[int, str | None, str]] = field(default_factory=list)
    fingerprints: list[tuple[int, bytes]] = field(default_factory=list)
    rows: dict[Table, list[Mapping[str, Any]]] = field(default_factory=dict)
    acts: list[tuple[Added, Intake, dict[str, dict[str, str | None]]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.versions = existing(self.connection, versions.c.id, (item.version_id for item in self.intakes))
        self.blobs = existing(self.connection, blobs.c.sha256, (item.sha256 for item in self.intakes))
        self.numbers = dict.fromkeys(existing(self.connection, reports.c.id, self._reports()), 0)
        for piece in pieces(self.numbers):
            last = select(versions.c.report_id, func.max(versions.c.number)).where(versions.c.report_id.in_(piece))
            for report_id, number in self.connection.execute(last.group_by(versions.c.report_id)):
                self.numbers[report_id] = number
        self.n = self.connection.scalar(select(func.max(versions.c.n))) or 0

    def _reports(self) -> set[str]:
        return {intake.key.id for intake in self.intakes}

    def take(self, intake: Intake) -> Added:
        """Decide what an intake is, and note its rows."""
        report_id, version_id = intake.key.id, intake.version_id
        if version_id in self.versions:
            return Added(Outcome.KNOWN, report_id, version_id)
        wrote: dict[str, dict[str, str | None]] = {}
        outcome = Outcome.VERSION if report_id in self.numbers else Outcome.NEW
        if intake.sha256 not in self.blobs:
            self._put(blobs, blob_row(intake.sha256, intake.content, self.at), "sha256", wrote)
        if outcome is Outcome.NEW:
            self._put(reports, report_row(intake, self.at), "id", wrote)
        self.n += 1
        number = self.numbers[report_id] = self.numbers.get(report_id, 0) + 1
        self._put(versions, version_row(intake, self.n, number, self.at), "id", wrote)
        document = document_row(intake)
        self._put(documents, document, "version_id", wrote)
        self.versions.add(version_id)
        self.blobs.add(intake.sha256)
        self.fingerprints.append((self.n, document["fingerprint"]))
        self.texts.append((self.n, document["title"], document["text"]))
        added = Added(outcome, report_id, version_id)
        self.acts.append((added, intake, wrote))
        return added

    def _put(self, table: Table, row: Mapping[str, Any], key: str, wrote: dict[str, dict[str, str | None]]) -> None:
        self.rows.setdefault(table, []).append(row)
        wrote[table.name] = {row[key]: row_digest(row)}

    def write(self, writing: Writing) -> None:
        """Write the rows and the entries of the log."""
        for table in (blobs, reports, versions, documents):
            if self.rows.get(table):
                writing.connection.execute(insert(table), self.rows[table])
        put_shingles(writing.connection, self.fingerprints)
        for added, intake, wrote in self.acts:
            told = {"outcome": added.outcome.value, "report": added.report_id, "place": intake.capture.place}
            writing.ledger.append("added", added.version_id, told, wrote)


def blob_row(sha256: str, content: bytes, at: str) -> dict[str, Any]:
    """Make the row of raw bytes."""
    return {"sha256": sha256, "size": len(content), "stored_at": at}


def existing(connection: Connection, column: Any, values: Any) -> set[str]:
    """Say which values a column holds."""
    found: set[str] = set()
    for piece in pieces(values):
        found.update(connection.scalars(select(column).where(column.in_(piece))))
    return found
