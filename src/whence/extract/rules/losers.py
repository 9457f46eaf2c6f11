"""Whom something is taken from: "captured the town from government forces"."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass

from whence.extract.encoder import Tag
from whence.extract.rules import beside
from whence.extract.words import Words
from whence.model.span import Span

_REACH = 10
"""Words between a verb of taking and "from" at most."""
_STOP = frozenset('. , ; : " “ ” ( ) and but by who which that after when as while before'.split())


@dataclass(frozen=True, slots=True)
class Taking:
    """What stands behind a verb of taking: ``at`` is the index of "from", ``loser`` the phrase behind it."""

    at: int
    loser: Span


def taken_from(words: Words, after: int, verbs: Container[int], is_somebody: Callable[[Span], bool]) -> Taking | None:
    """Return whom something is taken from, None where that is not told.

    Behind "by" it is not: "captured by rebels from the north" says where the rebels come from.

    Args:
        words: the document's words.
        after: index of the word behind the verb.
        verbs: words at which a phrase ends.
        is_somebody: whether a phrase names people, groups or organisations.
    """
    for word in range(after, min(len(words.lower), after + _REACH)):
        if words.lower[word] in _STOP or word in verbs:
            return None
        if words.lower[word] == "from":
            behind = beside.noun_behind(words, word + 1, verbs)
            return Taking(word, behind[0]) if behind and is_somebody(behind[0]) else None
    return None


def without(words: Words, tags: Sequence[Tag | Span], taking: Taking) -> list[Tag | Span]:
    """Cut stretches off in front of "from": what is taken is "the town", not "the town from government forces"."""
    begin = words.begins[taking.at]
    cut: list[Tag | Span] = []
    for tag in tags:
        if tag.begin < begin < tag.end:
            cut.append(words.span(words.inside(tag.begin, tag.end).start, taking.at))
        elif not begin <= tag.begin < taking.loser.end:
            cut.append(tag)
    return cut
