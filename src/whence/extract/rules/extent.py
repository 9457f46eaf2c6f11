"""Extent: one happening, a series, or a total over a long time."""

from __future__ import annotations

import re

from whence.extract.words import Words
from whence.model.span import Span
from whence.model.vocabulary import Extent
from whence.reference.cues import Cues

_IN_FRONT, _BEHIND = 4, 3
"""Words beside a trigger in which a cue says how often: "several times", "daily attacks"."""
_SINCE_YEAR = re.compile(r"\bsince (?:\w+ ){0,4}(?:19|20)\d\d\b", re.IGNORECASE)
_BREAKS = frozenset('. , ; : " “ ” ( ) and but which who that'.split())


def extent(words: Words, cues: Cues, trigger: Span, *, nominal: bool, clause: Span, counted: bool) -> Extent:
    """Tell the extent of an event.

    Args:
        words: the document's words.
        cues: lists of words for series and totals.
        trigger: the event word.
        nominal: whether it is used as a noun; in the plural it is a series.
        clause: the words that belong to the event.
        counted: whether the claim states casualties: a toll "since 2011" is an aggregate, an attack "since" is not.
    """
    inside = words.inside(clause.begin, clause.end)
    if counted and (
        any(cues.aggregate.match(words.lower[inside.start : inside.stop])) or _SINCE_YEAR.search(clause.text)
    ):
        return Extent.AGGREGATE
    plural = nominal and trigger.text.lower().endswith("s") and not trigger.text.lower().endswith("ss")
    return (
        Extent.SERIES if plural or any(cues.series.match(_beside(words, trigger, nominal=nominal))) else Extent.SINGLE
    )


def _beside(words: Words, trigger: Span, *, nominal: bool) -> tuple[str, ...]:
    """Return the words in front of a trigger, and adverbs behind a verb: "several" behind it counts its object."""
    inside = words.inside(trigger.begin, trigger.end)
    first, last = inside.start, inside.stop
    while first > 0 and inside.start - first < _IN_FRONT and words.lower[first - 1] not in _BREAKS:
        first -= 1
    if not nominal:
        while last < len(words.lower) and last - inside.stop < _BEHIND and words.lower[last] not in _BREAKS:
            last += 1
        adverbs = [
            word for word in words.lower[inside.start : last] if word.endswith("ly") or word in {"daily", "often"}
        ]
        return (*words.lower[first : inside.start], *adverbs)
    return words.lower[first : inside.start]
