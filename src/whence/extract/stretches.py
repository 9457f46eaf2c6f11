"""Stretches of text that may name a party of an event: arguments that the encoder tagged, or words beside the event."""

from __future__ import annotations

from typing import TypeAlias

from whence.extract.encoder import Tag
from whence.extract.words import Words
from whence.model.span import Span

Stretch: TypeAlias = Tag | Span
Stretches: TypeAlias = list[Stretch]
"""The best first."""
AIMED = frozenset("at on against into".split())
"""Prepositions behind which stands what is hit: "opened fire on", "rockets at"."""


def opens_with(words: Words, stretch: Stretch, openers: frozenset[str]) -> bool:
    """Say whether a stretch begins with one of some lower-cased words."""
    first = words.inside(stretch.begin, stretch.end).start
    return bool(openers & set(words.lower[first : first + 1]))
