"""Bytes in lines, none longer than it may be, in UTF-8 or an encoding that holds ASCII as it is."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from whence.ingest.binary import wide_encoding
from whence.ingest.gzipped import BrokenMember, Plain, Unzipped, is_gzipped
from whence.model.errors import UnreadableInput

_BUFFER = 262_144
_HEAD = 65_536


@dataclass(frozen=True, slots=True)
class Overlong:
    """A line that is longer than it may be: how long it is, and how it begins."""

    size: int
    head: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Damage:
    """A stretch of a gzip file that does not unpack; what is behind it goes on in the middle of a line."""

    offset: int
    reason: str


def opened(stream: BinaryIO, name: str) -> tuple[io.BufferedReader[io.RawIOBase], bytes]:
    """Make a stream one of text: gzip undone, UTF-16 and UTF-32 recoded to UTF-8.

    Returns:
        The stream, with how it begins still to be read, and how it begins.

    Raises:
        UnreadableInput: its compression is broken at the beginning.
    """
    buffered: io.BufferedReader[io.RawIOBase] = io.BufferedReader(Plain(stream), _BUFFER)
    try:
        if is_gzipped(buffered.peek(4)):
            buffered = io.BufferedReader(Unzipped(buffered, name), _BUFFER)
        wide = wide_encoding(buffered.peek(_HEAD)[:_HEAD])
        if wide:
            buffered = io.BufferedReader(_Recoded(buffered, wide), _BUFFER)
        return buffered, buffered.peek(_HEAD)[:_HEAD]
    except BrokenMember as error:
        raise UnreadableInput(f"{name}: {error.reason}; get the file again") from error


def lines(stream: io.BufferedReader[io.RawIOBase], limit: int) -> Iterator[bytes | Overlong | Damage]:
    """Yield the lines of a stream with their ends; of one beyond ``limit`` bytes only how it begins is kept."""
    while True:
        try:
            line = stream.readline(limit + 1)
            if not line:
                return
            yield line if len(line) <= limit else _passed(stream, line)
        except BrokenMember as error:
            yield Damage(error.offset, error.reason)


def _passed(stream: io.BufferedReader[io.RawIOBase], begun: bytes) -> Overlong:
    size, part = len(begun), begun
    while part and not part.endswith(b"\n"):
        part = stream.readline(_BUFFER)
        size += len(part)
    return Overlong(size, begun[:_HEAD])


class _Recoded(io.RawIOBase):
    """A stream of UTF-16 or UTF-32 as UTF-8; what is broken stands as U+FFFD."""

    def __init__(self, stream: io.BufferedReader[io.RawIOBase], encoding: str) -> None:
        super().__init__()
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._waiting = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._waiting:
            data = self._stream.read(_BUFFER)
            self._waiting = self._decoder.decode(data, final=not data).encode("utf-8", "replace")
            if not data:
                break
        given = self._waiting[: len(buffer)]
        self._waiting = self._waiting[len(given) :]
        buffer[: len(given)] = given
        return len(given)
