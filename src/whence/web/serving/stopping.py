"""Stopping for a signal that comes before the server runs, as quietly as the server does once it runs."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator


@contextlib.contextmanager
def stopping_quietly() -> Iterator[None]:
    """End the block, and not the program, for Ctrl-C or a request to end: what is open is closed."""
    if threading.current_thread() is not threading.main_thread():  # which alone gets signals
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with contextlib.suppress(KeyboardInterrupt):
            yield
    finally:
        signal.signal(signal.SIGTERM, before)
