from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.archive.sites import FEED, Desk, atom, entry, opened
from tests.ingest.fetching.wires import BEGIN, answer, redirect
from whence.archive.feed_health import GONE, SILENT, Health, condition
from whence.archive.feeding import Polled
from whence.model.archive import Feed, FeedKind, Job, JobKind


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = opened(tmp_path)
    yield Desk(store)
    store.close()


def feed(url: str = FEED, kind: FeedKind = FeedKind.FEED) -> Feed:
    return Feed(url, kind, BEGIN, 3600, BEGIN)


def _poll(desk: Desk, url: str = FEED, *, again: bool = False) -> Polled:
    known = {each.url: each for each in desk.store.feeds()}
    return desk.poller().poll(known.get(url) or feed(url), again=again)


def _jobs(desk: Desk) -> list[Job]:
    return list(desk.store.jobs(kind=JobKind.FETCH, limit=1000))


def test_what_a_feed_lists_is_queued_once(desk: Desk) -> None:
    desk.site.pages[FEED] = atom(entry("/a"), entry("/b"))
    first = _poll(desk)
    assert (first.listed, first.new, first.feed.seen, first.feed.title) == (2, 2, 2, "News")
    assert first.feed.last_new == first.feed.last_ok == desk.clock.now()
    desk.site.pages[FEED] = atom(entry("/a"), entry("/b"), entry("/c"))
    desk.pass_hours(1)
    assert _poll(desk).new == 1
    assert {job.target for job in _jobs(desk)} == {f"http://news.example/{name}" for name in "abc"}


def test_an_unchanged_feed_costs_no_list(desk: Desk) -> None:
    desk.site.pages[FEED] = atom(entry("/a"))
    etag = _poll(desk).feed.etag
    desk.pass_hours(1)
    second = _poll(desk)
    assert desk.site.conditions == [FEED]
    assert (second.listed, second.feed.etag, second.feed.failures) == (0, etag, 0)
    assert second.feed.last_ok == desk.clock.now()
    assert second.feed.last_new == BEGIN + timedelta(seconds=1)


def test_a_feed_that_gives_new_ids_to_old_entries_doubles_nothing(desk: Desk) -> None:
    desk.site.pages[FEED] = atom(entry("/a", key="1"), entry("/b?utm_source=feed", key="2"))
    _poll(desk)
    desk.site.pages[FEED] = atom(entry("/a?utm_source=rss", key="x1"), entry("/b", key="x2"))
    desk.pass_hours(1)
    assert _poll(desk).new == 0
    assert len(_jobs(desk)) == 2


def test_an_entry_that_was_updated_is_fetched_again(desk: Desk) -> None:
    desk.site.pages[FEED] = atom(entry("/a", updated="2020-03-01T10:00:00Z"))
    assert _poll(desk).new == 1
    desk.site.pages[FEED] = atom(entry("/a", updated="2020-03-01T12:30:00Z"))
    desk.pass_hours(1)
    assert _poll(desk).new == 1
    desk.pass_hours(1)
    desk.site.pages[FEED] = atom(entry("/a", updated="2020-03-01T12:30:00Z"), title="Other")
    assert _poll(desk).new == 0


def test_many_entries_become_due_by_and_by_the_last_changed_first(desk: Desk) -> None:
    desk.site.pages[FEED] = atom(*(entry(f"/{n}", updated=f"2020-02-0{n}T00:00:00Z") for n in range(1, 6)))
    desk.poller(pages=2).poll(feed())
    due = {job.target[-1]: round((job.due - BEGIN).total_seconds() / 3600) for job in _jobs(desk)}
    assert due == {"5": 0, "4": 0, "3": 1, "2": 1, "1": 2}


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (answer(b"", status="503 Unavailable"), "it answers 503"),
        (answer(b"", status="404 Not Found"), "it answers 404"),
        (httpcore.ConnectError("refused"), "no answer (refused)"),
        ("<html><p>no feed</p></html>", "neither RSS nor Atom"),
        (redirect("http://127.0.0.1/feed"), "127.0.0.1 is a loopback address"),
    ],
)
def test_a_feed_that_fails_says_so_and_is_asked_again(desk: Desk, page: object, words: str) -> None:
    desk.site.pages[FEED] = page
    polled = _poll(desk)
    assert words in (polled.feed.error or "")
    assert polled.feed.failures == 1
    assert desk.clock.now() + timedelta(hours=1) <= polled.feed.due <= desk.clock.now() + timedelta(hours=24)
    desk.pass_hours(72)
    assert condition(polled.feed, desk.clock.now()).words.startswith("failing for 3 days: ")


def test_failures_are_further_apart_up_to_a_day_and_the_feed_never_stops(desk: Desk) -> None:
    desk.site.pages[FEED] = answer(b"", status="500 Broken")
    waits = []
    for _ in range(8):
        polled = _poll(desk)
        waits.append(round((polled.feed.due - desk.clock.now()).total_seconds() / 3600))
        desk.clock.seconds = (polled.feed.due - BEGIN).total_seconds()
        assert desk.poller().due() == [polled.feed]
    assert waits == [1, 2, 4, 8, 16, 24, 24, 24]


def test_a_feed_that_dies_and_comes_back(desk: Desk) -> None:
    desk.site.pages[FEED] = atom(entry("/a"))
    _poll(desk)
    desk.site.pages[FEED] = httpcore.ConnectError("refused")
    for _ in range(4):
        desk.pass_hours(24)
        last = _poll(desk)
    assert last.feed.failures == 4
    assert condition(last.feed, desk.clock.now()).words.startswith("failing for 4 days: no answer")
    desk.site.pages[FEED] = atom(entry("/a"), entry("/b"))
    desk.pass_hours(24)
    back = _poll(desk)
    assert (back.new, back.feed.failures, back.feed.error) == (1, 0, None)
    assert condition(back.feed, desk.clock.now()).words == "answers"


def test_a_retry_after_is_waited_for(desk: Desk) -> None:
    desk.site.pages[FEED] = answer(b"", "Retry-After: 36000", status="503 Unavailable")
    polled = _poll(desk)
    assert polled.feed.due == desk.clock.now() + timedelta(hours=10)
    assert _poll(desk).feed.failures == 1  # its host is left alone, so that it was not asked
    assert desk.site.asked == [FEED]


def test_a_feed_that_is_gone_says_so(desk: Desk) -> None:
    desk.site.pages[FEED] = answer(b"", status="410 Gone")
    polled = _poll(desk)
    assert polled.feed.error == GONE
    assert polled.feed.due == desk.clock.now() + timedelta(hours=24)
    assert condition(polled.feed, desk.clock.now()).health is Health.GONE


@pytest.mark.parametrize("status", ["301 Moved Permanently", "308 Permanent Redirect"])
def test_a_feed_that_moved_is_followed_and_asked_there(desk: Desk, status: str) -> None:
    new = "http://news.example/new-feed"
    desk.site.pages |= {FEED: redirect(new, status), new: atom(entry("/a"))}
    polled = _poll(desk)
    assert (polled.feed.url, polled.feed.moved_to, polled.new) == (FEED, new, 1)
    assert condition(polled.feed, desk.clock.now()).words == f"moved to {new}, and answers there"
    desk.pass_hours(1)
    assert _poll(desk).feed.moved_to == new
    assert desk.site.asked[-1] == new


def test_where_a_feed_moved_to_is_doubted_when_it_fails(desk: Desk) -> None:
    new = "http://news.example/new-feed"
    desk.site.pages |= {FEED: redirect(new, "301 Moved"), new: atom(entry("/a"))}
    _poll(desk)
    desk.site.pages |= {FEED: atom(entry("/a"), entry("/b")), new: answer(b"", status="404 Not Found")}
    for _ in range(4):
        desk.pass_hours(24)
        polled = _poll(desk)
    assert (polled.feed.moved_to, polled.feed.failures, polled.new) == (None, 0, 1)


def test_a_temporary_redirect_moves_nothing(desk: Desk) -> None:
    desk.site.pages |= {FEED: redirect("/today"), "http://news.example/today": atom(entry("/a"))}
    assert _poll(desk).feed.moved_to is None


SITEMAP = "http://news.example/sitemap.xml"
NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def _index(*children: tuple[str, str]) -> str:
    inner = "".join(f"<sitemap><loc>http://news.example/{name}</loc>{mod}</sitemap>" for name, mod in children)
    return f'<?xml version="1.0"?><sitemapindex {NS}>{inner}</sitemapindex>'


def _map(*names: str, mod: str = "") -> str:
    inner = "".join(f"<url><loc>http://news.example/{name}</loc>{mod}</url>" for name in names)
    return f'<?xml version="1.0"?><urlset {NS}>{inner}</urlset>'


def test_a_sitemap_is_a_feed(desk: Desk) -> None:
    desk.site.pages[SITEMAP] = _map("a", "b", mod="<lastmod>2020-03-01</lastmod>")
    assert desk.poller().poll(feed(SITEMAP, FeedKind.SITEMAP)).new == 2


def test_an_index_reads_only_the_sitemaps_that_changed(desk: Desk) -> None:
    march, april = "<lastmod>2020-03-01</lastmod>", "<lastmod>2020-04-01</lastmod>"
    desk.site.pages |= {
        SITEMAP: _index(("1.xml", march), ("2.xml", march)),
        "http://news.example/1.xml": _map("a"),
        "http://news.example/2.xml": _map("b"),
    }
    first = desk.poller().poll(feed(SITEMAP, FeedKind.SITEMAP))
    assert (first.new, first.feed.etag) == (2, None)
    desk.site.pages |= {
        SITEMAP: _index(("1.xml", march), ("2.xml", april)),
        "http://news.example/2.xml": _map("b", "c"),
    }
    desk.site.asked.clear()
    desk.pass_hours(1)
    assert desk.poller().poll(first.feed).new == 1
    assert desk.site.asked == [SITEMAP, "http://news.example/2.xml"]


def test_a_sitemap_that_leads_inside_is_refused_and_told(desk: Desk) -> None:
    inner = (
        "<sitemap><loc>http://127.0.0.1/2.xml</loc></sitemap><sitemap><loc>http://news.example/1.xml</loc></sitemap>"
    )
    desk.site.pages |= {
        SITEMAP: f'<?xml version="1.0"?><sitemapindex {NS}>{inner}</sitemapindex>',
        "http://news.example/1.xml": _map("a"),
    }
    polled = desk.poller().poll(feed(SITEMAP, FeedKind.SITEMAP))
    assert polled.new == 1
    assert "loopback" in polled.refused[0].reason


def test_only_feeds_that_are_due_are_asked_and_paused_ones_never(desk: Desk) -> None:
    for name, due, paused in (("1", 0, False), ("2", 5, False), ("3", 0, True)):
        url = f"{FEED}{name}"
        desk.store.put_feed(replace(feed(url), due=BEGIN + timedelta(hours=due), paused=paused))
    assert [each.url for each in desk.poller().due()] == [f"{FEED}1"]
    assert [each.url for each in desk.poller().due([f"{FEED}2", f"{FEED}3"])] == [f"{FEED}2"]


@pytest.mark.parametrize(
    ("changes", "health", "words"),
    [
        ({"paused": True, "failures": 3, "error": "x"}, Health.PAUSED, "paused"),
        ({"last_ok": None}, Health.NEW, "not asked yet"),
        ({}, Health.ANSWERS, "answers"),
        ({"failures": 2, "error": "503"}, Health.FAILING, "failing for 2 hours: 503"),
        ({"failures": 2, "error": "503", "last_ok": None}, Health.FAILING, "failing for 30 days: 503"),
        ({"failures": 9, "error": GONE}, Health.GONE, GONE),
        ({"last_new": BEGIN - timedelta(days=21)}, Health.SILENT, "silent: nothing new for 21 days"),
        ({"last_new": None}, Health.SILENT, "silent: nothing new for 30 days"),
        ({"due": BEGIN - timedelta(days=3), "failures": 0}, Health.LATE, "late: due 3 days ago"),
        ({"moved_to": "http://x.example/"}, Health.MOVED, "moved to http://x.example/"),
    ],
)
def test_health_in_words(changes: dict[str, object], health: Health, words: str) -> None:
    well = replace(
        feed(),
        added_at=BEGIN - timedelta(days=30),
        last_ok=BEGIN - timedelta(hours=2),
        last_new=BEGIN - timedelta(days=1),
    )
    found = condition(replace(well, **changes), BEGIN)  # type: ignore[arg-type]
    assert found.health is health
    assert found.words.startswith(words)


@given(st.integers(0, 50), st.booleans(), st.integers(0, 400), st.none() | st.integers(0, 400))
def test_every_feed_has_its_words_and_no_failure_is_called_well(
    failures: int, paused: bool, ok: int, new: int | None
) -> None:
    known = replace(
        feed(), failures=failures, error="503" if failures else None, paused=paused,
        added_at=BEGIN - timedelta(days=400), last_ok=BEGIN - timedelta(days=ok),
        last_new=None if new is None else BEGIN - timedelta(days=new),
    )  # fmt: skip
    found = condition(known, BEGIN)
    assert found.words
    assert (found.health is Health.PAUSED) == paused
    if found.health is Health.ANSWERS:
        assert not failures
        assert new is not None
        assert timedelta(days=new) < SILENT
