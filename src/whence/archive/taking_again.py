"""Take in again what was refused: the bytes that were kept, once whatever stood in their way is gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whence.archive.adding import take_in
from whence.archive.taking import Cleans
from whence.model.archive import Added, Job
from whence.model.item import Capture, Item, Refused, Via
from whence.store.interface import ReadStore, Store
from whence.store.times import now as utc_now


def take_again(store: Store, cleaner: Cleans, jobs: Sequence[Job]) -> Iterator[tuple[Job, Added | Refused]]:
    """Take in what was refused; what is refused again is a dead letter again, with its new reason.

    Args:
        store: of the archive.
        cleaner: makes articles of bytes.
        jobs: replayed ones, of which ``can_be_taken_again`` holds.

    Raises:
        StoreError: the store cannot be used, or bytes are lost.
    """
    outcomes = take_in(store, cleaner.clean(_items(store, jobs)))
    for job, outcome in zip(jobs, outcomes, strict=True):
        if isinstance(outcome, Added):
            store.finish([job.id], now=utc_now())
        yield job, outcome


def _items(store: ReadStore, jobs: Sequence[Job]) -> Iterator[Item | Refused]:
    for job in jobs:
        content = store.content(dict(job.detail)["sha256"])
        if content is None:
            yield Refused(job.target, "its bytes are lost; see whence verify")
        else:
            yield Item(content, None, Capture(utc_now(), Via.FILE, job.target))
