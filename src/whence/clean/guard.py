"""Characters that no eye sees, carried through the library that finds the article.

It takes them all out without a word: the joiners that Persian and Indic words need are lost, and nobody learns that a
page turned its text around. So they travel as signs of a script that no report is written in, and come back after.
"""

from __future__ import annotations

import re
from typing import Any

_BLOCK = range(0x1D800, 0x1DA8C)
"""Sutton SignWriting: printable signs, so that nothing strips them, and of no alphabet."""

_TRAVEL = [
    chr(code)
    for first, last in (
        (0x00AD, 0x00AD),  # soft hyphen
        (0x0600, 0x0605),  # Arabic number signs, which are seen
        (0x061C, 0x061C),  # Arabic letter mark
        (0x180E, 0x180E),  # Mongolian vowel separator
        (0x200B, 0x200F),  # zero-width space, joiners, marks of direction
        (0x202A, 0x202E),  # bidirectional embeddings and overrides
        (0x2060, 0x206F),  # word joiner, operators, isolates
        (0xFEFF, 0xFEFF),  # byte order mark
        (0xFFF9, 0xFFFB),  # interlinear marks
        (0xE0000, 0xE007F),  # tag characters
    )
    for code in range(first, last + 1)
]
"""Format characters of Unicode (general category Cf) that reports and hostile pages have."""

_OUT = {ord(character): chr(code) for character, code in zip(_TRAVEL, _BLOCK, strict=False)}
_BACK = {ord(sign): chr(code) for code, sign in _OUT.items()}
_ANY = re.compile(f"[{re.escape(''.join(_TRAVEL))}]")
_SIGNS = re.compile(f"[{chr(_BLOCK.start)}-{chr(_BLOCK.stop - 1)}]")
_STAY = "\u200c\u200d\u200e\u200f\u0600\u0601\u0602\u0603\u0604\u0605"
_GO = dict.fromkeys(ord(character) for character in _TRAVEL if character not in _STAY)


def guard(tree: Any) -> bool:
    """Let the unseen characters of a parsed page travel as signs; False for a page that has such signs itself."""
    texts = [
        (element, side, text)
        for element in tree.iter()
        for side in ("text", "tail")
        # what stands in a comment is no text; what stands behind it is
        if (side == "tail" or isinstance(element.tag, str)) and (text := getattr(element, side)) and not text.isascii()
    ]
    if any(_SIGNS.search(text) for _, _, text in texts):
        return False
    for element, side, text in texts:
        if _ANY.search(text):
            setattr(element, side, text.translate(_OUT))
    return True


def unguard(text: str) -> str:
    """Give a text its unseen characters back."""
    return text.translate(_BACK) if _SIGNS.search(text) else text


def unguard_line(text: str) -> str:
    """The same for a title or a name, which is not looked through later: only joiners and marks of direction stay."""
    return unguard(text).translate(_GO)
