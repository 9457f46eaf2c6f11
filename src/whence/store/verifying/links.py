"""What rows have to do with each other: what they point to, what is derived, what work has left."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge

from sqlalchemy import Connection, and_, func, select

from whence.model.archive import Finding, JobKind, JobState
from whence.store.tables import documents, jobs, metadata, readings, shingles, versions
from whence.store.verifying.sorting import Sorted
from whence.store.versions import unpacked

_BATCH = 500


def check_pointers(connection: Connection) -> Iterator[Finding]:
    """Find rows that point to rows that are not there, and numbers of versions and readings that leave gaps."""
    for table in metadata.sorted_tables:
        for column in table.columns:
            for key in column.foreign_keys:
                parent = key.column.table.alias("parent")
                lost = select(column).where(~select(parent).where(parent.c[key.column.name] == column).exists())
                for value in connection.scalars(lost.distinct()):
                    yield Finding(table.name, str(value), f"{column.name} points to no row of {key.column.table.name}")
    lacking = select(versions.c.id).where(~select(documents).where(documents.c.version_id == versions.c.id).exists())
    for id in connection.scalars(lacking):
        yield Finding("documents", id, "is lost: its version is there")
    for table, of in ((versions, versions.c.report_id), (readings, readings.c.version_id)):
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
    chosen = select(versions.c.n, documents.c.fingerprint).join(documents).execution_options(yield_per=_BATCH)
    with Sorted() as derived:
        for row in connection.execute(chosen):
            derived.add((hash, row.n) for hash in set(_hashes(row.fingerprint)))
        stored = select(shingles).order_by(shingles.c.hash, shingles.c.n).execution_options(yield_per=_BATCH)
        there = (((row.hash, row.n), True) for row in connection.execute(stored))
        wanted = ((pair, False) for pair in derived.pairs())
        waiting: tuple[tuple[int, int], bool] | None = None
        for item in merge(wanted, there):
            if waiting is not None and waiting[0] == item[0]:
                waiting = None
                continue
            if waiting is not None:
                yield _odd(waiting)
            waiting = item
        if waiting is not None:
            yield _odd(waiting)


def _hashes(fingerprint: bytes) -> tuple[int, ...]:
    try:
        return unpacked(fingerprint)
    except (ValueError, TypeError):  # a damaged row, which is named where rows are checked
        return ()


def _odd(item: tuple[tuple[int, int], bool]) -> Finding:
    (hash, n), there = item
    problem = "is there, and no document has it" if there else "is lost: the document has it"
    return Finding("shingles", f"hash {hash} of version {n}", problem)
