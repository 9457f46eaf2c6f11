"""Participants right beside an event noun whose roles the encoder does not give: "ISIS attacks on SAA posts"."""

from __future__ import annotations

from collections.abc import Container
from itertools import pairwise

from whence.extract.words import Words
from whence.model.span import Span
from whence.reference.morphology import is_participle

_ON = frozenset("on against at targeting upon".split())
_BY = frozenset({"by"})
_WITH = frozenset({"with"})
PREPOSITIONS = frozenset(
    "in on at near by from with to for over under around outside inside across along between within throughout off "
    "behind beyond down up through past towards toward into onto north south east west".split()
)
_STOP = frozenset(
    (
        '. , ; : " “ ” ( ) and but which who that after when as in on near by during before against with from is are '
        "was were has have had will would may might could of to into over under for amid than about since between "
        "through without following"
    ).split()
)
_KINDS = frozenset(
    "military security terrorist terror suicide joint special armed civil peacekeeping wide-scale large-scale proxy "
    "chemical revenge retaliatory air ground drone major general deadly fresh".split()
)
"""Words in front of an event noun that say what kind of event it is, and not whose."""
_OPENING = frozenset(
    "a an the this that these those its their his her any such new recent major more first second last latest".split()
)
DETERMINERS = frozenset(
    "a an the its their his her our some several many two three four five six seven eight nine ten dozens".split()
)
_GENITIVES = frozenset({"'s", "’s", "'", "’"})
POSSESSIVES = frozenset("its their his her".split())
_BEFORE_VERB = frozenset("is are was were has have had be been being will would also not now still then".split())
_ASIDE = frozenset({"who", "which", "whose", "a", "an"})
_CLAUSE_OPENERS = frozenset('that , ; : " “ ” ( ) and but because as while when after before if'.split())
_PARTED = 40
"""Words from the beginning of a subject to a verb that a clause parts from it at most."""
_LONGEST = 8
"""Words of a phrase beside a trigger; more would reach into other phrases."""


def actors(words: Words, head: int, verbs: Container[int]) -> list[Span]:
    """Return the phrase behind "by" right after an event noun.

    ``verbs`` are words at which a phrase ends.
    """
    return _after(words, head + 1, _BY, verbs)


def targets(words: Words, after: int, verbs: Container[int]) -> list[Span]:
    """Return the phrase behind "on" or "against" at word ``after``, right behind an event noun."""
    return _after(words, after, _ON, verbs)


def company(words: Words, after: int, verbs: Container[int]) -> list[Span]:
    """Return the phrase behind "with" at word ``after``, right behind an event: "exchanged fire with gunmen"."""
    return _after(words, after, _WITH, verbs)


def in_front(words: Words, head: int, verbs: Container[int]) -> list[Span]:
    """Return the words right in front of an event noun: whose it is, or of what kind."""
    begin = head
    while begin > 0 and head - begin < _LONGEST // 2 and words.lower[begin - 1] not in _STOP and begin - 1 not in verbs:
        begin -= 1
    return [words.span(begin, head)] if begin < head else []


def noun_behind(words: Words, first: int, verbs: Container[int]) -> list[Span]:
    """Return the phrase that begins at a word, up to the next preposition, verb or mark: "a group of farmers"."""
    end = first
    while end < len(words.lower) and end - first < _LONGEST and end not in verbs:
        if words.lower[end] in _STOP and (words.lower[end] != "of" or end == first):
            break
        end += 1
    return [words.span(first, end)] if end > first else []


def object_behind(words: Words, first: int, verbs: Container[int]) -> list[Span]:
    """Return the noun phrase that begins at a word with an article, a possessive or a count; else nothing."""
    opens = first < len(words.lower) and (words.lower[first] in DETERMINERS or words.lower[first].isdigit())
    return noun_behind(words, first, verbs) if opens else []


def pronoun_in_front(words: Words, head: int) -> Span | None:
    """Return the possessive pronoun that an event noun has: "his arrest", "its new offensive"."""
    for word in range(head - 1, max(-1, head - 4), -1):
        if words.lower[word] in POSSESSIVES:
            return words.span(word, word + 1)
        if words.lower[word] in _STOP:
            return None
    return None


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
    while first < last and (words.lower[last - 1] in _KINDS or words.lower[last - 1] in _GENITIVES):
        last -= 1
    while first < last and words.lower[first] in _OPENING:
        first += 1
    return words.span(first, last) if first < last else None


def parted(words: Words, begin: int, end: int) -> list[Span]:
    """Cut a phrase beside an event noun at "by", "on" and "against": "of a man by officers", "by rebels on villages".

    The first part keeps its opening preposition; a later one begins with its own.
    """
    inside = words.inside(begin, end)
    cuts = [word for word in inside[1:] if words.lower[word] in {"by", "on", "against"}]
    bounds = [inside.start, *cuts, inside.stop] if inside else []
    return [words.span(first, last) for first, last in pairwise(bounds) if first < last]


def before_relative(words: Words, verb: int) -> Span | None:
    """Return the subject that a clause or an apposition parts from its verb: "fighters, who had fled, are preparing".

    Returns None where no comma closes one right in front of the verb, or none opens one.
    """
    first = verb
    while first > 0 and words.lower[first - 1] in _BEFORE_VERB:
        first -= 1
    sentence = words.sentence(words.begins[verb])
    if sentence is None or first == 0 or words.lower[first - 1] != ",":
        return None
    begin = max(words.inside(sentence.begin, sentence.end).start, first - _PARTED)
    for comma in range(first - 3, begin, -1):
        if words.lower[comma] == "," and (words.lower[comma + 1] in _ASIDE or is_participle(words.lower[comma + 1])):
            start = max((n + 1 for n in range(begin, comma) if words.lower[n] in _CLAUSE_OPENERS), default=begin)
            return words.span(start, comma) if start < comma else None
    return None


def _after(words: Words, last: int, prepositions: frozenset[str], verbs: Container[int]) -> list[Span]:
    if last >= len(words.lower) or words.lower[last] not in prepositions:
        return []
    end = last + 1
    while end < len(words.lower) and end - last <= _LONGEST and words.lower[end] not in _STOP and end not in verbs:
        end += 1
    return [words.span(last + 1, end)] if end > last + 1 else []
