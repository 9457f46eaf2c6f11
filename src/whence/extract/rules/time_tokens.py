"""The words of a text as the time grammar sees them: words, runs of digits, single marks, paragraph ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TypeAlias

from whence.model.timex import Meaning, TimexType

PARAGRAPH = "\n"
# No production looks further ahead than this; the token lists end in as many empty tokens, so none checks for the end.
LOOKAHEAD = 32

# Every alternative starts with another kind of character and none backtracks, so the pass is linear.
_TOKEN = re.compile(r"\n\s*\n|[^\W\d_]+|\d+|[^\w\s]|_")
_HYPHENS = frozenset("-–‑—")
_CLOSE_HYPHENS = frozenset("-–‑")
APOSTROPHES = frozenset("'’‘`")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one text. ``low`` is lower-cased; indices past the end and -1 give the empty token."""

    text: str = field(repr=False)
    low: tuple[str, ...]
    begins: tuple[int, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, text: str) -> Tokens:
        """Cut a text into tokens, in time linear in its length."""
        found = [(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text)]
        low = [PARAGRAPH if word[0] == "\n" else word.lower() for _, _, word in found]
        pad = LOOKAHEAD + 1
        last = len(text)
        return cls(
            text,
            (*low, *[""] * pad),
            (*(begin for begin, _, _ in found), *range(last + 1, last + 1 + 2 * pad, 2)),
            (*(end for _, end, _ in found), *range(last + 1, last + 1 + 2 * pad, 2)),
        )

    def __len__(self) -> int:
        return len(self.low) - LOOKAHEAD - 1

    def raw(self, index: int) -> str:
        """Return a token as it is written."""
        return self.text[self.begins[index] : self.ends[index]]

    def glued(self, index: int) -> bool:
        """Say whether a token touches the one before it."""
        return index > 0 and self.begins[index] == self.ends[index - 1]

    def capital(self, index: int) -> bool:
        """Say whether a token is written with a capital."""
        return self.raw(index)[:1].isupper()

    def shouted(self, index: int) -> bool:
        """Say whether a token and a neighbouring word stand in capitals, as in wire copy."""
        return self.raw(index).isupper() and any(
            len(word) > 1 and word.isupper() for word in (self.raw(index - 1) if index else "", self.raw(index + 1))
        )

    def hyphen(self, index: int) -> int | None:
        """Return the index after a hyphen that joins two tokens; None where there is none."""
        joins = self.low[index] in _CLOSE_HYPHENS and self.glued(index) and self.glued(index + 1)
        return index + 1 if joins else None

    def past_hyphen(self, index: int) -> int:
        """Return the index after a joining hyphen, or the same index."""
        return index + 1 if self.hyphen(index) else index

    def before_hyphen(self, index: int) -> int:
        """Return the index of a joining hyphen right before a token, or the same index."""
        return index - 1 if index > 1 and self.hyphen(index - 1) else index

    def dash(self, index: int) -> bool:
        """Say whether a token is a hyphen or dash of any length."""
        return self.low[index] in _HYPHENS

    def possessive(self, index: int) -> int | None:
        """Return the index after a possessive ``'s`` or ``'``; None where there is none."""
        if self.low[index] not in APOSTROPHES or not self.glued(index):
            return None
        return index + 2 if self.low[index + 1] == "s" and self.glued(index + 1) else index + 1

    def phrase(self, index: int, *words: str) -> int | None:
        """Return the index after the given words, None where they do not stand there."""
        return index + len(words) if self.low[index : index + len(words)] == words else None


@dataclass(frozen=True, slots=True)
class Match:
    """What a production found: the index after its last token, the TIMEX3 type, and the meaning."""

    end: int
    type: TimexType
    meaning: Meaning
    modifier: str | None = None


Found: TypeAlias = Match | None


def longest(*matches: Found) -> Found:
    """Return the match that reaches furthest, the first of them where several do."""
    best: Found = None
    for match in matches:
        if match is not None and (best is None or match.end > best.end):
            best = match
    return best
