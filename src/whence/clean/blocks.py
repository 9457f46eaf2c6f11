"""Blocks: the paragraphs and single lines that a text is made of, hard-wrapped or not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

_LINE = re.compile(r"[^\n]+")
_MARKUP = re.compile(r"</?(?:u|b|i|em|strong|a|span|p|br)\b[^<>]{0,200}>|\*\*|__")
_WORD = re.compile(r"\w+")

_WRAP_AT_MOST = 100
"""Longest line of hard-wrapped copy: wires wrap at 64 to 80 characters."""

_NEARLY_FULL = 0.75

_LONG_SHARE = 0.05
"""Share of longer lines above which a text is not hard-wrapped; below it they are addresses and tables."""

_INDENT = 2
_ITEM = re.compile(r"(?:[-*•–—·▪►]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_HEAD_LINE = re.compile(r"(?:by\s+[A-Z]|[\w' -]{1,24}:\s)", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"[.!?…。！？؟۔][\"'”’»)\]]*\s*\Z")


@dataclass(frozen=True)
class Block:
    """A stretch ``[begin, end)`` of a text that starts and ends with a character that is no blank."""

    begin: int
    end: int
    source: str = field(repr=False)

    @property
    def text(self) -> str:
        """The characters of the block."""
        return self.source[self.begin : self.end]

    @cached_property
    def plain(self) -> str:
        """The block on one line, without remnants of markup: for matching, not for offsets."""
        return " ".join(_MARKUP.sub("", self.text).split())

    @cached_property
    def words(self) -> int:
        """The number of words."""
        return sum(1 for _ in _WORD.finditer(self.text))

    @property
    def ends_sentence(self) -> bool:
        """Whether the block ends as a sentence does."""
        return bool(_ENDS_SENTENCE.search(self.text[-12:]))


@dataclass(frozen=True, slots=True)
class _Line:
    begin: int
    end: int
    indent: int


def blocks(text: str) -> list[Block]:
    """Cut a text into blocks, in order. Lines that were wrapped belong to one block; every letter is in some block."""
    lines = _lines(text)
    width = _wrap_width(lines)
    found: list[Block] = []
    start = 0
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if following is None or not _runs_on(text, line, following, width):
            found.append(Block(lines[start].begin, line.end, text))
            start = index + 1
    return found


def _lines(text: str) -> list[_Line]:
    lines = []
    for match in _LINE.finditer(text):
        content = match.group().strip()
        if content:
            begin = match.start() + len(match.group()) - len(match.group().lstrip())
            lines.append(_Line(begin, begin + len(content), begin - match.start()))
    return lines


def _wrap_width(lines: list[_Line]) -> int:
    """Estimate the width that lines were wrapped to; 0 where they were not."""
    widths = [line.end - line.begin + line.indent for line in lines]
    short = [width for width in widths if width <= _WRAP_AT_MOST]
    if not short or len(widths) - len(short) > _LONG_SHARE * len(widths):
        return 0
    return max(short)


def _runs_on(text: str, line: _Line, following: _Line, width: int) -> bool:
    """Say whether the second line carries on the first."""
    between = text[line.end : following.begin]
    if between.count("\n") > 1:
        return False
    opening = text[following.begin : following.begin + 40]
    if _ITEM.match(opening) or following.indent >= line.indent + _INDENT:
        return False
    unfinished = not _ENDS_SENTENCE.search(text[max(line.begin, line.end - 12) : line.end])
    if opening[0].islower() and unfinished:
        return True
    if not width or _HEAD_LINE.match(opening):
        return False
    # a wrapped line ends where the next word would not have fitted; editors leave some shorter
    length = line.indent + line.end - line.begin
    return length + 1 + len(opening.split(maxsplit=1)[0]) > width or (unfinished and length >= _NEARLY_FULL * width)
