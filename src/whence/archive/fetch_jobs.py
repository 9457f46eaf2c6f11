"""Jobs to fetch a page: what a list told of it goes with them, and a change that a list tells makes another job."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta

from whence.archive.keys import canonical_url
from whence.ingest.listing import Listed
from whence.model.archive import Job, JobKind, JobState, ReportKey, Version, derived_id
from whence.model.dates import PartialDate
from whence.model.errors import ModelError
from whence.model.item import NO_HINTS, Hints
from whence.store.interface import ReadStore

ATTEMPTS = 5
"""How often a page is asked for before it is given up."""

_WAITS = (600.0, 3_600.0, 21_600.0, 86_400.0)
"""Seconds after each failure but the last: a site that is down for a day loses nothing."""


def fetch_job(listed: Listed, feed: str, *, due: datetime, again: str = "") -> Job:
    """Make the job to fetch what a list names.

    The job is the same for every spelling of the address and every id that the list gives it, and another for every
    time at which the list says that the report was changed.

    Args:
        listed: the report.
        feed: the address of the list.
        due: not before this time.
        again: sets jobs apart that fetch the same once more.
    """
    hints = {**asdict(listed.hints), "published": str(listed.hints.published) if listed.hints.published else None}
    told = {name: value for name, value in hints.items() if value is not None}
    detail = {"feed": feed, "changed": listed.changed or "", "hints": json.dumps(told, sort_keys=True)}
    return Job(
        id=derived_id("job", JobKind.FETCH.value, canonical_url(listed.url), listed.changed or "", again),
        kind=JobKind.FETCH,
        target=listed.url,
        maker_id="",
        state=JobState.QUEUED,
        attempts=0,
        due=due,
        detail=tuple(sorted((name, value) for name, value in detail.items() if value)),
    )


def hints_of(job: Job) -> Hints:
    """Read what a list told of a job's page; nothing where that cannot be read."""
    try:
        told = json.loads(dict(job.detail).get("hints", "{}"))
        published = told.pop("published", None)
        return Hints(**told, published=PartialDate.parse(published) if published else None)
    except (ValueError, TypeError, AttributeError, ModelError):
        return NO_HINTS


def retry_at(job: Job, now: datetime, wanted: datetime | None) -> datetime | None:
    """Say when a job that failed is to be tried again; None where it was tried often enough.

    Args:
        job: with the attempt that failed counted.
        now: the time.
        wanted: not before this, where the host said so.
    """
    if job.attempts >= ATTEMPTS:
        return None
    ours = now + timedelta(seconds=_WAITS[max(0, job.attempts - 1)])
    return max(ours, wanted or ours)


def held_version(store: ReadStore, url: str) -> Version | None:
    """Get the newest version of the report at an address; None where the archive does not know it by this address."""
    report = store.report(_report_id(url))
    return report.versions[-1] if report and report.versions else None


def held_entries(store: ReadStore, entries: Sequence[Listed]) -> frozenset[Listed]:
    """Say what of a list the archive holds, as of the changes that the list tells."""
    ids = {entry: _report_id(entry.url) for entry in entries}
    there = store.known_reports(ids.values())
    return frozenset(entry for entry, id in ids.items() if id in there and _is_current(store, entry))


def _is_current(store: ReadStore, entry: Listed) -> bool:
    if entry.changed is None:
        return True
    version = held_version(store, entry.url)
    # a change that is told by the day alone may have come later on that day
    return version is not None and version.capture.at.isoformat()[: len(entry.changed)] > entry.changed


def _report_id(url: str) -> str:
    return ReportKey(f"url:{canonical_url(url)}").id
