"""Noun phrases inside role spans: where they end, and which word is their head."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from whence.extract.words import Words
from whence.model.span import Span
from whence.reference.agents import agents
from whence.reference.names import split_names
from whence.reference.states import StateTerm, states

_OPENERS = frozenset(
    "by against on upon with to for from between of at in into among amongst toward towards onto over near".split()
)
_RELATIVES = frozenset("who whom whose which that where when while after before because as although including".split())
_CLAUSAL = frozenset("if unless whether that because although while how why what not".split())
_DETERMINERS = frozenset("a an the this that these those its their his her some any such".split())
_COUNTS = frozenset(
    "at about around nearly one two three four five six seven eight nine ten eleven twelve dozens hundreds scores "
    "thousands several many few three".split()
)
_QUANTITIES = frozenset(
    (
        "one two three four five six seven eight nine ten number numbers dozens scores hundreds thousands tens "
        "millions lots couple handful majority most some many"
    ).split()
)
_STOPPERS = frozenset(
    (
        "into toward towards through across of in from for on at to by near with during against under inside outside "
        "after before along together"
    ).split()
)
_QUOTES = frozenset("\"'“”‘’«»()[]-–—,;:.")
# Words that a phrase cannot end with: what follows them was cut off, or they belong to the verb.
_DANGLING = (_OPENERS - {"over"}) | frozenset("a an the its their his her near throughout".split())
# Adjectives behind their noun.
_DESCRIBING = frozenset({"loyal", "allied", "close", "opposed", "hostile", "linked"})
# How adjectives end that a noun must follow: "the US-backed" forces.
_COMPOUNDED = ("-backed", "-led", "-held", "-controlled", "-based", "-born", "-run", "-front", "-sponsored", "-funded")
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def noun_phrase(words: Words, begin: int, end: int) -> Span | None:
    """Cut a role span down to its noun phrase.

    Prepositions and punctuation in front go, and so do relative clauses and appositions behind a comma, and behind it
    prepositions that lead nowhere and days ("the minister Wednesday rejected"); "A, B and C" stays whole. Returns
    None for a clause, and where nothing but a determiner is left.
    """
    inside = words.inside(begin, end)
    first, last = inside.start, inside.stop
    while first < last and (words.lower[first] in _OPENERS or words.lower[first] in _QUOTES):
        if words.lower[first : first + 2] in (("at", "least"), ("at", "most")):
            break
        first += 1
    if first < last and words.lower[first] in _CLAUSAL:
        return None
    for word in range(first + 1, last):
        lower = words.lower[word]
        if lower in _RELATIVES or (lower in {",", ";", ":", "—", "–", "("} and not _goes_on(words, word, last)):
            last = word
            break
    while last > first and words.lower[last - 1] in _QUOTES:
        last -= 1
    while last - first > 1 and (words.lower[last - 1] in _DANGLING or words.lower[last - 1] in _WEEKDAYS):
        last -= 1
    if all(word in _DETERMINERS for word in words.lower[first:last]):
        return None
    return words.span(first, last)


def _goes_on(words: Words, comma: int, last: int) -> bool:
    """Say whether a comma separates members of a list: a later "and" or "or" follows another comma or a short run."""
    if words.lower[comma] != ",":
        return False
    following = words.lower[comma + 1 : min(last, comma + 8)]
    if not following or following[0] in _RELATIVES or following[0] in {"a", "an", "the"}:
        return False
    return "and" in following[:6] or "or" in following[:6]


def is_fragment(words: Words, span: Span) -> bool:
    """Say whether a phrase was cut off in front of its noun: "the", "handful of", "the US-backed"."""
    inside = words.inside(span.begin, span.end)
    last = words.lower[inside[-1]] if inside else ""
    return last == "the" or last in _DANGLING - _DETERMINERS or last.endswith(_COMPOUNDED)


def head_word(words: Words, span: Span) -> int:
    """Return the index of a noun phrase's head: its last word before the first preposition.

    A quantity is no head: that of "large numbers of fighters" is "fighters"; nor is an adjective behind the noun: that
    of "soldiers loyal to the government" is "soldiers".
    """
    inside = words.inside(span.begin, span.end)
    if not inside:
        word = words.at(span.begin)
        return 0 if word is None else word
    first = inside.start
    for word in inside[1:]:
        if words.lower[word] == "." and _is_abbreviated(words.lower[word - 1]):
            continue  # "Maj. Gen. Georgy Zhukov"
        if words.lower[word] in _STOPPERS or words.lower[word] in _QUOTES - {"-", "'", "’"}:
            if words.lower[word] == "of" and words.lower[word - 1] in _QUANTITIES and word > first:
                first = word + 1
                continue
            described = words.lower[word - 1] in _DESCRIBING and word - 1 > first
            return word - 2 if described else word - 1
    return inside[-1]


def _is_abbreviated(word: str) -> bool:
    """Say whether a full stop behind a word ends no phrase: behind an initial or a title."""
    return len(word) == 1 or any(word in title.split() for title in agents().titles)


def conjuncts(words: Words, phrase: Span, is_somebody: Callable[[Span], bool]) -> list[Span]:
    """Split a coordination ("a priest, two nuns and their driver") into its members; anything else stays one phrase.

    Every member must be somebody by itself, and must not share a word with the one before: in "Turkish soldiers and
    police" and "commanders of Hezbollah and Amal" the words in front may belong to both. An adjective of a state stands
    for a member where another follows: "Syrian and Russian warplanes".
    """
    parts = _between_joints(words, phrase)
    if len(parts) < 2 or not all(is_adjective(part) or is_somebody(part) for part in parts[:-1]):
        return [phrase]
    if not is_somebody(parts[-1]) or not all(_stands_alone(words, one, other) for one, other in pairwise(parts)):
        return [phrase]
    return parts


def _between_joints(words: Words, phrase: Span) -> list[Span]:
    """Cut a phrase at "and", "or" and, where one of these follows, at commas."""
    inside = words.inside(phrase.begin, phrase.end)
    joints = [word for word in inside if words.lower[word] in {"and", "or", "&"}]
    if not joints:
        return [phrase]
    cuts = [*joints, *(word for word in inside if words.lower[word] == "," and word < joints[-1])]
    parts, first = [], inside.start
    for cut in [*sorted(cuts), inside.stop]:
        last = cut
        while last > first and words.lower[last - 1] in _QUOTES:
            last -= 1
        if last > first:
            parts.append(words.span(first, last))
        first = cut + 1
    return parts


def _stands_alone(words: Words, one: Span, other: Span) -> bool:
    """Say whether the second of two members has its own beginning, or the first has no word to share."""
    left, right = words.inside(one.begin, one.end), words.inside(other.begin, other.end)
    opener = words.lower[right.start]
    if opener in _DETERMINERS or opener in _COUNTS or opener.isdigit():
        return True
    modified = len([word for word in left if words.lower[word] not in _DETERMINERS]) > 1
    if set(words.lower[left.start : left.stop]) & _STOPPERS:
        return False
    return not modified or other.text[0].isupper()


def is_adjective(part: Span) -> bool:
    """Say whether a phrase is only an adjective of a state, after an article or none."""
    names = [word for word in split_names(part.text) if word.key not in _DETERMINERS]
    found = states().at(names, 0) if len(names) == 1 else None
    return found is not None and found.word.term is StateTerm.ADJECTIVE
