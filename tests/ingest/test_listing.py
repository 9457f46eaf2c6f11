from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.export.opml import opml
from whence.ingest.alternates import Alternate, contained_alternates, find_alternates
from whence.ingest.listing import MODULES, Listed, ListReader, _checked, read_listing
from whence.ingest.opml import Outline, read_opml
from whence.ingest.sandbox import Sandbox
from whence.ingest.sandbox.messages import MessageError
from whence.model.archive import FeedKind
from whence.model.errors import InputError, UnreadableInput
from whence.model.item import Hints

TODAY = date(2020, 3, 1)
URL = "https://news.example/list"
RSS = b"""<rss version="2.0"><channel><title>News</title><item><title>Shelling</title><link>/a</link>
<pubDate>Sun, 01 Mar 2020 10:00:00 GMT</pubDate></item></channel></rss>"""
MAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://news.example/a</loc>
<lastmod>2020-02-03</lastmod></url></urlset>"""


def test_a_feed_and_a_sitemap_are_told_apart_in_the_sandbox() -> None:
    with Sandbox(MODULES) as sandbox:
        reader = ListReader(sandbox, TODAY)
        feed, sitemap = reader.read(RSS, URL), reader.read(MAP, URL)
        assert (feed.kind, feed.title, feed.entries[0].url) == (FeedKind.FEED, "News", "https://news.example/a")
        assert str(feed.entries[0].hints.published) == "2020-03-01"
        assert sitemap.kind is FeedKind.SITEMAP
        assert sitemap.entries == (Listed("https://news.example/a", Hints(), "2020-02-03"),)
        assert reader.read(RSS, URL, FeedKind.FEED) == feed == read_listing(RSS, URL, TODAY)
        with pytest.raises(InputError, match=URL):
            reader.read(b"plain words", URL)
        with pytest.raises(InputError, match=URL):
            reader.read(MAP, URL, FeedKind.FEED)
        page = b'<html><link rel="alternate" type="application/atom+xml" href="feed" title="A"></html>'
        assert contained_alternates(sandbox, page, URL) == (Alternate("https://news.example/feed", "A"),)
        with pytest.raises(UnreadableInput):
            contained_alternates(sandbox, b"", URL)


@pytest.mark.parametrize(
    "change",
    [{"kind": "x"}, {"title": 5}, {"every": "1"}, {"entries": 5}, {"entries": [{}]}, {"refused": [1]},
     {"children": None},
     {"entries": [{"url": "file:///x", "hints": {"published": None}, "changed": None}]},
     {"entries": [{"url": URL, "hints": {"published": "soon"}, "changed": None}]},
     {"entries": [{"url": URL, "hints": {"published": None, "x": 1}, "changed": None}]},
     {"entries": [{"url": URL, "hints": {"published": None}, "changed": 1}]}],
)  # fmt: skip
def test_what_a_child_says_is_checked(change: dict[str, object]) -> None:
    data = {"kind": "feed", "title": None, "every": None, "entries": [], "children": [], "refused": []}
    assert _checked(data).entries == ()
    with pytest.raises(MessageError):
        _checked({**data, **change})


@pytest.mark.parametrize(
    ("begin", "kind"),
    [
        (b"<urlset", "sitemap"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- x --><s:sitemapindex xmlns:s="x">', "sitemap"),
        (b"https://a.example/1\n", "sitemap"), (b"<rss version='2.0'><channel><title>urlset", "feed"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": []}', "feed"),
    ],
)  # fmt: skip
def test_what_a_list_is_shows_at_its_beginning(begin: bytes, kind: str) -> None:
    ends = {b"<urlset": b"/>", b"<rss ve": b"</title></channel></rss>"}
    end = ends.get(begin[:7], b"</s:sitemapindex>" if begin.startswith(b"\xef") else b"")
    assert read_listing(begin + end, URL, TODAY).kind == kind


@given(st.binary(max_size=300))
def test_any_bytes_are_a_list_or_refused(content: bytes) -> None:
    for prefix in (b"", b"<rss version='2.0'><channel>", b"<urlset>"):
        try:
            listing = read_listing(prefix + content, URL, TODAY)
        except InputError:
            continue
        assert all(entry.url.startswith("http") for entry in listing.entries)


def test_a_page_names_each_feed_once_and_relative_to_its_base() -> None:
    page = b"""<html><head><base href="https://other.example/x/">
    <link rel="ALTERNATE home" type="application/rss+xml" href="1">
    <link rel="alternate" type="application/rss+xml" href="1">
    <link rel="alternate" type="text/html" href="2"><link rel="stylesheet" type="application/rss+xml" href="3">
    <link rel="alternate" type="application/feed+json" href="javascript:x"><link rel=alternate></head></html>"""
    assert find_alternates(page, URL) == (Alternate("https://other.example/x/1"),)


@given(
    st.lists(
        st.tuples(st.from_regex(r"https://[a-z]{1,8}\.example/[a-z?&=<>']{0,9}", fullmatch=True), st.none() | st.text())
    )
)
def test_lists_of_feeds_come_back_as_they_went(feeds: list[tuple[str, str | None]]) -> None:
    found, refused = read_opml(opml(feeds).encode("utf-8", "replace"), "feeds.opml")
    assert not refused
    assert [each.url for each in found] == list(dict.fromkeys(url for url, _ in feeds))


@given(st.binary(max_size=200))
def test_any_bytes_are_opml_or_refused(content: bytes) -> None:
    for data in (content, b"<opml>" + content + b"</opml>"):
        try:
            read_opml(data, "x")
        except UnreadableInput:
            continue


@pytest.mark.parametrize(
    "content", [b"", b"<rss/>", b"<opml", b'<!DOCTYPE x [<!ENTITY a "b">]><opml>&a;</opml>', b"x" * 5_000_001]
)
def test_what_is_no_opml_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableInput):
        read_opml(content, "x")


def test_folders_of_opml_are_looked_into() -> None:
    content = (
        b'<opml><body><outline text="F"><outline title=" A  b " xmlUrl="https://a.example/"/></outline></body></opml>'
    )
    assert read_opml(content, "x")[0] == (Outline("https://a.example/", "A b"),)
