"""Web archives: the pages, PDFs and texts in WARC files, with their addresses, times and headers."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterator
from typing import BinaryIO

from whence.ingest import kept_rows
from whence.ingest.bodies import BadBody, body_of
from whence.ingest.container import BEAT, Passed, Position, Skipped, Within
from whence.ingest.dates import read_moment
from whence.ingest.limits import MAX_BYTES
from whence.ingest.links import read_link
from whence.ingest.warc_records import BrokenRecord, Headers, Record, Records, header, parsed_headers
from whence.model.item import Capture, Hints, Item, Refused, Via

_HELD = ("response", "resource", "conversion")
"""Types of record that hold a page. A revisit says that a page was as before; the others are about pages."""

_REPORTS = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "application/pdf",
        "message/rfc822",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)
"""Media types that a report can have. Images, scripts and styles of pages are passed over, and counted."""


def read_warc(stream: BinaryIO, within: Within) -> Iterator[Position]:
    """Read a web archive, as gzip or not, record by record; a broken one costs only itself.

    Yields:
        For every record an item (its bytes are the page with chunks and compression undone, its headers as sent), or
        why it is none.

    Raises:
        Bomb: the file unpacks to far more than pages do.
    """
    for number, record in enumerate(Records(stream, within.place), start=1):
        if number > within.skip:
            yield position(record, within, within.position(number))
        elif number % BEAT == 0:
            yield Skipped(number)


def position(record: Record | BrokenRecord, within: Within, place: str) -> Position:
    """Read one record."""
    if isinstance(record, BrokenRecord):
        return Refused(place, f"a record at byte {record.offset:,}: {record.reason}", record.head or None)
    kind = (record.header("warc-type") or "").lower()
    if kind not in _HELD:
        return Passed(place, f"a record of the type {kind[:20] or '(none)'}")
    if record.header("warc-segment-number"):
        return Refused(place, f"a record at byte {record.offset:,}: one of several segments; join them first")
    status, headers, body = _split(record, kind)
    if status is not None and status != 200:
        return Passed(place, f"a response with the status {status}")
    mime, charset = _media_type(header(headers, "content-type") if headers else record.header("content-type"))
    row = kind == "resource" and mime == kept_rows.MIME
    if mime is not None and mime not in _REPORTS and not row:
        return Passed(place, f"a response of the type {mime.partition('/')[0][:20]}")
    try:
        content = body_of(body, headers, MAX_BYTES)
    except BadBody as error:
        return Refused(place, f"the page of a record at byte {record.offset:,}: {error}", record.block[:MAX_BYTES])
    if not content:
        return Passed(place, "a response without a body")
    item = _item(record, within, place, content, (mime, charset), (status, headers))
    if row:
        return kept_rows.as_row(item, within.today) or Passed(place, "data, and no row of a table with a text")
    return item


def _split(record: Record, kind: str) -> tuple[int | None, Headers, bytes]:
    """Part a response into its status, headers and body; other records are all body."""
    block = record.block
    if kind != "response" or not block[:5].upper().startswith(b"HTTP/"):
        return None, (), block
    ends = [(at, len(mark)) for mark in (b"\r\n\r\n", b"\n\n") if (at := block.find(mark)) >= 0]
    at, length = min(ends, default=(len(block), 0))
    line, headers = parsed_headers(block[: at + length])
    code = line.partition(" ")[0]
    return int(code) if code.isascii() and code.isdigit() and len(code) == 3 else 0, headers, block[at + length :]


def _media_type(text: str | None) -> tuple[str | None, str | None]:
    """Part a Content-Type into the media type and the charset."""
    first, *parameters = (text or "").split(";")
    named = dict(part.strip().lower().partition("=")[::2] for part in parameters)
    charset = named.get("charset", "").strip(" \"'")[:40]
    mime = first.strip().lower()
    return mime if "/" in mime and mime != "application/octet-stream" else None, charset or None


def _item(
    record: Record,
    within: Within,
    place: str,
    content: bytes,
    media: tuple[str | None, str | None],
    sent: tuple[int | None, Headers],
) -> Item:
    notes = []
    at = read_moment(record.header("warc-date") or "")
    if at is None:
        notes.append("the record does not say when it was made; the time is that of reading it")
    target = (record.header("warc-target-uri") or "").strip("<>")
    link = read_link(target)
    if link.reason and not target.startswith(("urn:", "file:")):
        notes.append(f"address: {link.reason}")
    truncated = record.header("warc-truncated")
    if truncated:
        notes.append(f"the crawler cut the page ({truncated[:40]})")
    if _contradicted(record):
        notes.append("the record's bytes are not those that its digest is of")
    capture = Capture(at or within.at, Via.WARC, place, link.url, sent[0], sent[1])
    return Item(content, media[0], capture, Hints(url=link.url), None, media[1], tuple(notes))


def _contradicted(record: Record) -> bool:
    """Whether the block is not what its digest says; a digest in a form not known here says nothing."""
    algorithm, _, digest = (record.header("warc-block-digest") or "").strip().partition(":")
    name = algorithm.lower().replace("-", "")
    if name not in ("sha1", "sha256", "md5"):
        return False
    found = hashlib.new(name, record.block, usedforsecurity=False).digest()
    try:
        told = bytes.fromhex(digest) if len(digest) == 2 * len(found) else base64.b32decode(digest.upper())
    except (ValueError, binascii.Error):
        return False
    return told != found
