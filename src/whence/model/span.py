"""Spans: where in a document's text something stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from whence.model.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of Unicode code points ``[begin, end)`` of one document's text.

    A span holds the whole text it points into (a reference, not a copy), and its own text is derived from it, so a
    span whose text is not the slice cannot be built.

    Raises:
        SpanError: the offsets are not ``0 <= begin < end <= len(source)``.
    """

    begin: int
    end: int
    source: str = field(repr=False, compare=False)

    def __post_init__(self) -> None:
        if not 0 <= self.begin < self.end <= len(self.source):
            raise SpanError(f"span {self.begin}-{self.end} does not lie in a text of {len(self.source)} code points")

    @property
    def text(self) -> str:
        """The words themselves."""
        return self.source[self.begin : self.end]

    def covers(self, other: Span) -> bool:
        """Say whether the other span lies wholly inside this one."""
        return self.begin <= other.begin and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Say whether the two spans share a code point."""
        return self.begin < other.end and other.begin < self.end

    def distance(self, other: Span) -> int:
        """Count the code points between the two spans; 0 where they touch or overlap."""
        return max(0, max(self.begin, other.begin) - min(self.end, other.end))


def hull(spans: Iterable[Span]) -> Span:
    """Return the smallest span that covers all the given ones.

    Raises:
        SpanError: there are none, or they point into different texts.
    """
    several = list(spans)
    if not several:
        raise SpanError("no spans to take the hull of")
    source = several[0].source
    if any(span.source is not source and span.source != source for span in several):
        raise SpanError("spans of different texts have no hull")
    return Span(min(span.begin for span in several), max(span.end for span in several), source)
