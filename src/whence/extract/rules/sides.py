"""The two sides of a battle: "clashes between the army and rebels", "police clashed with farmers".

English names them in an order that says nothing of who began. The side named first goes with the actors, the other with
the targets: that both fought is told by the type of event.
"""

from __future__ import annotations

from collections.abc import Callable, Container

from whence.extract.words import Words
from whence.model.span import Span

PITTING = frozenset({"pit", "pits", "pitted", "pitting"})
_RECIPROCAL = frozenset(
    (
        "clash clashes clashed clashing fight fights fought fighting battle battles battled battling skirmish "
        "skirmishes skirmished exchange exchanges exchanged exchanging trade trades traded trading"
    ).split()
)
_STOP = frozenset(
    '. , ; : " “ ” ( ) in on at near since for over after before when while that which who during'.split()
)
_CLOSING_MARKS = frozenset({"”", '"', "’", "'"})
_LONGEST = 14
"""Words of the two sides together at most."""


def is_mutual(words: Words, first: int) -> bool:
    """Say whether the event word at ``first`` is one that both sides do: "clashed", "exchanged fire"."""
    return words.lower[first] in _RECIPROCAL


def between(
    words: Words, after: int, verbs: Container[int], is_somebody: Callable[[Span], bool]
) -> tuple[Span, Span] | None:
    """Return the sides behind "between" at word ``after``, right behind an event noun; None where they are not told.

    Args:
        words: the document's words.
        after: index of the word behind the event's.
        verbs: words at which the sides end.
        is_somebody: whether a phrase names people, groups or organisations.
    """
    while after < len(words.lower) and words.lower[after] in _CLOSING_MARKS:
        after += 1
    if after >= len(words.lower) or words.lower[after] != "between":
        return None
    end = after + 1
    while end < len(words.lower) and end - after <= _LONGEST and words.lower[end] not in _STOP and end not in verbs:
        end += 1
    for joint in range(after + 2, end - 1):
        if words.lower[joint] == "and":
            one, other = words.span(after + 1, joint), words.span(joint + 1, end)
            if is_somebody(one) and is_somebody(other):
                return one, other
    return None
