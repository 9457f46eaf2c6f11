"""Words by which two tellings are known to be of one happening: content words, and names among them."""

from __future__ import annotations

import re
from functools import lru_cache

from whence.link.parties import proper_names
from whence.reference.agents import agents
from whence.reference.linking import linking
from whence.reference.morphology import singular
from whence.reference.states import states

_WORD = re.compile(r"[^\W\d_][\w'’-]*[^\W_]|\d[\d.,]*\d|\d")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_SHORTEST = 3


def content_words(text: str) -> tuple[str, ...]:
    """Return the words of a text that say what it is on: lower-case, singular, sorted, each once."""
    stop = linking().stop_words
    found = {_plain(word) for word in _WORD.findall(text)}
    return tuple(sorted(word for word in found if len(word) >= _SHORTEST and word not in stop))


@lru_cache(maxsize=16384)
def _plain(word: str) -> str:
    """Return a word small, and singular where it is no name."""
    bare = _POSSESSIVE.sub("", word.lower())
    noun = singular(bare)
    return noun if noun in linking().common_words else bare


@lru_cache(maxsize=16384)
def names_in(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase that are names, lower-case, sorted.

    Where everything is in capitals they are those that no list knows as a common word.
    """
    if not phrase.isupper():
        return tuple(sorted(word for word in proper_names(phrase) if not _is_of_many(word)))
    names = {_POSSESSIVE.sub("", word) for word in proper_names(phrase.title())}
    known = linking().common_words
    return tuple(sorted(w for w in names if len(w) >= _SHORTEST and _plain(w) not in known and not _is_of_many(w)))


def _is_of_many(word: str) -> bool:
    """Say whether a word names a state, a people or a faith: it tells nobody from others."""
    return word in agents().peoples or states().lookup(word) is not None


def names_among(words: tuple[str, ...]) -> frozenset[str]:
    """Return the words that are no common ones: names, mostly."""
    return frozenset(words) - linking().common_words


def rare_among(words: tuple[str, ...]) -> frozenset[str]:
    """Return the words that few texts have."""
    rare = names_among(words) - linking().frequent_words
    return frozenset(word for word in rare if not word[0].isdigit())
