"""Links that a stranger's list gives: which of them a report can lie behind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

MAX_URL = 4_000
"""Characters of an address. Outlets' own stay under 500; some trackers' reach 2,000."""

_UNFIT = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\ud800-\udfff\\]")


@dataclass(frozen=True, slots=True)
class Link:
    """A whole address, or why the link leads to no report. One of the two is None."""

    url: str | None = None
    reason: str | None = None


def read_link(text: str, base: str | None = None) -> Link:
    """Read a link; a relative one stands for an address below ``base``.

    Only the form is judged here: whether an address may be connected to is judged when it is.
    """
    written = text.strip(" \t\r\n\f\v")
    if not written:
        return Link(reason="there is no link")
    if len(written) > MAX_URL:
        return Link(reason=f"the link is longer than {MAX_URL:,} characters")
    try:
        url = urljoin(base, written) if base else written
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return Link(reason=f"the link is no address: {_shown(written)}")
    if parts.scheme and parts.scheme not in ("http", "https"):
        return Link(reason=f"the link is no web page but {parts.scheme}:")
    if not host or not parts.scheme:
        return Link(reason=f"the link names no host: {_shown(written)}")
    if parts.username is not None or parts.password is not None:
        return Link(reason="the link holds a user name or password")
    url = re.sub(r"[ \t\r\n]", lambda match: "%20" if match[0] == " " else "", url)
    if _UNFIT.search(url) or len(url) > MAX_URL:
        return Link(reason=f"the link holds characters that no address has: {_shown(written)}")
    return Link(url)


def _shown(written: str) -> str:
    """Show the beginning of what was written, on one line: reasons are lines."""
    return " ".join(written[:80].split())
