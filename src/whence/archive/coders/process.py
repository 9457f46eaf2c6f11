"""One worker process, seen from the coding process: what it was given, what it says, and how it ended."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from whence.archive.coders.frames import Message, Unpacker, pack
from whence.archive.coders.settings import OUT_OF_MEMORY, WorkerSettings

START_SECONDS = 180.0
"""How long a worker may take to load what it reads with; usually two seconds, more on a machine that is full."""
_LATE = 1.0
"""Seconds beyond a report's limit at which its worker is killed."""
_DYING_SECONDS = 2.0
"""How long a worker that has closed its socket may take to end: its exit code tells why."""
_CHUNK = 1 << 16
_LAST_WORDS = 2000
"""Bytes kept of what a worker last wrote on standard error."""
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


@dataclass(frozen=True, slots=True)
class Task:
    """One report to read: the job, the article as plain data, and how many seconds it may take."""

    job_id: str
    article: dict[str, Any] = field(repr=False)
    seconds: float


class Process:
    """A running worker. It never blocks whoever asks: both streams are read and written as far as they are ready."""

    def __init__(self, factory: str, settings: WorkerSettings) -> None:
        self.channel, theirs = socket.socketpair()
        with theirs:
            command = [
                sys.executable,
                "-m",
                "whence.archive.coders.worker",
                str(theirs.fileno()),
                factory,
                settings.text(),
            ]
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                bufsize=0,
                pass_fds=[theirs.fileno()],
                process_group=0,  # a terminal's Ctrl-C is not for workers
                env={**os.environ, **_ONE_THREAD, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
        assert self._process.stderr is not None
        self.errors = self._process.stderr
        os.set_blocking(self.errors.fileno(), False)
        self.channel.setblocking(False)
        self.ready = False
        self.tasks: deque[Task] = deque()
        self._deadline = monotonic() + START_SECONDS
        self._unpacker, self._outgoing, self._last_words = Unpacker(), bytearray(), b""

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def writing(self) -> bool:
        """Whether something waits to be sent."""
        return bool(self._outgoing)

    @property
    def late(self) -> bool:
        """Whether it took longer than it may: to start, or over the report in hand."""
        return (not self.ready or bool(self.tasks)) and monotonic() > self._deadline

    @property
    def left(self) -> float:
        """Seconds until it is late; without end where it has nothing to do."""
        return self._deadline - monotonic() if self.tasks or not self.ready else float("inf")

    def give(self, task: Task) -> None:
        """Queue a task for it."""
        self.tasks.append(task)
        self._outgoing += pack({"job": task.job_id, "article": task.article, "seconds": task.seconds})
        if self.ready and len(self.tasks) == 1:
            self._begin()

    def send(self) -> None:
        """Send what the socket takes."""
        try:
            sent = self.channel.send(self._outgoing[:_CHUNK])
        except BlockingIOError:
            return
        except OSError:  # it is dead: reading says so, with what it left
            self._outgoing.clear()
            return
        del self._outgoing[:sent]

    def receive(self) -> Iterator[Message] | None:
        """Take what it said; None where it is gone.

        Raises:
            BrokenFrame: what it said is no message.
        """
        try:
            data = self.channel.recv(_CHUNK)
        except BlockingIOError:
            return iter(())
        except OSError:
            return None
        return self._unpacker.feed(data) if data else None

    def started(self) -> None:
        """Note that it has loaded what it needs."""
        self.ready = True
        if self.tasks:
            self._begin()

    def finished(self) -> Task:
        """Take the task in hand off, since it was answered, and begin with the next."""
        task = self.tasks.popleft()
        if self.tasks:
            self._begin()
        return task

    def listen(self) -> bool:
        """Keep the end of what it writes on standard error; say whether more can come."""
        data = self.errors.read(_CHUNK)
        self._last_words = (self._last_words + (data or b""))[-_LAST_WORDS:]
        return data != b""

    def close(self, *, dying: bool = False) -> str:
        """End it if it still runs, let go of it, and say how it ended, in words.

        Args:
            dying: whether it has closed its socket and so is about to end by itself.
        """
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_DYING_SECONDS if dying else 0)
        self._process.kill()
        code = self._process.wait()
        self.listen()
        self.channel.close()
        self.errors.close()
        return self._ended(code)

    def _ended(self, code: int) -> str:
        if code == OUT_OF_MEMORY:
            return "memory"
        last = self._last_words.decode("utf-8", "replace").strip().splitlines()
        how = f"killed by signal {-code}" if code < 0 else f"exit code {code}"
        return f"{how}: {last[-1][:300]}" if last else how

    def _begin(self) -> None:
        self._deadline = monotonic() + self.tasks[0].seconds + _LATE
