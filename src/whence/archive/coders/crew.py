"""A crew of worker processes: gives them reports, takes their answers, and replaces those that die or hang."""

from __future__ import annotations

import logging
import selectors
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from whence.archive.coders.frames import BrokenFrame, Message
from whence.archive.coders.process import Process, Task
from whence.archive.coders.settings import PIPELINE, WorkerSettings
from whence.model.errors import WhenceError

_LOG = logging.getLogger(__name__)

IN_FLIGHT = 2
"""Reports given to a worker at once: one in hand and one so that it need not wait for the next."""
_STARTS = 3
"""Workers that may die one after the other before they have read anything: then it is not the reports' fault."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A report was read: the reading as plain data, and the seconds it took."""

    job_id: str
    reading: dict[str, Any] = field(repr=False)
    seconds: float


@dataclass(frozen=True, slots=True)
class Failed:
    """A report was not read, and why. ``raised`` says that reading it ended with an error of its own, in good order."""

    job_id: str
    reason: str
    raised: bool


class Crew:
    """Some workers, as many as asked for as long as there is work for them; a context manager."""

    def __init__(self, count: int, factory: str = PIPELINE, settings: WorkerSettings | None = None) -> None:
        self._count, self._factory, self._settings = count, factory, settings or WorkerSettings()
        self._selector = selectors.DefaultSelector()
        self._workers: list[Process] = []
        self._waiting: deque[Task] = deque()
        self._failed_starts = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    @property
    def pids(self) -> list[int]:
        """The workers' process numbers."""
        return [worker.pid for worker in self._workers]

    @property
    def load(self) -> int:
        """How many tasks it has that are not answered."""
        return len(self._waiting) + sum(len(worker.tasks) for worker in self._workers)

    @property
    def room(self) -> int:
        """How many tasks it can be given so that no worker waits for work."""
        return max(0, self._count * IN_FLIGHT - self.load)

    def give(self, task: Task) -> None:
        """Take a task over."""
        self._waiting.append(task)
        self._deal()

    def drop_waiting(self) -> None:
        """Forget what no worker has."""
        self._waiting.clear()

    def begun(self) -> int:
        """Count the reports that are being read."""
        return sum(1 for worker in self._workers if worker.ready and worker.tasks)

    def wait(self, seconds: float) -> Iterator[Answered | Failed]:
        """Wait for answers, at most so long, and yield those that came.

        Raises:
            WhenceError: workers cannot be started; the message says why.
        """
        self._deal()
        for worker in self._workers:
            self._selector.modify(
                worker.channel,
                selectors.EVENT_READ | (selectors.EVENT_WRITE if worker.writing else 0),
                (worker, "channel"),
            )
        for key, events in self._selector.select(max(0.0, min(seconds, *(w.left for w in self._workers), seconds))):
            worker, stream = key.data
            if worker in self._workers:
                yield from self._served(worker, stream, events)
        for worker in [each for each in self._workers if each.late]:
            yield from self._gone(worker, late=True)

    def close(self) -> None:
        """End all workers."""
        for worker in self._workers:
            self._forget(worker)
            worker.close()
        self._workers = []
        self._selector.close()

    def _served(self, worker: Process, stream: str, events: int) -> Iterator[Answered | Failed]:
        if stream == "errors":
            if not worker.listen():
                self._selector.unregister(worker.errors)
            return
        if events & selectors.EVENT_WRITE:
            worker.send()
        if events & selectors.EVENT_READ:
            try:
                messages = worker.receive()
                for message in messages or ():
                    yield from self._heard(worker, message)
            except (BrokenFrame, KeyError, IndexError) as error:
                _LOG.warning("a worker answered out of order (%s) and is replaced", error)
                messages = None
            if messages is None and worker in self._workers:
                yield from self._gone(worker)

    def _heard(self, worker: Process, message: Message) -> Iterator[Answered | Failed]:
        if "broken" in message:
            raise WhenceError(f"reports cannot be coded: {message['broken']}")
        if "ready" in message:
            self._failed_starts = 0
            worker.started()
            return
        if message["job"] != worker.tasks[0].job_id:
            raise BrokenFrame("an answer to what was not asked")
        if "memory" in message:  # it ends itself now, and says so once
            return
        job_id = worker.finished().job_id
        if "raised" in message:
            yield Failed(job_id, message["raised"], raised=True)
        else:
            yield Answered(job_id, message["reading"], message["seconds"])

    def _gone(self, worker: Process, *, late: bool = False) -> Iterator[Failed]:
        """Let go of a worker that died or hangs: what it had in hand failed, what waited goes to another."""
        self._forget(worker)
        self._workers.remove(worker)
        ended, tasks = worker.close(dying=not late), worker.tasks
        if worker.ready and tasks:
            yield Failed(tasks[0].job_id, self._reason(tasks.popleft(), ended, late), raised=False)
        elif not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= _STARTS:
                raise WhenceError(f"workers die before they have read anything ({ended}): is there enough memory?")
        self._waiting.extendleft(reversed(tasks))

    def _reason(self, task: Task, ended: str, late: bool) -> str:
        if late:
            return f"reading took longer than {task.seconds:.0f} s and was stopped"
        if ended == "memory":
            return f"reading needed more than {self._settings.memory >> 20:,} MiB of memory"
        return f"the worker died over it ({ended})"

    def _deal(self) -> None:
        """Give what waits to whoever has least to do; start workers where that is needed."""
        while self._waiting:
            free = min(self._workers, key=lambda worker: len(worker.tasks), default=None)
            if (free is None or free.tasks) and len(self._workers) < self._count:
                free = self._start()
            if free is None or len(free.tasks) >= IN_FLIGHT:
                return
            free.give(self._waiting.popleft())

    def _start(self) -> Process:
        worker = Process(self._factory, self._settings)
        self._workers.append(worker)
        self._selector.register(worker.channel, selectors.EVENT_READ, (worker, "channel"))
        self._selector.register(worker.errors, selectors.EVENT_READ, (worker, "errors"))
        return worker

    def _forget(self, worker: Process) -> None:
        for stream in (worker.channel, worker.errors):
            with suppress(KeyError):  # standard error is let go when it ends
                self._selector.unregister(stream)
