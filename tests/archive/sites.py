"""A public site that never leaves the test: what lies at which address, and what was asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import httpcore

from tests.archive.intakes import PlainCleaner
from tests.ingest.fetching.wires import PUBLIC, FakeClock, answer
from whence.archive.feeding import Poller
from whence.archive.sync import Event, Sync
from whence.ingest.fetching.client import Client, Network
from whence.ingest.listing import Listing, read_listing
from whence.model.archive import FeedKind
from whence.store.interface import Store
from whence.store.opening import open_store

TODAY = date(2020, 3, 1)
FEED = "http://news.example/feed"


class _Connection(httpcore.NetworkStream):
    def __init__(self, site: Site, port: int) -> None:
        self._site = site
        self._asked = b""
        self._left = b""

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._asked += buffer
        if self._asked.endswith(b"\r\n\r\n"):
            self._left, self._asked = self._site.answer(self._asked.decode("latin-1")), b""

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data, self._left = self._left[:max_bytes], self._left[max_bytes:]
        return data

    def close(self) -> None:
        self._left = b""

    def get_extra_info(self, info: str) -> object:
        return None


@dataclass
class Site(httpcore.NetworkBackend):
    """Pages by address. A page is its body, a whole answer (a list), or an error of the connection."""

    pages: dict[str, object] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    conditions: list[str] = field(default_factory=list)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[object] | None = None,
    ) -> httpcore.NetworkStream:
        assert host == PUBLIC
        return _Connection(self, port)

    def answer(self, request: str) -> bytes:
        line, *headers = request.split("\r\n")
        told = dict(header.split(": ", 1) for header in headers if ": " in header)
        url = f"http://{told['Host']}{line.split(' ')[1]}"
        if not url.endswith("/robots.txt"):
            self.asked.append(url)
        page = self.pages.get(url)
        if isinstance(page, Exception):
            raise page
        if isinstance(page, list):
            return b"".join(page)
        if page is None:
            return b"".join(answer(b"", status="404 Not Found"))
        assert isinstance(page, str | bytes)
        body = page.encode() if isinstance(page, str) else page
        etag = f'"{hash(body)}"'
        if told.get("If-None-Match") == etag:
            self.conditions.append(url)
            return b"".join(answer(b"", f"ETag: {etag}", status="304 Not Modified"))
        return b"".join(answer(body, f"ETag: {etag}"))


class Reader:
    """Reads lists in this process."""

    def read(self, content: bytes, url: str, kind: FeedKind | None = None) -> Listing:
        return read_listing(content, url, TODAY, kind)


@dataclass
class Desk:
    """An archive, a site, and a clock."""

    store: Store
    site: Site = field(default_factory=Site)
    clock: FakeClock = field(default_factory=FakeClock)
    events: list[Event] = field(default_factory=list)

    def client(self) -> Client:
        return Client(Network(lambda host, port: (PUBLIC,), self.site, self.clock), memory=self.store)

    def poller(self, pages: int = 100) -> Poller:
        return Poller(self.store, self.client(), Reader(), self.clock, pages)

    def sync(self, *feeds: str, limit: int | None = None, again: bool = False) -> list[Event]:
        self.events = []
        with self.client() as client:
            poller = Poller(self.store, client, Reader(), self.clock)
            Sync(self.store, client, poller, PlainCleaner(TODAY), self.clock, self.events.append).run(
                feeds, limit=limit, again=again
            )
        return self.events

    def pass_hours(self, hours: float) -> None:
        self.clock.seconds += hours * 3600


def opened(folder: Path) -> Store:
    """Make a store in a folder."""
    (folder / "raw").mkdir(exist_ok=True)
    return open_store(f"sqlite:///{folder / 'archive.db'}", folder / "raw", actor="test", create=True)


def atom(*entries: str, title: str = "News") -> str:
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{title}</title>{"".join(entries)}</feed>'


def entry(path: str, *, key: str = "", updated: str = "", title: str = "Shelling") -> str:
    told = f"<updated>{updated}</updated>" if updated else ""
    return f'<entry><id>{key or path}</id><title>{title}</title><link href="http://news.example{path}"/>{told}</entry>'


def page(text: str, title: str = "Shelling") -> str:
    words = f"The town was shelled on Friday, and the council counted the houses that burned. {text}"
    head = f"<html><head><title>{title}</title></head><body><article>"
    return f"{head}<h1>{title}</h1><p>{words}</p></article></body></html>"
