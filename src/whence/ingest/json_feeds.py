"""JSON Feed, versions 1 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from whence.ingest.feed_parts import Written, judged, plain_label
from whence.ingest.feeds import FeedPage
from whence.ingest.links import read_link
from whence.model.errors import UnreadableInput


def looks_so(content: bytes) -> bool:
    """Tell JSON from XML by the first character."""
    return content[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"["))


def read(content: bytes, url: str, today: date) -> FeedPage:
    """Read a JSON Feed.

    Raises:
        UnreadableInput: the bytes are no JSON, or not of that kind.
    """
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(f"{url}: no feed but broken JSON ({error}); check the address") from error
    if not isinstance(data, dict) or not isinstance(data.get("items"), list):
        raise UnreadableInput(f"{url}: JSON, but no JSON Feed: it has no list of items; give the address of a feed")
    entries, refused = judged(_written(data, url), url, today)
    return FeedPage(
        title=plain_label(data.get("title")),
        home=read_link(_text(data, "home_page_url") or "", url).url,
        entries=entries,
        refused=refused,
        next_url=read_link(_text(data, "next_url") or "", url).url,
        language=_text(data, "language"),
    )


def _written(data: Mapping[str, Any], url: str) -> Iterator[Written]:
    for item in data["items"]:
        known = item if isinstance(item, dict) else {}
        links = [link for name in ("url", "external_url") if (link := _text(known, name))]
        key = known.get("id")
        if isinstance(key, str) and key.startswith(("http://", "https://")):
            links.append(key)
        yield Written(
            links=tuple(links),
            base=url,
            title=_text(known, "title"),
            byline=_byline(known) or _byline(data),
            published=tuple(text for text in [_text(known, "date_published")] if text),
            updated=_text(known, "date_modified"),
            key=str(key)[:1000] if isinstance(key, str | int) else None,
            content_html=_text(known, "content_html") or _paragraphs(_text(known, "content_text")),
            language=_text(known, "language") or _text(data, "language"),
        )


def _byline(data: Mapping[str, Any]) -> str | None:
    authors = data.get("authors") if isinstance(data.get("authors"), list) else [data.get("author")]
    names = [author["name"] for author in authors or [] if isinstance(author, dict) and _text(author, "name")]
    return ", ".join(names) or None


def _paragraphs(text: str | None) -> str | None:
    """Write plain text as the HTML that says the same."""
    if not text:
        return None
    return "".join(f"<p>{html.escape(part)}</p>" for part in re.split(r"\n\s*\n", text) if part.strip())


def _text(data: Mapping[str, Any], name: str) -> str | None:
    value = data.get(name)
    return value if isinstance(value, str) and value.strip() else None
