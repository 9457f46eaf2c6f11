"""Extent: one happening, a series, or a total over a long time.

A toll or a number of events over a long time ("since 2011", "so far this year") is an aggregate. Events in the plural,
or said to recur, are a series; words that are plural by form only ("clashes", "talks") name one happening unless
something says that it recurred.
"""

from __future__ import annotations

import re
from itertools import pairwise

from whence.extract.words import Words
from whence.model.span import Span
from whence.model.vocabulary import Extent
from whence.reference.cues import Cues

_IN_FRONT, _BEHIND = 4, 3
"""Words beside a trigger in which a cue says how often: "several times", "daily attacks"."""
_YEAR = r"(?:19|20)\d\d"
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_LONG_TIME = re.compile(
    rf"\bsince (?:\w+ ){{0,4}}?(?:{_YEAR}|{_MONTH}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|last \w+)\b"
    rf"|\b(?:between|from) (?:\w+ )?{_YEAR} (?:and|to|until) (?:\w+ )?{_YEAR}\b|\b{_YEAR[:-2]}\d0s\b",
    re.IGNORECASE,
)
_RANKED = re.compile(r"\b(?:\w{3,}est|worst|first|most)\b[^,;]*\Z", re.IGNORECASE)
"""What stands before "since" where it only compares: "the deadliest attack since 2015"."""
_RANK_REACH = 60
"""Code points before "since" in which that stands."""
_NUMBER = re.compile(r"\A(?:\d[\d,.]*|hundreds?|thousands?|dozens?)\Z")
_BREAKS = frozenset('. , ; : " “ ” ( ) and but which who that'.split())
_PREPOSITIONS = frozenset("in on at by from during after against with for to under over near into".split())


def extent(
    words: Words, cues: Cues, trigger: Span, *, nominal: bool, clause: Span, adverbials: tuple[Span, ...], counted: bool
) -> Extent:
    """Tell the extent of an event.

    Args:
        words: the document's words.
        cues: lists of words for series and totals.
        trigger: the event word.
        nominal: whether it is used as a noun; in the plural it is a series.
        clause: the words that belong to the event.
        adverbials: spans that say when, how and how often it, or the verb that carries it, happened.
        counted: whether the claim states casualties: a toll "since 2011" is an aggregate, an attack "since" is not.
    """
    in_front = _in_front(words, trigger, nominal=nominal)
    counted = counted or (nominal and _is_plural(trigger) and any(_NUMBER.match(word) for word in in_front))
    if counted and any(_is_long(words, cues, span) for span in (clause, *adverbials, _run_on(words, trigger))):
        return Extent.AGGREGATE
    if nominal and ("one", "of") in pairwise(in_front):  # "one of the worst attacks"
        return Extent.SINGLE
    recurring = cues.frequency.match((*in_front, *([] if nominal else _adverbs(words, trigger))))
    lasting = (match for span in adverbials for match in cues.frequency.match(_lower(words, span)))
    many = cues.series.match(in_front) if nominal else ()
    if any(recurring) or any(lasting) or any(many):
        return Extent.SERIES
    plural = nominal and _is_plural(trigger) and not cues.single.lookup(trigger.text.lower())
    return Extent.SERIES if plural else Extent.SINGLE


def _is_plural(trigger: Span) -> bool:
    lower = trigger.text.lower().partition(" of ")[0]  # "use of chemical weapons" is one use
    return lower.endswith("s") and not lower.endswith("ss")


def _is_long(words: Words, cues: Cues, span: Span) -> bool:
    """Say whether words speak of a long time; "the deadliest since 2015" only compares."""
    if any(cues.aggregate.match(_lower(words, span))):
        return True
    found = _LONG_TIME.search(span.text)
    if found is None:
        return False
    begin = span.begin + found.start()
    return not _RANKED.search(words.document.text[max(0, begin - _RANK_REACH) : begin])


def _run_on(words: Words, trigger: Span) -> Span:
    """Return the words from a trigger to where its clause breaks off: "killed or are missing since the war began"."""
    last = words.inside(trigger.begin, trigger.end).stop
    while last < len(words.lower) and words.lower[last] not in _BREAKS:
        last += 1
    return words.document.span(trigger.begin, max(trigger.end, words.ends[last - 1]))


def _lower(words: Words, span: Span) -> tuple[str, ...]:
    inside = words.inside(span.begin, span.end)
    return words.lower[inside.start : inside.stop]


def _in_front(words: Words, trigger: Span, *, nominal: bool) -> tuple[str, ...]:
    """Return the words in front of a trigger: of a noun, those of its phrase."""
    breaks = _BREAKS | _PREPOSITIONS if nominal else _BREAKS
    stop = words.inside(trigger.begin, trigger.end).start
    first = stop
    while first > 0 and stop - first < _IN_FRONT and words.lower[first - 1] not in breaks:
        first -= 1
    return words.lower[first:stop]


def _adverbs(words: Words, trigger: Span) -> tuple[str, ...]:
    """Return the adverbs behind a verb: "several" behind it counts its object."""
    first = last = words.inside(trigger.begin, trigger.end).stop
    while last < len(words.lower) and last - first < _BEHIND and words.lower[last] not in _BREAKS:
        last += 1
    return tuple(word for word in words.lower[first:last] if word.endswith("ly") or word in {"daily", "often"})
