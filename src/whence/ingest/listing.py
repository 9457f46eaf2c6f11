"""What a feed or sitemap lists, in one form: read in the sandbox, and checked again outside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from whence.ingest.feeds import FeedEntry, read_feed
from whence.ingest.links import read_link
from whence.ingest.passing import hints_from_dict, hints_to_dict
from whence.ingest.sandbox import Message, Sandbox
from whence.ingest.sandbox.messages import MessageError, loads
from whence.ingest.sandbox.outcomes import garbled
from whence.ingest.sitemaps import SitemapEntry, read_sitemap
from whence.model.archive import FeedKind, canonical_json
from whence.model.errors import ContainedInput
from whence.model.item import Hints, Refused

_TASK = f"{__name__}:serve"
_HEAD = 4_096
_SITEMAP = re.compile(
    rb"\x1f\x8b|(?:\xef\xbb\xbf)?\s{0,99}(?:https?://|(?:<[?!][^>]{0,2000}>\s{0,99}){0,9}<(?:\w{1,20}:)?(?:urlset|sitemapindex)\b)"
)
"""How a sitemap begins: packed, as a list of addresses, or as XML with one of two roots."""

MODULES = (__name__, "feedparser", "defusedxml.ElementTree", "lxml.html")
"""What a sandbox loads that reads listings."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A report, or another list, by its address.

    Attributes:
        url: where it is.
        hints: what the list tells of it.
        changed: when it was last changed, in the list's own words put in order; they tell whether it changed again.
    """

    url: str
    hints: Hints
    changed: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list holds.

    Attributes:
        kind: what the list is.
        title: of the list, or else of its site.
        entries: the reports, in the list's order.
        children: the lists that an index of sitemaps names.
        refused: entries that lead nowhere, and why.
        every: seconds that the list asks to be left alone.
    """

    kind: FeedKind
    title: str | None = None
    entries: tuple[Listed, ...] = ()
    children: tuple[Listed, ...] = ()
    refused: tuple[Refused, ...] = ()
    every: int | None = None


def read_listing(content: bytes, url: str, today: date, kind: FeedKind | None = None) -> Listing:
    """Read a list in this process, which is for the sandbox and for tests.

    Args:
        content: the bytes as fetched.
        url: where they were fetched from.
        today: the day of reading.
        kind: what the list is; None where that is to be seen.

    Raises:
        InputError: the bytes are no list.
    """
    kind = kind or (FeedKind.SITEMAP if _SITEMAP.match(content[:_HEAD]) else FeedKind.FEED)
    return _feed(content, url, today) if kind is FeedKind.FEED else _sitemap(content, url, today)


def _feed(content: bytes, url: str, today: date) -> Listing:
    page = read_feed(content, url, today=today)
    entries = tuple(_of_feed(entry) for entry in page.entries)
    return Listing(FeedKind.FEED, page.title, entries, (), page.refused, page.every)


def _of_feed(entry: FeedEntry) -> Listed:
    hints = Hints(entry.title, entry.byline, None, entry.published, None, entry.language, entry.key)
    return Listed(entry.url, hints, entry.updated.isoformat() if entry.updated else None)


def _sitemap(content: bytes, url: str, today: date) -> Listing:
    page = read_sitemap(content, url, today=today)
    entries = tuple(_of_sitemap(entry) for entry in page.entries)
    return Listing(FeedKind.SITEMAP, None, entries, tuple(_of_sitemap(child) for child in page.children), page.refused)


def _of_sitemap(entry: SitemapEntry) -> Listed:
    hints = Hints(entry.title, None, entry.publisher, entry.published, None, entry.language)
    changed = entry.lastmod.isoformat() if entry.lastmod else str(entry.changed) if entry.changed else None
    return Listed(entry.url, hints, changed)


class ListReader:
    """Reads lists in a sandbox."""

    def __init__(self, sandbox: Sandbox, today: date) -> None:
        self._sandbox = sandbox
        self._today = today

    def read(self, content: bytes, url: str, kind: FeedKind | None = None) -> Listing:
        """Do what ``read_listing`` does, in a child process.

        Raises:
            InputError: the bytes are no list, or break their parser.
            SandboxError: no child can be started.
        """
        header = {"url": url, "today": self._today.isoformat(), "kind": kind.value if kind else None}
        try:
            return _checked(loads(self._sandbox.run(_TASK, Message(header, content)).body))
        except ContainedInput as error:
            raise ContainedInput(f"{url}: {error}", error.fate) from error
        except MessageError as error:
            raise ContainedInput(f"{url}: {garbled(str(error))}", "nonsense") from error


def serve(message: Message) -> Message:
    """Serve ``ListReader`` in the child."""
    header = message.header
    kind = FeedKind(header["kind"]) if header["kind"] else None
    listing = read_listing(message.body, header["url"], date.fromisoformat(header["today"]), kind)
    data = {
        "kind": listing.kind.value,
        "title": listing.title,
        "every": listing.every,
        "entries": [_plain(entry) for entry in listing.entries],
        "children": [_plain(child) for child in listing.children],
        "refused": [[each.place, each.reason] for each in listing.refused],
    }
    return Message({}, canonical_json(data).encode("ascii"))


def _plain(listed: Listed) -> dict[str, Any]:
    return {"url": listed.url, "hints": hints_to_dict(listed.hints), "changed": listed.changed}


def _checked(data: Mapping[str, Any]) -> Listing:
    """Build a listing from what the child sent, which is held to be hostile.

    Raises:
        MessageError: it is none.
    """
    try:
        title, every = data["title"], data["every"]
        if not isinstance(title, str | None) or not isinstance(every, int | None):
            raise MessageError("a listing whose fields are of other kinds")
        return Listing(
            FeedKind(data["kind"]),
            title,
            tuple(_listed(each) for each in data["entries"]),
            tuple(_listed(each) for each in data["children"]),
            tuple(Refused(str(place)[:4000], str(reason)[:500]) for place, reason in data["refused"]),
            every,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise MessageError(f"no listing: {type(error).__name__}") from error


def _listed(data: Mapping[str, Any]) -> Listed:
    link = read_link(str(data["url"]))
    changed = data["changed"]
    if link.url is None or not isinstance(changed, str | None):
        raise MessageError("an entry without an address")
    return Listed(link.url, replace(hints_from_dict(data["hints"]), url=None), changed)
