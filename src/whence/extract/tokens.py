"""Cut text into words the encoder tags, and describe how each word looks.

Every offset is a Unicode code point into the text that was given; ``end`` is exclusive. All functions are linear in the
length of the text.
"""

import re
from dataclasses import dataclass
from enum import IntEnum

# Treebank conventions (hyphens, clitics and punctuation stand apart; figures and initialisms stay whole), so that words
# line up with the tokens of Universal Dependencies and PropBank. Changing this needs a newly trained model.
_WORD = re.compile(
    r"""
    \d+(?:[.,]\d+)*\w*          # 1,500  3.5  2nd  1990s
  | (?:[^\W\d_]\.){2,}          # U.S.  a.m.
  | [^\W\d_]+?(?=n['’]t\b)      # the "do" of don't
  | n['’]t\b
  | ['’](?:s|re|ve|ll|d|m)\b
  | \w+
  | ([^\w\s])\1*                # one mark, or a run of the same mark
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Shape(IntEnum):
    """How a word is written; the encoder's base model is uncased, so this is all it knows of capitals."""

    NONE = 0
    LOWER = 1
    TITLE = 2
    UPPER = 3
    INITIAL = 4
    MIXED = 5
    DIGITS = 6
    WITH_DIGITS = 7
    MARK = 8
    UNCASED = 9


class Gap(IntEnum):
    """What stands before a word."""

    NOTHING = 0
    SPACE = 1
    PARAGRAPH = 2


@dataclass(frozen=True, slots=True)
class Word:
    """A word's place in the text."""

    begin: int
    end: int


def split_words(text: str) -> list[Word]:
    """Return the words of ``text`` in order; they never overlap and hold no white space."""
    return [Word(match.start(), match.end()) for match in _WORD.finditer(text)]


def shape_of(word: str) -> Shape:
    """Return how ``word`` is written."""
    if word.isdigit():
        return Shape.DIGITS
    if any(c.isdigit() for c in word):
        return Shape.WITH_DIGITS
    if not any(c.isalpha() for c in word):
        return Shape.MARK
    if word.islower():
        return Shape.LOWER
    if word.isupper():
        return Shape.INITIAL if sum(c.isalpha() for c in word) == 1 else Shape.UPPER
    if word[0].isupper() and word[1:].islower():
        return Shape.TITLE
    return Shape.MIXED if word.lower() != word or word.upper() != word else Shape.UNCASED


def gap_before(text: str, previous_end: int, begin: int) -> Gap:
    """Return what lies between the end of the previous word and ``begin``; the first word of a text opens a paragraph.

    A single line break counts as a space, since wire copy is often hard-wrapped.
    """
    if previous_end < 0:
        return Gap.PARAGRAPH
    if previous_end == begin:
        return Gap.NOTHING
    return Gap.PARAGRAPH if text.count("\n", previous_end, begin) > 1 else Gap.SPACE
