"""Which addresses may be asked for, as they are written; where they lead is checked again at the connection."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from ipaddress import AddressValueError, IPv4Address
from typing import TypeAlias
from urllib.parse import urljoin

import httpx

from whence.ingest.fetching.addresses import why_refused
from whence.model.errors import RefusedUrl

MAX_URL = 2_000

Site: TypeAlias = tuple[str, int]
"""A host and a port."""

_PORTS = {"http": 80, "https": 443}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_AUTHORITY = re.compile(r"[^:/?#]*:?//([^/?#]*)")
_NAME = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\Z")
_NUMBER = re.compile(r"(?:\d+|0x[0-9a-f]*)\Z")
"""A last label that makes a host an IPv4 address in the eyes of browsers and of the C library."""

_LOCAL = ("localhost", "localdomain", "local", "internal", "intranet", "lan", "home", "corp", "home.arpa", "onion")
"""Names that no public resolver answers for (RFC 6761, 6762, 8375, 7686; ICANN's names that collide)."""


def checked(url: str, sites: AbstractSet[Site] = frozenset()) -> httpx.URL:
    """Read an address that may be asked for, without its fragment.

    Args:
        url: as it was written.
        sites: hosts with other ports than 80 and 443 that the user named.

    Raises:
        RefusedUrl: it is none, or may not be asked for; the message says why and what to do.
    """
    shown = url if len(url) <= MAX_URL else f"{url[:60]}…"
    reason = _as_written(url)
    if reason:
        raise RefusedUrl(f"{shown}: {reason}")
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise RefusedUrl(f"{shown}: not an address; it should look like https://example.org/report") from error
    if parsed.scheme not in _PORTS:
        scheme = parsed.scheme or "an address without a scheme"
        raise RefusedUrl(f"{shown}: only http and https are fetched, not {scheme}")
    host = parsed.raw_host.decode("ascii").removesuffix(".")
    reason = _of_host(host) or _of_port(site_of(parsed), sites)
    if reason:
        raise RefusedUrl(f"{shown}: {reason}")
    return parsed.copy_with(host=host, fragment=None)


def checked_named(url: str) -> tuple[httpx.URL, Site]:
    """Read an address that a person wrote, whatever its port, and say which site it names.

    Raises:
        RefusedUrl: as ``checked``.
    """
    try:
        site = site_of(httpx.URL(url))
    except (httpx.InvalidURL, ValueError, UnicodeError):
        site = ("", 0)
    return checked(url, {site}), site


def joined(base: httpx.URL, location: str, sites: AbstractSet[Site] = frozenset()) -> httpx.URL:
    """Read where a redirect leads.

    Raises:
        RefusedUrl: as ``checked``.
    """
    location = location.strip(" ")
    reason = _as_written(location)
    if reason:
        raise RefusedUrl(f"{location[:MAX_URL]}: {reason}")
    try:
        target = urljoin(str(base), location)
    except ValueError as error:
        raise RefusedUrl(f"{location[:MAX_URL]}: not an address") from error
    return checked(target, sites)


def site_of(url: httpx.URL) -> Site:
    """Say which host and port an address names."""
    port = _PORTS.get(url.scheme, 0) if url.port is None else url.port
    return url.raw_host.decode("ascii").removesuffix("."), port


def _as_written(url: str) -> str | None:
    if len(url) > MAX_URL:
        return f"an address of more than {MAX_URL} characters is not fetched"
    if _CONTROL.search(url):
        return "a control character in an address; copy it again"
    if "\\" in re.split(r"[?#]", url, maxsplit=1)[0]:
        return "a backslash in an address; write / or %5C"
    authority = _AUTHORITY.match(url)
    if authority and "@" in authority.group(1):
        return "an address with a user name or password is not fetched; take them out"
    return None


def _of_host(host: str) -> str | None:
    if not host:
        return "it names no host; it should look like https://example.org/report"
    if ":" in host:
        return _of_literal(host)
    if _NUMBER.match(host.rpartition(".")[2]):
        try:
            return _of_literal(str(IPv4Address(host)))
        except AddressValueError:
            return f"{host} is no IPv4 address in its usual form, and only public addresses are fetched"
    if any(host == name or host.endswith(f".{name}") for name in _LOCAL):
        return f"{host} is a local name, and only public addresses are fetched"
    if not _NAME.match(host):
        one_word = re.fullmatch(r"[a-z0-9_-]+", host)
        return f"{host} is {'a local name' if one_word else 'no name of a host'}, and only public hosts are fetched"
    return None


def _of_literal(address: str) -> str | None:
    reason = why_refused(address)
    return f"{address} is {reason}, and only public addresses are fetched" if reason else None


def _of_port(site: Site, sites: AbstractSet[Site]) -> str | None:
    if site[1] in _PORTS.values() or site in sites:
        return None
    return f"port {site[1]} is not fetched unless you name the address yourself"
