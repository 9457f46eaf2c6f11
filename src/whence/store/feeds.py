"""Lists of reports that are polled."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from whence.model.archive import Feed, FeedKind
from whence.store.base import Reads, Writes
from whence.store.digests import sealed
from whence.store.tables import feeds
from whence.store.times import maybe_moment, maybe_stamp, moment, stamp


class ReadsFeeds(Reads):
    """The part of the store that shows feeds."""

    def feeds(self) -> tuple[Feed, ...]:
        """List the feeds by address."""
        with self._backend.reading() as connection:
            return tuple(map(_feed, connection.execute(select(feeds).order_by(feeds.c.url))))


class WritesFeeds(Writes):
    """The part of the store that keeps feeds."""

    def put_feed(self, feed: Feed) -> None:
        """Add a feed, or write what a poll found."""
        row, of_url = _row(feed), feeds.c.url == feed.url
        with self._writing() as writing:
            was = writing.connection.execute(select(feeds).where(of_url).with_for_update()).first()
            if was is None:
                writing.connection.execute(insert(feeds), [row])
                told = {"kind": feed.kind.value, "title": feed.title}
                writing.ledger.append("feed added", feed.url, told, {"feeds": {feed.url: ""}})
                return
            writing.connection.execute(update(feeds).where(of_url).values(row))
            if bool(was.paused) != feed.paused:
                writing.ledger.append("feed paused" if feed.paused else "feed resumed", feed.url)
            if was.moved_to != feed.moved_to:
                writing.ledger.append("feed moved", feed.url, {"to": feed.moved_to})

    def drop_feed(self, url: str) -> bool:
        """Forget a feed, not what it brought."""
        with self._writing() as writing:
            there = writing.connection.execute(delete(feeds).where(feeds.c.url == url)).rowcount > 0
            if there:
                writing.ledger.append("feed dropped", url, wrote={"feeds": {url: None}})
        return there


def _row(feed: Feed) -> dict[str, Any]:
    row = {item.name: getattr(feed, item.name) for item in fields(feed)}
    times = {"added_at": stamp(feed.added_at), "due": stamp(feed.due)}
    maybe = {"last_ok": maybe_stamp(feed.last_ok), "last_new": maybe_stamp(feed.last_new)}
    return sealed({**row, **times, **maybe, "kind": feed.kind.value, "paused": int(feed.paused)})


def _feed(row: Row[Any]) -> Feed:
    data = row._asdict()
    del data["seal"]
    times = {"added_at": moment(row.added_at), "due": moment(row.due)}
    maybe = {"last_ok": maybe_moment(row.last_ok), "last_new": maybe_moment(row.last_new)}
    return Feed(**{**data, **times, **maybe, "kind": FeedKind(row.kind), "paused": bool(row.paused)})
