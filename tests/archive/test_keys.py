from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from whence.archive.addresses import canonical_url, registered_site
from whence.archive.canonical_link import canonical_link
from whence.archive.keys import report_key
from whence.clean import text_article
from whence.model.item import Capture, Hints, Item, Via
from whence.model.report import content_id

_AT = datetime(2016, 3, 27, 9, 30, tzinfo=UTC)
_ARTICLE = text_article("Government forces took the town on Sunday.", today=date(2016, 3, 28))


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        (
            "HTTP://WWW.Example.ORG:80/News/Palmyra/?utm_source=x&b=2&a=1#top",
            "https://example.org/News/Palmyra?a=1&b=2",
        ),
        ("https://example.org", "https://example.org/"),
        ("https://example.org:443/", "https://example.org/"),
        ("http://example.org:8080/a", "http://example.org:8080/a"),
        ("https://user:secret@example.org/a", "https://example.org/a"),
        ("https://m.example.co.uk/a/amp/", "https://example.co.uk/a"),
        ("https://m.co.uk/a", "https://m.co.uk/a"),
        ("https://amp.com/a", "https://amp.com/a"),
        ("https://example.org/a.amp.html?amp=1", "https://example.org/a"),
        ("https://www.google.com/amp/s/www.example.org/a/amp", "https://example.org/a"),
        ("https://www-example-org.cdn.ampproject.org/c/s/www.example.org/a", "https://example.org/a"),
        ("https://example.org/article.php?12345", "https://example.org/article.php?12345"),
        ("https://example.org/?uid=7&gallery=2&source=3", "https://example.org/?gallery=2&source=3&uid=7"),
        ("https://example.org/?tag=b&tag=a", "https://example.org/?tag=b&tag=a"),
        ("https://example.org/%7euser/caf%c3%a9/é", "https://example.org/~user/caf%C3%A9/%C3%A9"),
        ("https://example.org/a/../b/./c", "https://example.org/b/c"),
        ("https://example.org/#!/story/4", "https://example.org/#!/story/4"),
        ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),
        (
            "https://archive.example.org/web/2016/https://sample.org/x",
            "https://archive.example.org/web/2016/https://sample.org/x",
        ),
        ("http://[::1]/a", "https://[::1]/a"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        (" no address ", "no address"),
        ("http://[broken/", "http://[broken/"),
    ],
)
def test_one_form_of_an_address(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


_PIECES = st.sampled_from(
    [
        *"/ // amp .amp .html % %2e %2F %41 a é ? & = # ! utm_x=1 .. . m. www. http:// @ :80 :443 : \u212a".split(),
        *("https://www.google.com/amp/s/", " ", "\n", "\ud800"),
    ]
)


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=12).map(lambda parts: "https://example.org" + "".join(parts))))
@example("https://example.org/a/amp//amp/")
@example("https://example.org/%%37%45")
def test_the_form_is_final(url: str) -> None:
    assert canonical_url(canonical_url(url)) == canonical_url(url)


def test_sites() -> None:
    assert registered_site("https://news.example.co.uk/a") == "example.co.uk"
    assert registered_site("http://127.0.0.1/a") == "127.0.0.1"
    assert registered_site("no address") is None


def test_the_page_names_its_address() -> None:
    page = b"<html><head><link href='/a?x=1&amp;y=2' rel='canonical nofollow'></head><body>"
    assert canonical_link(page, "https://example.org/b") == "https://example.org/a?x=1&y=2"
    assert canonical_link(page, None) is None
    assert canonical_link(b"<head><!-- <link rel=canonical href=https://example.org/a> --></head>", None) is None
    assert canonical_link(b"<body><link rel=canonical href=https://example.org/a>", None) is None
    assert canonical_link(b"<link rel=canonical href=https://example.org/a>", None) == "https://example.org/a"
    assert canonical_link(b"<link rel=canonical href='javascript:x()'>", "https://example.org/") is None


def test_no_page_keeps_the_reader_of_links_busy() -> None:
    assert canonical_link(b"<link " * 300_000 + b"<!--" * 300_000, None) is None
    assert canonical_link((b"<link " + b"a" * 3990 + b">") * 100, None) is None


def test_no_address_keeps_the_reader_of_addresses_busy() -> None:
    assert canonical_url("https://example.org/a" + "/amp" * 900) == "https://example.org/a"
    long = "https://example.org/" + "/amp" * 900_000
    assert canonical_url(long) == long


def _item(content: bytes = b"some text", *, url: str | None = None, text: str | None = None, **hints: str) -> Item:
    return Item(content, None, Capture(_AT, Via.FILE, "a.txt", url), Hints(**hints), text)


def test_a_page_is_known_by_its_own_address() -> None:
    page = b'<head><link rel="canonical" href="https://www.example.org/palmyra"></head>'
    key = report_key(_item(page, url="https://m.example.org/palmyra-mobile"), _ARTICLE)
    assert (key.key, key.outlet, key.url) == (
        "url:https://example.org/palmyra",
        "example.org",
        "https://example.org/palmyra",
    )
    assert report_key(_item(page), _ARTICLE) == key


def test_no_page_takes_the_place_of_another_sites() -> None:
    page = b'<head><link rel="canonical" href="https://sample.org/palmyra"></head>'
    assert report_key(_item(page, url="https://example.org/a"), _ARTICLE).url == "https://example.org/a"


def test_a_front_page_is_nobodys_article() -> None:
    page = b'<head><link rel="canonical" href="https://example.org/"></head>'
    assert report_key(_item(page, url="https://example.org/a"), _ARTICLE).url == "https://example.org/a"
    assert report_key(_item(page, url="https://example.org/?utm_source=x"), _ARTICLE).url == "https://example.org/"


def test_what_the_source_says_goes_before_where_it_lay() -> None:
    fetched = Capture(_AT, Via.FETCH, "feed", "https://example.org/feed.xml")
    item = Item(b"x", None, fetched, Hints(url="https://example.org/a"))
    assert report_key(item, _ARTICLE).url == "https://example.org/a"


def test_a_record_names_no_address_in_its_text() -> None:
    record = b'{"Body": "<link rel=canonical href=https://example.org/a>"}'
    assert report_key(_item(record, text="words"), _ARTICLE).key == f"sha256:{content_id(record)}"


def test_without_an_address_the_sources_id_with_its_outlet() -> None:
    assert report_key(_item(key="17", publisher="Sample  Wire"), _ARTICLE).key == "id:sample wire:17"
    assert report_key(_item(key="17"), _ARTICLE).key == f"sha256:{content_id(b'some text')}"


def test_what_is_no_web_address_is_no_key() -> None:
    assert report_key(_item(url="file:///tmp/a.txt"), _ARTICLE).key.startswith("sha256:")
