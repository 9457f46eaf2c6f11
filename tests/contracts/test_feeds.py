"""Feeds, notes and the log."""

from __future__ import annotations

import pytest

from tests.contracts.conftest import Place
from tests.contracts.samples import NOON, feed, later
from whence.model.errors import StoreError
from whence.store.interface import Store


def _actions(store: Store) -> list[str]:
    return [entry.action for entry in store.audit()]


def test_a_feed_comes_back_as_it_was(store: Store) -> None:
    given = feed(title="News", etag='"a"', last_ok=later(1), last_new=NOON, failures=2, error="timed out", seen=7)
    for _ in range(2):
        store.put_feed(given)
    assert store.feeds() == (given,)
    assert _actions(store) == ["feed added"]


def test_polls_are_not_in_the_log_but_pausing_and_moving_are(store: Store) -> None:
    store.put_feed(feed())
    store.put_feed(feed(seen=3, etag="b"))
    store.put_feed(feed(paused=True))
    store.put_feed(feed(moved_to="https://example.org/new"))
    assert _actions(store) == ["feed added", "feed paused", "feed resumed", "feed moved"]
    assert store.counts().feeds == 1


def test_a_dropped_feed_is_gone_and_can_come_back(store: Store) -> None:
    store.put_feed(feed())
    assert store.drop_feed(feed().url)
    assert not store.drop_feed(feed().url)
    assert list(store.verify()) == []
    store.put_feed(feed())
    assert len(store.feeds()) == 1
    assert list(store.verify()) == []


def test_feeds_are_listed_by_address(store: Store) -> None:
    urls = ["https://b.example", "https://B.example", "https://a.example/é", "https://a.example/z"]
    for url in urls:
        store.put_feed(feed(url))
    assert [found.url for found in store.feeds()] == sorted(urls)


def test_notes_are_kept_and_forgotten(store: Store) -> None:
    assert store.remember("place") is None
    for _ in range(2):
        store.note("place", "1")
    store.note("place", "2\x00\ud800")
    assert store.remember("place") == "2\x00\ud800"
    for _ in range(2):
        store.note("place", None)
    assert store.remember("place") is None
    assert _actions(store) == ["noted", "forgot"]
    with pytest.raises(StoreError, match="own"):
        store.note("audit.head", "0:")


def test_the_log_tells_who_did_what(place: Place) -> None:
    first, second = place.store("one"), place.store("two")
    entry = first.log("export", "all.warc", {"records": 3})
    following = second.log("backup", "disk", {})
    assert first.audit() == (entry, following)
    assert second.audit(after=1) == (following,)
    assert second.audit(limit=1) == (entry,)
    assert (entry.seq, entry.actor, following.previous, following.actor) == (1, "one", entry.hash, "two")
    assert (entry.detail, entry.digest) == ('{"records":3}', None)


def test_an_actor_has_a_name(place: Place) -> None:
    with pytest.raises(StoreError, match="actor"):
        place.store(" ")
