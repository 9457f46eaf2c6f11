"""Sentences that name a party, as lower-cased words, and where in them it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whence.reference.phrases import PhraseIndex

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class NamingSentence:
    """A sentence's words, lower-case, and where the party stands among them, as (first word, word after the last)."""

    words: tuple[str, ...]
    named: tuple[tuple[int, int], ...]

    def distance(self, first: int, last: int) -> int:
        """Count the words between the party and some words."""
        return min(max(first - end, begin - last, 0) for begin, end in self.named)


def naming(text: str, names: Sequence[str]) -> NamingSentence:
    """Find a party's names in a sentence; names and text are as `key` writes them."""
    words = tuple(text.split())
    found = []
    for name in names:
        parts = tuple(name.split())
        found += [(n, n + len(parts)) for n in range(len(words)) if words[n : n + len(parts)] == parts]
    return NamingSentence(words, tuple(sorted(found)) or ((0, 0),))


def key(text: str) -> str:
    """Return the words of a text, lower-case, with one space between them."""
    return " ".join(_WORD.findall(text.lower()))


def holds(text: str, names: Iterable[str]) -> bool:
    """Say whether a text holds one of some names, whole words only."""
    return any(f" {name} " in f" {text} " for name in names if name)


def distance(sentence: int, texts: Sequence[str], deed: Sequence[str]) -> int:
    """Count the sentences to the nearest that tells of the deed; 0 where no words tell it."""
    if not deed:
        return 0
    there = [abs(n - sentence) for n, text in enumerate(texts) if holds(text, deed)]
    return min(there, default=len(texts))


def matches(index: PhraseIndex[str], words: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the phrases of a list stand, as (first word, word after the last)."""
    return [(match.begin_word, match.end_word) for match in index.match(words)]


def sources(words: Sequence[str]) -> list[tuple[int, int]]:
    """Return where "according to" stands."""
    return [(n, n + 2) for n in range(len(words) - 1) if words[n : n + 2] == ("according", "to")]
