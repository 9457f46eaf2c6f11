"""Messages over the pipes to a child that may hang, die or lie: every wait has its deadline."""

from __future__ import annotations

import os
import selectors
import subprocess
import time
from dataclasses import dataclass

from whence.ingest.sandbox.messages import PREFIX, Message, lengths, pack, unpack

_CHUNK = 1 << 18


class Closed(Exception):
    """The child has closed its end: it is gone, or going."""


@dataclass(frozen=True, slots=True)
class Pipes:
    """The two ends that the program holds."""

    to_child: int
    from_child: int
    limit: int

    @classmethod
    def over(cls, child: subprocess.Popen[bytes], limit: int) -> Pipes:
        """Use the standard streams of a child, which keeps them."""
        assert child.stdin is not None
        assert child.stdout is not None
        pipes = cls(child.stdin.fileno(), child.stdout.fileno(), limit)
        os.set_blocking(pipes.to_child, False)
        os.set_blocking(pipes.from_child, False)
        return pipes

    def send(self, message: Message, deadline: float) -> None:
        """Write a message.

        Raises:
            TimeoutError: the child did not take it in time (``deadline`` is of ``time.monotonic``).
            Closed: the child is gone.
        """
        rest = memoryview(pack(message))
        while rest:
            _wait(self.to_child, selectors.EVENT_WRITE, deadline)
            try:
                rest = rest[os.write(self.to_child, rest[:_CHUNK]) :]
            except BlockingIOError:
                continue
            except OSError as error:
                raise Closed from error

    def receive(self, deadline: float) -> Message:
        """Read a message.

        Raises:
            TimeoutError: it did not come in time.
            Closed: the child is gone.
            MessageError: what came is no message, or too large a one.
        """
        header, body = lengths(self._read(PREFIX, deadline), self.limit)
        return unpack(self._read(header, deadline), self._read(body, deadline))

    def _read(self, size: int, deadline: float) -> bytes:
        parts: list[bytes] = []
        while size:
            _wait(self.from_child, selectors.EVENT_READ, deadline)
            try:
                part = os.read(self.from_child, min(size, _CHUNK))
            except BlockingIOError:
                continue
            except OSError as error:
                raise Closed from error
            if not part:
                raise Closed
            parts.append(part)
            size -= len(part)
        return b"".join(parts)


def _wait(descriptor: int, event: int, deadline: float) -> None:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    with selectors.DefaultSelector() as selector:
        selector.register(descriptor, event)
        if not selector.select(left):
            raise TimeoutError
