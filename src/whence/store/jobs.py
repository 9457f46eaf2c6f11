"""Jobs: queued once, begun as often as need be, with their effect once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, insert, select, tuple_, update

from whence.model.archive import Job, JobKind, JobState, Maker, canonical_json, derived_id
from whence.store.backend import pieces
from whence.store.base import Reads, Writes
from whence.store.digests import sealed
from whence.store.makers import put_maker
from whence.store.tables import jobs, readings, versions
from whence.store.times import moment, stamp

_AT_ONCE = 1000
"""Jobs of one entry in the audit log, and of one statement."""


class ReadsJobs(Reads):
    """The part of the store that shows jobs."""

    def jobs(
        self, *, kind: JobKind | None = None, state: JobState | None = None, limit: int = 100, after: str | None = None
    ) -> tuple[Job, ...]:
        """List jobs, the oldest first; behind one, if it is named."""
        chosen = select(jobs).order_by(jobs.c.created_at, jobs.c.id).limit(limit)
        if kind is not None:
            chosen = chosen.where(jobs.c.kind == kind.value)
        if state is not None:
            chosen = chosen.where(jobs.c.state == state.value)
        if after is not None:
            last = select(jobs.c.created_at, jobs.c.id).where(jobs.c.id == after)
            chosen = chosen.where(tuple_(jobs.c.created_at, jobs.c.id) > last.scalar_subquery())
        with self._backend.reading() as connection:
            return tuple(job_of(row._asdict()) for row in connection.execute(chosen))


class QueuesJobs(Writes):
    """The part of the store that queues jobs, leases them and puts them back."""

    def enqueue(self, jobs: Sequence[Job]) -> int:
        """Queue jobs that are not there yet."""
        with self._writing() as writing:
            rows = [job_row(job, job.due) for job in jobs]
            new = put_new(writing.connection, rows)
            _audit_queued(writing.ledger.append, [row["id"] for row in new])
        return len(new)

    def enqueue_coding(self, maker: Maker, *, again: bool, now: datetime) -> int:
        """Queue coding of each version that has no reading, or with ``again`` none by this maker."""
        read = select(readings.c.id).where(readings.c.version_id == versions.c.id)
        if again:
            read = read.where(readings.c.maker_id == maker.id)
        with self._writing() as writing:
            put_maker(writing, maker)
            lacking = writing.connection.scalars(
                select(versions.c.id).where(~read.exists()).order_by(versions.c.n)
            ).all()
            new: list[str] = []
            for piece in pieces(lacking, _AT_ONCE):
                rows = [job_row(coding_job(version_id, maker, now), now) for version_id in piece]
                new += [row["id"] for row in put_new(writing.connection, rows)]
            _audit_queued(writing.ledger.append, new)
        return len(new)

    def lease(
        self,
        kind: JobKind,
        owner: str,
        *,
        limit: int,
        now: datetime,
        until: datetime,
        only: Sequence[str] | None = None,
    ) -> tuple[Job, ...]:
        """Take jobs that are due and queued, or running under a lease that has run out."""
        of_kind = select(jobs).where(jobs.c.kind == kind.value).order_by(jobs.c.due, jobs.c.id)
        if only is not None:
            of_kind = of_kind.where(jobs.c.id.in_(only))
        queued = of_kind.where(jobs.c.state == JobState.QUEUED.value, jobs.c.due <= stamp(now))
        lost = of_kind.where(jobs.c.state == JobState.RUNNING.value, jobs.c.leased_until <= stamp(now))
        taken: list[dict[str, Any]] = []
        with self._backend.writing() as connection:
            for chosen in (lost, queued):
                room = chosen.limit(limit - len(taken)).with_for_update(skip_locked=True)
                taken += [
                    {
                        **row._asdict(),
                        "state": JobState.RUNNING.value,
                        "attempts": row.attempts + 1,
                        "owner": owner,
                        "leased_until": stamp(until),
                        "updated_at": stamp(now),
                    }
                    for row in connection.execute(room)
                ]
            rewrite(connection, taken)
        return tuple(map(job_of, taken))

    def renew(self, owner: str, *, until: datetime) -> int:
        """Let all that an owner has taken be theirs until a later time."""
        with self._backend.writing() as connection:
            held = connection.execute(_held(owner))
            rows = [{**row._asdict(), "leased_until": stamp(until)} for row in held]
            rewrite(connection, rows)
        return len(rows)

    def release(self, owner: str) -> int:
        """Put back what an owner, known to be gone, had taken."""
        with self._backend.writing() as connection:
            held = connection.execute(_held(owner))
            rows = [{**row._asdict(), **_FREE, "state": JobState.QUEUED.value} for row in held]
            rewrite(connection, rows)
        return len(rows)

    def owners(self) -> tuple[str, ...]:
        """List who holds leases."""
        held = select(jobs.c.owner).where(jobs.c.state == JobState.RUNNING.value).distinct().order_by(jobs.c.owner)
        with self._backend.reading() as connection:
            return tuple(owner for owner in connection.scalars(held) if owner is not None)

    def finish(self, job_ids: Sequence[str], *, now: datetime) -> None:
        """Mark jobs done that leave no reading."""
        with self._backend.writing() as connection:
            mark_done(connection, job_ids, now)


_FREE = {"owner": None, "leased_until": None}


def _held(owner: str) -> Select[Any]:
    of_owner = select(jobs).where(jobs.c.owner == owner, jobs.c.state == JobState.RUNNING.value)
    return of_owner.order_by(jobs.c.id).with_for_update()


def coding_job(version_id: str, maker: Maker, now: datetime) -> Job:
    """Make the job of coding a version."""
    id = derived_id("job", JobKind.CODE.value, version_id, maker.id)
    return Job(id, JobKind.CODE, version_id, maker.id, JobState.QUEUED, 0, now)


def job_row(job: Job, created: datetime) -> dict[str, Any]:
    """Make the row of a job."""
    return sealed(
        {
            "id": job.id,
            "kind": job.kind.value,
            "target": job.target,
            "maker_id": job.maker_id,
            "state": job.state.value,
            "attempts": job.attempts,
            "due": stamp(job.due),
            **_FREE,
            "reason": job.reason,
            "detail": canonical_json([list(pair) for pair in job.detail]),
            "created_at": stamp(created),
            "updated_at": stamp(created),
        }
    )


def job_of(row: Mapping[str, Any]) -> Job:
    """Make a job of a row."""
    return Job(
        id=row["id"],
        kind=JobKind(row["kind"]),
        target=row["target"],
        maker_id=row["maker_id"],
        state=JobState(row["state"]),
        attempts=row["attempts"],
        due=moment(row["due"]),
        reason=row["reason"],
        detail=tuple((str(name), str(value)) for name, value in json.loads(row["detail"])),
    )


def put_new(connection: Connection, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Insert the rows of jobs whose ids are not there, and return them."""
    there: set[str] = set()
    for piece in pieces(row["id"] for row in rows):
        there.update(connection.scalars(select(jobs.c.id).where(jobs.c.id.in_(piece))))
    new = list({row["id"]: row for row in rows if row["id"] not in there}.values())
    if new:
        connection.execute(insert(jobs), new)
    return new


def rows_of(connection: Connection, job_ids: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Get the rows of jobs, kept from others until the commit."""
    for piece in pieces(sorted(set(job_ids))):
        chosen: Select[Any] = select(jobs).where(jobs.c.id.in_(piece)).order_by(jobs.c.id).with_for_update()
        found: Sequence[Row[Any]] = connection.execute(chosen).all()
        yield from (row._asdict() for row in found)


def rewrite(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write changed rows, sealed anew."""
    if rows:
        changing: dict[str, Any] = {
            column.name: bindparam(f"new_{column.name}") for column in jobs.c if column.name != "id"
        }
        values = [{f"new_{name}": value for name, value in sealed(row).items()} for row in rows]
        connection.execute(update(jobs).where(jobs.c.id == bindparam("new_id")).values(changing), values)


def mark_done(connection: Connection, job_ids: Sequence[str], now: datetime) -> None:
    """Mark jobs done, whatever they were."""
    done = {**_FREE, "state": JobState.DONE.value, "reason": None, "updated_at": stamp(now)}
    rewrite(connection, [{**row, **done} for row in rows_of(connection, job_ids) if row["state"] != done["state"]])


def _audit_queued(append: Any, ids: Sequence[str]) -> None:
    for piece in pieces(ids, _AT_ONCE):
        append("queued", f"{len(piece)} jobs", wrote={"jobs": dict.fromkeys(piece, "")})
