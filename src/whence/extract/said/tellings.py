"""The acts of telling of one document, addressed by the words that are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from whence.extract.said.telling import Telling


@dataclass(frozen=True, slots=True)
class Tellings:
    """All tellings of a document, in the order of their cues."""

    all: tuple[Telling, ...]
    _around: Mapping[int, tuple[Telling, ...]]

    @classmethod
    def of(cls, tellings: Iterable[Telling]) -> Tellings:
        """Index tellings by the words of their contents; linear in the words told."""
        ordered = tuple(tellings)
        found: dict[int, list[Telling]] = {}
        for telling in sorted(ordered, key=size):
            for part in telling.content:
                for word in part:
                    found.setdefault(word, []).append(telling)
        return cls(ordered, {word: tuple(those) for word, those in found.items()})

    def around(self, word: int) -> tuple[Telling, ...]:
        """Return the tellings in whose content a word stands, innermost (shortest content) first."""
        return self._around.get(word, ())


def size(telling: Telling) -> int:
    """Return the number of words told."""
    return sum(map(len, telling.content))
