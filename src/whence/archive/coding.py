"""Code what waits: lease jobs, let worker processes read the reports, keep their readings, and lose none of it."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from threading import Event
from time import monotonic

from whence.archive.coders.crew import Answered, Crew, Failed
from whence.archive.coders.process import Task
from whence.archive.coders.settings import MEMORY, PIPELINE, WorkerSettings
from whence.archive.coding_events import Began, Buried, Coded, Progress, PutBack, TryAgain, Waiting
from whence.archive.leasing import Leases
from whence.archive.retrying import Retries
from whence.archive.reviewing.saving import save_with_acts
from whence.config import Config
from whence.model import archive
from whence.model.archive import Job, Maker
from whence.model.errors import SchemaError, StoreError
from whence.model.parse import reading_from_dict
from whence.model.reading import Article, Reading
from whence.model.serial import article_to_dict
from whence.store.interface import Store
from whence.store.times import now as utc_now

_BATCH = 16
"""Readings saved in one transaction at most; a kill costs no more than these and what is in flight."""
_PATIENCE = 0.5
"""Seconds that a finished reading waits for others to be saved with."""
_LOOK = 0.1
"""Seconds after which a call to stop is seen at the latest."""
_LET_FINISH = 10.0
"""Seconds that reports in hand may take after a call to stop; then they are put back."""
LEAST_SECONDS = 60.0
"""What any report may take."""
_CHARACTERS_A_SECOND = 400
"""How slow reading may be before a worker counts as hanging: a fiftieth of what a slow machine does."""


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
        factory: what builds their reader from a ``Config``, as ``module:function``.
        memory: bytes that a worker may take.
        least_seconds: that any report may take; long ones may take longer.
        retries: when a report that failed is tried again.
    """

    maker: Maker
    workers: int = 1
    again: bool = False
    only: tuple[str, ...] | None = None
    limit: int | None = None
    config: Config = field(default_factory=Config)
    factory: str = PIPELINE
    memory: int = MEMORY
    least_seconds: float = LEAST_SECONDS
    retries: Retries = field(default_factory=Retries)

    def seconds(self, text: str) -> float:
        """Say how long a text may take."""
        return reading_seconds(text, self.least_seconds)


def reading_seconds(text: str, least: float = LEAST_SECONDS) -> float:
    """Say how long reading a text may take, at least as long as told."""
    return max(least, len(text) / _CHARACTERS_A_SECOND)


def code(store: Store, options: CodingOptions, stop: Event | None = None) -> Generator[Progress]:
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
    leases = Leases(store, options.maker, only=options.only, limit=options.limit)
    try:
        with Crew(options.workers, options.factory, settings) as crew:
            yield from _Coder(store, options, crew, leases).run(stop or Event())
    finally:
        leases.put_back()  # whatever ended it, nobody has to wait until a lease runs out


@dataclass(frozen=True, slots=True)
class _Finished:
    """A reading that waits to be saved."""

    job: Job
    reading: Reading
    seconds: float


class _Coder:
    """One run of coding."""

    def __init__(self, store: Store, options: CodingOptions, crew: Crew, leases: Leases) -> None:
        self._store, self._options, self._crew, self._leases = store, options, crew, leases
        self._articles: dict[str, Article] = {}
        self._finished: list[_Finished] = []
        self._oldest = 0.0

    def run(self, stop: Event) -> Iterator[Progress]:
        """Work until nothing is left or ``stop`` is set."""
        left_over = self._leases.release_gone()
        queued = self._leases.enqueue(again=self._options.again)
        yield Began(queued, self._leases.waiting(), left_over)
        while not stop.is_set():
            yield from self._fill()
            if self._leases.held:
                yield from self._work()
                continue
            waiting = self._leases.next_due()
            if waiting is None:
                return
            yield Waiting(*waiting)
            stop.wait(min(1.0, max(_LOOK, (waiting[1] - utc_now()).total_seconds())))
        yield from self._finish()

    def _finish(self) -> Iterator[Progress]:
        until = monotonic() + _LET_FINISH
        self._crew.drop_waiting()
        while self._crew.begun() and monotonic() < until:
            yield from self._work()
        yield from self._save()
        yield PutBack(self._leases.put_back())

    def _fill(self) -> Iterator[Progress]:
        """Take as many reports as the workers have room for."""
        for job in self._leases.take(self._crew.room):
            if self._is_read(job.target):  # an older job of the same report, or another run, came first
                self._store.finish([job.id], now=utc_now())
                self._leases.done(job.id)
                continue
            try:
                article = self._store.article(job.target)
            except StoreError as error:  # this one is damaged; whether the store is shows with the next
                yield self._failed(job, str(error), raised=True)
                continue
            if article is None:
                yield self._failed(job, f"there is no version {job.target} in the archive", raised=True)
                continue
            self._articles[job.id] = article
            seconds = self._options.seconds(article.document.text)
            self._crew.give(Task(job.id, article_to_dict(article), seconds))

    def _is_read(self, version_id: str) -> bool:
        maker_id = self._options.maker.id
        return any(reading.maker_id == maker_id for reading in self._store.readings(version_id))

    def _work(self) -> Iterator[Progress]:
        """Take what workers answer, and save what has waited long enough."""
        for outcome in self._crew.wait(_LOOK):
            job, article = self._leases.held[outcome.job_id], self._articles.pop(outcome.job_id)
            if isinstance(outcome, Failed):
                yield self._failed(job, outcome.reason, raised=outcome.raised)
                continue
            try:
                self._keep(_Finished(job, _checked(outcome, article), outcome.seconds))
            except SchemaError as error:
                yield self._failed(job, f"the worker's reading is none of this report: {error}", raised=True)
        idle = self._crew.load == 0
        if self._finished and (len(self._finished) >= _BATCH or idle or monotonic() - self._oldest > _PATIENCE):
            yield from self._save()

    def _keep(self, finished: _Finished) -> None:
        if not self._finished:
            self._oldest = monotonic()
        self._finished.append(finished)

    def _save(self) -> Iterator[Progress]:
        """Keep the readings and mark their jobs done, in one transaction; then tell of them."""
        batch, self._finished = self._finished, []
        maker = self._options.maker
        coded = [archive.Coded(each.job.id, each.job.target, maker, each.reading) for each in batch]
        if not coded:
            return
        for kept, each in zip(save_with_acts(self._store, coded, now=utc_now()), batch, strict=True):
            self._leases.done(each.job.id)
            yield Coded(kept, len(each.reading.document.text.split()), each.seconds, _unread(each.reading))

    def _failed(self, job: Job, reason: str, *, raised: bool) -> Progress:
        now = utc_now()
        retry_at, reason = self._options.retries.decide(job, reason, raised=raised, now=now)
        self._store.fail(job.id, reason, retry_at=retry_at, now=now)
        self._leases.done(job.id)
        return Buried(job.target, reason) if retry_at is None else TryAgain(job.target, reason, retry_at)


def _checked(answer: Answered, article: Article) -> Reading:
    """Build the reading that a worker sent.

    Raises:
        SchemaError: it is no reading, or of another text than was given.
    """
    reading = reading_from_dict(answer.reading)
    if reading.document.text != article.document.text or reading.report.id != article.report.id:
        raise SchemaError("its text is another's")
    return reading


def _unread(reading: Reading) -> str | None:
    """Say why nothing of a text was read; None where something was."""
    if reading.document.sentences:
        return None
    return next((each.reason for each in reading.rejections if each.span is None), "the text has no sentence to read")
