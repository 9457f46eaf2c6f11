"""Gzip under caps: members are unpacked one behind the other, and a broken one costs only itself."""

from __future__ import annotations

import io
import zlib
from collections import deque
from typing import BinaryIO

from whence.ingest.limits import FREE_BYTES, MAX_RATIO
from whence.model.errors import UnreadableInput

MAGIC = b"\x1f\x8b\x08"
"""How a gzip member begins: two bytes of its own and the only method of compression there is."""

_CHUNK = 65_536


def is_gzipped(head: bytes) -> bool:
    """Tell gzip by how it begins."""
    return head.startswith(MAGIC)


class BrokenMember(Exception):
    """A gzip member does not unpack. The next read goes on behind it."""

    def __init__(self, offset: int, reason: str) -> None:
        super().__init__(reason)
        self.offset = offset
        self.reason = reason


class Bomb(UnreadableInput):
    """A gzip file unpacks to far more than texts do."""


class Plain(io.RawIOBase):
    """A binary stream of any kind as a raw one, so that closing what reads it leaves it open."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        """Whether it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as the stream goes; 0 at the end."""
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class Unzipped(io.RawIOBase):
    """The bytes inside a gzip file, read forwards only.

    Reading raises ``BrokenMember`` at a broken member, once, and then goes on with the next that is found; and ``Bomb``
    where the file unpacks to more than ``MAX_RATIO`` times what was read of it.
    """

    def __init__(self, packed: BinaryIO, name: str, *, ratio: int = MAX_RATIO) -> None:
        super().__init__()
        self._packed = packed
        self._name = name
        self._ratio = ratio
        self._waiting = b""
        self._taken = 0
        self.given = 0
        """How many bytes came out so far."""
        self._member: zlib._Decompress | None = None
        self._begun = 0
        self._members: deque[tuple[int, int]] = deque()

    def readable(self) -> bool:
        """Whether it can be read."""
        return True

    @property
    def offset(self) -> int:
        """Where in the packed file the next byte to be unpacked stands."""
        return self._taken - len(self._waiting)

    def member_at(self, position: int) -> int:
        """Say where in the packed file the member begins that a byte of the unpacked came from.

        Positions must be asked for in rising order: what lies before is forgotten.
        """
        while len(self._members) > 1 and self._members[1][0] <= position:
            self._members.popleft()
        return self._members[0][1] if self._members else self._begun

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as one step of unpacking goes; 0 at the end."""
        data = self._step(len(buffer))
        buffer[: len(data)] = data
        self.given += len(data)
        if self.given > FREE_BYTES and self.given > self._ratio * self._taken:
            raise Bomb(
                f"{self._name}: unpacks to more than {self._ratio} times its size, as no text does; "
                "unpack it yourself where it is right so"
            )
        return len(data)

    def _step(self, size: int) -> bytes:
        while True:
            if not self._waiting:
                self._waiting = self._packed.read(_CHUNK)
                self._taken += len(self._waiting)
            if self._member is None:
                if not self._seek_member():
                    return b""
                continue
            if not self._waiting:
                self._member = None
                raise BrokenMember(self._begun, "the gzip data end before their end")
            data = self._unpack(self._member, size)
            if data:
                return data

    def _unpack(self, member: zlib._Decompress, size: int) -> bytes:
        try:
            data = member.decompress(self._waiting, size)
        except zlib.error as error:
            self._member = None
            self._waiting = self._waiting[1:]  # it may be the member's own beginning, which must not be found again
            raise BrokenMember(self._begun, f"the gzip data are broken ({error})") from error
        self._waiting = member.unconsumed_tail
        if member.eof:
            self._waiting = member.unused_data
            self._member = None
        return data

    def _seek_member(self) -> bool:
        """Begin the next member; False at the end of the file. What lies between members is passed over."""
        while True:
            at = self._waiting.find(MAGIC)
            if at >= 0:
                self._waiting = self._waiting[at:]
                self._begun = self.offset
                self._members.append((self.given, self._begun))
                self._member = zlib.decompressobj(16 + zlib.MAX_WBITS)
                return True
            kept = self._waiting[-(len(MAGIC) - 1) :]
            more = self._packed.read(_CHUNK)
            self._taken += len(more)
            self._waiting = kept + more
            if not more:
                self._waiting = b""
                return False


def unpacked(content: bytes, limit: int, *, name: str) -> bytes:
    """Unpack bytes at hand.

    Raises:
        UnreadableInput: they are broken, or unpack to more than ``limit`` bytes.
    """
    try:
        with io.BufferedReader(Unzipped(io.BytesIO(content), name)) as stream:
            data = stream.read(limit + 1)
    except BrokenMember as error:
        raise UnreadableInput(f"{name}: {error.reason}; get it again") from error
    if len(data) > limit:
        raise UnreadableInput(f"{name}: unpacks to more than {limit:,} bytes; a bomb, or too large")
    return data
