"""Polling feeds and sitemaps: what they list becomes jobs to fetch, and how they answered becomes their health."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Protocol

from whence.archive.feed_health import GONE
from whence.archive.fetch_jobs import fetch_job, held_entries
from whence.ingest.fetching.answer import Answer
from whence.ingest.fetching.client import LISTS, Client
from whence.ingest.fetching.clock import Clock
from whence.ingest.fetching.limits import MAX_BACK_OFF, back_off
from whence.ingest.fetching.memory import remembered
from whence.ingest.fetching.pages import found
from whence.ingest.listing import Listed, Listing
from whence.model.archive import Feed, FeedKind
from whence.model.errors import InputError, UnavailableNow
from whence.model.item import Refused
from whence.store.interface import Store

_MAX_CHILDREN = 50
"""Sitemaps of one index that one poll looks at, the last changed first: a site of decades has thousands."""

_DOUBTED = 3
"""Failures in a row after which the address that a feed moved to is doubted, and the first one asked again."""


class Reads(Protocol):
    """Whatever reads lists: ``listing.ListReader`` in a sandbox."""

    def read(self, content: bytes, url: str, kind: FeedKind | None = None) -> Listing:
        """Read a list; raises InputError for what is none."""


@dataclass(frozen=True, slots=True)
class Polled:
    """What a poll found.

    Attributes:
        feed: as it is now.
        listed: how many reports it lists.
        new: how many of them are to be fetched and were not known to be.
        refused: entries that lead nowhere, and why.
    """

    feed: Feed
    listed: int = 0
    new: int = 0
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True, slots=True)
class _Child:
    """A sitemap of an index: what it lists, and what is to be remembered of it; nothing where it was not read."""

    url: str
    entries: tuple[Listed, ...] = ()
    refused: tuple[Refused, ...] = ()
    seen: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Poller:
    """Asks feeds.

    Attributes:
        store: where feeds and jobs are.
        client: what fetches.
        reader: what reads lists.
        clock: tells the time.
        pages: how many pages of one feed are due at once; the rest is due with the polls that follow.
    """

    store: Store
    client: Client
    reader: Reads
    clock: Clock
    pages: int = 100

    def due(self, urls: Sequence[str] = ()) -> list[Feed]:
        """List the feeds that are to be asked now, the longest due first; those named whenever they are due."""
        now = self.clock.now()
        feeds = [feed for feed in self.store.feeds() if not feed.paused]
        wanted = [feed for feed in feeds if (feed.url in urls if urls else feed.due <= now)]
        return sorted(wanted, key=lambda feed: (feed.due, feed.url))

    def poll(self, feed: Feed, *, again: bool = False) -> Polled:
        """Ask one feed, queue what is new, and write how it went. Whatever the feed does, this ends well.

        Args:
            feed: which.
            again: fetch all that it lists, known or not, as far as it changed.

        Raises:
            StoreError: the store cannot be used.
            SandboxError: nothing can be read.
        """
        address = feed.moved_to or feed.url
        try:
            self.client.name(feed.url)
            ready = self.client.ready_at(address)
            if ready > self.clock.now():
                return self._put(Polled(replace(feed, due=ready)))
            etag, modified = (None, None) if again else (feed.etag, feed.last_modified)
            answer = self.client.get(address, etag=etag, last_modified=modified, accept=LISTS)
            return self._put(self._answered(feed, answer, again=again))
        except InputError as error:
            retry_at = error.retry_at if isinstance(error, UnavailableNow) else None
            return self._put(Polled(self._failed(feed, str(error).removeprefix(f"{address}: "), retry_at)))

    def _put(self, polled: Polled) -> Polled:
        self.store.put_feed(polled.feed)
        return polled

    def _answered(self, feed: Feed, answer: Answer, *, again: bool) -> Polled:
        now = self.clock.now()
        if answer.gone:
            failed = self._failed(feed, GONE, None)
            return Polled(replace(failed, due=now + timedelta(seconds=MAX_BACK_OFF)))
        if not answer.ok and not answer.not_modified:
            later = timedelta(seconds=answer.retry_after) if answer.retry_after is not None else None
            return Polled(self._failed(feed, f"it answers {answer.status}", now + later if later else None))
        nothing = Listing(feed.kind)
        listing = nothing if answer.not_modified else self.reader.read(answer.content, answer.url, feed.kind)
        children = self._children(listing.children, again=again)
        entries = [*listing.entries, *(entry for child in children for entry in child.entries)]
        new = self._queue(feed, entries, again=again)
        for child in children:  # only now: what is noted as seen is not looked at again
            if child.seen:
                self.store.note(f"list:{child.url}", json.dumps(child.seen))
        moved = answer.permanent_url or feed.moved_to
        etag, modified = answer.etag, answer.last_modified
        if answer.not_modified:
            etag, modified = etag or feed.etag, modified or feed.last_modified
        elif listing.children:  # an index is read each time: that it did not change says nothing of its sitemaps
            etag, modified = None, None
        well = replace(
            feed,
            title=listing.title or feed.title,
            etag=etag,
            last_modified=modified,
            due=now + timedelta(seconds=max(feed.every, min(listing.every or 0, MAX_BACK_OFF))),
            last_ok=now,
            last_new=now if new else feed.last_new,
            failures=0,
            error=None,
            seen=feed.seen + new,
            moved_to=moved if moved != feed.url else None,
        )
        return Polled(
            well, len(entries), new, (*listing.refused, *(refused for child in children for refused in child.refused))
        )

    def _children(self, children: Sequence[Listed], *, again: bool) -> list[_Child]:
        """Read the sitemaps of an index that may have changed, the last changed first."""
        latest = sorted(children, key=lambda child: child.changed or "9999", reverse=True)
        read: list[_Child] = []
        for child in latest[:_MAX_CHILDREN]:
            kept = {} if again else remembered(self.store, f"list:{child.url}")
            if child.changed is not None and kept.get("changed") == child.changed:
                continue
            try:
                read.append(self._child(child, kept))
            except InputError as error:
                read.append(_Child(child.url, refused=(Refused(child.url, str(error)),)))
                if isinstance(error, UnavailableNow):
                    break  # its neighbours lie on the same host
        return read

    def _child(self, child: Listed, kept: Mapping[str, Any]) -> _Child:
        answer = self.client.get(
            child.url, etag=kept.get("etag"), last_modified=kept.get("last_modified"), accept=LISTS
        )
        if answer.not_modified:
            return _Child(child.url, seen={**kept, "changed": child.changed})
        listing = self.reader.read(found(answer).content, answer.url, FeedKind.SITEMAP)
        seen = {"changed": child.changed, "etag": answer.etag, "last_modified": answer.last_modified}
        return _Child(child.url, listing.entries, listing.refused, seen)

    def _queue(self, feed: Feed, entries: Sequence[Listed], *, again: bool) -> int:
        """Queue what is not held and was not queued before, the last changed first; return how many."""
        now = self.clock.now()
        jobs = {}
        for entry in sorted(entries, key=lambda entry: entry.changed or "", reverse=True):
            job = fetch_job(entry, feed.url, due=now, again=now.isoformat() if again else "")
            jobs[job.id] = (job, entry)
        there = self.store.known_jobs(jobs)
        wanted = [(job, entry) for id, (job, entry) in jobs.items() if id not in there]
        if not again:
            held = held_entries(self.store, [entry for _, entry in wanted])
            wanted = [(job, entry) for job, entry in wanted if entry not in held]
        step = timedelta(seconds=feed.every)
        return self.store.enqueue(
            [replace(job, due=now + step * (at // max(1, self.pages))) for at, (job, _) in enumerate(wanted)]
        )

    def _failed(self, feed: Feed, error: str, retry_at: datetime | None) -> Feed:
        now = self.clock.now()
        failures = feed.failures + 1
        due = now + timedelta(seconds=back_off(failures, feed.every))
        return replace(
            feed,
            failures=failures,
            error=error,
            due=min(max(due, retry_at or due), now + timedelta(seconds=MAX_BACK_OFF)),
            moved_to=None if failures % _DOUBTED == 0 else feed.moved_to,
        )
