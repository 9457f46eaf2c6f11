"""Lists of reports in a file: a feed or sitemap that somebody saved, or addresses one a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from whence.ingest.container import Position, Within
from whence.ingest.feeds import FeedEntry, read_feed
from whence.ingest.gzipped import is_gzipped, unpacked
from whence.ingest.limits import MAX_BYTES, MAX_SITEMAP_BYTES
from whence.ingest.lines import Damage, Overlong, lines, opened
from whence.ingest.links import MAX_URL, read_link
from whence.ingest.sitemaps import SitemapEntry, read_sitemap
from whence.model.errors import UnreadableInput
from whence.model.item import Address, Hints, Refused


def read_saved_feed(stream: BinaryIO, within: Within) -> Iterator[Position]:
    """Read a feed from a file: the addresses that it lists, relative ones below the home that it tells.

    Raises:
        InputError: it is no feed.
    """
    content = _content(stream, within, MAX_BYTES)
    page = read_feed(content, within.place, today=within.today)
    if page.home:
        page = read_feed(content, page.home, today=within.today)
    found: list[Address | Refused] = [_address(entry, page.title) for entry in page.entries]
    yield from _placed([*found, *page.refused], within)


def read_saved_sitemap(stream: BinaryIO, within: Within) -> Iterator[Position]:
    """Read a sitemap from a file: the addresses that it lists; the sitemaps of an index are refused with a remedy.

    Raises:
        InputError: it is no sitemap.
    """
    page = read_sitemap(_content(stream, within, MAX_SITEMAP_BYTES), within.place, today=within.today)
    found: list[Address | Refused] = [_address(entry, entry.publisher) for entry in page.entries]
    for child in page.children:
        found.append(Refused("", f"another sitemap, {child.url}; poll it: whence feeds add {child.url}"))
    yield from _placed([*found, *page.refused], within)


def read_urls(stream: BinaryIO, within: Within) -> Iterator[Position]:
    """Read a file of addresses, one a line; blank lines and such as begin with # are left out.

    Raises:
        InputError: it cannot be read as lines.
    """
    buffered, _ = opened(stream, within.place)
    number = 0
    with buffered:
        for line in lines(buffered, 4 * MAX_URL):
            if isinstance(line, bytes) and (not line.strip() or line.lstrip().startswith(b"#")):
                continue
            number += 1
            if number > within.skip:
                yield _line(line, within.position(number))


def _line(line: bytes | Overlong | Damage, place: str) -> Address | Refused:
    match line:
        case bytes():
            link = read_link(line.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace"))
            return Address(link.url, place) if link.url else Refused(place, str(link.reason), line)
        case Overlong():
            return Refused(place, f"a line of {line.size:,} bytes, which is no address")
    return Refused(place, f"{line.reason}, at byte {line.offset:,} of the file")


def _content(stream: BinaryIO, within: Within, limit: int) -> bytes:
    content = stream.read(limit + 1)
    if len(content) > limit:
        raise UnreadableInput(f"{within.place}: larger than {limit // 1_000_000} MB, as no feed or sitemap is")
    return unpacked(content, limit, name=within.place) if is_gzipped(content) else content


def _address(entry: FeedEntry | SitemapEntry, publisher: str | None) -> Address:
    byline = entry.byline if isinstance(entry, FeedEntry) else None
    hints = Hints(entry.title, byline, publisher, entry.published, entry.url, entry.language)
    return Address(entry.url, "", hints, entry.notes)


def _placed(found: list[Address | Refused], within: Within) -> Iterator[Position]:
    for number, each in enumerate(found, start=1):
        if number <= within.skip:
            continue
        place = within.position(number)
        if isinstance(each, Address):
            yield Address(each.url, place, each.hints, each.notes)
        else:
            yield Refused(place, each.reason, each.content)
