"""Code what waits: lease jobs, let worker processes read the reports, keep their readings, and lose none of it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event
from time import monotonic

from whence.archive.coders.crew import Answered, Crew, Failed
from whence.archive.coders.process import Task
from whence.archive.coders.settings import PIPELINE, WorkerSettings
from whence.archive.coding_events import Began, Buried, Coded, Progress, PutBack, TryAgain, Waiting
from whence.archive.owners import own_name, release_gone
from whence.archive.retrying import Retries
from whence.config import Config
from whence.model import archive
from whence.model.archive import Job, JobKind, JobState, Maker
from whence.model.errors import SchemaError, StoreError
from whence.model.parse import reading_from_dict
from whence.model.reading import Article, Reading
from whence.model.serial import article_to_dict
from whence.store.interface import Store
from whence.store.times import utc_now

_LOG = logging.getLogger(__name__)

_LEASE = timedelta(minutes=5)
_RENEW = 60.0
"""Seconds between two renewals of the leases: a stalled disk may cost four of them."""
_BATCH = 16
"""Readings saved in one transaction at most; a kill costs no more than these and what is in flight."""
_PATIENCE = 0.5
"""Seconds that a finished reading waits for others to be saved with."""
_LOOK = 0.1
"""Seconds after which a call to stop is seen at the latest."""
_LET_FINISH = 10.0
"""Seconds that reports in hand may take after a call to stop; then they are put back."""
_MANY = 10_000


@dataclass(frozen=True, slots=True)
class CodingOptions:
    """How to code.

    Attributes:
        maker: of the readings.
        workers: how many processes read.
        again: code what this maker has not read, though another has; otherwise what nobody has read.
        only: ids of the versions to code; None for all.
        limit: how many reports are begun; None for all.
        config: what the workers read with.
        factory: what builds their reader, as ``module:function``.
        memory: bytes that a worker may take.
        least_seconds: that any report may take; longer ones may take longer.
        retries: when a report that failed is tried again.
    """

    maker: Maker
    workers: int = 1
    again: bool = False
    only: tuple[str, ...] | None = None
    limit: int | None = None
    config: Config = field(default_factory=Config)
    factory: str = PIPELINE
    memory: int = 1536 << 20
    least_seconds: float = 60.0
    retries: Retries = field(default_factory=Retries)

    def seconds(self, text: str) -> float:
        """Say how long a text may take: fifty times what a slow machine needs."""
        return max(self.least_seconds, len(text) / _CHARACTERS_A_SECOND)


_CHARACTERS_A_SECOND = 400


def code(store: Store, options: CodingOptions, stop: Event | None = None) -> Iterator[Progress]:
    """Code the reports that wait until none is left, and tell what is done as soon as it is kept.

    Args:
        store: of the archive.
        options: how.
        stop: where set, what is in hand is finished, what is not is put back, and coding ends.

    Raises:
        StoreError: the store cannot be used.
        WhenceError: workers cannot be started.
    """
    settings = WorkerSettings.of(options.config, options.memory)
    with Crew(options.workers, options.factory, settings) as crew:
        coder = _Coder(store, options, crew)
        try:
            yield from coder.run(stop or Event())
        finally:
            crew.close()
            coder.put_back()


@dataclass(slots=True)
class _Held:
    """A job that was leased and is not done, with its article."""

    job: Job
    article: Article


@dataclass(slots=True)
class _Finished:
    """A reading that waits to be saved."""

    held: _Held
    reading: Reading
    seconds: float


class _Coder:
    """One run of coding."""

    def __init__(self, store: Store, options: CodingOptions, crew: Crew) -> None:
        self._store, self._options, self._crew = store, options, crew
        self._owner = own_name()
        self._held: dict[str, _Held] = {}
        self._finished: list[_Finished] = []
        self._begun = 0
        self._renew_at = monotonic() + _RENEW
        self._save_at = 0.0

    def run(self, stop: Event) -> Iterator[Progress]:
        left_over = release_gone(self._store)
        queued = self._enqueue()
        yield Began(queued, self._waiting(), left_over)
        while not stop.is_set():
            yield from self._lease()
            if not self._held and not self._finished:
                pause = self._next_due()
                if pause is None:
                    return
                yield pause
                stop.wait(min(1.0, max(_LOOK, (pause.due - utc_now()).total_seconds())))
                continue
            yield from self._work(_LOOK)
        until = monotonic() + _LET_FINISH
        while self._crew.begun() and monotonic() < until:
            yield from self._work(_LOOK)
        yield from self._save()
        yield PutBack(self.put_back())
