"""What all constructions of reported speech yield: an act of telling, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Telling:
    """An act of telling, as ranges of word indices.

    ``cue`` are the words that say that somebody tells something, ``source`` those that name who does (None where
    nobody is named), ``content`` what is told, in text order. ``certain`` says that a construction tells it, and not
    the encoder alone, ``verbatim`` that it is direct speech whether quotation marks stand around it or not.
    """

    cue: range
    source: range | None
    content: tuple[range, ...]
    certain: bool = True
    verbatim: bool = False

    def with_content(self, more: Iterable[range]) -> Telling:
        """Return the telling with more content; what overlaps becomes one."""
        return replace(self, content=merged((*self.content, *more)))

    def holds(self, other: Telling) -> bool:
        """Say whether another telling is part of what this one tells."""
        return any(part.start <= other.cue.start and other.cue.stop <= part.stop for part in self.content)


def merged(parts: Iterable[range]) -> tuple[range, ...]:
    """Return the ranges in order, with those that touch or overlap made one, and without empty ones."""
    out: list[range] = []
    for part in sorted((part for part in parts if part), key=lambda part: (part.start, part.stop)):
        if out and part.start <= out[-1].stop:
            out[-1] = range(out[-1].start, max(out[-1].stop, part.stop))
        else:
            out.append(part)
    return tuple(out)


def without(parts: Sequence[range], hole: range) -> tuple[range, ...]:
    """Return the ranges without the words of another."""
    cut = [
        piece
        for part in parts
        for piece in (range(part.start, min(part.stop, hole.start)), range(max(part.start, hole.stop), part.stop))
    ]
    return merged(cut) if hole else tuple(parts)


def clipped(parts: Iterable[range], stop: int) -> tuple[range, ...]:
    """Return the ranges without the words from ``stop`` on."""
    return merged(range(part.start, min(part.stop, stop)) for part in parts)
