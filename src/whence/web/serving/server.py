"""The HTTP server: quiet, patient with what is under way when it is stopped, and without a name in its answers."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator

import uvicorn
from starlette.types import ASGIApp

_GRACE_S = 3
"""Seconds that answers under way get when the server stops; streams never end by themselves."""


class Server(uvicorn.Server):
    """Serves an application on a socket that listens already."""

    def __init__(self, app: ASGIApp, listening: socket.socket, began: Callable[[], None] | None = None) -> None:
        config = uvicorn.Config(
            app,
            http="h11",
            ws="none",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=_GRACE_S,
        )
        super().__init__(config)
        self._listening, self._began = listening, began

    def serve_until_stopped(self) -> None:
        """Serve until Ctrl-C, or a request to end; a second one ends at once."""
        self.run(sockets=[self._listening])

    @contextlib.contextmanager
    def beside(self) -> Iterator[None]:
        """Serve in a thread of its own for as long as the context lasts."""
        thread = threading.Thread(target=self.serve_until_stopped, name="whence-server", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self.should_exit = True
            thread.join()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and say so."""
        await super().startup(sockets=sockets)
        if self.started and self._began is not None:
            self._began()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop for signals, and leave it to the caller to end: uvicorn would raise them again before it could."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {each: signal.signal(each, self.handle_exit) for each in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)


def on_line(descriptor: int, told: Callable[[], object]) -> None:
    """Call something for each line that is typed, from within the server's loop; where that cannot be, never."""
    loop = asyncio.get_running_loop()

    def read() -> None:
        if os.tcgetpgrp(descriptor) != os.getpgrp():  # in the background the terminal is somebody else's
            return
        if os.read(descriptor, 1024):
            told()
        else:
            loop.remove_reader(descriptor)

    with contextlib.suppress(NotImplementedError, OSError):
        loop.add_reader(descriptor, read)
