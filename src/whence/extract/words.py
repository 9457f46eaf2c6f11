"""A document's words, addressed by position in the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from whence.model.document import Document
from whence.model.span import Span


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document in order, with their offsets and the sentence each belongs to.

    ``begins`` and ``ends`` are code points into the text, ``lower`` the lower-cased words. Look-ups cost O(log n).
    """

    document: Document
    begins: tuple[int, ...]
    ends: tuple[int, ...]
    lower: tuple[str, ...] = field(repr=False)
    sentence_begins: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, document: Document, offsets: Sequence[tuple[int, int]]) -> Words:
        """Index the words at the given (begin, end) offsets, which are in order and do not overlap."""
        text = document.text
        return cls(
            document,
            tuple(begin for begin, _ in offsets),
            tuple(end for _, end in offsets),
            tuple(text[begin:end].lower() for begin, end in offsets),
            tuple(sentence.begin for sentence in document.sentences),
        )

    def at(self, offset: int) -> int | None:
        """Return the index of the word that covers a code point, or None between words."""
        index = bisect_right(self.begins, offset) - 1
        return index if index >= 0 and offset < self.ends[index] else None

    def inside(self, begin: int, end: int) -> range:
        """Return the indices of the words that lie wholly in ``[begin, end)``."""
        first = bisect_left(self.begins, begin)
        return range(first, max(first, bisect_right(self.ends, end)))

    def span(self, first: int, last: int) -> Span:
        """Return the span from word ``first`` up to and without word ``last``."""
        return self.document.span(self.begins[first], self.ends[last - 1])

    def sentence_index(self, offset: int) -> int | None:
        """Return the index of the sentence that covers a code point, or None outside of sentences."""
        index = bisect_right(self.sentence_begins, offset) - 1
        if index < 0 or offset >= self.document.sentences[index].end:
            return None
        return index

    def sentence(self, offset: int) -> Span | None:
        """Return the sentence that covers a code point, or None outside of sentences."""
        index = self.sentence_index(offset)
        return None if index is None else self.document.sentences[index]
