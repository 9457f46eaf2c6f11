"""Participants right beside an event noun whose roles the encoder does not give: "ISIS attacks on SAA posts"."""

from __future__ import annotations

from collections.abc import Container

from whence.extract.words import Words
from whence.model.span import Span

_ON = frozenset("on against at targeting upon".split())
_BY = frozenset({"by"})
_STOP = frozenset(
    (
        '. , ; : " “ ” ( ) and but which who that after when as in on near by during before against with from is are '
        "was were has have had will would may might could"
    ).split()
)
_KINDS = frozenset(
    "military security terrorist terror suicide joint special armed civil peacekeeping wide-scale large-scale".split()
)
"""Words in front of an event noun that say what kind of event it is, and not whose."""
_OPENING = frozenset("a an the this that these those its their his her any such new recent major large-scale".split())
_BEFORE_VERB = frozenset("is are was were has have had be been being will would also not now still then".split())
_CLAUSE_OPENERS = frozenset('that , ; : " “ ” ( ) and but because as while when after before if'.split())
_LONGEST = 8
"""Words of a phrase beside a trigger; more would reach into other phrases."""


def actors(words: Words, head: int, verbs: Container[int]) -> list[Span]:
    """Return the phrase behind "by" right after an event noun, and the words right in front of it.

    ``verbs`` are words at which a phrase ends.
    """
    begin = head
    while begin > 0 and head - begin < _LONGEST // 2 and words.lower[begin - 1] not in _STOP and begin - 1 not in verbs:
        begin -= 1
    return _after(words, head + 1, _BY, verbs) + ([words.span(begin, head)] if begin < head else [])


def whose(words: Words, phrase: Span, head: int) -> Span | None:
    """Cut a phrase right in front of an event noun down to whose event it is; leave any other phrase as it is.

    "An ISIS terrorist" in front of "attack" is "ISIS", "the large-scale military" in front of "operation" nobody.

    Args:
        words: the document's words.
        phrase: a phrase that may be a party of the event.
        head: index of the event noun.
    """
    inside = words.inside(phrase.begin, phrase.end)
    if not inside or inside.stop != head:
        return phrase
    first, last = inside.start, inside.stop
    while first < last and words.lower[last - 1] in _KINDS:
        last -= 1
    while first < last and words.lower[first] in _OPENING:
        first += 1
    return words.span(first, last) if first < last else None


def before_relative(words: Words, verb: int) -> Span | None:
    """Return the subject that a relative clause parts from its verb: "fighters, who had fled the east, are preparing".

    Returns None where no comma closes a clause right in front of the verb, or no relative pronoun opens one.
    """
    first = verb
    while first > 0 and words.lower[first - 1] in _BEFORE_VERB:
        first -= 1
    sentence = words.sentence(words.begins[verb])
    if sentence is None or first == 0 or words.lower[first - 1] != ",":
        return None
    begin = words.inside(sentence.begin, sentence.end).start
    for comma in range(begin + 1, first - 1):
        if words.lower[comma] == "," and words.lower[comma + 1] in {"who", "which", "whose"}:
            start = max((n + 1 for n in range(begin, comma) if words.lower[n] in _CLAUSE_OPENERS), default=begin)
            return words.span(start, comma) if start < comma else None
    return None


def targets(words: Words, after: int, verbs: Container[int]) -> list[Span]:
    """Return the phrase behind "on" or "against" at word ``after``, right behind an event noun."""
    return _after(words, after, _ON, verbs)


def _after(words: Words, last: int, prepositions: frozenset[str], verbs: Container[int]) -> list[Span]:
    if last >= len(words.lower) or words.lower[last] not in prepositions:
        return []
    end = last + 1
    while end < len(words.lower) and end - last <= _LONGEST and words.lower[end] not in _STOP and end not in verbs:
        end += 1
    return [words.span(last + 1, end)] if end > last + 1 else []
