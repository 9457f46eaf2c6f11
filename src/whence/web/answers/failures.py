"""What was given up, as answers have it: what it was, why, and whether it can be tried again as it is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from whence.archive.dead_letters import can_be_taken_again
from whence.model.archive import Job, JobKind, Version
from whence.store.interface import ReadStore
from whence.web.schemas.archive import Failure


def failures_out(store: ReadStore, jobs: Iterable[Job]) -> list[Failure]:
    """Make the answers of dead jobs."""
    dead = list(jobs)
    versions = store.versions_by_id(job.target for job in dead if job.kind is JobKind.CODE)
    return [_failure(job, versions.get(job.target)) for job in dead]


def _failure(job: Job, version: Version | None) -> Failure:
    return Failure(
        id=job.id,
        kind=job.kind.value,
        what=_named(version.capture.place if version else job.target),
        version_id=version.id if version else None,
        title=version.title if version else None,
        attempts=job.attempts,
        reason=job.reason,
        again=job.kind is not JobKind.ADD or can_be_taken_again(job),
    )


def _named(place: str) -> str:
    """Name what lies at a place: an address as it is, a file without its folders, which are nobody else's business."""
    return place if "://" in place else PurePath(place).name or place
