"""Compare texts that name participants: to the PLOVER score, "the army" and "army units" are the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whence.bench.scores.pairing import Pair

_DETERMINERS = frozenset("the a an some its their his her several many two three four".split())
_HEAD_ENDS = frozenset("of in from for on at who that which to by".split())
_POSSESSIVE = re.compile(r"['\u2019]s\b")
_WORD = re.compile(r"[^\W_]+")
_WORD_OR_BREAK = re.compile(r"[^\W_]+|[,;()\[\]]")


def words(text: str) -> list[str]:
    """Return the lower-cased words without determiners and possessives."""
    return [word for word in _WORD.findall(_plain(text)) if word not in _DETERMINERS]


def head(text: str) -> str:
    """Return the last word before a preposition, a relative pronoun or a break; empty where there is none."""
    last = ""
    for token in _WORD_OR_BREAK.findall(_plain(text)):
        if token not in _HEAD_ENDS and token[0].isalnum():
            last = token
        elif last:
            break
    return last


def same(a: str, b: str) -> bool:
    """Say whether one text's words are a run of the other's, or the heads (of 2 letters or more) are equal."""
    short, long = sorted((words(a), words(b)), key=len)
    if not short:
        return False
    if any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1)):
        return True
    return len(head(a)) > 1 and head(a) == head(b)


def pair_same(gold: Sequence[str], predicted: Sequence[str]) -> list[Pair]:
    """Pair texts one-to-one; texts with equal words come first, then the first that is the `same`."""
    free = dict(enumerate(predicted))
    worded = [words(text) for text in predicted]
    pairs = []
    for i in sorted(range(len(gold)), key=lambda i: words(gold[i]) not in worded):
        equal = (j for j in free if worded[j] == words(gold[i]))
        alike = (j for j, other in free.items() if same(gold[i], other))
        found = next(equal, None)
        found = next(alike, None) if found is None else found
        if found is not None:
            del free[found]
            pairs.append((i, found))
    return pairs


def _plain(text: str) -> str:
    return _POSSESSIVE.sub("", text.lower())
