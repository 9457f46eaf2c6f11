"""The body of an HTTP response made into what it stands for: chunks joined, compression undone, under caps."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

_CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r\n")
_MAX_CODINGS = 2
"""How often a body may be compressed one over the other: servers do it once, and broken ones twice."""


class BadBody(Exception):
    """The body cannot be made into what it stands for; the message says why."""


def body_of(raw: bytes, headers: tuple[tuple[str, str], ...], limit: int) -> bytes:
    """Undo transfer and content encoding.

    A body whose headers claim what its bytes belie is taken as it is: many archives keep the headers as sent and the
    body as received.

    Args:
        raw: the body as it stands behind the headers.
        headers: of the response.
        limit: bytes that the result may have.

    Raises:
        BadBody: it is larger than the limit, compressed by what is not known here, or broken.
    """
    named = {name.lower(): value.strip().lower() for name, value in headers}
    data = _unchunked(raw) if named.get("transfer-encoding", "").endswith("chunked") else raw
    codings = [each for part in named.get("content-encoding", "").split(",") if (each := part.strip())]
    codings = [each for each in codings if each != "identity"]
    if len(codings) > _MAX_CODINGS:
        raise BadBody(f"it is compressed {len(codings)} times over")
    for coding in reversed(codings):
        undo = _CODINGS.get(coding)
        if undo is None:
            raise BadBody(f"it is compressed by {coding[:20]}, which is not known here")
        data = undo(data, limit)
    if len(data) > limit:
        raise BadBody(f"it has more than {limit // 1_000_000} MB")
    return data


def _unchunked(raw: bytes) -> bytes:
    """Join the chunks; what has none is as it is, and what breaks off is taken up to there."""
    parts, at = [], 0
    while match := _CHUNK.match(raw, at):
        size = int(match[1], 16)
        parts.append(raw[match.end() : match.end() + size])
        at = match.end() + size + 2
        if not size or at > len(raw):
            return b"".join(parts)
    return b"".join(parts) if parts else raw


def _inflated(data: bytes, limit: int, window: int) -> bytes:
    engine = zlib.decompressobj(window)
    try:
        found = engine.decompress(data, limit + 1)
    except zlib.error as error:
        raise BadBody(f"its compression is broken ({error})") from error
    if len(found) > limit:
        raise BadBody(f"it unpacks to more than {limit // 1_000_000} MB")
    if not engine.eof:
        raise BadBody("its compressed data end before their end")
    return found


def _gzip(data: bytes, limit: int) -> bytes:
    return _inflated(data, limit, 16 + zlib.MAX_WBITS) if data.startswith(b"\x1f\x8b") else data


def _deflate(data: bytes, limit: int) -> bytes:
    """Undo "deflate": by the standard with a header, by many servers without."""
    if data[:1] and data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0:
        return _inflated(data, limit, zlib.MAX_WBITS)
    return _inflated(data, limit, -zlib.MAX_WBITS) if data and data[:1] != b"<" else data


def _brotli(data: bytes, limit: int) -> bytes:
    import brotli

    if data[:1] == b"<":
        return data
    engine, found = brotli.Decompressor(), []
    size = 0
    try:
        while not engine.is_finished():
            part = engine.process(data, output_buffer_limit=limit + 1 - size)
            data = b""
            size += len(part)
            found.append(part)
            if size > limit:
                raise BadBody(f"it unpacks to more than {limit // 1_000_000} MB")
            if not part and engine.can_accept_more_data():
                raise BadBody("its compressed data end before their end")
    except brotli.error as error:
        raise BadBody("its compression is broken (brotli)") from error
    return b"".join(found)


_CODINGS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
}
