"""The records of a web archive (WARC/1.1, ISO 28500:2017), each held to a size; a break costs only itself."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from warcio.statusandheaders import StatusAndHeadersParser

from whence.ingest.gzipped import BrokenMember, Plain, Unzipped, is_gzipped
from whence.ingest.limits import MAX_RECORD_BYTES

_BUFFER = 131_072
_HEADER_BYTES = 262_144
"""Bytes of a record's headers. Real ones have under 2,000; long addresses and cookies some more."""

_BEGIN = b"WARC/"

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its headers, and its block as it stands in the file. ``offset`` is where it begins in the file."""

    offset: int
    headers: Headers
    block: bytes = field(repr=False)

    def header(self, name: str) -> str | None:
        """Return the first header of that name, in whatever case."""
        return header(self.headers, name)


@dataclass(frozen=True, slots=True)
class BrokenRecord:
    """A record, or a stretch of the file, that cannot be read, and why."""

    offset: int
    reason: str
    head: bytes = field(default=b"", repr=False)


def header(headers: Headers, name: str) -> str | None:
    """Return the first header of a name, in whatever case; None where there is none."""
    return next((value for each, value in headers if each.lower() == name), None)


def parsed_headers(block: bytes) -> tuple[str, Headers]:
    """Split a status line and headers, as far as they are any."""
    found = StatusAndHeadersParser([], verify=False).parse(io.BytesIO(block or b"\r\n"))
    return found.statusline, tuple((name, value) for name, value in found.headers)


class Records:
    """Reads a web archive forwards, also one compressed by gzip, record by record or as a whole."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        packed: io.BufferedReader[io.RawIOBase] = io.BufferedReader(Plain(stream), _BUFFER)
        self._unzipped = Unzipped(packed, name) if is_gzipped(packed.peek(4)[:4]) else None
        self._stream = packed if self._unzipped is None else io.BufferedReader(self._unzipped, _BUFFER)
        self._at = 0

    def __iter__(self) -> Iterator[Record | BrokenRecord]:
        """Yield every record, and every stretch that is none."""
        while True:
            try:
                found = self._next()
            except BrokenMember as error:
                assert self._unzipped is not None
                self._at = self._unzipped.given
                yield BrokenRecord(error.offset, error.reason)
                continue
            if found is None:
                return
            yield found

    def _next(self) -> Record | BrokenRecord | None:
        begun, line = self._first_line()
        if not line:
            return None
        offset = self._offset(begun)
        if not line.startswith(_BEGIN):
            return self._passed_over(offset, line)
        head = self._header_block(line)
        if head is None:
            return self._passed_over(offset, line, "its headers have no end")
        _, headers = parsed_headers(head)
        length = header(headers, "content-length") or ""
        if not length.isascii() or not length.isdigit() or len(length) > 15:
            return self._passed_over(offset, head, "it does not say how long it is")
        return self._block(offset, headers, int(length))

    def _first_line(self) -> tuple[int, bytes]:
        """Skip the blank lines between records."""
        while True:
            begun, line = self._at, self._line()
            if not line or line.strip(b"\r\n"):
                return begun, line

    def _header_block(self, first: bytes) -> bytes | None:
        parts, size = [first], len(first)
        while size < _HEADER_BYTES:
            line = self._line()
            parts.append(line)
            size += len(line)
            if not line.strip(b"\r\n"):
                return b"".join(parts) if line else None
        return None

    def _block(self, offset: int, headers: Headers, length: int) -> Record | BrokenRecord:
        block = self._take(min(length, MAX_RECORD_BYTES))
        left = length - len(block)
        if left and len(block) == MAX_RECORD_BYTES:
            while left and (part := self._take(min(left, _BUFFER))):
                left -= len(part)
            reason = f"it has {length:,} bytes, and one record may have {MAX_RECORD_BYTES:,}"
            return BrokenRecord(offset, reason, block[:_HEADER_BYTES])
        if left:
            return BrokenRecord(offset, f"it ends {left:,} bytes before its end", block[:_HEADER_BYTES])
        return Record(offset, headers, block)

    def _passed_over(self, offset: int, begun: bytes, reason: str = "no record begins here") -> BrokenRecord:
        """Go on to the next line that begins a record."""
        size, before = len(begun), begun[-1:]
        while ahead := self._stream.peek(_BUFFER):
            # one byte before is needed to see that a line begins, and so many behind that a beginning may lie across
            at = (before + ahead).find(b"\n" + _BEGIN)
            passed = at if at >= 0 else max(1, len(ahead) - len(_BEGIN))
            before = self._take(passed)[-1:] or before
            size += passed
            if at >= 0:
                break
        return BrokenRecord(offset, f"{reason}; {size:,} bytes passed over", begun[:_HEADER_BYTES])

    def _line(self) -> bytes:
        line = self._stream.readline(_HEADER_BYTES)
        self._at += len(line)
        return line

    def _take(self, size: int) -> bytes:
        data = self._stream.read(size)
        self._at += len(data)
        return data

    def _offset(self, at: int) -> int:
        return self._unzipped.member_at(at) if self._unzipped else at
