"""Every row of every table against the audit log or its own seal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Table, select
from sqlalchemy.exc import DBAPIError

from whence.model.archive import Finding
from whence.store.copies import copies_digest
from whence.store.digests import row_digest, seal_holds
from whence.store.ledger import HEAD
from whence.store.linking_tables import incident_versions, judgements, linked
from whence.store.review_tables import review_acts
from whence.store.tables import blobs, copies, documents, feeds, jobs, makers, notes, readings, reports, versions
from whence.store.verifying.scratch import Scratch

_BATCH = 200
FIXED = (blobs, reports, versions, documents, makers, readings, incident_versions, judgements, review_acts)
"""Tables whose rows never change: the log holds their digests."""
LOGGED = (*FIXED, linked)
"""Tables of whose rows the log holds digests; those of ``linked`` are replaced whole."""
_KEYS = {
    "blobs": "sha256",
    "reports": "id",
    "versions": "id",
    "documents": "version_id",
    "makers": "id",
    "readings": "id",
    "feeds": "url",
    "jobs": "id",
    "notes": "name",
    "incident_versions": "seq",
    "judgements": "seq",
    "review_acts": "seq",
    "linked": "reading_id",
}


def check_rows(connection: Connection, scratch: Scratch) -> Iterator[Finding]:
    """Check all tables; then name what the log tells of and nobody has seen."""
    for table in LOGGED:
        yield from _safely(table, _fixed(connection, table, scratch))
    for table in (feeds, jobs, notes):
        yield from _safely(table, _sealed(connection, table, scratch))
    yield from _safely(copies, _copies(connection, scratch))
    for place, key, seq in scratch.missing():
        yield Finding(place, key, f"is lost: entry {seq} of the audit log tells that it was written")


def _safely(table: Table, findings: Iterator[Finding]) -> Iterator[Finding]:
    try:
        yield from findings
    except (DBAPIError, ValueError, TypeError) as error:
        told = error.orig if isinstance(error, DBAPIError) else error
        yield Finding(table.name, "?", f"cannot be read to its end: {told}")


def _stream(connection: Connection, table: Table) -> Iterator[Mapping[str, Any]]:
    chosen = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=_BATCH)
    for row in connection.execute(chosen):
        yield row._asdict()


def _fixed(connection: Connection, table: Table, scratch: Scratch) -> Iterator[Finding]:
    for row in _stream(connection, table):
        yield from _against_log(table.name, str(row[_KEYS[table.name]]), row_digest(row), scratch)


def _sealed(connection: Connection, table: Table, scratch: Scratch) -> Iterator[Finding]:
    for row in _stream(connection, table):
        key = str(row[_KEYS[table.name]])
        if not seal_holds(row):
            yield Finding(table.name, key, "was changed: its seal is not that of its columns")
        if (table.name, key) != ("notes", HEAD):
            yield from _against_log(table.name, key, "", scratch)


def _copies(connection: Connection, scratch: Scratch) -> Iterator[Finding]:
    for version_id, rows in groupby(_stream(connection, copies), key=lambda row: row["version_id"]):
        yield from _against_log("copies", str(version_id), copies_digest(list(rows)) or "", scratch)


def _against_log(table: str, key: str, digest: str, scratch: Scratch) -> Iterator[Finding]:
    expected = scratch.tick(table, key)
    if expected is None:
        yield Finding(table, key, "no entry of the audit log tells of it")
    elif expected.digest is None:
        yield Finding(table, key, f"is there, and entry {expected.seq} of the audit log tells that it was taken away")
    elif expected.digest != digest:
        yield Finding(table, key, f"was changed: it is not what entry {expected.seq} of the audit log tells of")


def expected_guards(acts: tuple[str, ...]) -> set[str]:
    """Name the triggers that keep rows as they are."""
    return {f"{table}_no_{act}" for table in (*(table.name for table in FIXED), "audit") for act in acts}
