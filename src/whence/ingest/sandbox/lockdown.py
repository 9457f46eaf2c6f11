"""What a child gives up before it reads anything untrusted. What a system cannot enforce is left out and not told."""

from __future__ import annotations

import ctypes
import os
import resource
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path
from typing import Any

from whence.ingest.sandbox import landlock

_OPEN_FILES = 64
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

_REFUSED = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
    "os.startfile",
    "os.kill",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.mkdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.chmod",
    "os.chown",
    "os.chflags",
    "os.utime",
    "os.setxattr",
    "os.removexattr",
    "os.putenv",
    "os.unsetenv",
    "pty.spawn",
    "ctypes.",
    "shutil.",
    "tempfile.",
    "urllib.",
    "http.",
    "ftplib.",
    "smtplib.",
    "imaplib.",
    "poplib.",
    "nntplib.",
    "telnetlib.",
    "sqlite3.",
    "webbrowser.",
    "resource.prlimit",
    "setopencodehook",
    "sys.addaudithook",
    "syslog.",
)
"""Audit events (PEP 578) of Python code that reaches out of the process; by how they begin."""


class Readable:
    """Which files may be read after the lock: those of Python and its packages, and what the parent names."""

    __slots__ = ("named", "roots")

    def __init__(self) -> None:
        places = {*sys.path, sys.prefix, sys.base_prefix, sysconfig.get_path("stdlib"), "/usr/share/zoneinfo"}
        self.roots = tuple(sorted(os.path.realpath(place) + os.sep for place in places if place))
        self.named: frozenset[str] = frozenset()

    def name(self, paths: list[str]) -> None:
        """Let these be read, and no others that were named before."""
        self.named = frozenset(os.path.realpath(path) for path in paths)

    def allows(self, path: object) -> bool:
        """Say whether a path may be opened; descriptors are open already."""
        if isinstance(path, int):
            return True
        real = os.path.realpath(os.fsdecode(path)) if isinstance(path, str | bytes | os.PathLike) else ""
        return real in self.named or real.startswith(self.roots)


def lock_down(memory: int, readable: Readable) -> list[str]:
    """Give up everything that reading bytes does not need; say what is enforced, in words."""
    held = [name for name, act in _steps(memory) if act()]
    sys.addaudithook(_hook(readable))
    return [*held, "calls of Python code out of the process"]


def allow_processor(seconds: float) -> None:
    """Let the process use this many more seconds of processor time."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime + seconds) + 1
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    if hard != resource.RLIM_INFINITY:
        soft = min(soft, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def _steps(memory: int) -> list[tuple[str, Callable[[], bool]]]:
    return [
        ("network", _without_network),
        ("writing, deleting and starting programs", landlock.restrict),
        ("memory", lambda: _limit(resource.RLIMIT_AS, memory)),
        ("file size", lambda: _limit(resource.RLIMIT_FSIZE, 0)),
        ("core files", lambda: _limit(resource.RLIMIT_CORE, 0)),
        ("open files", lambda: _limit(resource.RLIMIT_NOFILE, _OPEN_FILES)),
        # of root the kernel does not count processes
        ("new processes", lambda: _limit(resource.RLIMIT_NPROC, 0) and os.geteuid() != 0),
    ]


def _limit(kind: int, most: int) -> bool:
    try:
        hard = resource.getrlimit(kind)[1]
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (least, least))
    except (ValueError, OSError):
        return False
    return True


def _without_network() -> bool:
    """Move into a network of its own that has no way out; only Linux has them, and not every host allows it."""
    if sys.platform != "linux":
        return False
    unshare = ctypes.CDLL(None, use_errno=True).unshare
    return any(unshare(flags) == 0 for flags in (_CLONE_NEWNET, _CLONE_NEWUSER | _CLONE_NEWNET))


def _hook(readable: Readable) -> Callable[[str, tuple[Any, ...]], None]:
    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = arguments
            writes = (flags or 0) & _WRITING or (isinstance(mode, str) and set(mode) & set("wax+"))
            if writes or not readable.allows(path):
                raise PermissionError(f"the sandbox opens no {Path(str(path)).name or 'file'}")
        elif event.startswith(_REFUSED):
            raise PermissionError(f"the sandbox has no {event}")

    return refuse
