"""One shard: its things cleaned, coded in worker processes, and told of in their order."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from types import TracebackType
from typing import Self, TypeAlias

from whence.archive.cleaning import Cleaned, Cleaner
from whence.archive.coders.crew import Answered, Crew, Failed
from whence.archive.coders.process import Task
from whence.archive.coders.settings import PIPELINE, WorkerSettings
from whence.archive.coding import reading_seconds
from whence.archive.keys import report_key
from whence.archive.shards.inputs import Kept, ToRead
from whence.model.archive import derived_id
from whence.model.errors import SchemaError
from whence.model.item import Item, Refused
from whence.model.parse import reading_from_dict
from whence.model.reading import Article, Reading
from whence.model.serial import article_to_dict

_LOOK = 0.1
"""Seconds that are waited for an answer at once."""


@dataclass(frozen=True, slots=True)
class ShardOptions:
    """How shards are coded, on whatever machine.

    Attributes:
        today: the day of reading, which no publication lies behind.
        workers: processes that read, and as many that clean, for one shard at a time.
        attempts: how often a report that breaks its reader is tried.
        settings: of the readers.
        factory: what builds a reader, as ``module:function``.
    """

    today: date
    workers: int = 1
    attempts: int = 5
    settings: WorkerSettings = field(default_factory=WorkerSettings)
    factory: str = PIPELINE

    @classmethod
    def parse(cls, text: str) -> ShardOptions:
        """Read what ``text`` wrote."""
        told = json.loads(text)
        today, settings = date.fromisoformat(told["today"]), WorkerSettings.parse(told["settings"])
        return cls(**{**told, "today": today, "settings": settings})

    def text(self) -> str:
        """Write for the way to other machines."""
        return json.dumps({**asdict(self), "today": self.today.isoformat(), "settings": self.settings.text()})


@dataclass(frozen=True, slots=True)
class Read:
    """A report that was read, under the ids that an archive would give it."""

    report_id: str
    version_id: str
    place: str
    reading: Reading = field(repr=False)


Outcome: TypeAlias = Read | Refused
"""What became of one thing of a shard."""


@dataclass(frozen=True, slots=True)
class _Clean:
    report_id: str
    version_id: str
    place: str
    article: Article = field(repr=False)


class ShardCoder:
    """Codes shards, one after the other, with the same processes; a context manager."""

    def __init__(self, options: ShardOptions) -> None:
        self._options = options
        self._cleaner = Cleaner(options.workers, today=options.today)
        self._crew = Crew(options.workers, options.factory, options.settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes."""
        self._crew.close()
        self._cleaner.close()

    def code(self, things: Sequence[ToRead]) -> list[Outcome]:
        """Code a shard; there is one outcome for each thing, in their order.

        Raises:
            WhenceError: readers cannot be started.
        """
        found = list(self._cleaned(things))
        clean = {str(n): each for n, each in enumerate(found) if isinstance(each, _Clean)}
        read = self._read(clean)
        return [read[str(n)] if isinstance(each, _Clean) else each for n, each in enumerate(found)]

    def _cleaned(self, things: Sequence[ToRead]) -> Iterator[_Clean | Refused]:
        cleaned = self._cleaner.clean(thing for thing in things if not isinstance(thing, Kept))
        for thing in things:
            if isinstance(thing, Kept):
                yield _Clean(thing.report_id, thing.version_id, thing.place, thing.article)
                continue
            outcome = next(cleaned)
            yield _named(outcome.item, outcome.article) if isinstance(outcome, Cleaned) else outcome

    def _read(self, clean: dict[str, _Clean]) -> dict[str, Outcome]:
        read: dict[str, Outcome] = {}
        tries = dict.fromkeys(clean, 0)
        waiting = list(reversed(clean))
        while len(read) < len(clean):
            while waiting and self._crew.room:
                self._give(waiting.pop(), clean, tries)
            for answer in self._crew.wait(_LOOK):
                outcome = self._outcome(clean[answer.job_id], answer, tries[answer.job_id])
                if outcome is None:
                    waiting.append(answer.job_id)
                else:
                    read[answer.job_id] = outcome
        return read

    def _give(self, job: str, clean: dict[str, _Clean], tries: dict[str, int]) -> None:
        tries[job] += 1
        article = clean[job].article
        self._crew.give(Task(job, article_to_dict(article), reading_seconds(article.document.text)))

    def _outcome(self, each: _Clean, answer: Answered | Failed, tries: int) -> Outcome | None:
        """Refuse a report that its reader raised an error over, or that was tried often enough; None to try again."""
        if isinstance(answer, Answered):
            return _checked(each, answer.reading)
        if answer.raised or tries >= self._options.attempts:
            return Refused(each.place, answer.reason)
        return None


def _named(item: Item, article: Article) -> _Clean:
    report_id = report_key(item, article).id
    version_id = derived_id("version", report_id, article.report.id)
    return _Clean(report_id, version_id, item.capture.place, article)


def _checked(each: _Clean, answer: dict[str, object]) -> Outcome:
    """Build the reading that a reader sent."""
    try:
        reading = reading_from_dict(answer)
    except SchemaError as error:
        return Refused(each.place, f"the reader's answer is no reading: {error}")
    if reading.document.text != each.article.document.text or reading.report.id != each.article.report.id:
        return Refused(each.place, "the reader's answer is of another report")
    return Read(each.report_id, each.version_id, each.place, reading)
