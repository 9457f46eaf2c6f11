"""The program's side: gives tasks to a child, and turns whatever becomes of it into an answer or a reason in words."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from whence.ingest.sandbox.limits import DEFAULT, Limits
from whence.ingest.sandbox.memory import memory_of
from whence.ingest.sandbox.messages import Message, MessageError, pack
from whence.ingest.sandbox.outcomes import answer_of, ended, garbled, overlong, overtime
from whence.ingest.sandbox.pipes import Closed, Pipes
from whence.model.errors import ContainedInput, InputError, SandboxError

_log = logging.getLogger(__name__)

_LAST_WORDS = 5.0
"""Seconds that a child which has closed its pipe gets to be gone."""


class Sandbox:
    """One child process, started when first needed and replaced when it broke. Not to be shared between threads.

    A task is named ``module:function``. For ``run`` the function takes a ``Message`` and returns one; for ``stream`` it
    takes the arguments as a dictionary and yields messages.
    """

    def __init__(self, modules: Sequence[str] = (), limits: Limits = DEFAULT) -> None:
        """Prepare a sandbox; ``modules`` are loaded before the child is locked, so that no item pays for them."""
        self.limits = limits
        self.held: tuple[str, ...] = ()
        """What the child says is enforced on this system."""
        self.starts = 0
        self.peak = 0
        """The most memory, in bytes, that any child held, as far as the system tells."""
        self.longest = 0.0
        """The longest, in seconds, that any answer was waited for, the starts of children not counted."""
        self._modules = tuple(modules)
        self._child: subprocess.Popen[bytes] | None = None
        self._pipes: Pipes | None = None
        self._fresh = True
        self._busy = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def run(self, task: str, message: Message, *, reads: Sequence[Path] = ()) -> Message:
        """Give one task and wait for its answer; ``reads`` are the files that it may open.

        Raises:
            InputError: the task refused its input, as it would have without a sandbox.
            ContainedInput: the task failed, crashed, or went over a limit; the child is replaced.
            SandboxError: no child can be started.
        """
        request = self._request(task, message.header, reads, streams=False)
        for _ in range(2):
            used = self._child is not None and not self._fresh
            try:
                return self._single(Message(request, message.body))
            except ContainedInput as error:
                # what items before it left behind must not cost this one its memory
                if used and error.fate == "memory":
                    continue
                raise
        raise garbled()

    def _single(self, request: Message) -> Message:
        """Wait for the one answer that there must be; a child that goes on is cut off at once."""
        answers = self._answers(request)
        answer = next(answers, None)
        if answer is None or next(answers, None) is not None:
            answers.close()
            raise garbled()
        return answer

    def stream(self, task: str, arguments: Mapping[str, Any], *, reads: Sequence[Path] = ()) -> Iterator[Message]:
        """Give one task and yield its answers as they come; the limit of time is for each.

        A stream that is not read to its end costs the child. Raises as ``run`` does, after the answers before.
        """
        yield from self._answers(Message(self._request(task, arguments, reads, streams=True)))

    def salvage(
        self, task: str, arguments: Mapping[str, Any], *, reads: Sequence[Path] = ()
    ) -> Iterator[Message | ContainedInput]:
        """Stream, and go on behind an answer that broke the child: the task is begun again with ``skip`` set.

        ``skip`` among the arguments is the number of answers that the task must leave out *without making them*. Where
        it breaks again before its first answer, the rest is given up, which the last error says.
        """
        skip, stuck = int(arguments.get("skip", 0)), False
        while True:
            try:
                for message in self.stream(task, {**arguments, "skip": skip}, reads=reads):
                    skip, stuck = skip + 1, False
                    yield message
            except ContainedInput as error:
                if stuck:
                    yield ContainedInput(f"{error}; the rest was not read", error.fate)
                    return
                yield error
                skip, stuck = skip + 1, True
            else:
                return

    def kill(self) -> None:
        """End the child and whatever it started, at once; the next task starts another."""
        child, self._child, self._pipes, self._busy = self._child, None, None, False
        if child is None:
            return
        self.peak = max(self.peak, memory_of(child.pid) or 0)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        with child:
            pass  # its pipes are closed, and it is waited for

    def interrupt(self) -> None:
        """Break off what another thread waits for here: its task ends as a crash does."""
        child = self._child
        if child is not None:
            child.kill()

    def close(self) -> None:
        """End the child."""
        self.kill()

    def _request(
        self, task: str, arguments: Mapping[str, Any], reads: Sequence[Path], *, streams: bool
    ) -> dict[str, Any]:
        paths = [str(path.absolute()) for path in reads]
        return {"task": task, "arguments": dict(arguments), "streams": streams, "reads": paths}

    def _answers(self, request: Message) -> Generator[Message]:
        if len(request.body) > self.limits.message or len(pack(Message(request.header))) > self.limits.message:
            raise overlong(self.limits)
        pipes = self._started()
        self._fresh, self._busy = False, True
        begun = time.monotonic()
        try:
            pipes.send(request, begun + self.limits.seconds)
            while True:
                answer = pipes.receive(begun + self.limits.seconds)
                self.longest = max(self.longest, time.monotonic() - begun)
                item = answer_of(answer, self.limits)
                if item is None:
                    self._busy = False
                    self._wear(answer)
                    return
                yield item
                begun = time.monotonic()
        except TimeoutError:
            self.kill()
            self.longest = max(self.longest, time.monotonic() - begun)
            raise overtime(self.limits) from None
        except Closed:
            raise ended(self._code(), self.limits) from None
        except MessageError as error:
            self.kill()
            raise garbled(str(error)) from error
        except InputError as error:
            self._busy = False
            if isinstance(error, ContainedInput) and error.fate != "fault":
                self.kill()
            raise
        finally:
            if self._busy:  # nobody waits for the rest any more: it must not be taken for the next answer
                self.kill()

    def _wear(self, last: Message) -> None:
        assert self._child is not None
        told = last.header.get("peak")
        # the system's word goes before that of a child that is not trusted
        peak = memory_of(self._child.pid) or (told if isinstance(told, int) else self.limits.worn + 1)
        self.peak = max(self.peak, peak)
        if peak > self.limits.worn:
            self.kill()

    def _code(self) -> int:
        """How the child ended by itself; it is killed where it lingers."""
        code: int | None = None
        if self._child is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                code = self._child.wait(_LAST_WORDS)
        self.kill()
        return -signal.SIGKILL if code is None else code

    def _started(self) -> Pipes:
        if self._pipes is not None:
            return self._pipes
        self._child = subprocess.Popen(
            [sys.executable, "-B", "-P", "-m", "whence.ingest.sandbox.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env=_environment(),
            start_new_session=True,
            close_fds=True,
            bufsize=0,
        )
        self._pipes = Pipes.over(self._child, self.limits.message)
        self.starts, self._fresh = self.starts + 1, True
        deadline = time.monotonic() + self.limits.start
        try:
            self._pipes.send(Message({"limits": self.limits.plain(), "modules": list(self._modules)}), deadline)
            held = self._pipes.receive(deadline).header["held"]
        except (TimeoutError, Closed, MessageError, KeyError) as error:
            self.kill()
            raise SandboxError(
                f"the process that reads untrusted files does not start ({type(error).__name__}); "
                f"try `{sys.executable} -m whence.ingest.sandbox.child < /dev/null` to see why"
            ) from error
        self.held = tuple(str(name) for name in held)
        _log.debug("the sandbox enforces: %s", ", ".join(self.held))
        return self._pipes


def _environment() -> dict[str, str]:
    """What a child needs to find the program's modules, and nothing that the user's shell holds."""
    return {
        "PYTHONPATH": os.pathsep.join(str(Path(place).absolute()) for place in sys.path if place),
        "PYTHONUTF8": "1",
        "LC_ALL": "C.UTF-8",
        "OMP_NUM_THREADS": "1",
    }
