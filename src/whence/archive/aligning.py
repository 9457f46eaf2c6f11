"""Where the words of one text stand in another: for the texts of two versions of a report."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Alignment:
    """Runs of words that two texts share: code points [begin, end) of the first, and where they begin in the second.

    ``same`` says that the texts are one and the same.
    """

    same: bool
    runs: tuple[tuple[int, int, int], ...] = ()

    def place(self, begin: int, end: int) -> tuple[int, int] | None:
        """Find where words of the first text stand in the second; None where they are gone or no longer together."""
        if self.same:
            return begin, end
        at = bisect_right(self.runs, begin, key=lambda run: run[0]) - 1
        if at < 0:
            return None
        first, last, other = self.runs[at]
        return (begin - first + other, end - first + other) if end <= last else None


def align(before: str, after: str) -> Alignment:
    """Align two texts by their words, in order."""
    if before == after:
        return Alignment(True)
    old, new = list(_WORD.finditer(before)), list(_WORD.finditer(after))
    matcher = SequenceMatcher(None, [word.group() for word in old], [word.group() for word in new])
    runs: list[tuple[int, int, int]] = []
    for block in matcher.get_matching_blocks():
        for offset in range(block.size):  # word by word, since blanks between them may differ
            one, other = old[block.a + offset], new[block.b + offset]
            joined = runs and runs[-1][2] - runs[-1][0] == other.start() - one.start() and offset
            begin, shifted = (runs[-1][0], runs[-1][2]) if joined else (one.start(), other.start())
            if joined:
                runs.pop()
            runs.append((begin, one.end(), shifted))
    return Alignment(False, tuple(runs))
