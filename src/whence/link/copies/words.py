"""A text as the words that copies are compared by: case, accents, quotes, punctuation and layout do not count."""

from __future__ import annotations

import re
import unicodedata

from whence.model.document import Document

_APOSTROPHES = re.compile("['‘’ʼ`´]+")
"""Deleted, so that "don't" stays one word however its apostrophe is written."""
_MARKS = re.compile("[\u0300-\u036f]+")
"""Accents, once they stand apart from their letters."""
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded. Numbers are words: two daily reports may differ in nothing else."""
    return _WORD.findall(_folded(text))


def _folded(text: str) -> str:
    text = _APOSTROPHES.sub("", text)
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold()


def story_of(document: Document) -> str:
    """Return the text of a document without its boilerplate, a blank line in place of each stretch."""
    parts, done = [], 0
    for span in sorted((part.span for part in document.boilerplate), key=lambda span: span.begin):
        if span.begin > done:
            parts.append(document.text[done : span.begin])
        done = max(done, span.end)
    parts.append(document.text[done:])
    return "\n\n".join(stripped for part in parts if (stripped := part.strip()))
