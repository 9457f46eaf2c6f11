"""Words by which two tellings are known to be of one happening: content words, and names among them."""

from __future__ import annotations

import re
from functools import lru_cache

from whence.link.parties import head, proper_names
from whence.reference.agents import agents
from whence.reference.linking import linking
from whence.reference.morphology import singular

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
    return singular(_POSSESSIVE.sub("", word.lower()))


@lru_cache(maxsize=16384)
def names_in(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase that are names, lower-case, sorted.

    Where everything is in capitals they are those that no list knows as a common word.
    """
    if not phrase.isupper():
        return tuple(sorted(proper_names(phrase)))
    common = linking().common_words
    words = {_POSSESSIVE.sub("", word.lower()) for word in _WORD.findall(phrase)}
    return tuple(
        sorted(
            word
            for word in words - {head(phrase)}
            if len(word) >= _SHORTEST and not agents().lookup(word) and not {word, singular(word)} & common
        )
    )


def rare_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that no list knows as common: names, mostly."""
    common = linking().common_words
    return tuple(word for word in words if word not in common)
