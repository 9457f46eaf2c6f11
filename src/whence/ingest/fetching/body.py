"""From what is on the wire to the content: unpacked, and stopped at the limit."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from whence.model.errors import UndecodableInput, UnreadableInput

_GZIP = 31
_MAGIC = b"\x1f\x8b"


def unpacked(chunks: Iterable[bytes], coding: str, limit: int) -> bytes:
    """Collect a body.

    Args:
        chunks: as they come from the wire.
        coding: what Content-Encoding says. Only gzip is asked for, so that unpacking can be capped.
        limit: how many bytes it may have.

    Raises:
        UnreadableInput: it has more.
        UndecodableInput: it is packed in another way, or its packing is broken.
    """
    coding = coding.strip().lower() or "identity"
    if coding not in ("identity", "gzip", "x-gzip"):
        raise UndecodableInput(f"packed as {coding[:60]}, which was not asked for")
    parts = _unzipped(chunks, limit) if coding != "identity" else chunks
    kept, size = [], 0
    for part in parts:
        size += len(part)
        if size > limit:
            raise UnreadableInput(f"larger than {limit / 1_000_000:g} MB; give one report, not an archive")
        kept.append(part)
    return b"".join(kept)


def _unzipped(chunks: Iterable[bytes], limit: int) -> Iterable[bytes]:
    """Unpack gzip, in as many members as there are; what follows them and is none is no part of the content."""
    unpacker = zlib.decompressobj(_GZIP)
    data = b""
    try:
        for chunk in chunks:
            data += chunk
            while data:
                if unpacker.eof:
                    if not _MAGIC.startswith(data[:2]):
                        return
                    if len(data) < len(_MAGIC):
                        break
                    unpacker = zlib.decompressobj(_GZIP)
                yield unpacker.decompress(data, limit + 1)
                data = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    except zlib.error as error:
        raise UndecodableInput("its gzip packing is broken") from error
    if not unpacker.eof:
        raise UndecodableInput("its gzip packing breaks off")
