"""Versions as a web archive (WARC/1.1, ISO 28500:2017), record by record, the same bytes for the same versions."""

from __future__ import annotations

import hashlib
import re
import uuid
import zlib
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from http import HTTPStatus
from typing import BinaryIO

import whence
from whence.model.archive import Version, derived_id

_LEVEL = 6
_GZIP = 16 + zlib.MAX_WBITS
_BREAKS = re.compile(r"[\r\n\x00]+[ \t]*")
_NO_NAME = re.compile(r"[^!#$%&'*+.^_`|~0-9A-Za-z-]")
_REPLACED = frozenset({"content-encoding", "transfer-encoding", "content-length"})
"""Headers that tell of the body as it was sent. The kept body is that with chunks and compression undone, so that these
are kept under another name, as web archives do it (``X-Archive-Orig-``)."""

Text = Callable[[Version], str | None]
"""Something that is known of a version; None where it is not."""

Headers = list[tuple[str, str]]


def write_warc(
    out: BinaryIO,
    versions: Iterable[tuple[Version, bytes]],
    *,
    address: Text | None = None,
    reading: Text | None = None,
) -> int:
    """Write versions as a web archive, each record compressed by itself.

    What was fetched is written as a response with its status and headers, all else as a resource. Both carry the
    SHA-256 of the page's bytes: the hash that the archive knows them by.

    Args:
        out: where to write.
        versions: with their bytes, in the order in which they are written.
        address: the address of a version whose capture tells none (a table's row); its own URN where there is none.
        reading: the reading of a version as JSON, written behind it as a metadata record; None to leave it out.

    Returns:
        How many versions were written. Of none nothing is written at all.
    """
    written = 0
    for version, content in versions:
        if not written:
            out.write(_record(*_info(version)))
        headers, block = _page(version, content, address)
        out.write(_record(headers, block))
        coded = reading(version) if reading else None
        if coded is not None:
            out.write(_record(*_reading(version, headers, coded)))
        written += 1
    return written


def _info(first: Version) -> tuple[Headers, bytes]:
    """Describe the file. Its date is that of the first capture: a clock would make every copy another file."""
    fields = f"software: Whence {whence.__version__}\r\nformat: WARC File Format 1.1\r\n"
    conforms = "conformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
    block = (fields + conforms).encode("ascii")
    headers = _headers("warcinfo", derived_id("warcinfo", first.id), first.capture.at, "application/warc-fields", block)
    return headers, block


def _page(version: Version, content: bytes, address: Text | None) -> tuple[Headers, bytes]:
    capture = version.capture
    url = capture.url or (address(version) if address else None)
    digest = f"sha256:{hashlib.sha256(content).hexdigest()}"
    told = [("WARC-Target-URI", url or f"urn:x-whence:version:{version.id}"), ("WARC-Payload-Digest", digest)]
    if url and capture.status is not None:
        told.append(("WARC-Identified-Payload-Type", version.mime))
        block = _http(version, content)
        kind, mime = "response", "application/http;msgtype=response"
    else:
        block, kind, mime = content, "resource", version.mime
    return _headers(kind, derived_id("warc", version.id), capture.at, mime, block, *told), block


def _http(version: Version, content: bytes) -> bytes:
    status = version.capture.status or 200
    phrase = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else "Unknown"
    lines = [f"HTTP/1.1 {status} {phrase}"]
    length = str(len(content))
    right = False
    for name, value in version.capture.headers:
        same = name.lower() == "content-length" and value.strip() == length and not right
        right = right or same
        kept = name if same or name.lower() not in _REPLACED else f"X-Archive-Orig-{name}"
        lines.append(_line(kept, value))
    if not right:
        lines.append(f"Content-Length: {length}")
    return "\r\n".join([*lines, "", ""]).encode("utf-8", "replace") + content


def _reading(version: Version, page: Headers, coded: str) -> tuple[Headers, bytes]:
    about = dict(page)
    block = coded.encode("utf-8", "replace")
    told = [("WARC-Target-URI", about["WARC-Target-URI"]), ("WARC-Refers-To", about["WARC-Record-ID"])]
    name = derived_id("warc reading", version.id, coded)
    return _headers("metadata", name, version.capture.at, "application/json", block, *told), block


def _headers(kind: str, name: str, at: datetime, mime: str, block: bytes, *more: tuple[str, str]) -> Headers:
    date = at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return [
        ("WARC-Type", kind),
        ("WARC-Record-ID", f"<urn:uuid:{uuid.UUID(hex=name, version=5)}>"),
        ("WARC-Date", date),
        *more,
        ("WARC-Block-Digest", f"sha256:{hashlib.sha256(block).hexdigest()}"),
        ("Content-Type", mime),
        ("Content-Length", str(len(block))),
    ]


def _record(headers: Headers, block: bytes) -> bytes:
    head = "\r\n".join(["WARC/1.1", *(_line(name, value) for name, value in headers), "", ""])
    engine = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    parts = (head.encode("utf-8", "replace"), block, b"\r\n\r\n")
    return b"".join([*(engine.compress(part) for part in parts), engine.flush()])


def _line(name: str, value: str) -> str:
    """Write one header on one line, whatever a stranger's server put in it."""
    return f"{_NO_NAME.sub('_', name) or '_'}: {_BREAKS.sub(' ', value).strip()}"
