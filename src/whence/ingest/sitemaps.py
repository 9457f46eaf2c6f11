"""Sitemaps: which pages a site has, with the extension for news (sitemaps.org; Google News)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from xml.etree.ElementTree import Element

from whence.ingest.dates import read_date, read_moment
from whence.ingest.gzipped import is_gzipped, unpacked
from whence.ingest.limits import MAX_SITEMAP_BYTES
from whence.ingest.links import read_link
from whence.model.dates import PartialDate
from whence.model.errors import UnreadableInput
from whence.model.item import Refused

MAX_ENTRIES = 50_000
"""Addresses of one sitemap, by the protocol; what is beyond is counted and left out."""


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page, or in an index another sitemap. ``publisher`` and ``language`` are the news extension's.

    ``lastmod`` is a point in time in UTC; None where it is not told, or only to the day: that is ``changed``.
    """

    url: str
    lastmod: datetime | None = None
    changed: PartialDate | None = None
    title: str | None = None
    publisher: str | None = None
    published: PartialDate | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SitemapPage:
    """One sitemap: pages, or the sitemaps of an index, each address once; and what of it leads nowhere, and why."""

    entries: tuple[SitemapEntry, ...] = ()
    children: tuple[SitemapEntry, ...] = ()
    refused: tuple[Refused, ...] = ()


def read_sitemap(content: bytes, url: str, *, today: date | None = None) -> SitemapPage:
    """Read a sitemap, an index of sitemaps, or a list of addresses, one a line; also as gzip.

    What comes before a break in the file is taken, and the break is told.

    Args:
        content: the bytes as fetched.
        url: where they were fetched from.
        today: the day of reading; the machine's where None.

    Raises:
        InputError: the bytes are no sitemap, or unpack to more than one may have.
    """
    if is_gzipped(content):
        content = unpacked(content, MAX_SITEMAP_BYTES, name=url)
    if len(content) > MAX_SITEMAP_BYTES:
        raise UnreadableInput(f"{url}: larger than {MAX_SITEMAP_BYTES // 1_000_000} MB; a sitemap may not be")
    day = today or date.today()
    head = content[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    looks_xml = head.startswith(b"<") or content.startswith((b"\xff\xfe", b"\xfe\xff"))
    return _xml(content, url, day) if looks_xml else _lines(content, url)


def _xml(content: bytes, url: str, today: date) -> SitemapPage:
    found: dict[str, dict[str, SitemapEntry]] = {"url": {}, "sitemap": {}}
    refused: list[Refused] = []
    try:
        for at, element in enumerate(_elements(content, url), start=1):
            if at > MAX_ENTRIES:
                refused.append(Refused(url, f"it lists more than {MAX_ENTRIES:,} addresses; the rest is left out"))
                break
            entry = _entry(element, url, today)
            if isinstance(entry, str):
                refused.append(Refused(f"{url}#{at}", entry))
            else:
                found[_name(element)].setdefault(entry.url, entry)
    except _Broken as error:
        if not found["url"] and not found["sitemap"]:
            raise UnreadableInput(f"{url}: no sitemap ({error}); give the address of one") from error
        refused.append(Refused(url, f"broken after {len(found['url']) + len(found['sitemap'])} addresses ({error})"))
    return SitemapPage(tuple(found["url"].values()), tuple(found["sitemap"].values()), tuple(refused))


class _Broken(Exception):
    """The XML ends before its end."""


def _elements(content: bytes, url: str) -> Iterator[Element]:
    """Yield each url or sitemap element when it is whole, and forget it then."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, iterparse

    root: Element | None = None
    try:
        for event, element in iterparse(io.BytesIO(content), events=("start", "end"), forbid_dtd=True):
            if root is None:
                root = element
                if _name(root) not in ("urlset", "sitemapindex"):
                    raise UnreadableInput(f"{url}: XML, but no sitemap; give the address of one")
            elif event == "end" and _name(element) in ("url", "sitemap"):
                yield element
                root.clear()
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise _Broken(str(error) or type(error).__name__) from error


def _entry(element: Element, base: str, today: date) -> SitemapEntry | str:
    texts = {_name(each): (each.text or "").strip() for each in element.iter()}
    link = read_link(texts.get("loc", ""), base)
    if link.url is None:
        return str(link.reason)
    published = read_date(texts.get("publication_date", ""), today)
    changed = read_date(texts.get("lastmod", ""), today)
    return SitemapEntry(
        link.url,
        read_moment(texts.get("lastmod", "")),
        changed.date,
        " ".join(texts.get("title", "").split())[:1000] or None,
        " ".join(texts.get("name", "").split())[:200] or None,
        published.date,
        texts.get("language") or None,
        tuple(
            f"{what}: {dated.note}"
            for what, dated in (("publication date", published), ("last change", changed))
            if dated.note
        ),
    )


def _lines(content: bytes, url: str) -> SitemapPage:
    entries: dict[str, SitemapEntry] = {}
    refused: list[Refused] = []
    for at, line in enumerate(content.decode("utf-8-sig", "replace").splitlines(), start=1):
        link = read_link(line) if line.strip() else None
        if link is None:
            continue
        if at > MAX_ENTRIES:
            refused.append(Refused(url, f"it lists more than {MAX_ENTRIES:,} addresses; the rest is left out"))
            break
        if link.url is None:
            refused.append(Refused(f"{url}#{at}", str(link.reason)))
        else:
            entries.setdefault(link.url, SitemapEntry(link.url))
    if not entries:
        raise UnreadableInput(f"{url}: no sitemap: neither XML nor a list of addresses; give the address of one")
    return SitemapPage(tuple(entries.values()), (), tuple(refused))


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
