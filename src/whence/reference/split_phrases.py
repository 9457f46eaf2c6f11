"""Verb phrases whose object may stand inside them: "gun .. down" in "gunned three men down"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from whence.reference.phrases import PhraseIndex

T = TypeVar("T")

_LONGEST_OBJECT = 7  # words; "took seven employees of the company hostage" has five
# What no object holds: behind one of these the verb's object has ended.
_BREAKERS = frozenset(
    (
        ', . ; : ! ? ( ) " “ ” — – - and or but that which who whom whose where when while because if as than to by '
        "from on in at with for after before since during against into is are was were be been has have had said says "
        "will would "
    ).split()
)
_JOINTS = frozenset({"and", "or", ","})  # these part the members of an object, but never open one


@dataclass(frozen=True, slots=True)
class SplitMatch(Generic[T]):
    """A phrase found in two parts: words [begin_word, head_end) and [tail_begin, end_word)."""

    begin_word: int
    head_end: int
    tail_begin: int
    end_word: int
    values: tuple[T, ...]


class SplitIndex(Generic[T]):
    """A set of verb phrases in two parts, each with a value."""

    def __init__(self) -> None:
        self._heads: PhraseIndex[tuple[tuple[str, ...], T]] = PhraseIndex()

    def add(self, head: str, tail: str, value: T) -> None:
        """Add a phrase: the verb, which is inflected, and what follows its object, taken as it is."""
        self._heads.add(head, "verb", (tuple(tail.lower().split()), value))

    def match(self, words: Sequence[str]) -> Iterator[SplitMatch[T]]:
        """Yield the phrases whose object stands inside, from left to right; the nearest and then longest tail wins."""
        lower = [word.lower() for word in words]
        for head in self._heads.match(lower):
            found = self._tail(lower, head.end_word, head.values)
            if found is not None:
                begin, end, values = found
                yield SplitMatch(head.begin_word, head.end_word, begin, end, values)

    def _tail(
        self, words: Sequence[str], begin: int, tails: Sequence[tuple[tuple[str, ...], T]]
    ) -> tuple[int, int, tuple[T, ...]] | None:
        for at in range(begin, min(begin + _LONGEST_OBJECT + 1, len(words))):
            fitting = [(tail, value) for tail, value in tails if tuple(words[at : at + len(tail)]) == tail]
            if fitting and at > begin:
                length = max(len(tail) for tail, _ in fitting)
                return at, at + length, tuple(value for tail, value in fitting if len(tail) == length)
            if words[at] in _BREAKERS and (at == begin or words[at] not in _JOINTS):
                return None
        return None
