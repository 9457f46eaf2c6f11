"""Which stretches of a text stand between quotation marks.

A closing mark that is missing is made good at the end of the line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from whence.model.span import Span

_MARK = re.compile(r"[\"“”«»]|\n\s*\n?")


@dataclass(frozen=True, slots=True)
class Quotations:
    """The quoted stretches of one text, in order, as code points without their marks."""

    begins: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Quotations:
        """Find them in one pass: a line's end closes whatever is open."""
        stretches: list[tuple[int, int]] = []
        opened: int | None = None
        for mark in [*_MARK.finditer(text), None]:
            closing = mark is None or mark.group() not in ("“", "«")
            if opened is not None and closing:
                stretches.append((opened, mark.start() if mark else len(text)))
                opened = None
            elif opened is None and mark is not None and mark.group() in ('"', "“", "«"):
                opened = mark.end()
        return cls(tuple(begin for begin, _ in stretches), tuple(end for _, end in stretches))

    def around(self, span: Span) -> tuple[int, int] | None:
        """Return the quoted stretch that a span stands in, None outside of quotation marks."""
        index = bisect_right(self.begins, span.begin) - 1
        return (self.begins[index], self.ends[index]) if index >= 0 and span.end <= self.ends[index] else None
