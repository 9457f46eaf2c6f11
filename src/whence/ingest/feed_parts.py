"""What RSS, Atom and JSON Feed share: their entries judged, texts made plain, each address once."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from whence.ingest.dates import Dated, read_date, read_moment
from whence.ingest.decode import storable
from whence.ingest.feeds import MAX_ENTRIES, FeedEntry
from whence.ingest.links import read_link
from whence.model.item import Refused

_TAG = re.compile(r"<[!/a-zA-Z][^<>]{0,2000}>")
MAX_LABEL = 1_000
"""Characters of a title, byline or key that are kept."""


@dataclass(frozen=True, slots=True)
class Written:
    """An entry as the feed writes it. ``links`` are the places where it may give its address, best first."""

    links: tuple[str, ...]
    base: str
    title: str | None = None
    byline: str | None = None
    published: tuple[str, ...] = ()
    updated: str | None = None
    key: str | None = None
    content_html: str | None = None
    language: str | None = None


def plain_label(text: object) -> str | None:
    """Make a title or name plain: no markup, one line, no end of it; None where nothing is left."""
    if not isinstance(text, str):
        return None
    plain = html.unescape(_TAG.sub(" ", text[: 4 * MAX_LABEL]))
    return storable(" ".join(plain.split()))[:MAX_LABEL] or None


def judged(written: Iterable[Written], url: str, today: date) -> tuple[tuple[FeedEntry, ...], tuple[Refused, ...]]:
    """Take the entries that lead to a page, each address once, and say of the others why not."""
    entries: dict[str, FeedEntry] = {}
    refused: list[Refused] = []
    for at, each in enumerate(written, start=1):
        if at > MAX_ENTRIES:
            refused.append(Refused(url, f"it lists more than {MAX_ENTRIES:,} reports; the rest is left out"))
            break
        entry = _entry(each, today)
        if isinstance(entry, str):
            refused.append(Refused(f"{url}#{at}", f"{entry} ({each.title or 'an entry without a title'})"))
        else:
            entries.setdefault(entry.url, entry)
    return tuple(entries.values()), tuple(refused)


def _entry(written: Written, today: date) -> FeedEntry | str:
    """Judge one entry: the entry, or why it is refused."""
    links = [read_link(link, written.base) for link in written.links] or [read_link("")]
    address = next((link.url for link in links if link.url), None)
    if address is None:
        return str(links[0].reason)
    dated = _first_date(written.published, today)
    return FeedEntry(
        url=address,
        title=plain_label(written.title),
        byline=plain_label(written.byline),
        published=dated.date,
        key=storable(written.key or "")[:MAX_LABEL] or None,
        content_html=storable(written.content_html or "") or None,
        updated=read_moment(written.updated) if written.updated else None,
        language=written.language,
        notes=(f"publication date: {dated.note}",) if dated.note else (),
    )


def _first_date(written: tuple[str, ...], today: date) -> Dated:
    """Take the first date that can be; the note is of the first that cannot."""
    tried = [read_date(text, today) for text in written]
    return next((dated for dated in tried if dated.date), next((dated for dated in tried if dated.note), Dated()))
