"""News feeds: RSS, Atom and JSON Feed, from their bytes to what they list. Nothing is fetched and no file opened."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from whence.model.dates import PartialDate
from whence.model.item import Refused

MAX_ENTRIES = 5_000
"""Entries of one page of a feed. Outlets list ten to a few hundred; what is beyond is counted and left out."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A report that a feed lists.

    Attributes:
        url: its whole address.
        title, byline: as plain text.
        published: the day as written, whatever the time zone.
        key: the feed's own id of it. Feeds change these, so that the address says what is the same report.
        content_html: the report's text where the feed carries it in full or in part.
        updated: when the feed says that it was last changed, in UTC.
        language: of the entry, or else of the feed.
        notes: what the feed tells and was not taken, with the reason.
    """

    url: str
    title: str | None = None
    byline: str | None = None
    published: PartialDate | None = None
    key: str | None = None
    content_html: str | None = field(default=None, repr=False)
    updated: datetime | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedPage:
    """One page of a feed.

    Attributes:
        title: of the feed.
        home: the address of the pages that it is about.
        entries: in the feed's order, each address once.
        refused: entries that lead nowhere, and why; their place is the feed's address with their position.
        next_url: where older entries are (RFC 5005, JSON Feed).
        every: seconds that the feed asks to be left alone between two polls.
        skip_hours: hours of the day, in UTC, at which the feed says it never changes.
        language: as the feed writes it.
    """

    title: str | None = None
    home: str | None = None
    entries: tuple[FeedEntry, ...] = ()
    refused: tuple[Refused, ...] = ()
    next_url: str | None = None
    every: int | None = None
    skip_hours: frozenset[int] = frozenset()
    language: str | None = None


def read_feed(content: bytes, url: str, *, today: date | None = None) -> FeedPage:
    """Read a feed.

    Args:
        content: the bytes as fetched.
        url: where they were fetched from; relative links are relative to it, or to the base that the feed tells.
        today: the day of reading, which no date of publication lies behind; the machine's where None.

    Raises:
        InputError: the bytes are no feed, or one too broken to read.
    """
    from whence.ingest import json_feeds, xml_feeds  # feedparser takes a while to load

    day = today or date.today()
    if json_feeds.looks_so(content):
        return json_feeds.read(content, url, day)
    return xml_feeds.read(content, url, day)
