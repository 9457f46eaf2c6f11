"""Jobs that failed: tried again later, or dead with a reason, and replayed when somebody asks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import insert

from whence.model.archive import Job, JobState
from whence.model.errors import StoreError
from whence.model.report import content_id
from whence.store.adding import blob_row, existing
from whence.store.base import Writes, Writing
from whence.store.digests import row_digest
from whence.store.jobs import job_row, put_new, rewrite, rows_of
from whence.store.tables import blobs
from whence.store.times import stamp

_FREE = {"owner": None, "leased_until": None}


class BuriesJobs(Writes):
    """The part of the store that keeps failures."""

    def fail(self, job_id: str, reason: str, *, retry_at: datetime | None, now: datetime) -> None:
        """Tell of a failure: the job is due again at a time, or dead where there is none."""
        with self._writing() as writing:
            for row in rows_of(writing.connection, [job_id]):
                if row["state"] in (JobState.DONE.value, JobState.DEAD.value):
                    continue  # told of before, or somebody else has done it since
                failed = {**row, **_FREE, "reason": reason, "updated_at": stamp(now)}
                if retry_at is not None:
                    rewrite(writing.connection, [{**failed, "state": JobState.QUEUED.value, "due": stamp(retry_at)}])
                else:
                    rewrite(writing.connection, [{**failed, "state": JobState.DEAD.value}])
                    writing.ledger.append("dead", job_id, _told(row, reason))

    def bury(self, jobs: Sequence[Job], contents: Mapping[str, bytes], *, now: datetime) -> None:
        """Keep what could not be taken in as dead jobs, with whatever bytes there are, once each."""
        for sha256, content in contents.items():
            if content_id(content) != sha256:
                raise StoreError(f"{sha256}: these are not the bytes of that hash")
        dead = [sealed_dead(job, now) for job in jobs]
        with self._blobs.placing(contents), self._writing() as writing:
            self._keep(writing, contents, stamp(now))
            new = put_new(writing.connection, dead)
            for row in new:
                writing.ledger.append("dead", row["id"], _told(row, row["reason"] or ""), {"jobs": {row["id"]: ""}})
            there = {row["id"]: row for row in dead}.keys() - {row["id"] for row in new}
            reasons = {job.id: job.reason for job in jobs}
            for row in rows_of(writing.connection, sorted(there)):
                if row["state"] in (JobState.QUEUED.value, JobState.RUNNING.value):
                    again = {**row, **_FREE, "state": JobState.DEAD.value, "reason": reasons[row["id"]]}
                    rewrite(writing.connection, [{**again, "updated_at": stamp(now)}])
                    writing.ledger.append("dead", row["id"], _told(row, reasons[row["id"]] or ""))

    def replay(self, job_ids: Sequence[str], *, now: datetime) -> int:
        """Queue dead jobs again, with attempts back at 0."""
        fresh = {"state": JobState.QUEUED.value, "attempts": 0, "due": stamp(now), "updated_at": stamp(now)}
        with self._writing() as writing:
            found = [row for row in rows_of(writing.connection, job_ids) if row["state"] == JobState.DEAD.value]
            rewrite(writing.connection, [{**row, **fresh} for row in found])
            for row in found:
                writing.ledger.append("replayed", row["id"], _told(row, row["reason"] or ""))
        return len(found)

    @staticmethod
    def _keep(writing: Writing, contents: Mapping[str, bytes], at: str) -> None:
        there = existing(writing.connection, blobs.c.sha256, contents)
        rows = [blob_row(sha256, content, at) for sha256, content in contents.items() if sha256 not in there]
        if rows:
            writing.connection.execute(insert(blobs), rows)
            for row in rows:
                writing.ledger.append("kept", row["sha256"], wrote={"blobs": {row["sha256"]: row_digest(row)}})


def sealed_dead(job: Job, now: datetime) -> dict[str, Any]:
    """Make the row of a job that is dead from its beginning."""
    return job_row(replace(job, state=JobState.DEAD), now)


def _told(row: Mapping[str, Any], reason: str) -> dict[str, object]:
    return {"kind": row["kind"], "target": row["target"], "attempts": row["attempts"], "reason": reason}
