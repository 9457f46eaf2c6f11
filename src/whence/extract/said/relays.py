"""Through whom a speaker speaks: "a doctor told the agency", "in an interview with state television"."""

from __future__ import annotations

from whence.extract.phrases import head_word
from whence.extract.said.line import RELATIVES, STOPS
from whence.extract.said.telling import Telling
from whence.extract.words import Words
from whence.reference.agents import agents
from whence.reference.outlets import outlets

_TELLING = frozenset("tell tells told telling".split())
_NOUNS = frozenset("agency newspaper paper daily magazine broadcaster channel station network website".split())
_PRESS = "JRN"
_LONGEST = 6
"""Words of an outlet's name at most."""


def relay(words: Words, telling: Telling) -> range | None:
    """Return the outlet that a speaker tells something, None where it is no outlet or there is none."""
    if telling.source is None or words.lower[telling.cue.start] not in _TELLING:
        return None
    first = max(telling.cue.stop, telling.source.stop)
    last = first
    while last < len(words.lower) and last - first < _LONGEST and words.lower[last] not in STOPS | RELATIVES:
        if last > first and is_outlet(words, range(first, last)) and not _goes_on(words, last):
            break
        last += 1
    return range(first, last) if last > first and is_outlet(words, range(first, last)) else None


def is_outlet(words: Words, part: range) -> bool:
    """Say whether a phrase names an outlet or says that it is one."""
    span = words.span(part.start, part.stop)
    head = words.lower[head_word(words, span)]
    role = agents().lookup(head)
    press = role is not None and role.sector == _PRESS and role.kind == "group"
    return press or head in _NOUNS or outlets().find(span.text) is not None


def _goes_on(words: Words, word: int) -> bool:
    """Say whether a name may go on: at another capital, or at a noun for an outlet."""
    text = words.document.text
    return text[words.begins[word]].isupper() or words.lower[word] in _NOUNS | {"news", "agency", "television"}
