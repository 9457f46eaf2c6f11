"""The client: whatever Whence fetches, it fetches here."""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import TracebackType
from typing import Self, TypeGuard

import httpcore
import httpx

from whence.ingest.fetching.answer import Answer
from whence.ingest.fetching.backend import CheckedBackend, CheckedTransport, Resolve, system_resolve
from whence.ingest.fetching.body import unpacked
from whence.ingest.fetching.clock import Clock, SystemClock
from whence.ingest.fetching.hosts import Hosts
from whence.ingest.fetching.limits import Limits, Manners
from whence.ingest.fetching.memory import Memory, ShortMemory
from whence.ingest.fetching.meter import Meter
from whence.ingest.fetching.retry_after import retry_after
from whence.ingest.fetching.robots import Robots
from whence.ingest.fetching.urls import Site, checked, checked_named, joined, site_of
from whence.model.errors import RefusedUrl, UnavailableNow, UndecodableInput, UnreadableInput

_log = logging.getLogger(__name__)

PAGES = "text/html, application/xhtml+xml, text/plain;q=0.9, application/pdf;q=0.8"
LISTS = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"

_REDIRECTS = (301, 302, 303, 307, 308)
_PERMANENT = (301, 308)
_TOO_MANY_REQUESTS = 429
_SERVER_ERROR = 500


@dataclass(frozen=True, slots=True)
class Network:
    """How a client reaches the network and the time, so that tests can do without either.

    Attributes:
        resolve: from names to addresses; every address is checked.
        inner: what connects to an address that passed; None for sockets.
        clock: tells the time and waits.
    """

    resolve: Resolve = system_resolve
    inner: httpcore.NetworkBackend | None = None
    clock: Clock = field(default_factory=SystemClock)


class Client:
    """Fetches one address at a time, politely, from public hosts only.

    Args:
        network: how it reaches the network.
        memory: where it keeps robots.txt and the hosts that fail; by default until the program ends.
        limits: what one answer may take.
        manners: how politely it asks.
        allowed: False refuses everything: the archive's settings say ``network = false``.
    """

    def __init__(
        self,
        network: Network | None = None,
        *,
        memory: Memory | None = None,
        limits: Limits | None = None,
        manners: Manners | None = None,
        allowed: bool = True,
    ) -> None:
        network = network or Network()
        memory = memory or ShortMemory()
        self._clock = network.clock
        self._limits = limits or Limits()
        self._manners = manners or Manners()
        self._allowed = allowed
        self._meter = Meter(self._clock)
        self._transport = CheckedTransport(CheckedBackend(self._meter, network.resolve, network.inner))
        self._hosts = Hosts(memory, self._clock, self._manners)
        self._robots = Robots(self._rules, memory, self._clock, self._manners.robots_age)
        self._sites: set[Site] = set()
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connection."""
        self._transport.close()

    def name(self, url: str) -> None:
        """Take an address as named by the user: its host may then be asked on the port that the address has.

        Raises:
            RefusedUrl: whatever its port, it may not be fetched.
        """
        self._sites.add(checked_named(url)[1])

    def ready_at(self, url: str) -> datetime:
        """Say before when the host of an address is left alone, because it failed; a time long past for others.

        Raises:
            RefusedUrl: the address may not be fetched.
        """
        return self._hosts.ready_at(site_of(checked(url, self._sites))[0])

    def get(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        accept: str = PAGES,
        robots: bool = True,
    ) -> Answer:
        """Fetch an address, following redirects; each step is checked, waits for its turn, and is asked of robots.txt.

        Args:
            url: the address.
            etag: of the content that is there already, so that the same is not sent again.
            last_modified: the same by date.
            accept: the media types that are wanted.
            robots: False for one page that a person named, as in a browser; robots.txt speaks to programs.

        Raises:
            RefusedUrl: it, or what it redirects to, may not be fetched, or fetching is switched off.
            UnavailableNow: no answer at this time; the error says when to ask again.
            UnreadableInput: it is larger than the limits.
            UndecodableInput: its packing is broken or another than was asked for.
        """
        given = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {"Accept": accept, **{name: value for name, value in given.items() if _sendable(value)}}
        with self._lock:
            return self._follow(url, headers, obey=robots)

    def sitemaps(self, url: str) -> tuple[str, ...]:
        """List the sitemaps that the robots.txt of an address's site names.

        Raises:
            RefusedUrl: the address may not be fetched, or fetching is switched off.
            UnavailableNow: the site cannot say at this time.
        """
        target = checked(url, self._sites)
        with self._lock:
            return self._robots.rules(target).sitemaps

    def _rules(self, url: str) -> Answer:
        return self._follow(url, {"Accept": "text/plain, */*;q=0.1"}, obey=False)

    def _follow(self, url: str, headers: Mapping[str, str], *, obey: bool) -> Answer:
        if not self._allowed:
            raise RefusedUrl(f"{url}: fetching is switched off in the archive's whence.toml; set network = true there")
        target = checked(url, self._sites)
        moved: str | None = None
        permanent = True
        for _ in range(self._limits.redirects + 1):
            if obey:
                self._obey(target)
            answer = self._exchange(url, target, headers)
            location = self._location(answer)
            if location is None:
                return Answer(
                    url, answer.url, moved, answer.status, answer.headers, answer.content, answer.fetched_at,
                    answer.retry_after,
                )  # fmt: skip
            target = self._joined(url, target, location)
            permanent = permanent and answer.status in _PERMANENT
            moved = str(target) if permanent else moved
            _log.info("%s leads to %s", url, target)
        raise RefusedUrl(f"{url}: more than {self._limits.redirects} redirects; save the page and give the file")

    def _joined(self, url: str, base: httpx.URL, location: str) -> httpx.URL:
        try:
            return joined(base, location, self._sites)
        except RefusedUrl as error:
            raise RefusedUrl(f"{url}: it redirects to {error}") from error

    def _location(self, answer: Answer) -> str | None:
        if answer.status not in _REDIRECTS:
            return None
        found = {value for name, value in answer.headers if name.lower() == "location"}
        if len(found) > 1:
            raise RefusedUrl(f"{answer.asked}: it redirects to {len(found)} addresses at once")
        location = next(iter(found), None)
        if location is None or location.isascii():
            return location
        try:  # servers write UTF-8 where only ASCII may stand, and browsers read it as that
            return location.encode("latin-1").decode("utf-8")
        except UnicodeDecodeError:
            return location

    def _obey(self, target: httpx.URL) -> None:
        host = site_of(target)[0]
        try:
            rules = self._robots.rules(target)
        except UnavailableNow as error:
            raise UnavailableNow(str(error), error.retry_at or self._hosts.ready_at(host)) from error
        self._hosts.slow_down(host, rules.delay)
        if not rules.allow(str(target)):
            raise RefusedUrl(
                f"{target}: the site's robots.txt asks programs not to fetch it; save the page and give the file"
            )

    def _exchange(self, url: str, target: httpx.URL, headers: Mapping[str, str]) -> Answer:
        """Ask one server once, when it is its host's turn, and note how it went."""
        host = site_of(target)[0]
        self._hosts.take_turn(host)
        try:
            answer = self._answer(url, target, headers)
        except (httpx.HTTPError, OSError) as error:
            until = self._hosts.failed(host)
            reason = str(error) or type(error).__name__
            raise UnavailableNow(f"{url}: no answer ({reason}); try again later, or give the file", until) from error
        except UnavailableNow as error:
            raise UnavailableNow(f"{url}: {error}", self._hosts.failed(host)) from error
        except (UnreadableInput, UndecodableInput) as error:
            raise type(error)(f"{url}: {error}; save the page and give the file") from error
        except RefusedUrl as error:
            raise RefusedUrl(f"{url}: {error}") from error
        finally:
            self._hosts.asked(host)
        if answer.status == _TOO_MANY_REQUESTS or answer.status >= _SERVER_ERROR:
            self._hosts.failed(host, answer.retry_after)
        else:
            self._hosts.answered(host)
        return answer

    def _answer(self, url: str, target: httpx.URL, headers: Mapping[str, str]) -> Answer:
        limits = self._limits
        steps = dict.fromkeys(("connect", "read", "write", "pool"), limits.step_seconds)
        request = httpx.Request(
            "GET",
            target,
            headers={"User-Agent": self._manners.agent, "Accept-Encoding": "gzip", "Connection": "close", **headers},
            extensions={"timeout": steps},
        )
        self._meter.start(limits.seconds, limits.wire)
        response = self._transport.handle_request(request)
        try:
            sent = _headers(response, limits)
            content = b""
            if response.status_code in (200, 203):
                content = unpacked(response.iter_raw(), response.headers.get("content-encoding", ""), limits.content)
        finally:
            response.close()
        now = self._clock.now()
        wait = retry_after(response.headers.get("retry-after"), now)
        return Answer(url, str(target), None, response.status_code, sent, content, now, wait)


def _sendable(value: str | None) -> TypeGuard[str]:
    """Tell whether what a server once sent can be a header of ours."""
    return bool(value) and value is not None and value.isascii() and value.isprintable()


def _headers(response: httpx.Response, limits: Limits) -> tuple[tuple[str, str], ...]:
    raw = response.headers.raw
    size = sum(len(name) + len(value) for name, value in raw)
    if len(raw) > limits.headers or size > limits.header_bytes:
        raise UnreadableInput(f"its answer has {len(raw)} headers of {size:,} bytes, and that is no page's")
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in raw)
