"""One step of linking, written whole: readings, links, incidents with their versions, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, select

from whence.model.incident import IncidentVersion
from whence.model.linking import ClaimAddress, Relinked
from whence.store.accounts import JUDGED
from whence.store.backend import pieces
from whence.store.base import Writes, Writing
from whence.store.digests import row_digest, sealed
from whence.store.linked_links import digest_links, put_links
from whence.store.linked_readings import Told, arrivals, drop_readings, put_readings
from whence.store.linked_versions import check_members, prepared, put_versions
from whence.store.linking_tables import account_keys, accounts, claims, linked, links
from whence.store.notes import note_value, upsert_note
from whence.store.review_queue import put_rejected, weights_kept
from whence.store.review_tables import review_queue
from whence.store.waiting import requeue, requeue_all

_AT_ONCE = 1000
"""Readings of one entry in the audit log."""


class Relinks(Writes):
    """The part of the store that keeps what linking finds."""

    def relink(
        self, change: Relinked, *, rejected: Sequence[ClaimAddress] = (), now: datetime
    ) -> tuple[IncidentVersion, ...]:
        """Write one step of linking."""
        told = [Told.of(reading) for reading in change.readings]  # before others are kept waiting
        given = prepared(change.versions)
        with self._writing() as writing:
            connection = writing.connection
            arrived = arrivals(connection, change, told)
            new = {row["reading_id"] for row in arrived.rows}
            refused = [each for each in rejected if each.reading_id in new]
            weights = weights_kept(connection, [each.id for each in refused])
            bereft = drop_readings(connection, arrived.leaving)
            put_readings(connection, arrived)
            put_rejected(connection, refused, weights)
            brought = put_links(connection, change.links, arrived.owners())
            digest_links(connection, bereft | brought)
            written = put_versions(connection, given, now)
            check_members(connection, change.members)
            requeue(connection, arrived.reports)
            rows = {
                **dict.fromkeys(sorted(arrived.leaving - new)),
                **_digests(connection, bereft | brought | new),
            }
            versions: dict[str, str | None] = {str(row["seq"]): row_digest(row) for row in written.rows}
            judged = _note_judged(writing, change.judged)
            if rows or versions or judged:
                told_of = {
                    "linker": change.linker,
                    "readings": len(arrived.rows),
                    "gone": len(arrived.leaving - new),
                    "links": len(change.links),
                    "versions": len(versions),
                }
                wrote: dict[str, dict[str, str | None]] = {
                    "linked": rows,
                    "incident_versions": versions,
                    "notes": judged,
                }
                subject = f"{len(change.readings)} readings"
                writing.ledger.append("linked", subject, told_of, {name: of for name, of in wrote.items() if of})
        return written.versions

    def unlink_all(self, *, now: datetime) -> int:  # noqa: ARG002 (the log has the time)
        """Take back claims, accounts and links of all readings."""
        with self._writing() as writing:
            gone = writing.connection.scalars(select(linked.c.reading_id).order_by(linked.c.reading_id)).all()
            for table in (links, account_keys, accounts, claims, review_queue, linked):
                writing.connection.execute(delete(table))
            requeue_all(writing.connection)
            for piece in pieces(gone, _AT_ONCE):
                writing.ledger.append("unlinked", f"{len(piece)} readings", wrote={"linked": dict.fromkeys(piece)})
        return len(gone)


def _digests(connection: Connection, reading_ids: Iterable[str]) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for piece in pieces(sorted(reading_ids)):
        chosen = select(linked).where(linked.c.reading_id.in_(piece)).order_by(linked.c.reading_id)
        found.update((row.reading_id, row_digest(row._asdict())) for row in connection.execute(chosen))
    return found


def _note_judged(writing: Writing, judged: int | None) -> dict[str, str | None]:
    """Note which judgements are taken into account, and tell of the note where there was none or another."""
    if judged is None or note_value(writing.connection, JUDGED) == str(judged):
        return {}
    upsert_note(writing.connection, sealed({"name": JUDGED, "value": str(judged)}))
    return {JUDGED: ""}
