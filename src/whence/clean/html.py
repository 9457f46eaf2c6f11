"""Web pages: main text and metadata by trafilatura, twice, and the stricter reading where the two agree."""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice
from typing import Any

from whence.clean.blocks import blocks
from whence.clean.guard import guard, unguard, unguard_line
from whence.clean.head import read_head
from whence.clean.hidden import drop_hidden
from whence.clean.tail import mark_tail
from whence.model.dates import PartialDate
from whence.model.errors import ModelError

_log = logging.getLogger(__name__)

_AGREEMENT = 0.6
"""The strict reading is taken where it keeps at least this share of the wide one's characters: a smaller one has lost
the article to its caution. On the 51 development pages every share from 0.3 to 0.7 gives the same figures; re-run
`whence bench pages` when it changes."""

_MAX_ELEMENTS = 100_000
"""A page with more elements is refused: news pages have one to five thousand."""

_DATES = {
    "extensive_search": False,
    "original_date": True,
    "min_date": "1000-01-01",
    "max_date": "9999-12-31",
}
"""Only what the page says of itself: an extensive search would take a date out of the story or a footer. What is
implausible is refused later, with a reason."""


_SITE_AFTER = re.compile(r"(?P<title>.{3,300}\S)\s+[-–—|•:]\s+(?P<site>[^|]{2,60})\Z")


@dataclass(frozen=True, slots=True)
class Page:
    """The main text of a page, one line a paragraph, and what its metadata says. Absent is None."""

    text: str
    title: str | None = None
    author: str | None = None
    site: str | None = None
    published: PartialDate | None = None
    url: str | None = None
    hidden: tuple[str, ...] = ()
    """What of its text it hides, and what became of that, in words."""


def read_page(html: str | bytes, url: str | None = None) -> Page | None:
    """Find the article in a page; None where there is no text, or no page.

    Linear in the page's size up to the limit on its elements; nothing is fetched and no script is run.
    """
    tree = _parsed(html)
    if tree is None:
        return None
    hidden = drop_hidden(tree)
    guarded = guard(tree)
    wide = _extract(deepcopy(tree), url, precision=False)
    if wide is None or not (wide.text or "").strip():
        return None
    strict = _extract(tree, url, precision=True)
    text = wide.text
    if strict is not None and strict.text and len(strict.text) >= _AGREEMENT * len(wide.text):
        text = strict.text
    line = _guarded_line if guarded else _line
    site = line(wide.sitename) or line(wide.hostname)
    return Page(
        text=unguard(text) if guarded else text,
        title=_without_site(line(wide.title), site),
        author=line(wide.author),
        site=site,
        published=_date(wide.date),
        url=url or line(wide.url),
        hidden=hidden,
    )


def body_text(html: str | bytes, url: str | None = None) -> str:
    """Return the story of a page, one line a paragraph, without title, head lines and boilerplate; empty if none.

    A dateline stays: it is no claim, but it belongs to the body that a person would mark.
    """
    page = read_page(html, url)
    if page is None:
        return ""
    parts = blocks(page.text.replace("\n", "\n\n"))
    head = read_head(parts, title=page.title)
    marked = mark_tail(parts, head.length)
    left_out = {line.block.begin for line in head.lines}
    return "\n".join(part.text for at, part in enumerate(parts) if at not in marked and part.begin not in left_out)


def _parsed(html: str | bytes) -> Any:
    """Parse a page; None for what is none, or has more elements than any."""
    # a quarter of a second to import, which a reader of plain texts need not wait for
    from trafilatura.utils import load_html

    tree = load_html(html)
    if tree is None or sum(1 for _ in islice(tree.iter(), _MAX_ELEMENTS + 1)) > _MAX_ELEMENTS:
        return None
    return tree


def _extract(tree: Any, url: str | None, *, precision: bool) -> Any:
    from lxml.etree import LxmlError
    from trafilatura import bare_extraction

    try:
        return bare_extraction(
            tree,
            url=url,
            fast=not precision,
            favor_precision=precision,
            include_comments=False,
            with_metadata=True,
            date_extraction_params=_DATES,
        )
    except (RecursionError, ValueError, LxmlError) as error:
        # a page that breaks the parser has no readable text, and the caller says so
        _log.warning("the page cannot be parsed: %s", error)
        return None


def _line(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None


def _guarded_line(value: str | None) -> str | None:
    return _line(unguard_line(value)) if value else None


def _without_site(title: str | None, site: str | None) -> str | None:
    """Take the outlet's name off the end of a page's title."""
    found = _SITE_AFTER.match(title or "")
    if not found or not site or found["site"].casefold() not in site.casefold():
        return title
    return found["title"]


def _date(value: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(value[:10]) if value else None
    except ModelError:
        return None
