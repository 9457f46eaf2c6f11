"""What rows have to do with each other: what they point to, what is derived, what work has left."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge
from typing import Any

from sqlalchemy import Connection, Select, Table, and_, func, select

from whence.model.archive import Finding, JobKind, JobState
from whence.store.linking_tables import account_keys, accounts, incident_versions
from whence.store.tables import documents, jobs, metadata, readings, shingles, versions
from whence.store.verifying.sorting import Sorted
from whence.store.versions import unpacked

_BATCH = 500
_NUMBERED = (
    (versions, versions.c.report_id),
    (readings, readings.c.version_id),
    (incident_versions, incident_versions.c.id),
)
"""Tables whose rows are numbered from 1, and by what."""


def check_pointers(connection: Connection) -> Iterator[Finding]:
    """Find rows that point to rows that are not there, and numbers of versions and readings that leave gaps."""
    for table in metadata.sorted_tables:
        for column in table.columns:
            for key in column.foreign_keys:
                parent = key.column.table.alias("parent")
                lost = select(column).where(~select(parent).where(parent.c[key.column.name] == column).exists())
                for value in connection.scalars(lost.where(column.is_not(None)).distinct()):
                    yield Finding(table.name, str(value), f"{column.name} points to no row of {key.column.table.name}")
    lacking = select(versions.c.id).where(~select(documents).where(documents.c.version_id == versions.c.id).exists())
    for id in connection.scalars(lacking):
        yield Finding("documents", id, "is lost: its version is there")
    for table, of in _NUMBERED:
        gaps = select(of).group_by(of).having(func.max(table.c.number) != func.count())
        for value in connection.scalars(gaps):
            yield Finding(table.name, str(value), f"the numbers of its {table.name} are not 1, 2, 3 …")


def check_work(connection: Connection) -> Iterator[Finding]:
    """Find jobs of coding that are done and have left no reading."""
    left = and_(readings.c.version_id == jobs.c.target, readings.c.maker_id == jobs.c.maker_id)
    done = select(jobs.c.id).where(jobs.c.kind == JobKind.CODE.value, jobs.c.state == JobState.DONE.value)
    for id in connection.scalars(done.where(~select(readings.c.id).where(left).exists())):
        yield Finding("jobs", id, "is done, and the reading that it should have left is not there")


def check_shingles(connection: Connection) -> Iterator[Finding]:
    """Derive the shingles again from the documents and compare."""
    chosen = select(versions.c.n, documents.c.fingerprint).join(documents)
    for (hash, n), there in _odd_pairs(connection, shingles, chosen):
        problem = "is there, and no document has it" if there else "is lost: the document has it"
        yield Finding(shingles.name, f"hash {hash} of version {n}", problem)


def check_keys(connection: Connection) -> Iterator[Finding]:
    """Derive the keys of accounts again from the accounts and compare."""
    for (key, n), there in _odd_pairs(connection, account_keys, select(accounts.c.n, accounts.c.hashes)):
        problem = "is there, and the account has it not" if there else "is lost: the account has it"
        yield Finding(account_keys.name, f"key {key} of account {n}", problem)


def _odd_pairs(connection: Connection, table: Table, source: Select[Any]) -> Iterator[tuple[tuple[int, int], bool]]:
    """Compare a table of pairs with what is packed elsewhere: yield what only one has, with whether it is the table."""
    with Sorted() as derived:
        for n, packed in connection.execute(source.execution_options(yield_per=_BATCH)):
            derived.add((hash, n) for hash in set(_hashes(packed)))
        stored = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=_BATCH)
        there = (((row[0], row[1]), True) for row in connection.execute(stored))
        wanted = ((pair, False) for pair in derived.pairs())
        waiting: tuple[tuple[int, int], bool] | None = None
        for item in merge(wanted, there):
            if waiting is not None and waiting[0] == item[0]:
                waiting = None
                continue
            if waiting is not None:
                yield waiting
            waiting = item
        if waiting is not None:
            yield waiting


def _hashes(fingerprint: bytes) -> tuple[int, ...]:
    try:
        return unpacked(fingerprint)
    except (ValueError, TypeError):  # a damaged row, which is named where rows are checked
        return ()
