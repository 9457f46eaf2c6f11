"""Quotation marks: which stretches of a text stand in them, also where one is missing.

A mark opens or closes by its shape, and a straight one by what stands around it. A quotation that runs over paragraphs
opens anew in each and closes once. One that closes and never opened begins with its paragraph, if that is short, or
with its sentence; one that opens and never closes ends with its sentence, or behind a colon with its paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from whence.extract.words import Words

_MARK = re.compile(r"``|''|‘‘|’’|[\"“”„«»‘’‹›']")
_OPENING = frozenset({"“", "«", "„", "‘", "‹", "``", "‘‘"})
_CLOSING = frozenset({"”", "»", "’", "›", "''", "’’"})
_SINGLE = frozenset({"‘", "’", "'", "‹", "›"})
_LOST_WITHIN = 3
"""Sentences of a paragraph before a closing mark that one lost opening mark can have opened."""

_AHEAD = 12
"""Marks among which a single one that opens must find one that closes."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words [first, last) that stand in quotation marks, marks included.

    ``goes_on`` says that it did not close because the next quotation continues it, ``closed`` that its own mark, or
    the next quotation, tells where it ends.
    """

    first: int
    last: int
    goes_on: bool = False
    closed: bool = True


@dataclass(frozen=True, slots=True)
class _Mark:
    begin: int
    end: int
    opens: bool
    closes: bool
    single: bool


@dataclass(frozen=True, slots=True)
class Quotations:
    """The quotations of one document in text order, without those inside others."""

    all: tuple[Quotation, ...]

    @classmethod
    def of(cls, words: Words) -> Quotations:
        """Pair the marks of a document in one pass."""
        return cls(tuple(_pair(words, list(_marks(words.document.text)))))

    def at(self, word: int) -> Quotation | None:
        """Return the quotation in which a word stands, None if in none."""
        index = bisect_right(self.all, word, key=lambda each: each.first) - 1
        return self.all[index] if index >= 0 and word < self.all[index].last else None


def _marks(text: str) -> Iterator[_Mark]:
    for match in _MARK.finditer(text):
        mark, begin, end = match.group(), match.start(), match.end()
        before, after = text[begin - 1 : begin] or " ", text[end : end + 1] or " "
        single = mark in _SINGLE
        if single and before.isalnum() and after.isalnum():
            continue  # an apostrophe
        opens = mark in _OPENING or (mark not in _CLOSING and not after.isspace() and not before.isalnum())
        closes = mark in _CLOSING or (mark not in _OPENING and not before.isspace())
        if mark in {"’", "'"} and not opens and before.isalnum():
            closes = True
        if opens and closes:  # a straight mark between marks: it opens behind a bracket or dash, and closes otherwise
            opens, closes = before in "([—–-", before not in "([—–-"
        yield _Mark(begin, end, opens, closes, single)


def _pair(words: Words, marks: list[_Mark]) -> Iterator[Quotation]:
    text = words.document.text
    opened: _Mark | None = None
    done = 0  # where the last quotation ended
    for number, mark in enumerate(marks):
        if opened is None:
            if mark.opens and _has_end(text, mark, marks[number + 1 : number + _AHEAD]):
                opened = mark
            elif mark.closes and not mark.single:
                begin = _lost_begin(words, mark, done)
                yield _quotation(words, begin, mark.end)
                done = mark.end
        elif mark.single and _is_possessive(text, mark, marks[number + 1 : number + _AHEAD]):
            continue
        elif mark.single == opened.single and mark.closes and not mark.opens:
            yield _quotation(words, opened.begin, mark.end)
            opened, done = None, mark.end
        elif mark.single == opened.single and mark.opens:
            continued = _begins_sentence(words, mark.begin)
            end = _sentence_end_before(words, mark.begin) if continued else _lost_end(words, opened, mark.begin)
            joined = continued and text[end : mark.begin].isspace()
            found = _quotation(words, opened.begin, min(end, mark.begin))
            yield replace(found, goes_on=joined, closed=joined)
            opened, done = mark, mark.begin
    if opened is not None:
        yield replace(_quotation(words, opened.begin, _lost_end(words, opened, len(text))), closed=False)


def _quotation(words: Words, begin: int, end: int) -> Quotation:
    inside = words.inside(begin, end)
    return Quotation(inside.start, inside.stop)


def _has_end(text: str, mark: _Mark, following: list[_Mark]) -> bool:
    """Say whether a single mark is closed in its paragraph: else it is an apostrophe; a double one opens anyhow."""
    if not mark.single:
        return True
    stop = text.find("\n\n", mark.end)
    stop = len(text) if stop < 0 else stop
    later = (m for m in following if m.begin < stop and m.single and m.closes)
    return any(text[m.begin - 1] in ",.!?" or not text[m.end : m.end + 1].isalnum() for m in later)


def _is_possessive(text: str, mark: _Mark, following: list[_Mark]) -> bool:
    """Say whether a single mark is that of a plural ("the rebels' town"), and another closes the quotation."""
    if text[mark.begin - 1 : mark.begin] != "s" or not text[mark.end : mark.end + 2].strip().islower():
        return False
    closing = next((m for m in following if m.single), None)
    return closing is not None and closing.closes and "\n\n" not in text[mark.end : closing.begin]


def _begins_sentence(words: Words, offset: int) -> bool:
    sentence = words.sentence(offset)
    return sentence is not None and sentence.begin == offset


def _sentence_end_before(words: Words, offset: int) -> int:
    index = words.sentence_index(offset)
    sentences = words.document.sentences
    return sentences[index - 1].end if index else offset


def _lost_begin(words: Words, mark: _Mark, done: int) -> int:
    """Return where a quotation begins that closes and never opened."""
    text, sentences = words.document.text, words.document.sentences
    index = words.sentence_index(mark.begin - 1)
    if index is None:
        return mark.begin
    for first in range(index, max(-1, index - _LOST_WITHIN), -1):
        begin = sentences[first].begin
        if first == 0 or text.count("\n", sentences[first - 1].end, begin) > 1:
            return begin if done <= begin else max(sentences[index].begin, done)
    return max(sentences[index].begin, done)


def _lost_end(words: Words, opened: _Mark, limit: int) -> int:
    """Return where a quotation ends that opened and never closed."""
    text = words.document.text
    paragraph = text.find("\n\n", opened.end, limit)
    stop = limit if paragraph < 0 else paragraph
    sentence = words.sentence(opened.begin)
    behind_colon = text[: opened.begin].rstrip().endswith(":")
    if behind_colon or sentence is None:
        return stop
    return min(stop, sentence.end)
