"""Casualties: what happened to how many of whom, read off the object of an effect word or a toll ("three dead")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from whence.extract.rules.counts import CountExpression, recognise
from whence.model.claim import Casualties
from whence.model.document import Document
from whence.model.mention import Count
from whence.model.vocabulary import Effect

_EFFECTS = {
    Effect.KILLED: "dead killed death deaths fatalities",
    Effect.INJURED: "injured wounded injuries",
    Effect.MISSING: "missing",
    Effect.DETAINED: "detained arrested captured",
    Effect.DISPLACED: "displaced homeless",
}
_EFFECT_OF = {word: effect for effect, words in _EFFECTS.items() for word in words.split()}
_TOLL = re.compile(
    r"\A\s*(?:of (?:the |its |their )?)?(?P<group>(?:[\w'’-]+\s+){0,4}?)"
    rf"(?:(?:were|was|are|have been|had been|lay|left)\s+)?(?P<effect>{'|'.join(_EFFECT_OF)})\b",
    re.IGNORECASE,
)
_OF_GROUP = re.compile(r"\A\s*(?:of (?:the |its |their )?|other |more )?(?P<group>[^,;.()]{2,60})")
_ONE = re.compile(r"(?:an?|one)\s+(?P<group>.+)\Z", re.IGNORECASE | re.DOTALL)
_LONGEST_GROUP = 80
"""Code points: what is longer describes more than the people."""
_REACH = 120
"""Code points behind a count in which the state of the people counted stands."""

IsAgent = Callable[[str], bool]


def of_object(document: Document, effect: Effect, begin: int, end: int) -> Casualties | None:
    """Read the count and the group off an effect word's object, e.g. "at least 12 soldiers" behind "killed".

    Args:
        document: the text.
        effect: what happened to the object.
        begin: where the object begins (code point).
        end: where it ends.

    Returns:
        None where the object gives no count; one unnamed person ("a policeman") counts as one.
    """
    counts = recognise(document.text, begin, end)
    if counts:
        match = _OF_GROUP.match(document.text[counts[0].end : end])
        group = match["group"].strip() if match else None
        return Casualties(effect, group or None, counts[0].count, document.span(begin, end))
    single = _ONE.match(document.text[begin:end].strip())
    if single and end - begin < _LONGEST_GROUP:
        return Casualties(effect, single["group"], Count(1, 1, 1), document.span(begin, end))
    return None


def tolls(document: Document, begin: int, end: int, is_agent: IsAgent) -> Iterator[Casualties]:
    """Find tolls, a count and a state of people: "12 dead", "three civilians were killed", "dozens wounded".

    ``is_agent`` says whether a lower-cased noun names people: "two bridges were destroyed" is no toll.
    """
    for found in recognise(document.text, begin, end):
        match = _TOLL.match(document.text[found.end : min(end, found.end + _REACH)])
        words = match["group"].split() if match else []
        if match and (not words or is_agent(words[-1].lower()) or words[-1].lower() == "others"):
            yield _toll(document, found, match)


def _toll(document: Document, found: CountExpression, match: re.Match[str]) -> Casualties:
    effect = _EFFECT_OF[match["effect"].lower()]
    span = document.span(found.begin, found.end + match.end())
    return Casualties(effect, match["group"].strip() or None, found.count, span)
