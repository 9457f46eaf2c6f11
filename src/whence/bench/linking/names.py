"""Names and descriptions of MUC-4's keys, and whether two can be of one person or thing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import OSA

from whence.bench.scores.settings import fold

_TITLES = frozenset(
    """
    mr mrs ms dr don dona sir general gen colonel col lieutenant lt major captain capt sergeant sgt corporal commander
    private father fr sister bishop archbishop monsignor msgr priest reverend judge president ex former vice minister
    attorney senator deputy congressman mayor governor ambassador engineer doctor professor journalist student the a an
    y de del la las los el e da dos do junior jr
    """.split()
)
"""Words that are no part of a name."""
_LONG = 5
"""Letters of a word in which one may be wrong."""

Aliases = tuple[str, ...]
"""The ways in which one key names one person or thing."""


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded, without titles and particles."""
    return tuple(word for word in fold(name).split() if word not in _TITLES and len(word) > 1)


def same_word(one: str, other: str) -> bool:
    """Say whether two words are one, but for a letter in long ones."""
    if one == other:
        return True
    return min(len(one), len(other)) >= _LONG and OSA.distance(one, other, score_cutoff=1) <= 1


def shared_words(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the words of ``one`` that ``other`` has, in the order of both."""
    at, count = 0, 0
    for word in one:
        found = next((n for n in range(at, len(other)) if same_word(word, other[n])), None)
        if found is not None:
            at, count = found + 1, count + 1
    return count


def same_name(one: Aliases, other: Aliases) -> bool:
    """Say whether two people share two words of their full names, one whole name being within the other.

    "Jean Moulin" is "Jean Pierre Moulin" and not "Jean Mercier". Of names of three words or more two in common are
    enough where one is the other's but for one word ("Hector Oqueli Colindres", "Hector Oqueli Fajardo" are not).
    """
    return any(_full(a, b) for a in map(name_words, one) for b in map(name_words, other))


def _full(one: Sequence[str], other: Sequence[str]) -> bool:
    shared = shared_words(one, other)
    return shared >= 2 and shared == min(len(one), len(other))


def same_surname(one: Aliases, other: Aliases) -> bool:
    """Say whether one is named by a single word that the other's full name has behind its first."""
    pairs = [(a, b) for a in map(name_words, one) for b in map(name_words, other)]
    if any(len(a) > 1 and len(b) > 1 for a, b in pairs):
        return False
    return any(_single(a, b) or _single(b, a) for a, b in pairs)


def _single(one: Sequence[str], other: Sequence[str]) -> bool:
    if len(one) != 1 or len(one[0]) < _LONG - 1:
        return False
    return tuple(one) == tuple(other) or any(same_word(one[0], word) for word in other[1:][-2:])


def names_within(name: Aliases, thing: Aliases) -> bool:
    """Say whether the words for a thing hold two words of somebody's name ("home of Jean Moulin")."""
    return any(shared_words(name_words(a), fold(b).split()) >= 2 for a in name for b in thing)


def content(aliases: Iterable[str], plain: frozenset[str]) -> frozenset[str]:
    """Return the words of descriptions, singular, without those that describe too much to tell things apart."""
    words = (word for alias in aliases for word in fold(alias).split())
    return frozenset(bare for word in words if (bare := singular(word)) not in plain and len(bare) > 2)


def singular(word: str) -> str:
    """Take off the ending of a plural."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
