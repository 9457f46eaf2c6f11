"""Web addresses in one form, so that the same report is known again however somebody came to it.

Courlan, which trafilatura brings, has such a function, but it is made for crawling: it takes out parameters such as
``uid`` and ``gallery`` and drops queries without names, by which some sites tell their articles apart. Merging two
reports is worse than keeping a copy, so only what is listed in ``reference/data/addresses.yaml`` is taken out.
"""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from whence.reference.phrases import load_yaml

_UNRESERVED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]")
_AMP_CACHE = re.compile(
    r"https?://(?:www\.)?google\.[a-z.]{2,6}/amp/(s/)?(?=[^/]+\.)|https?://[^/]+\.cdn\.ampproject\.org/[cv]/(s/)?(?=[^/]+\.)"
)
_PORTS = {"http": 80, "https": 443}
_LONGEST = 4_000
"""Characters; nothing longer is put in order, since browsers and servers take no longer addresses."""


def canonical_url(url: str) -> str:
    """Put a web address into the form in which reports are compared.

    Scheme and host in lower case and ASCII, ``https`` for both schemes, no default port, no user name or password, no
    ``www`` or mobile host, one way of escaping, no tracking parameters, parameters sorted by name, no trailing slash
    and no fragment (but ``#!…`` and ``#/…``, by which some sites name articles). Applying it twice changes nothing.
    What is no web address comes back as it is, without blanks around it.
    """
    url = url.strip()
    for _ in range(len(url) + 1 if len(url) <= _LONGEST else 0):  # each round takes something off, or is the last
        shorter = _once(url)
        if shorter == url:
            break
        url = shorter
    return url


def registered_site(url: str) -> str | None:
    """Name the registered domain of an address, or its host where that has none (a number, a local name)."""
    from tld import get_fld

    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    if not host:
        return None
    return get_fld(f"https://{host}/", fail_silently=True) or host


def _once(url: str) -> str:
    wrapped = _AMP_CACHE.match(url)
    if wrapped:
        return f"http{'s' if any(wrapped.groups()) else ''}://{url[wrapped.end() :]}"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not parts.hostname:
        return url
    if port in (None, *_PORTS.values()):
        scheme, port = "https", None
    host = _host(parts.hostname)
    netloc = f"[{host}]" if ":" in host else host
    return urlunsplit(
        SplitResult(
            scheme,
            f"{netloc}:{port}" if port else netloc,
            _path(parts.path),
            _query(parts.query),
            _kept(parts.fragment),
        )
    )


def _host(host: str) -> str:
    host = host.rstrip(".")
    try:
        host = host.encode("idna").decode("ascii").lower() if not host.isascii() else host.lower()
    except UnicodeError:
        host = host.lower()
    first, _, rest = host.partition(".")
    if first in _listed("hosts") and registered_site(f"https://{host}/") not in (None, host) and "." in rest:
        return rest
    return host


def _path(path: str) -> str:
    path = _escaped(_without_dots(path))
    path = path.rstrip("/")
    while end := next(
        (end for end in _listed("paths") if path.lower().endswith(end) and len(path) > len(end) + 1), None
    ):
        path = path[: -len(end)].rstrip("/")
    return path or "/"


def _without_dots(path: str) -> str:
    kept: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            if len(kept) > 1:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    return "/".join(kept)


def _query(query: str) -> str:
    pairs = [part for part in query.split("&") if part and not _says_nothing(part)]
    return "&".join(_escaped(pair) for pair in sorted(pairs, key=lambda pair: pair.partition("=")[0]))


def _says_nothing(part: str) -> bool:
    name, equals, _ = part.partition("=")
    name = unquote(name).lower()
    listed = name in _listed("parameters") or name.startswith(_listed("prefixes"))
    return (bool(equals) and listed) or name in _listed("layouts")


def _kept(fragment: str) -> str:
    return _escaped(fragment) if fragment.startswith(("!", "/")) else ""


def _escaped(text: str) -> str:
    return _ESCAPE.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    if match[1] is None:
        return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass"))
    character = chr(int(match[1], 16))
    return character if character in _UNRESERVED else match[0].upper()


@cache
def _listed(name: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in load_yaml("addresses.yaml")[name].split(","))
