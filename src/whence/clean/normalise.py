"""Settle the characters of a text before offsets are counted; what is taken out is counted and told."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from whence.model.reading import Rejection

_NEWLINE = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028]")
_PARAGRAPH = re.compile(r"\u2029")

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f"  # control characters but tab and newline
    "\u00ad\u200b\u2060-\u2064\ufeff"  # soft hyphen, zero-width space, word joiner and its like: they cut words in two
    "\u202a-\u202e\u2066-\u206f"  # bidirectional embeddings, overrides and isolates: the eye would read another order
    "\ufff9-\ufffb\U000e0000-\U000e007f\U000e0100-\U000e01ef"  # marks, tags and selectors: text that no eye sees
    "]"
)
"""Zero-width joiner and non-joiner stay (Persian, Urdu and Indic words need them), and so do the bidirectional marks,
which reorder nothing that stands outside them."""

_MOJIBAKE = re.compile("[ÃÂ][\u0080-\u00bf]|â[\u0080\u20ac]|Ð[\u0080-\u00bf°±²³]")
"""What UTF-8 looks like when it was read as Windows-1252: only then is the heavier check worth its time."""


def normalise(text: str) -> tuple[str, tuple[Rejection, ...]]:
    """Return the text with one kind of newline and without unseen characters, and a rejection for each repair."""
    repaired, unseen = False, Counter[str]()
    before = None
    while text != before:  # what is taken out can bring together what looks wrongly decoded; each round shortens it
        before = text
        text = _repaired(text)
        repaired = repaired or text != before
        text = _PARAGRAPH.sub("\n\n", _NEWLINE.sub("\n", text))
        unseen.update(_UNSEEN.findall(text))
        text = _UNSEEN.sub("", text)
    notes: list[Rejection] = []
    if repaired:
        notes.append(Rejection("clean", None, "the text had been decoded wrongly before it came here; repaired"))
    if unseen:
        listed = ", ".join(f"{_name(character)} × {count}" for character, count in unseen.most_common(5))
        notes.append(Rejection("clean", None, f"{unseen.total()} unseen characters were taken out: {listed}"))
    return text, tuple(notes)


def _repaired(text: str) -> str:
    if not _MOJIBAKE.search(text):
        return text
    import ftfy  # its tables take longer to load than most texts to read

    return str(ftfy.fix_encoding(text))


def _name(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, 'control').lower()}"
