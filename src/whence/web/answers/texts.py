"""What a text is to a reader's eye: its direction, and characters that would act instead of being shown."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from whence.export.safe import ACTING, code_point

_RTL_LANGUAGES = frozenset("ar arc ckb dv fa ha-arab he ku-arab ps sd syr ug ur yi".split())
_STRONG = 400
"""Characters that have a direction of their own of which the majority counts: a headline and a paragraph."""
_UNSEEN = re.compile("[\u200b\u2060-\u2064\ufeff]")
"""Blanks without width: they part words that look like one."""


def direction(text: str, language: str | None) -> Literal["ltr", "rtl"]:
    """Say in which direction a text is read: by its first letters, and by its language where it has none."""
    right = left = 0
    for character in text:
        kind = unicodedata.bidirectional(character)
        right += kind in ("R", "AL")
        left += kind == "L"
        if right + left >= _STRONG:
            break
    if right + left == 0:
        return "rtl" if (language or "").lower() in _RTL_LANGUAGES else "ltr"
    return "rtl" if right > left else "ltr"


def hidden(text: str) -> list[tuple[int, str]]:
    """List by place and name the characters that reorder, hide or part what is shown."""
    found = {match.start() for pattern in (ACTING, _UNSEEN) for match in pattern.finditer(text)}
    return [(at, _name(text[at])) for at in sorted(found)]


def _name(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"{code_point(character)} {name}".strip()
