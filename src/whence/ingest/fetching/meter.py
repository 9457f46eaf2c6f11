"""What is left of one request's time and bytes, watched where the bytes come in."""

from __future__ import annotations

import ssl
from typing import Any

import httpcore

from whence.ingest.fetching.clock import Clock
from whence.model.errors import UnavailableNow, UnreadableInput


class Meter:
    """Counts one request at a time."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._until = 0.0
        self._bytes = 0

    def start(self, seconds: float, size: int) -> None:
        """Begin to count for a request."""
        self._until = self._clock.monotonic() + seconds
        self._bytes = size

    def seconds(self, at_most: float | None) -> float:
        """Say how long the next step may take.

        Raises:
            UnavailableNow: no time is left.
        """
        left = self._until - self._clock.monotonic()
        if left <= 0:
            raise UnavailableNow("it takes too long to answer")
        return left if at_most is None else min(left, at_most)

    def count(self, size: int) -> None:
        """Count bytes that came in.

        Raises:
            UnreadableInput: they are more than one answer may have.
        """
        self._bytes -= size
        if self._bytes < 0:
            raise UnreadableInput("it sends more than one report may have")


class MeteredStream(httpcore.NetworkStream):
    """A connection whose every step is held to what is left."""

    def __init__(self, inner: httpcore.NetworkStream, meter: Meter) -> None:
        self._inner = inner
        self._meter = meter

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what has come."""
        data = self._inner.read(max_bytes, self._meter.seconds(timeout))
        self._meter.count(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send."""
        self._inner.write(buffer, self._meter.seconds(timeout))

    def close(self) -> None:
        """Let go."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Begin encryption."""
        seconds = self._meter.seconds(timeout)
        return MeteredStream(self._inner.start_tls(ssl_context, server_hostname, seconds), self._meter)

    def get_extra_info(self, info: str) -> Any:
        """Tell about the connection."""
        return self._inner.get_extra_info(info)
