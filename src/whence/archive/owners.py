"""Who holds leases: a name that tells whether its holder still runs, so that what it held is taken up at once."""

from __future__ import annotations

import os
import socket

from whence.store.interface import Store


def own_name(work: str) -> str:
    """Name this process as the holder of leases for some work."""
    return f"{work}:{socket.gethostname()}:{os.getpid()}"


def release_gone(store: Store, work: str) -> int:
    """Put back what holders of this machine had taken that run no more; return how many jobs that were.

    Leases of other machines end by their time.
    """
    here = f"{work}:{socket.gethostname()}:"
    gone = [name for name in store.owners() if name.startswith(here) and not _runs(name.removeprefix(here))]
    return sum(store.release(name) for name in gone)


def _runs(number: str) -> bool:
    if not number.isdigit():
        return True
    try:
        os.kill(int(number), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return int(number) != os.getpid()  # an earlier program of our number; we have taken nothing yet
