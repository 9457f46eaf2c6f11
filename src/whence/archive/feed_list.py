"""The feeds of an archive as its user changes them: added, found, paused, taken away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from whence.archive.feeding import Reads
from whence.ingest.alternates import Alternate, contained_alternates
from whence.ingest.fetching.answer import Answer
from whence.ingest.fetching.client import LISTS, PAGES, Client
from whence.ingest.fetching.clock import Clock
from whence.ingest.fetching.pages import found
from whence.ingest.fetching.urls import checked_named
from whence.ingest.opml import Outline
from whence.ingest.sandbox import Sandbox
from whence.model.archive import Feed, FeedKind
from whence.model.errors import InputError, RefusedUrl, UnreadableInput
from whence.model.item import Refused
from whence.store.interface import ReadStore, Store


@dataclass(frozen=True, slots=True)
class Finder:
    """Looks at addresses that may be feeds, or name some."""

    client: Client
    reader: Reads
    sandbox: Sandbox
    clock: Clock

    def feed(self, url: str, every: int) -> Feed:
        """Make a feed of an address, which is asked first, so that what is added is one.

        Args:
            url: as the user gave it.
            every: seconds between polls.

        Raises:
            InputError: it may not be fetched, does not answer, or is neither feed nor sitemap; a page that names feeds
                says which.
        """
        self.client.name(url)
        answer = found(self.client.get(url, accept=LISTS))
        try:
            listing = self.reader.read(answer.content, answer.url)
        except UnreadableInput as error:
            named = self._named_by(answer)
            if not named:
                raise
            raise UnreadableInput(f"{url}: a page, not a feed; it names {_listed(named)}: add one of them") from error
        now = self.clock.now()
        return Feed(answer.permanent_url or url, listing.kind, now, every, now, listing.title)

    def discover(self, url: str) -> tuple[Alternate, ...]:
        """Find the feeds that a page names and the sitemaps that its site's robots.txt names.

        Raises:
            InputError: the page cannot be fetched or read.
        """
        self.client.name(url)
        answer = found(self.client.get(url, accept=PAGES))
        sitemaps = tuple(Alternate(place, "sitemap") for place in self.client.sitemaps(answer.url))
        return contained_alternates(self.sandbox, answer.content, answer.url) + sitemaps

    def _named_by(self, answer: Answer) -> tuple[Alternate, ...]:
        try:
            return contained_alternates(self.sandbox, answer.content, answer.url)
        except InputError:
            return ()  # that it is no page either says no more than that it is no feed


def put_new(store: Store, feed: Feed) -> bool:
    """Add a feed unless it is there; say whether it was added."""
    if get_feed(store, feed.url) is not None:
        return False
    store.put_feed(feed)
    return True


def put_outlines(
    store: Store, outlines: Iterable[Outline], *, every: int, now: datetime
) -> Iterator[tuple[Outline, bool | Refused]]:
    """Add the feeds of a list without asking them; yield each with whether it is new, or why it may not be fetched."""
    for outline in outlines:
        try:
            checked_named(outline.url)
        except RefusedUrl as error:
            yield outline, Refused(outline.url, str(error).removeprefix(f"{outline.url}: "))
        else:
            yield outline, put_new(store, Feed(outline.url, FeedKind.FEED, now, every, now, outline.title))


def get_feed(store: ReadStore, url: str) -> Feed | None:
    """Get a feed by its address; None where there is none."""
    return next((feed for feed in store.feeds() if feed.url == url), None)


def set_paused(store: Store, feed: Feed, *, paused: bool, now: datetime) -> None:
    """Pause a feed, or let it go on at once."""
    store.put_feed(replace(feed, paused=paused, due=feed.due if paused else now))


def _listed(named: tuple[Alternate, ...]) -> str:
    shown = ", ".join(each.url for each in named[:5])
    return f"{shown} and {len(named) - 5} more" if len(named) > 5 else shown
