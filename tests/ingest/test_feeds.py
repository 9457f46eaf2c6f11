import json
from datetime import UTC, date, datetime
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ingest.hostile import hostile, refused_by_name

from whence.ingest.feeds import FeedPage, read_feed
from whence.model.dates import PartialDate
from whence.model.errors import InputError

TODAY = date(2026, 11, 28)
URL = "https://herald.example.org/world/feed.xml"

RSS = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Sample Herald &amp; Post</title><link>https://herald.example.org/</link><language>en-gb</language>
<ttl>30</ttl><skipHours><hour>2</hour><hour>3</hour></skipHours>
<item><title>Army &lt;b&gt;retakes&lt;/b&gt; Palmyra</title><link>/2016/palmyra</link>
<guid isPermaLink="false">h-1</guid>
<pubDate>Sun, 27 Mar 2016 23:30:00 -0500</pubDate><dc:creator>A correspondent</dc:creator>
<content:encoded><![CDATA[<p>Government forces retook <a href="x">Palmyra</a>.</p><script>x()</script>]]>
</content:encoded></item>
<item><title>Without a link</title></item>
<item><title>By mail</title><link>mailto:desk@herald.example.org</link></item>
<item><title>From the future</title><link>https://herald.example.org/b</link>
<pubDate>Mon, 27 Mar 2056 08:00:00 GMT</pubDate></item>
<item><title>The first again</title><link>/2016/palmyra</link><guid>h-99</guid></item>
</channel></rss>"""

ATOM = b"""<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://monitor.example.org/srebrenica/" xml:lang="en">
<title type="html">Sample &lt;i&gt;Monitor&lt;/i&gt;</title><link rel="next" href="?page=2"/>
<entry><title>Srebrenica falls</title><link href="1995/07/fall"/><id>tag:monitor.example.org,1995:1</id>
<published>1995-07-11T16:00:00Z</published><updated>1995-07-12T09:00:00+02:00</updated>
<author><name>First desk</name></author><author><name>Second desk</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The enclave fell.</p></div></content></entry>
</feed>"""

RDF = b"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel rdf:about="https://wire.example.org/"><title>Sample Wire</title><link>https://wire.example.org/</link>
<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency></channel>
<item rdf:about="https://wire.example.org/halabja"><title>Halabja</title><link>https://wire.example.org/halabja</link>
<dc:date>1988-03-17</dc:date></item></rdf:RDF>"""

JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Sample Review",
        "home_page_url": "https://review.example.org/",
        "next_url": "/feed.json?page=2",
        "language": "en",
        "authors": [{"name": "The desk"}],
        "items": [
            {
                "id": 7,
                "url": "/saigon",
                "title": "Saigon",
                "content_text": "One.\n\nTwo < three.",
                "date_published": "1975-04-30",
            },
            {
                "id": "https://review.example.org/mosul",
                "content_html": "<p>x</p>",
                "date_modified": "2017-07-10T00:00:00Z",
            },
            {"id": "8", "url": "javascript:1"},
            "nothing",
        ],
    }
).encode()


def test_reads_rss() -> None:
    page = read_feed(RSS, URL, today=TODAY)
    assert (page.title, page.home, page.language) == ("Sample Herald & Post", "https://herald.example.org/", "en-gb")
    assert (page.every, page.skip_hours) == (1800, frozenset({2, 3}))
    first, future = page.entries
    assert first.url == "https://herald.example.org/2016/palmyra"
    assert (first.title, first.byline, first.key) == ("Army retakes Palmyra", "A correspondent", "h-1")
    assert first.published == PartialDate(2016, 3, 27)
    assert first.content_html is not None
    assert '<a href="x">Palmyra</a>' in first.content_html
    assert future.published is None
    assert "after the day of reading" in future.notes[0]


def test_refuses_what_leads_nowhere_and_says_which() -> None:
    refused = read_feed(RSS, URL, today=TODAY).refused
    assert [each.place for each in refused] == [f"{URL}#2", f"{URL}#3"]
    assert "no link (Without a link)" in refused[0].reason
    assert "mailto:" in refused[1].reason


def test_a_changed_guid_makes_no_second_entry() -> None:
    again = read_feed(RSS.replace(b"h-1", b"h-2"), URL, today=TODAY)
    assert [entry.url for entry in again.entries].count("https://herald.example.org/2016/palmyra") == 1


def test_reads_atom_with_its_base() -> None:
    page = read_feed(ATOM, URL, today=TODAY)
    (entry,) = page.entries
    assert page.title == "Sample Monitor"
    assert page.next_url == "https://monitor.example.org/srebrenica/?page=2"
    assert entry.url == "https://monitor.example.org/srebrenica/1995/07/fall"
    assert entry.byline == "First desk, Second desk"
    assert entry.published == PartialDate(1995, 7, 11)
    assert entry.updated == datetime(1995, 7, 12, 7, tzinfo=UTC)
    assert entry.language == "en"
    assert entry.content_html is not None
    assert "The enclave fell." in entry.content_html


def test_reads_rss_1() -> None:
    page = read_feed(RDF, "https://wire.example.org/rdf", today=TODAY)
    assert page.every == 1800
    assert [(entry.url, str(entry.published)) for entry in page.entries] == [
        ("https://wire.example.org/halabja", "1988-03-17")
    ]


def test_reads_json_feed() -> None:
    page = read_feed(JSON_FEED, "https://review.example.org/feed.json", today=TODAY)
    assert (page.title, page.next_url) == ("Sample Review", "https://review.example.org/feed.json?page=2")
    first, second = page.entries
    assert (first.url, first.key, first.byline) == ("https://review.example.org/saigon", "7", "The desk")
    assert first.content_html == "<p>One.</p><p>Two &lt; three.</p>"
    assert second.url == "https://review.example.org/mosul"
    assert second.updated == datetime(2017, 7, 10, tzinfo=UTC)
    assert [each.place.rpartition("#")[2] for each in page.refused] == ["3", "4"]


@pytest.mark.parametrize(
    "content", [b"", b"{}", b'{"items": 3}', b"<html><body>News</body></html>", b"plain", b"{" * 100_000]
)
def test_says_what_is_no_feed(content: bytes) -> None:
    with pytest.raises(InputError, match="herald"):
        read_feed(content, URL, today=TODAY)


def test_a_feed_that_names_no_encoding_is_utf_8() -> None:
    feed = (
        "<rss version='2.0'><channel><item><title>Alep – Δ</title><link>https://e.org/a</link></item></channel></rss>"
    )
    assert read_feed(feed.encode(), URL, today=TODAY).entries[0].title == "Alep – Δ"
    declared = "<?xml version='1.0' encoding='iso-8859-1'?>" + feed.replace(" – Δ", " é")
    assert read_feed(declared.encode("latin-1"), URL, today=TODAY).entries[0].title == "Alep é"


def test_a_text_is_never_taken_for_a_file(tmp_path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(RSS)
    with pytest.raises(InputError):
        read_feed(str(secret).encode(), URL, today=TODAY)


def test_no_entity_is_fetched_or_blown_up() -> None:
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    feed = f"{bomb}<rss version='2.0'><channel><title>&l9;&x;</title><item><link>https://e.org/a</link></item></channel></rss>"
    page = read_feed(feed.encode(), URL, today=TODAY)
    assert len(page.title or "") <= 1000
    assert "root:" not in (page.title or "")


def test_the_rest_of_an_endless_feed_is_counted() -> None:
    items = b"".join(b"<item><link>https://e.org/%d</link></item>" % n for n in range(5_001))
    page = read_feed(b"<rss version='2.0'><channel>" + items + b"</channel></rss>", URL, today=TODAY)
    assert len(page.entries) == 5_000
    assert "more than 5,000" in page.refused[0].reason


LATIN_1 = "".join(
    map(chr, range(0x80, 0x100))
)  # feedparser mends UTF-8 that was read as Latin 1, and some of ours looks so
LABELS = st.text(
    st.characters(codec="utf-8", exclude_categories=["C"], exclude_characters="<>&;" + LATIN_1), min_size=1, max_size=40
)
PATHS = st.text("abcdefghij0123456789-", min_size=1, max_size=20)
ENTRIES = st.lists(
    st.tuples(PATHS, LABELS.filter(str.strip), st.dates(date(1981, 1, 1), TODAY)),
    max_size=8,
    unique_by=lambda entry: entry[0],
)


def expected(entries: list[tuple[str, str, date]]) -> list[tuple[str, str, str]]:
    return [(f"https://e.org/{path}", " ".join(title.split()), day.isoformat()) for path, title, day in entries]


def listed(page: FeedPage) -> list[tuple[str, str | None, str]]:
    return [(entry.url, entry.title, str(entry.published)) for entry in page.entries]


@given(ENTRIES)
@settings(deadline=None)
def test_feeds_that_we_write_come_back(entries: list[tuple[str, str, date]]) -> None:
    atom = "".join(
        f"<entry><title>{escape(title)}</title><link href={quoteattr('https://e.org/' + path)}/>"
        f"<published>{day}T12:00:00Z</published></entry>"
        for path, title, day in entries
    )
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>{atom}</feed>'
    assert listed(read_feed(feed.encode(), URL, today=TODAY)) == expected(entries)
    items = [
        {"url": f"https://e.org/{path}", "title": title, "date_published": str(day)} for path, title, day in entries
    ]
    assert listed(read_feed(json.dumps({"items": items}).encode(), URL, today=TODAY)) == expected(entries)


@given(hostile(RSS, ATOM, RDF, JSON_FEED))
@settings(deadline=None)
def test_any_bytes_are_a_feed_or_refused(content: bytes) -> None:
    try:
        page = read_feed(content, URL, today=TODAY)
    except InputError as error:
        refused_by_name(error, URL)
    else:
        for entry in page.entries:
            assert entry.url.startswith(("http://", "https://"))
            json.dumps([entry.title, entry.byline, entry.key, entry.content_html], ensure_ascii=False).encode()
