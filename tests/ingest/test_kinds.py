import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ingest.hostile import refused_by_name

from whence.ingest.kinds import SourceKind, kind_of
from whence.model.errors import UnreadableInput

ZIP = b"PK\x03\x04\x14\x00"


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a.txt", b"A report.", SourceKind.FILE),
        ("a", b"{not a table", SourceKind.FILE),
        ("a.html", b"<html>", SourceKind.FILE),
        ("a.pdf", b"%PDF-1.7\x00\x00", SourceKind.FILE),
        ("a.docx", ZIP, SourceKind.FILE),
        ("a.jsonl", b"{}", SourceKind.JSONL),
        ("a.ndjson.gz", gzip.compress(b"{}"), SourceKind.JSONL),
        ("a.csv", b"a,b", SourceKind.CSV),
        ("20160327.gkg.CSV", b"a\tb", SourceKind.CSV),
        ("a.tsv.gz", gzip.compress(b"a\tb"), SourceKind.TSV),
        ("a.json", b'{"version": "https://jsonfeed.org/version/1.1"', SourceKind.FEED),
        ("a.json", b"[]", SourceKind.JSON),
        ("a.xml", b"<?xml version='1.0'?>\n<!-- made -->\n<rss version='2.0'>", SourceKind.FEED),
        ("a.xml", b"\xef\xbb\xbf<feed xmlns='http://www.w3.org/2005/Atom'>", SourceKind.FEED),
        ("a.xml", b"<urlset xmlns='x'>", SourceKind.SITEMAP),
        ("a.xml.gz", gzip.compress(b"<sitemapindex>"), SourceKind.SITEMAP),
        ("a.rss.gz", gzip.compress(b"<rss>"), SourceKind.FEED),
        ("a.bin", b"WARC/1.1\r\n", SourceKind.WARC),
        ("a", gzip.compress(b"WARC/1.0\r\n"), SourceKind.WARC),
        ("a.wacz", ZIP, SourceKind.WACZ),
        ("a.mbox", b"From desk@e.org Sun Mar 27 2016\nSubject: x\n", SourceKind.MBOX),
        ("inbox", b"From desk@e.org Sun Mar 27 2016\nSubject: x\n", SourceKind.MBOX),
        ("a.txt", b"From Palmyra to Aleppo\nthe road is open.\n", SourceKind.FILE),
    ],
)
def test_tells_kinds_by_magic_and_name(name: str, head: bytes, kind: SourceKind) -> None:
    assert kind_of(name, head) is kind


@pytest.mark.parametrize(
    ("name", "head", "why"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n", "a PNG image"),
        ("a.zip", ZIP, "a ZIP file; unpack it"),
        ("a.gz", gzip.compress(b"text"), "a gzip file; unpack it"),
        ("a.warc.gz", gzip.compress(b"text"), "no web archive begins"),
        ("a.db", b"SQLite format 3\x00", "a database"),
        ("a.bin", b"\x00" * 100, "binary"),
    ],
)
def test_says_what_holds_no_reports(name: str, head: bytes, why: str) -> None:
    with pytest.raises(UnreadableInput, match=why):
        kind_of(name, head)


@given(st.text(max_size=20), st.binary(max_size=100))
def test_any_file_is_a_kind_or_refused(name: str, head: bytes) -> None:
    try:
        assert kind_of(name, head) in SourceKind
    except UnreadableInput as error:
        refused_by_name(error, " ")
