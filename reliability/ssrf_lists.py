"""Feeds, sitemaps and robots.txt of a public site that name what lies inside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from reliability.ssrf_forms import IPV6, LOCATIONS, LOOPBACK
from reliability.ssrf_servers import PAGE, PublicSite
from whence.archive.cleaning import Cleaned
from whence.archive.feeding import Poller
from whence.archive.sync import Event, Failed, Sync, Taken
from whence.ingest.fetching.client import Client
from whence.ingest.fetching.clock import Clock
from whence.ingest.listing import Listing, read_listing
from whence.model.archive import Feed, FeedKind
from whence.model.errors import InputError
from whence.model.item import Item, Refused
from whence.store.opening import open_store

_FEED = "http://public.example/feed"
_MAP = "http://public.example/sitemap.xml"


class _Reader:
    """Reads the trial's own lists, which need no sandbox."""

    def read(self, content: bytes, url: str, kind: FeedKind | None = None) -> Listing:
        return read_listing(content, url, date(2020, 3, 1), kind)


class _NoCleaner:
    """Refuses whatever was fetched: nothing should be."""

    def clean(self, items: Iterable[Item | Refused]) -> Iterator[Cleaned | Refused]:
        for item in items:
            yield item if isinstance(item, Refused) else Refused(item.capture.place, "fetched", item.content)


def lists_that_lead_inside(
    client: Client, site: PublicSite, port: int, work: Path, clock: Clock, wrong: list[str]
) -> int:
    """Poll lists whose every entry leads inside, and fetch what they name; put what was fetched among the wrong.

    Returns:
        How many addresses the lists named.
    """
    urls = [f"http://{host}:{port}/{n}" for n, host in enumerate(LOOPBACK)]
    urls += [f"http://[{host}]:{port}/{n}" for n, host in enumerate(IPV6)]
    urls += [url.format(port=port) for url in LOCATIONS]
    escaped = [url.replace("&", "&amp;").replace("<", "&lt;").replace("\\", "&#92;") for url in urls]
    site.pages |= {
        "/feed": _rss(escaped).encode(),
        "/sitemap.xml": _index(
            [f"http://127.0.0.1:{port}/map.xml", "http://public.example/map.xml", *escaped]
        ).encode(),
        "/map.xml": _map(escaped).encode(),
        "/robots.txt": f"Sitemap: http://127.0.0.1:{port}/map.xml\nUser-agent: *\nAllow: /\n".encode(),
        "/page": PAGE,
    }
    events: list[Event] = []
    (work / "raw").mkdir(parents=True, exist_ok=True)
    store = open_store(f"sqlite:///{work / 'archive.db'}", work / "raw", actor="trial", create=True)
    try:
        for url, kind in ((_FEED, FeedKind.FEED), (_MAP, FeedKind.SITEMAP)):
            store.put_feed(Feed(url, kind, clock.now(), 3600, clock.now()))
        poller = Poller(store, client, _Reader(), clock, pages=10_000)
        Sync(store, client, poller, _NoCleaner(), clock, events.append).run()
        _robots_inside(client, site, port, wrong)
    finally:
        store.close()
    wrong += [f"{event.url!r} was fetched" for event in events if isinstance(event, Taken)]
    wrong += [f"{event.url!r} is tried again" for event in events if isinstance(event, Failed) and event.again]
    return 2 * len(urls) + 1


def _robots_inside(client: Client, site: PublicSite, port: int, wrong: list[str]) -> None:
    """A site whose robots.txt is a redirect to the inside: it cannot say what may be fetched, so nothing is."""
    site.redirects["/robots.txt"] = f"http://127.0.0.1:{port}/robots.txt"
    try:
        client.get("http://93.184.216.34/page")
    except InputError:
        return
    finally:
        site.redirects.clear()
    wrong.append("a page was fetched whose robots.txt leads inside")


def _rss(urls: list[str]) -> str:
    items = "".join(f"<item><title>t</title><link>{url}</link></item>" for url in urls)
    return f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'


def _map(urls: list[str]) -> str:
    inner = "".join(f"<url><loc>{url}</loc></url>" for url in urls)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</urlset>'


def _index(urls: list[str]) -> str:
    inner = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls)
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</sitemapindex>'
