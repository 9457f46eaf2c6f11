"""A command that runs in processes of its own, what it has acknowledged so far, and its violent end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

_LINGER = 10.0
"""Seconds that children may live on when their parent was killed: until they look up from what they do."""


class Victim:
    """A running command. What it prints with ``--json`` counts as acknowledged once the line is whole."""

    def __init__(self, program: Sequence[str], arguments: Sequence[object], env: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, *program, *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **env, "PYTHONUNBUFFERED": "1"},
            start_new_session=True,
        )
        self.lines: list[dict[str, Any]] = []
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith(b"{") and line.endswith(b"\n"):
                self.lines.append(json.loads(line))

    @property
    def runs(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def wait_for(self, lines: int, seconds: float) -> bool:
        """Wait until it has printed so many lines, it has ended, or the time is over; say whether it still runs."""
        until = time.monotonic() + seconds
        while len(self.lines) < lines and self.runs and time.monotonic() < until:
            time.sleep(0.002)
        return self.runs

    def kill_child(self, choice: float) -> bool:
        """Kill one of its children with SIGKILL; say whether there was one. ``choice`` in [0, 1) says which."""
        children = _children(self._process.pid)
        if not children:
            return False
        with suppress(ProcessLookupError):
            os.kill(children[int(choice * len(children))], signal.SIGKILL)
        return True

    def kill(self, *, family: bool) -> int:
        """Kill it with SIGKILL, with all its children in the same moment where ``family``.

        Returns:
            How many of its children still live some seconds later.
        """
        children = _children(self._process.pid)
        for pid in (self._process.pid, *(children if family else ())):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.wait()
        until = time.monotonic() + _LINGER
        while children and time.monotonic() < until:
            running = _processes()
            children = [pid for pid in children if pid in running]
            time.sleep(0.01)
        return len(children)

    def wait(self) -> int:
        """Wait for its end; return the exit code."""
        code = self._process.wait()
        self._reader.join()
        if self._process.stdout is not None:
            self._process.stdout.close()
        return code


def _children(pid: int) -> list[int]:
    """List the processes below one, nearest first."""
    parents = _processes()
    found, at = [pid], 0
    while at < len(found):
        found += [child for child, parent in parents.items() if parent == found[at]]
        at += 1
    return found[1:]


def _processes() -> dict[int, int]:
    """List the processes that have not ended, with their parents."""
    told = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,stat="], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in told.splitlines()]
    return {int(pid): int(parent) for pid, parent, state in rows if not state.startswith("Z")}
