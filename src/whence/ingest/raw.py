"""The checks every source kind shares: from bytes to a Raw, or a clear refusal."""

from __future__ import annotations

import re
from typing import Any

from whence.ingest.binary import what_binary
from whence.ingest.decode import decode
from whence.ingest.limits import MAX_BYTES, MAX_HTML_CHARS
from whence.model.errors import EmptyInput, UndecodableInput, UnreadableInput
from whence.model.item import NO_HINTS, Hints
from whence.model.raw import MAX_CHARS, Media, Raw

_SNIFF = 2048
_FEED = re.compile(r"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:rss|feed|rdf:RDF)[\s>]", re.DOTALL)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main|div|section|p|h1|meta|title)[\s>/]", re.IGNORECASE)


def raw_of(
    content: bytes,
    *,
    name: str,
    url: str | None = None,
    charset: str | None = None,
    media: Media | None = None,
    hints: Hints = NO_HINTS,
) -> Raw:
    """Check and decode the bytes of one report.

    Args:
        content: the bytes as they were read or fetched.
        name: what the user called it; it leads every message.
        url: where it was fetched from, if it was.
        charset: the encoding that a server declared.
        media: what the source says it is; told from the text where it is None.
        hints: what the source tells beside the bytes.

    Raises:
        UnreadableInput: it is larger than the limits, or a feed.
        UndecodableInput: it is binary, or in no known encoding.
        EmptyInput: it holds nothing but blanks.
    """
    if len(content) > MAX_BYTES:
        raise UnreadableInput(f"{name}: larger than {MAX_BYTES // 1_000_000} MB; give one report, not an archive")
    if not content.strip(b" \t\r\n\f\v\x00"):
        raise EmptyInput(f"{name}: empty; give a file with the text of a report")
    binary = what_binary(content)
    if binary:
        raise UndecodableInput(f"{name}: {binary}, not text; give the report as plain text or HTML")
    decoded = decode(content, name=name, declared=charset, html=media is not Media.TEXT)
    return raw_of_text(
        content, decoded.text, name=name, url=url, media=media, hints=hints, rejections=decoded.rejections
    )


def raw_of_text(content: bytes, text: str, *, name: str, media: Media | None = None, **told: Any) -> Raw:
    """Check the text that some bytes hold, decoded or unpacked; ``told`` are the other fields of the Raw.

    Raises:
        UnreadableInput: there is more of it than one report may have, or it is a feed.
        EmptyInput: it holds nothing but blanks.
    """
    if not text.strip():
        raise EmptyInput(f"{name}: nothing but blanks; give a file with the text of a report")
    media = media or media_of(text, name)
    limit = MAX_HTML_CHARS if media is Media.HTML else MAX_CHARS
    if len(text) > limit:
        raise UnreadableInput(
            f"{name}: {len(text):,} characters, and one report may have {limit:,}; split it into its reports"
        )
    return Raw(content, text, media, name, **told)


def media_of(text: str, name: str) -> Media:
    """Tell a web page from plain text by how it begins.

    Raises:
        UnreadableInput: it is a feed, which lists reports and is none.
    """
    head = text[:_SNIFF].lstrip("\ufeff \t\r\n")
    if _FEED.match(head):
        raise UnreadableInput(f"{name}: a news feed; give one of the reports that it lists")
    return Media.HTML if head.startswith("<") and _PAGE.search(head) else Media.TEXT
