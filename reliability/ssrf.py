"""Addresses that lead inside, in every form: none is ever connected to, and each is refused with a reason."""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from itertools import cycle

import httpcore

from reliability.result import Check, Setting, Trial
from reliability.ssrf_forms import IPV6, LOCATIONS, LOOPBACK, OCTAL, PRIVATE, WHOLE
from reliability.ssrf_lists import lists_that_lead_inside
from reliability.ssrf_servers import PAGE, PUBLIC, Names, PublicSite, Trap, Watch, Ways
from whence.ingest.fetching.backend import CheckedBackend
from whence.ingest.fetching.client import Client, Network
from whence.ingest.fetching.meter import Meter
from whence.model.errors import InputError, RefusedUrl, UnavailableNow

_CODES = (301, 302, 303, 307, 308)
_FLIPS = 20


class Hurry:
    """A clock whose waiting takes no time."""

    def __init__(self) -> None:
        self._waited = 0.0

    def now(self) -> datetime:
        """Tell the time."""
        return datetime(2020, 3, 1, tzinfo=UTC) + timedelta(seconds=self._waited)

    def monotonic(self) -> float:
        """Tell seconds."""
        return self._waited

    def sleep(self, seconds: float) -> None:
        """Wait, in no time."""
        self._waited += seconds


@dataclass
class Range:
    """Everything that an attempt needs, and what came of the attempts."""

    trap: Trap
    site: PublicSite
    names: Names = field(default_factory=Names)
    clock: Hurry = field(default_factory=Hurry)
    refused: int = 0
    fetched: int = 0
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.ways = Ways(self.site)
        self.client = Client(Network(self.names, self.ways, self.clock))

    def must_refuse(self, url: str) -> None:
        """Ask for an address that leads inside, once as a person names it and once as a list does."""
        for robots in (False, True):
            try:
                self.client.name(url)
                answer = self.client.get(url, robots=robots)
            except InputError as error:
                self._judge(error, url)
            else:
                self.wrong.append(f"{url!r} was fetched: {answer.status} from {answer.url}")

    def must_fetch(self, url: str) -> None:
        """Ask for an address of the public site: the trial must be able to succeed."""
        try:
            content = self.client.get(url).content
        except InputError as error:
            self.wrong.append(f"{url!r} was not fetched: {error}")
            return
        if PAGE in content:
            self.fetched += 1
        else:
            self.wrong.append(f"{url!r} gave something else")

    def _judge(self, error: InputError, url: str) -> None:
        # "no answer" would mean that somebody was asked
        if str(error).strip() and (not isinstance(error, UnavailableNow) or "has no address" in str(error)):
            self.refused += 1
        else:
            self.wrong.append(f"{url!r} was not refused for what it is: {error}")


def run(setting: Setting) -> Trial:
    """Try all forms; a share tries every so manieth of each kind."""
    trap, site = Trap(), PublicSite()
    try:
        seen = _trap_counts(trap)
        with _proxies(trap.port), Watch() as watch:
            found = Range(trap, site)
            forms = _literals(found, setting) + _names(found, setting) + _redirects(found, setting)
            forms += _rebinding(found) + _below_the_check(found, setting)
            forms += lists_that_lead_inside(found.client, site, trap.port, setting.work, found.clock, found.wrong)
            controls = _controls(found)
            found.client.close()
    finally:
        trap.close()
        site.close()
    return Trial(
        "ssrf",
        f"{forms} forms of addresses that lead inside, {len(trap.places)} traps on loopback, the trap for a proxy",
        (
            _unreached(trap, watch),
            _all(watch.beside(site.server_port), "the program connects to nothing but the public site", "connections"),
            _all(found.ways.attempts, "no address but public ones passes the check", "passed"),
            _all(found.wrong, "each is refused with a reason", f"of {forms} were not"),
            Check("what is public is fetched", f"{found.fetched} of {controls} pages", found.fetched == controls),
            Check("the trap counts who comes", f"{seen} of {len(trap.places)} knocks", seen == len(trap.places)),
        ),
    )


def _unreached(trap: Trap, watch: Watch) -> Check:
    """Tell our own connections from those of strangers: other programs may try any port of this machine."""
    ours = [place for place in watch.connected if place[1] in {port for _, port in trap.places}]
    strangers = max(0, len(trap.hits) - len(ours))
    told = f", and {strangers} of other programs on this machine" if strangers else ""
    return Check("no connection reaches the trap", f"{len(ours)} connections{told}", not ours)


def _all(wrong: list[str], promise: str, what: str) -> Check:
    return Check(promise, f"{len(wrong)} {what}{_some(wrong)}", not wrong)


def _literals(found: Range, setting: Setting) -> int:
    port = found.trap.port
    urls = [f"http://{host}:{port}/" for host in LOOPBACK]
    urls += [f"http://{host}/" for host in (*LOOPBACK, *PRIVATE)]
    urls += [f"http://[{host}]:{port}/" for host in IPV6]
    urls += [url.format(port=port) for url in WHOLE]
    for url in _share(urls, setting):
        if not url.startswith("http://public.example#"):  # this one is the public site, and a fragment
            found.must_refuse(url)
    return len(_share(urls, setting))


def _names(found: Range, setting: Setting) -> int:
    """Names of hosts whose addresses lie inside, alone and between public ones."""
    addresses = [str(ip_address(text)) for text in (*LOOPBACK, *IPV6, *PRIVATE) if _is_address(text)]
    addresses = _share(addresses, setting)
    for address in addresses:
        for answers in ((address,), (PUBLIC, address), (address, PUBLIC)):
            name = found.names.name(*answers)
            found.must_refuse(f"http://{name}:{found.trap.port}/")
    return 3 * len(addresses)


def _redirects(found: Range, setting: Setting) -> int:
    """Redirects of all kinds from the public site, also over a second hop; a page's own refresh is not followed."""
    inside = found.names.name("127.0.0.1")
    targets = [*(text.format(port=found.trap.port) for text in LOCATIONS), f"http://{inside}:{found.trap.port}/"]
    urls = []
    for target in targets:
        number = found.site.target(target.encode("utf-8").decode("latin-1"))
        urls += [f"http://public.example/to/{code}/{number}" for code in _CODES]
        again = found.site.target(f"/to/302/{number}")
        urls.append(f"http://public.example/to/301/{again}")
    for url in _share(urls, setting):
        found.must_refuse(url)
    return len(_share(urls, setting))


def _rebinding(found: Range) -> int:
    """A name that answers publicly and then with this machine: what is connected to is what was checked."""
    for address in ("127.0.0.1", "::1", "::ffff:127.0.0.1", "10.0.0.1"):
        for turn in range(_FLIPS):
            name = found.names.name()
            answers = (PUBLIC, address) if turn % 2 else (PUBLIC, PUBLIC, address)
            found.names.changing[name] = cycle(answers)
            for _ in range(6):
                with contextlib.suppress(InputError):
                    found.client.name(f"http://{name}:{found.trap.port}/")
                    found.client.get(f"http://{name}:{found.trap.port}/page", robots=bool(turn % 3))
    return 4 * _FLIPS


def _below_the_check(found: Range, setting: Setting) -> int:
    """What would reach the connection if an address slipped through as it is written."""
    hosts = _share([host for host in (*LOOPBACK, *IPV6, *PRIVATE) if host not in OCTAL], setting)
    for host in hosts:
        meter = Meter(found.clock)
        meter.start(60.0, 1000)
        try:
            CheckedBackend(meter, found.names, found.ways).connect_tcp(
                host.replace("%25", "%"), found.trap.port
            ).close()
        except (RefusedUrl, httpcore.ConnectError, UnicodeError):
            found.refused += 1
        else:
            found.wrong.append(f"{host!r} was connected to")
    return len(hosts)


def _controls(found: Range) -> int:
    target = found.site.target("http://public.example/page")
    inside = found.site.target(f"http://127.0.0.1:{found.trap.port}/")
    urls = [
        "http://public.example/page",
        "HTTP://PUBLIC.example./page#x",
        f"http://{PUBLIC}/page",
        *(f"http://public.example/to/{code}/{target}" for code in _CODES),
        f"http://public.example/meta/{inside}",
    ]
    for url in urls:
        found.must_fetch(url)
    return len(urls)


def _trap_counts(trap: Trap) -> int:
    """Knock at each trap, so that its silence means something; then begin to count."""
    for place in trap.places:
        with contextlib.suppress(OSError), socket.create_connection(place, timeout=5) as knock:
            knock.settimeout(5)
            knock.recv(1)
    seen = len(trap.hits)
    trap.hits.clear()
    return seen


@contextlib.contextmanager
def _proxies(port: int) -> Iterator[None]:
    """Let the environment name the trap as the proxy for everything."""
    before = dict(os.environ)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        os.environ[name] = os.environ[name.lower()] = f"http://127.0.0.1:{port}"
    os.environ.pop("NO_PROXY", None)
    os.environ.pop("no_proxy", None)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _share(things: list[str], setting: Setting) -> list[str]:
    step = max(1, round(1 / setting.share))
    return things[::step]


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _some(things: list[str]) -> str:
    return f": {'; '.join(things[:3])}" if things else ""
