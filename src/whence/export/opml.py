"""Lists of feeds for feed readers (OPML 2.0)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold."""


def opml(feeds: Iterable[tuple[str, str | None]]) -> str:
    """Write feeds, by address and title, as OPML."""
    lines = [
        f'    <outline type="rss" text={_attribute(title or url)} xmlUrl={_attribute(url)}/>' for url, title in feeds
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n  <head><title>Feeds</title></head>\n  <body>'
    return "\n".join([head, *lines, "  </body>", "</opml>", ""])


def _attribute(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\ufffd", text))
