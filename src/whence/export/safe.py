"""Characters that would act instead of being shown: terminal escapes, bidirectional overrides, invisible tags.

A report is written by strangers. Whatever in it could move a cursor, reorder a line or hide words is made visible.
Joiners (ZWJ, ZWNJ) and the plain direction marks are kept: scripts need them.
"""

from __future__ import annotations

import re

# C0 and C1 controls but white space; embeddings, overrides and isolates; tag characters; lone surrogates, which no
# encoding can carry. White space is left to those who lay text out.
ACTING = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f\ud800-\udfff]"
)


def code_point(character: str) -> str:
    """Name a character by its code point, as in ``U+202E``."""
    return f"U+{ord(character):04X}"


def one_line(text: str) -> str:
    """Put a text on one line that a terminal can be trusted with: white space collapsed, acting characters named."""
    return " ".join(ACTING.sub(lambda match: f"<{code_point(match[0])}>", text).split())


def pieces(text: str) -> list[tuple[str, str | None]]:
    """Split a text into harmless stretches (paired with None) and single acting characters (paired with their name)."""
    parts: list[tuple[str, str | None]] = []
    done = 0
    for match in ACTING.finditer(text):
        if done < match.start():
            parts.append((text[done : match.start()], None))
        parts.append((match[0], code_point(match[0])))
        done = match.end()
    if done < len(text):
        parts.append((text[done:], None))
    return parts
