"""Running the program itself, in a process of its own, as a user does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from typing import IO, Any

_START = "import sys; from whence.cli import main; sys.exit(main())"


@dataclass(frozen=True, slots=True)
class Done:
    """What a run did, children included.

    Attributes:
        code: its exit code.
        lines: what it printed.
        error: what it said on standard error.
        seconds: by the clock.
        work: seconds of processor time, of all its processes.
        peak: memory, in bytes, of its largest process.
    """

    code: int
    lines: tuple[str, ...]
    error: str
    seconds: float
    work: float
    peak: int

    @property
    def last(self) -> dict[str, Any]:
        """The last line, which ``--json`` made an object."""
        found = json.loads(self.lines[-1])
        assert isinstance(found, dict)
        return found


def whence(*arguments: object) -> Done:
    """Run ``whence`` with arguments, and wait for it."""
    begun = time.monotonic()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as error:
        process = subprocess.Popen([sys.executable, "-c", _START, *map(str, arguments)], stdout=out, stderr=error)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)  # it was waited for here, for its usage
        seconds = time.monotonic() - begun
        told = [_read(file) for file in (out, error)]
    work = usage.ru_utime + usage.ru_stime
    unit = 1 if sys.platform == "darwin" else 1024
    return Done(process.returncode, tuple(told[0].splitlines()), told[1], seconds, work, usage.ru_maxrss * unit)


def _read(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")
