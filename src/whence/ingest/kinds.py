"""What a file is: told by how it begins, and by its name where that leaves it open; or as the user says."""

from __future__ import annotations

import io
import re
from enum import StrEnum
from pathlib import PurePath

from whence.ingest.binary import what_binary
from whence.ingest.gzipped import BrokenMember, Unzipped, is_gzipped
from whence.ingest.mbox import BEGIN
from whence.model.errors import UnreadableInput

HEAD = 65_536
"""Bytes of the beginning that are looked at."""

_TABLES = {"jsonl": "jsonl", "ndjson": "jsonl", "json": "json", "csv": "csv", "tsv": "tsv", "tab": "tsv"}
_ZIP = b"PK\x03\x04"
_DOCUMENTS = frozenset({"docx", "docm", "dotx", "odt"})
_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*|<\?[^>]{0,500}>\s*){0,5}<(rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]",
    re.DOTALL,
)
_PDF = b"%PDF-"
_OLD_MAIL = re.compile(rb"From [^\r\n]{3,200}\r?\n(?:[!-9;-~]{2,60}:|>)")


class SourceKind(StrEnum):
    """What a source can be; the names are those that a user writes behind ``--format``."""

    FILE = "file"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    WARC = "warc"
    WACZ = "wacz"
    MBOX = "mbox"
    FEED = "feed"
    SITEMAP = "sitemap"
    URLS = "urls"


def kind_of(name: str, head: bytes) -> SourceKind:
    """Tell what a file is.

    Args:
        name: of the file.
        head: how it begins.

    Raises:
        UnreadableInput: it is nothing that holds reports; the message says what it is, without the name.
    """
    suffixes = [suffix.removeprefix(".") for suffix in PurePath(name.lower()).suffixes]
    suffix = next((each for each in reversed(suffixes) if each != "gz"), "")
    if is_gzipped(head):
        return _packed(suffix, _unzipped(head))
    if head.startswith(b"WARC/"):
        return SourceKind.WARC
    if head.startswith(_ZIP):
        return _zipped(suffix)
    if head.startswith(BEGIN) and (suffix == "mbox" or _OLD_MAIL.match(head)):
        return SourceKind.MBOX
    listed = _listed(head)
    if listed:
        return listed
    if suffix in _TABLES:
        return _table(suffix, head)
    binary = None if _PDF in head[:1024] else what_binary(head)
    if binary:
        raise UnreadableInput(f"{binary}, which holds no report")
    return SourceKind.FILE


def _listed(head: bytes) -> SourceKind | None:
    """Tell a feed or sitemap by its first element; None for what is neither."""
    found = _FEED.match(head.removeprefix(b"\xef\xbb\xbf"))
    if found is None:
        return None
    return SourceKind.SITEMAP if found[1] in (b"urlset", b"sitemapindex") else SourceKind.FEED


def _table(suffix: str, head: bytes) -> SourceKind:
    """Tell a JSON Feed from a table; other tables are as their names say."""
    if suffix == "json" and b"jsonfeed.org/version/" in head[:4096]:
        return SourceKind.FEED
    return SourceKind(_TABLES[suffix])


def _packed(suffix: str, inner: bytes) -> SourceKind:
    if inner.startswith(b"WARC/"):
        return SourceKind.WARC
    if inner.startswith(BEGIN) and (suffix == "mbox" or _OLD_MAIL.match(inner)):
        return SourceKind.MBOX
    listed = _listed(inner)
    if listed:
        return listed
    if suffix in _TABLES:
        return SourceKind(_TABLES[suffix])
    if suffix == "warc":
        raise UnreadableInput("a gzip file in which no web archive begins; get it again")
    raise UnreadableInput("a gzip file; unpack it, or say what is in it with --format")


def _zipped(suffix: str) -> SourceKind:
    if suffix == "wacz":
        return SourceKind.WACZ
    if suffix in _DOCUMENTS:
        return SourceKind.FILE
    raise UnreadableInput("a ZIP file; unpack it, or say --format wacz where it is a web archive")


def _unzipped(head: bytes) -> bytes:
    try:
        with io.BufferedReader(Unzipped(io.BytesIO(head), "")) as stream:
            return stream.peek(4096)[:4096]
    except BrokenMember:
        return b""
