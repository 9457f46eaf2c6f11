"""Show words where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable

from whence.bench.readers import Offsets

WIDTH = 60
"""Characters shown on either side."""

_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"\w+")
_GAP = r"\W+(?:(?:a|an|the)\W+)?"


def around(text: str, spans: Iterable[Offsets] = ()) -> str:
    """Return the text around spans on one line, the words from the first to the last of them in brackets.

    Spans may lie outside the text, as some of GeoWebNews do. Without spans the beginning of the text is shown.
    """
    inside = [(begin, end) for begin, end in spans if 0 <= begin < end <= len(text)]
    if not inside:
        return _squeezed(text[: 2 * WIDTH]) + "…" * (len(text) > 2 * WIDTH)
    begin, end = min(begin for begin, _ in inside), max(end for _, end in inside)
    before, after = text[max(0, begin - WIDTH) : begin], text[end : end + WIDTH]
    left, right = "…" * (begin > WIDTH), "…" * (end + WIDTH < len(text))
    return f"{left}{_squeezed(before)}[{one_line(text[begin:end])}]{_squeezed(after)}{right}"


def where(text: str, words: str) -> list[Offsets]:
    """Return where words first stand in a text; nowhere where they do not.

    Case, punctuation between the words and articles among them may differ, because scores normalise them away.
    """
    pattern = _GAP.join(map(re.escape, _WORD.findall(words)))
    found = re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE) if pattern else None
    return [found.span()] if found else []


def difference(gold: Offsets, found: Offsets) -> str:
    """Say how a predicted span that overlaps the gold one differs from it."""
    if found[0] <= gold[0] and gold[1] <= found[1]:
        return "longer"
    return "shorter" if gold[0] <= found[0] and found[1] <= gold[1] else "shifted"


def one_line(text: str) -> str:
    """Make every run of spaces and line ends one space, and none of those at the ends."""
    return " ".join(text.split())


def _squeezed(text: str) -> str:
    """Make every run of spaces and line ends one space, also at the ends."""
    return _SPACES.sub(" ", text)
