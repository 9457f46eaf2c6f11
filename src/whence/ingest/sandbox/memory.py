"""How much memory a process has held at most."""

from __future__ import annotations

import re
import resource
import sys
from pathlib import Path

_PEAK = re.compile(rb"^VmHWM:\s+(\d+) kB$", re.MULTILINE)


def memory_of(process: int) -> int | None:
    """Return the most memory in bytes that a process has held, as Linux tells it; None elsewhere, or once it is gone.

    What ``getrusage`` tells of children is no use here: it counts what the program held when it started them.
    """
    try:
        found = _PEAK.search(Path(f"/proc/{process}/status").read_bytes())
    except OSError:
        return None
    return int(found.group(1)) * 1024 if found else None


def own_memory() -> int:
    """Return the most memory in bytes that this process has held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
