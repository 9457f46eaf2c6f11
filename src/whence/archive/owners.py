"""Who holds leases: a process, named so that another on the same machine can tell whether it still lives."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
from pathlib import Path

from whence.store.interface import Store

_PROC = Path("/proc")
"""Where Linux tells of processes; macOS has no such folder."""


def own_name(work: str) -> str:
    """Name this process and this use of it: the work, host, process number, when it started, and a word of chance.

    The start tells it from a later process of the same number; the last word one run from another in one process.
    """
    return "|".join((work, _host(), str(os.getpid()), started(os.getpid()) or "", secrets.token_hex(4)))


def is_gone(owner: str) -> bool:
    """Say whether an owner is known to be gone: its process was on this machine and is no more."""
    parts = owner.split("|")
    if len(parts) != 5 or parts[1] != _host() or not parts[2].isdecimal():
        return False
    return started(int(parts[2])) != parts[3]


def release_gone(store: Store, work: str) -> int:
    """Put back at once what dead processes of this machine had taken for some work; return how many jobs that were.

    What was taken on other machines comes back when its lease runs out.
    """
    gone = [owner for owner in store.owners() if owner.startswith(f"{work}|") and is_gone(owner)]
    return sum(store.release(owner) for owner in gone)


def started(pid: int) -> str | None:
    """Say when a process started, in whatever form the system tells it; None where there is none of that number."""
    if _PROC.joinpath("self").exists():
        try:
            stat = (_PROC / str(pid) / "stat").read_text("ascii", "replace")
        except OSError:
            return None
        state, *rest = stat.rpartition(")")[2].split()  # the name before it can hold anything
        return None if state in "ZX" else rest[18]
    told = subprocess.run(
        ["/bin/ps", "-o", "lstart=", "-p", str(pid)],
        capture_output=True,
        text=True,
        check=False,
        env={"LC_ALL": "C", "TZ": "UTC"},
    )
    return " ".join(told.stdout.split()) or None


def _host() -> str:
    return socket.gethostname().replace("|", "-")
