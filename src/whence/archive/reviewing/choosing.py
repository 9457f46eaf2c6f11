"""What choosers share: the question, a choice, and words as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from whence.model.place import Place
from whence.model.reading import Reading
from whence.model.span import Span
from whence.reference.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that words can have: plain data, how it reads, and why. ``place`` is there to be drawn."""

    value: Any
    words: str
    reason: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """Selected words of a document, and what a person typed instead of, or beside, selecting."""

    reading: Reading
    spans: tuple[Span, ...]
    typed: str
    gazetteer: Gazetteer


def offsets(span: Span) -> dict[str, Any]:
    """Write where words stand."""
    return {"begin": span.begin, "end": span.end, "text": span.text}


def flat(span: Span) -> str:
    """Write words in one line."""
    return " ".join(span.text.split())
