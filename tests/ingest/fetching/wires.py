"""A network that never leaves the test, and a clock that needs no waiting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import httpcore

from whence.ingest.fetching.client import Client, Network
from whence.ingest.fetching.limits import Limits, Manners
from whence.ingest.fetching.memory import Memory

PUBLIC = "93.184.216.34"
BEGIN = datetime(2020, 3, 1, 12, 0, tzinfo=UTC)


class FakeClock:
    """Time passes by sleeping, and whenever a test says so."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.slept: list[float] = []

    def now(self) -> datetime:
        return BEGIN + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds


class Stream(httpcore.MockStream):
    """Plays an answer, byte chunk by byte chunk, and keeps what was asked."""

    def __init__(self, chunks: Sequence[bytes], wire: Wire) -> None:
        super().__init__(list(chunks))
        self._wire = wire

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if self._wire.drip:
            self._wire.clock.seconds += self._wire.drip
        return super().read(max_bytes, timeout)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._wire.sent.append(buffer)


@dataclass
class Wire(httpcore.NetworkBackend):
    """Notes where it would connect and plays recorded answers, one a connection."""

    answers: list[Sequence[bytes] | Exception] = field(default_factory=list)
    clock: FakeClock = field(default_factory=FakeClock)
    connected: list[str] = field(default_factory=list)
    sent: list[bytes] = field(default_factory=list)
    drip: float = 0.0

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[object] | None = None,
    ) -> httpcore.NetworkStream:
        self.connected.append(host)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return Stream(answer, self)

    @property
    def lines(self) -> list[str]:
        """The first lines of what was asked."""
        return [sent.split(b"\r\n")[0].decode() for sent in self.sent if sent]


def answer(
    body: bytes = b"<p>Shelling</p>", *headers: str, status: str = "200 OK", kind: str = "text/html; charset=utf-8"
) -> list[bytes]:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    if kind:
        lines.append(f"Content-Type: {kind}")
    return ["\r\n".join([*lines, "", ""]).encode("latin-1"), body]


def redirect(target: str, status: str = "302 Found") -> list[bytes]:
    return answer(b"", f"Location: {target}", status=status)


NO_ROBOTS = answer(b"", status="404 Not Found")


def client(
    wire: Wire,
    *addresses: str,
    memory: Memory | None = None,
    limits: Limits | None = None,
    manners: Manners | None = None,
    allowed: bool = True,
) -> Client:
    """A client whose resolver gives the addresses one after the other, and then the last for ever."""
    given = list(addresses or (PUBLIC,))

    def resolve(host: str, port: int) -> Sequence[str]:
        return (given.pop(0) if len(given) > 1 else given[0],)

    network = Network(resolve, wire, wire.clock)
    return Client(network, memory=memory, limits=limits, manners=manners, allowed=allowed)
