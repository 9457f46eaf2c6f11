"""A report on the web, at an address that the user gave."""

from __future__ import annotations

import logging
import time
import zlib
from collections.abc import Iterator

import httpcore
import httpx

from whence.ingest.egress import CheckedBackend, CheckedTransport
from whence.ingest.limits import MAX_BYTES
from whence.ingest.raw import raw_of
from whence.model.errors import RefusedUrl, UndecodableInput, UnreadableInput
from whence.model.raw import Media, Raw

_log = logging.getLogger(__name__)

_MAX_REDIRECTS = 5
_STEP_SECONDS = 15.0
"""Longest wait for one connection or one read."""

_TOTAL_SECONDS = 60.0
"""Longest time for a whole page, so that a server that drips bytes cannot hold the program."""

_MAX_URL = 2_000
_MEDIA = {"text/html": Media.HTML, "application/xhtml+xml": Media.HTML, "text/plain": Media.TEXT}
_HEADERS = {
    "User-Agent": "whence (reads one page that its user named)",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9",
    # one known coding, so that unpacking can be capped; httpx's own decoders unpack without a limit
    "Accept-Encoding": "gzip",
}


def fetch(url: str, *, backend: httpcore.NetworkBackend | None = None) -> Raw:
    """Fetch one report from an http or https address.

    Args:
        url: the address, as the user gave it.
        backend: how connections are made; by default every one is checked to lead to a public address.

    Raises:
        RefusedUrl: the address, or one that it redirects to, may not be fetched.
        UnreadableInput: there is no answer, an error, or more than the limit.
        UndecodableInput: what is there is no text.
        EmptyInput: there is nothing there.
    """
    checked = _checked(url)
    transport = CheckedTransport(backend or CheckedBackend())
    client = httpx.Client(
        transport=transport, trust_env=False, timeout=_STEP_SECONDS, headers=_HEADERS, follow_redirects=False
    )
    deadline = time.monotonic() + _TOTAL_SECONDS
    try:
        with client:
            for _ in range(_MAX_REDIRECTS + 1):
                with client.stream("GET", checked) as response:
                    if not response.has_redirect_location:
                        return _raw(response, url, deadline)
                    checked = _checked(str(response.url.join(response.headers["location"])))
                    _log.info("%s leads to %s", url, checked)
    except httpx.InvalidURL as error:
        raise RefusedUrl(f"{url}: it leads to something that is no address") from error
    except (httpx.HTTPError, OSError) as error:
        raise UnreadableInput(
            f"{url}: no answer ({error or type(error).__name__}); save the page and give the file"
        ) from error
    raise RefusedUrl(f"{url}: more than {_MAX_REDIRECTS} redirects; save the page and give the file")


def _checked(url: str) -> httpx.URL:
    if len(url) > _MAX_URL:
        raise RefusedUrl(f"{url[:60]}…: an address of more than {_MAX_URL} characters is not fetched")
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise RefusedUrl(f"{url}: not an address; it should look like https://example.org/report") from error
    if parsed.scheme not in ("http", "https"):
        raise RefusedUrl(
            f"{url}: only http and https are fetched, not {parsed.scheme or 'an address without a scheme'}"
        )
    if not parsed.host:
        raise RefusedUrl(f"{url}: it names no host; it should look like https://example.org/report")
    if parsed.userinfo:
        raise RefusedUrl(f"{parsed.host}: an address with a user name or password is not fetched; take them out")
    return parsed


def _raw(response: httpx.Response, url: str, deadline: float) -> Raw:
    if response.status_code != httpx.codes.OK:
        raise UnreadableInput(
            f"{url}: the server answered {response.status_code} {response.reason_phrase}; check the address"
        )
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind and kind not in _MEDIA:
        raise UndecodableInput(f"{url}: {kind[:60]}, not a page or plain text; give the report as text or HTML")
    content = b"".join(_body(response, url, deadline))
    # text/plain is what servers say of anything, so the text itself is looked at
    media = _MEDIA.get(kind)
    charset = response.charset_encoding
    return raw_of(
        content, name=url, url=str(response.url), charset=charset, media=media if media is Media.HTML else None
    )


def _body(response: httpx.Response, url: str, deadline: float) -> Iterator[bytes]:
    """Yield the body unpacked, and stop at the limits."""
    coding = response.headers.get("content-encoding", "identity").strip().lower()
    if coding not in ("identity", "", "gzip", "x-gzip"):
        raise UndecodableInput(
            f"{url}: packed as {coding[:60]}, which was not asked for; save the page and give the file"
        )
    unpacker = zlib.decompressobj(wbits=31) if "gzip" in coding else None
    size = 0
    for chunk in response.iter_raw():
        if time.monotonic() > deadline:
            raise UnreadableInput(f"{url}: more than {_TOTAL_SECONDS:.0f} s for one page; save it and give the file")
        try:
            part = unpacker.decompress(chunk, MAX_BYTES + 1 - size) if unpacker else chunk
        except zlib.error as error:
            raise UndecodableInput(f"{url}: its gzip packing is broken; save the page and give the file") from error
        size += len(part)
        if size > MAX_BYTES:
            raise UnreadableInput(f"{url}: larger than {MAX_BYTES // 1_000_000} MB; give one report, not an archive")
        yield part
    if unpacker and not unpacker.eof:
        raise UndecodableInput(f"{url}: its gzip packing breaks off; save the page and give the file")
