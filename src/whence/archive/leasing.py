"""The jobs that one run of coding has taken: queued, leased in small numbers, renewed, and put back when it ends."""

from __future__ import annotations

from datetime import datetime, timedelta
from time import monotonic

from whence.archive.owners import own_name, release_gone
from whence.model.archive import Job, JobKind, JobState, Maker
from whence.store.interface import Store
from whence.store.jobs import coding_job
from whence.store.times import now as utc_now

_WORK = "code"
_LEASE = timedelta(minutes=5)
"""How long what a dead machine had taken stays taken; of dead processes on this one it is put back at once."""
_RENEW = 60.0
"""Seconds between two renewals: a stalled disk may cost four of them."""
_EMPTY_PAUSE = 0.5
"""Seconds until an empty queue is asked again."""
_MANY = 10_000


class Leases:
    """What one run of coding holds."""

    def __init__(self, store: Store, maker: Maker, *, only: tuple[str, ...] | None, limit: int | None) -> None:
        self._store, self._maker, self._versions, self._left = store, maker, only, limit
        self._only = None if only is None else [coding_job(id, maker, utc_now()).id for id in only]
        self._owner = own_name(_WORK)
        self._renew_at, self._ask_at = monotonic() + _RENEW, 0.0
        self.held: dict[str, Job] = {}

    def release_gone(self) -> int:
        """Put back what dead processes of this machine had taken; return how many jobs that were."""
        return release_gone(self._store, _WORK)

    def enqueue(self, *, again: bool) -> int:
        """Queue what is to be coded; return how much of it was not queued before."""
        if self._versions is None:
            return self._store.enqueue_coding(self._maker, again=again, now=utc_now())
        jobs = []
        for version_id in self._versions:
            read = self._store.readings(version_id)
            if not any(reading.maker_id == self._maker.id for reading in read) and (again or not read):
                jobs.append(coding_job(version_id, self._maker, utc_now()))
        return self._store.enqueue(jobs)

    def waiting(self) -> int:
        """Count what is queued or running."""
        if self._only is not None:
            return len(self._of(JobState.QUEUED)) + len(self._of(JobState.RUNNING))
        states = (JobState.QUEUED.value, JobState.RUNNING.value)
        return sum(n for kind, state, n in self._store.counts().jobs if kind == JobKind.CODE and state in states)

    def take(self, most: int) -> tuple[Job, ...]:
        """Lease some jobs that are due, and keep what is held."""
        now = utc_now()
        if monotonic() >= self._renew_at:
            self.release_gone()
            self._store.renew(self._owner, until=now + _LEASE)
            self._renew_at = monotonic() + _RENEW
        wanted = most if self._left is None else min(most, self._left)
        if wanted < 1 or monotonic() < self._ask_at:
            return ()
        until = now + _LEASE
        jobs = self._store.lease(JobKind.CODE, self._owner, limit=wanted, now=now, until=until, only=self._only)
        if len(jobs) < wanted:
            self._ask_at = monotonic() + _EMPTY_PAUSE
        if self._left is not None:
            self._left -= len(jobs)
        self.held |= {job.id: job for job in jobs}
        return jobs

    def next_due(self) -> tuple[int, datetime] | None:
        """Say how many jobs wait for their time and when the first is due; None where none does."""
        queued = self._of(JobState.QUEUED) if self._left is None or self._left > 0 else ()
        return (len(queued), min(job.due for job in queued)) if queued else None

    def done(self, job_id: str) -> None:
        """Hold a job no more: it is done, or failed and told of."""
        del self.held[job_id]

    def put_back(self) -> int:
        """Put back what is held; return how many jobs that were."""
        if not self.held:
            return 0
        self.held.clear()
        return self._store.release(self._owner)

    def _of(self, state: JobState) -> tuple[Job, ...]:
        jobs = self._store.jobs(kind=JobKind.CODE, state=state, limit=_MANY)
        return jobs if self._only is None else tuple(job for job in jobs if job.id in self._only)
