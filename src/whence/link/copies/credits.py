"""The agency that a report names as its source: in its dateline, its byline, or a line at its end."""

from __future__ import annotations

import re

from whence.model.reading import Article
from whence.model.vocabulary import BoilerplateKind
from whence.reference.outlets import Outlet, OutletKind, outlets

_HEAD, _TAIL = 300, 250
"""Characters at the ends of a text in which a credit stands."""
_BRACKETS = re.compile(r"\(([^()\n]{2,60})\)")
_ENDS = re.compile(
    r"(?:\A|\n|[.!?”\"]\s)\s*[-–—(]{0,3}\s?(?:(?i:source|agencies|with reporting by|reporting by|credit)\b)?:?\s?"
    r"(?P<name>[A-Z][\w.’' -]{1,50}?)\)?\.?\s*\Z"
)
_LISTED = re.compile(r"\s*(?:/|,| and | & |;|\+)\s*")
_AGENCIES = frozenset((OutletKind.WIRE, OutletKind.STATE_MEDIA))


def credited(article: Article) -> tuple[str, ...]:
    """Return the ids of the agencies that an article credits, in the order in which they stand; often none."""
    text, names = article.document.text, []
    for part in article.document.boilerplate:
        if part.kind is BoilerplateKind.DATELINE:
            names += _BRACKETS.findall(part.span.text)
    names += _BRACKETS.findall(text[:_HEAD])
    names += _LISTED.split(article.report.byline or "")
    end = _ENDS.search(text.rstrip()[-_TAIL:])
    if end:
        names += _LISTED.split(end["name"])
    return tuple(dict.fromkeys(outlet.id for name in names if (outlet := _agency(name)) is not None))


def _agency(name: str) -> Outlet | None:
    outlet = outlets().find(name.strip().removeprefix("By ").removeprefix("by "))
    return outlet if outlet is not None and outlet.kind in _AGENCIES else None
