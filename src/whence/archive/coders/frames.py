"""Messages between the coding process and its workers: JSON behind its length, over a pair of sockets."""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Iterator
from typing import Any, TypeAlias

Message: TypeAlias = dict[str, Any]

_LENGTH = struct.Struct(">I")
LARGEST = 1 << 28
"""Bytes of one message; a reading of the longest text that is taken in has a tenth of it."""
_CHUNK = 1 << 16


class BrokenFrame(ValueError):
    """What came is no message: whoever sent it is out of order and must not be listened to any more."""


def pack(message: Message) -> bytes:
    """Write a message as bytes."""
    body = json.dumps(message, separators=(",", ":"), allow_nan=False).encode()
    return _LENGTH.pack(len(body)) + body


class Unpacker:
    """Cuts a stream of bytes into messages, however it is chopped up."""

    def __init__(self) -> None:
        self._rest = bytearray()

    def feed(self, data: bytes) -> Iterator[Message]:
        """Take bytes and yield the messages that are complete.

        Raises:
            BrokenFrame: a message is too long, or no JSON object.
        """
        self._rest += data
        while len(self._rest) >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(self._rest)
            if length > LARGEST:
                raise BrokenFrame(f"a message of {length:,} bytes")
            if len(self._rest) < _LENGTH.size + length:
                return
            body = bytes(self._rest[_LENGTH.size : _LENGTH.size + length])
            del self._rest[: _LENGTH.size + length]
            yield _parsed(body)


def _parsed(body: bytes) -> Message:
    try:
        message = json.loads(body)
    except ValueError as error:
        raise BrokenFrame("a message that is no JSON") from error
    if not isinstance(message, dict):
        raise BrokenFrame("a message that is no object")
    return message


def received(channel: socket.socket) -> Iterator[Message]:
    """Yield messages from a blocking socket until the other side is gone."""
    unpacker = Unpacker()
    while True:
        try:
            data = channel.recv(_CHUNK)
        except ConnectionError:
            return
        if not data:
            return
        yield from unpacker.feed(data)
