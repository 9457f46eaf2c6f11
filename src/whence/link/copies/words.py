"""A text as the words that copies are compared by: case, accents, quotes, punctuation and layout do not count."""

from __future__ import annotations

import re
import sys
import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from whence.link.copies.runs import Hashes, run_hashes
from whence.model.document import Document

_APOSTROPHES = re.compile("['‘’ʼ`´]+")
"""Deleted, so that "don't" stays one word however its apostrophe is written."""
_MARKS = re.compile("[\u0300-\u036f]+")
"""Accents, once they stand apart from their letters."""
_WORD = re.compile(r"[^\W_]+")
_LETTERS = "(?:[^\\W_][\u0300-\u036f]*)+"
_TOKEN = re.compile(f"{_LETTERS}(?:['‘’ʼ`´]+{_LETTERS})*")
_SPEECH_MARK = re.compile(r"[“”\"«»]|\n\s*\n")
_ALL_CAPITALS = 0.5
"""Share of words with a capital from which capitals say nothing."""
_SENTENCE_BREAK = frozenset('.!?:“"\n')
_OPENING, _CLOSING = "“«", "”»"


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded. Numbers are words: two daily reports may differ in nothing else."""
    return _WORD.findall(_folded(text))


def _folded(text: str) -> str:
    text = _APOSTROPHES.sub("", text)
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text with their offsets, and which of them stand in quotation marks.

    Attributes:
        folded: the words.
        begins: the offset of each word.
        ends: the offset behind each word.
        spoken: a byte a word, 1 where it is direct speech. Two reporters who heard the same statement share it without
            one having read the other.
        facts: a byte a word, 1 where it is a number, or begins with a capital and no sentence. Copies keep those;
            two reports in the same form, as bulletins have, share all but those.
        runs: the hash of every run of ``RUN`` words.
    """

    folded: tuple[str, ...]
    begins: Sequence[int]
    ends: Sequence[int]
    spoken: bytes
    facts: bytes
    runs: Hashes = field(compare=False)

    @classmethod
    def of(cls, text: str) -> Words:
        """Split a text."""
        found = [(match.start(), match.end()) for match in _TOKEN.finditer(text)]
        cache: dict[str, str] = {}
        folded = []
        for begin, end in found:
            word = text[begin:end]
            if word not in cache:
                cache[word] = sys.intern(_folded(word))  # thousands of texts are held at once, and share their words
            folded.append(cache[word])
        begins, ends = array("I", (begin for begin, _ in found)), array("I", (end for _, end in found))
        return cls(tuple(folded), begins, ends, _spoken(begins, text), _facts(found, text), run_hashes(folded))

    def __len__(self) -> int:
        return len(self.folded)


def _spoken(begins: Sequence[int], text: str) -> bytes:
    """Mark the words in quotation marks; a quotation ends with its paragraph at the latest."""
    flags, word = bytearray(len(begins)), 0
    for begin, end in _quotations(text):
        while word < len(begins) and begins[word] < begin:
            word += 1
        while word < len(begins) and begins[word] < end:
            flags[word] = 1
            word += 1
    return bytes(flags)


def _facts(words: list[tuple[int, int]], text: str) -> bytes:
    """Mark numbers and names; where everything is in capitals, only numbers."""
    capitals = sum(text[begin].isupper() for begin, _ in words) < len(words) * _ALL_CAPITALS
    flags, before = bytearray(len(words)), 0
    for at, (begin, end) in enumerate(words):
        first = text[begin]
        begins = before == 0 or not _SENTENCE_BREAK.isdisjoint(text[before:begin])
        flags[at] = first.isdigit() or (capitals and first.isupper() and not begins)
        before = end
    return bytes(flags)


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    opened: int | None = None
    for mark in _SPEECH_MARK.finditer(text):
        sign = mark[0]
        if opened is None:
            opened = mark.end() if sign in _OPENING or sign == '"' else None
        elif sign in _CLOSING or sign == '"' or sign.isspace():
            yield opened, mark.start()
            opened = None
    if opened is not None:
        yield opened, len(text)


def story_of(document: Document) -> str:
    """Return the text of a document without its boilerplate, a blank line in place of each stretch."""
    parts, done = [], 0
    for span in sorted((part.span for part in document.boilerplate), key=lambda span: span.begin):
        if span.begin > done:
            parts.append(document.text[done : span.begin])
        done = max(done, span.end)
    parts.append(document.text[done:])
    return "\n\n".join(stripped for part in parts if (stripped := part.strip()))
