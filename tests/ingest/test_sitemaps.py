import gzip
from datetime import UTC, date, datetime
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ingest.hostile import hostile, refused_by_name

from whence.ingest.sitemaps import read_sitemap
from whence.model.dates import PartialDate
from whence.model.errors import InputError

TODAY = date(2026, 11, 28)
URL = "https://herald.example.org/sitemap.xml"

NEWS = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc> https://herald.example.org/a?x=1&amp;y=2 </loc><lastmod>2016-03-27T10:00:00+02:00</lastmod><news:news>
<news:publication><news:name>Sample Herald</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2016-03-27</news:publication_date><news:title>Army retakes
Palmyra</news:title></news:news></url>
<url><loc>/b</loc><lastmod>2016-13-01</lastmod></url>
<url><loc>ftp://herald.example.org/c</loc></url>
<url><loc>/b</loc></url>
</urlset>"""

INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://herald.example.org/1995.xml.gz</loc><lastmod>1995-07-11</lastmod></sitemap></sitemapindex>"""


def test_reads_pages_with_the_news_extension() -> None:
    page = read_sitemap(NEWS, URL, today=TODAY)
    first, second = page.entries
    assert first.url == "https://herald.example.org/a?x=1&y=2"
    assert first.lastmod == datetime(2016, 3, 27, 8, tzinfo=UTC)
    assert (first.title, first.publisher, first.language) == ("Army retakes Palmyra", "Sample Herald", "en")
    assert first.published == PartialDate(2016, 3, 27)
    assert second.url == "https://herald.example.org/b"
    assert "no day of the calendar" in second.notes[0]
    assert [each.place for each in page.refused] == [f"{URL}#3"]


def test_reads_an_index_also_as_gzip() -> None:
    page = read_sitemap(gzip.compress(INDEX), URL, today=TODAY)
    (child,) = page.children
    assert (child.url, child.changed, child.lastmod) == (
        "https://herald.example.org/1995.xml.gz",
        PartialDate(1995, 7, 11),
        None,
    )
    assert page.entries == ()


def test_reads_a_list_of_addresses() -> None:
    page = read_sitemap(b"\xef\xbb\xbfhttps://e.org/a\r\n\r\nnothing\r\nhttps://e.org/b", URL, today=TODAY)
    assert [entry.url for entry in page.entries] == ["https://e.org/a", "https://e.org/b"]
    assert [each.place for each in page.refused] == [f"{URL}#3"]


def test_takes_what_stands_before_a_break() -> None:
    page = read_sitemap(NEWS[: NEWS.index(b"ftp:")], URL, today=TODAY)
    assert len(page.entries) == 2
    assert "broken after 2 addresses" in page.refused[0].reason


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html/>",
        b"<urlset",
        b"nothing here",
        b'<!DOCTYPE x [<!ENTITY a "b">]><urlset><url><loc>https://e.org/&a;</loc></url></urlset>',
        b"\x1f\x8b\x08broken",
    ],
)
def test_says_what_is_no_sitemap(content: bytes) -> None:
    with pytest.raises(InputError, match="sitemap"):
        read_sitemap(content, URL, today=TODAY)


def test_a_bomb_is_refused() -> None:
    with pytest.raises(InputError, match="unpacks to more"):
        read_sitemap(gzip.compress(b"<urlset>" + b" " * 60_000_000), URL, today=TODAY)


def test_the_rest_of_an_endless_one_is_counted() -> None:
    entries = b"".join(b"<url><loc>https://e.org/%d</loc></url>" % n for n in range(50_001))
    page = read_sitemap(b"<urlset>" + entries + b"</urlset>", URL, today=TODAY)
    assert len(page.entries) == 50_000
    assert "more than 50,000" in page.refused[0].reason
    lines = read_sitemap(b"\n".join(b"https://e.org/%d" % n for n in range(50_001)), URL, today=TODAY)
    assert (len(lines.entries), len(lines.refused)) == (50_000, 1)


@given(st.lists(st.text("abc/&=-", min_size=1, max_size=30), max_size=10, unique=True))
def test_sitemaps_that_we_write_come_back(paths: list[str]) -> None:
    urls = [f"https://e.org/{path}" for path in paths]
    xml = "<urlset>" + "".join(f"<url><loc>{escape(url)}</loc></url>" for url in urls) + "</urlset>"
    assert [entry.url for entry in read_sitemap(xml.encode(), URL, today=TODAY).entries] == urls


@given(hostile(NEWS, INDEX, gzip.compress(INDEX), b"https://e.org/a\nhttps://e.org/b\n"))
def test_any_bytes_are_a_sitemap_or_refused(content: bytes) -> None:
    try:
        page = read_sitemap(content, URL, today=TODAY)
    except InputError as error:
        refused_by_name(error, URL)
    else:
        assert all(entry.url.startswith(("http://", "https://")) for entry in (*page.entries, *page.children))
