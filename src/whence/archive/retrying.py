"""When a job that failed is tried again, and when it is buried."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from whence.model.archive import Job

_WAITS = (2.0, 15.0, 60.0, 180.0)


@dataclass(frozen=True, slots=True)
class Retries:
    """How often a job is begun before it is buried, and how many seconds pass between two tries."""

    attempts: int = 5
    waits: tuple[float, ...] = _WAITS

    def decide(self, job: Job, reason: str, *, raised: bool, now: datetime) -> tuple[datetime | None, str]:
        """Say when a job that failed is due again, or None where it is buried, and the reason to keep.

        An error that the report itself raises comes again in the same words, and once is enough to know it. A job that
        others' ends cut short (a kill, Ctrl-C) has attempts without a reason: those alone never bury it.
        """
        if raised and job.reason == reason:
            return None, f"{reason}; the same twice, so that trying again is no use"
        failed_before = job.reason is not None or self.attempts == 1
        if job.attempts >= self.attempts and failed_before:
            return None, f"{reason}; given up after {job.attempts} tries"
        wait = self.waits[min(job.attempts, len(self.waits)) - 1] if self.waits else 0.0
        return now + timedelta(seconds=wait), reason
