"""The address that a page calls its own, read from the page's head without parsing the page.

The bytes are a stranger's and this runs outside the sandbox, so nothing is parsed: tags are found by a pattern whose
time is linear, in the head only, where no reader's comment can have put one.
"""

from __future__ import annotations

import html
import re
from urllib.parse import urljoin

_HEAD = 262_144
"""Bytes in which the link must begin. Heads full of inlined scripts reach 200 KB."""
_LONGEST = 2_000
"""Characters of an address: longer ones are no addresses of reports."""

_HEAD_ENDS = re.compile(rb"<(?:body|article|main)[\s>]", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_LINK = re.compile(rb"<link\s([^<>]{1,4000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""(?<![a-z-])([a-z-]{1,40})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)


def canonical_link(content: bytes, base: str | None) -> str | None:
    """Read ``<link rel="canonical" href="…">``.

    Args:
        content: the page's bytes, in any encoding that keeps ASCII.
        base: the address of the page, for a relative link; None where it is not known.

    Returns:
        An absolute address; None where the page tells none, or it is not a page.
    """
    head = content[:_HEAD]
    end = _HEAD_ENDS.search(head)
    head = _COMMENT.sub(b"", head[: end.start()] if end else head)
    for match in _LINK.finditer(head):
        said = _attributes(match[1])
        if "canonical" in said.get("rel", "").lower().split():
            return _absolute(said.get("href", ""), base)
    return None


def _attributes(tag: bytes) -> dict[str, str]:
    text = tag.decode("utf-8", "replace")
    return {
        match[1].lower(): html.unescape(match[2] or match[3] or match[4] or "") for match in _ATTRIBUTE.finditer(text)
    }


def _absolute(href: str, base: str | None) -> str | None:
    href = href.strip()
    if not href or len(href) > _LONGEST:
        return None
    try:
        joined = urljoin(base, href) if base else href
    except ValueError:
        return None
    return joined if re.match(r"https?://", joined, re.IGNORECASE) else None
