"""RSS 0.9 to 2.0 and Atom, in all the forms that outlets write them, by feedparser."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from whence.ingest.decode import decode
from whence.ingest.feed_parts import Written, judged, plain_label
from whence.ingest.feeds import FeedPage
from whence.ingest.links import read_link
from whence.model.errors import UnreadableInput

_PERIODS = {"hourly": 3_600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
"""Seconds of the periods of RSS 1.0's module of syndication."""

_SKIP_HOURS = re.compile(rb"<skipHours>([^!]{0,2000}?)</skipHours>", re.IGNORECASE)
_HOUR = re.compile(rb"<hour>\s{0,9}(\d{1,2})\s{0,9}</hour>", re.IGNORECASE)
_LONGEST_WAIT = 7 * 86_400
"""Seconds: a feed that asks to be left alone for longer is taken to mean a week."""


def read(content: bytes, url: str, today: date) -> FeedPage:
    """Read an RSS or Atom feed.

    Raises:
        InputError: the bytes are no feed, or one too broken to read.
    """
    import feedparser

    # decoded here, for without a declared encoding feedparser takes Latin 1 before UTF-8
    text = decode(content, name=url, html=True).text
    try:
        # a stream, never a text or name: those feedparser would take for an address or a file, and go there;
        # the markup is left as it is, for the cleaning of pages does that better
        parsed = feedparser.parse(
            io.BytesIO(text.encode("utf-8", "replace")),
            response_headers={"content-location": url, "content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:  # on hostile bytes feedparser lets through whatever it meets
        raise UnreadableInput(f"{url}: a feed too broken to read ({type(error).__name__})") from error
    if not parsed.get("version") and not parsed["entries"]:
        raise UnreadableInput(f"{url}: neither RSS nor Atom nor JSON Feed; give the address of a feed")
    return _page(parsed, content, url, today)


def _page(parsed: dict[str, Any], content: bytes, url: str, today: date) -> FeedPage:
    feed = parsed["feed"]
    language = _text(feed, "language")
    entries, refused = judged(_written(parsed, url, language), url, today)
    return FeedPage(
        title=plain_label(feed.get("title")),
        home=read_link(_text(feed, "link") or "", url).url,
        entries=entries,
        refused=refused,
        next_url=next((link for link in _hrefs(feed, "next", url) if link != url), None),
        every=_every(feed),
        skip_hours=_skip_hours(content),
        language=language,
    )


def _written(parsed: dict[str, Any], url: str, language: str | None) -> Iterator[Written]:
    for entry in parsed["entries"]:
        key = _text(entry, "id")
        links = [link for link in [_text(entry, "feedburner_origlink"), _text(entry, "link")] if link]
        if key and key.startswith(("http://", "https://")):
            links.append(key)
        yield Written(
            links=tuple(links),
            base=url,
            title=_text(entry, "title"),
            byline=_byline(entry),
            published=tuple(text for name in ("published", "created", "updated") if (text := _text(entry, name))),
            updated=_text(entry, "updated"),
            key=key,
            content_html=_content(entry),
            language=_text(entry, "language") or language,
        )


def _byline(entry: dict[str, Any]) -> str | None:
    names = [name for author in entry.get("authors") or [] if (name := _text(author, "name"))]
    return ", ".join(dict.fromkeys(names)) or _text(entry, "author")


def _content(entry: dict[str, Any]) -> str | None:
    """The longest text that the entry carries; a summary alone is a part, and none of its own is made."""
    texts = [text for content in entry.get("content") or [] if (text := _text(content, "value"))]
    return max(texts, key=len, default=None) or _text(entry, "summary")


def _hrefs(feed: dict[str, Any], rel: str, base: str) -> Iterator[str]:
    for link in feed.get("links") or []:
        if link.get("rel") == rel:
            found = read_link(_text(link, "href") or "", base)
            if found.url:
                yield found.url


def _every(feed: dict[str, Any]) -> int | None:
    minutes = _number(_text(feed, "ttl"))
    period = _PERIODS.get((_text(feed, "sy_updateperiod") or "").strip().lower())
    if minutes:
        seconds = minutes * 60
    elif period:
        seconds = period // max(1, _number(_text(feed, "sy_updatefrequency")) or 1)
    else:
        return None
    return min(seconds, _LONGEST_WAIT)


def _number(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"[0-9]{1,7}", text.strip()) else None


def _skip_hours(content: bytes) -> frozenset[int]:
    found = _SKIP_HOURS.search(content)
    hours = {int(hour) % 24 for hour in _HOUR.findall(found[1])} if found else set()
    return frozenset(hours) if len(hours) < 24 else frozenset()


def _text(data: dict[str, Any], name: str) -> str | None:
    value = dict.get(data, name)  # feedparser's own get puts one date in place of another
    return str(value) if isinstance(value, str) and value.strip() else None
