"""The text of a document's pages made one: running heads and page numbers off, words that a line end cut made whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_EDGE = 2
"""Lines at the top and the bottom of a page among which running heads are looked for."""

_REPEATS = 3
"""Pages on which a line must stand before it counts as a running head: twice is chance."""

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"(?:page\s)?[-–—\s]{0,3}\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?[-–—\s]{0,3}\Z", re.IGNORECASE)
_CUT = re.compile(
    r"(?P<first>[^\W\d_]{2,40})(?P<hyphen>[-\u00ad\u2010])[ \t]{0,3}\n[ \t]{0,8}"
    r"(?P<second>[^\W\d_]{2,40})(?P<rest>\S{0,20})[ \t]*"
)
_WORD = re.compile(r"[^\W\d_]{2,40}(?:[-\u2010][^\W\d_]{2,40})?")
_KEEPS_HYPHEN = frozenset(
    "all anti co counter cross ex half mid multi non post pre pro quasi re self semi vice".split()
)
"""First parts that as a rule keep their hyphen, from common knowledge of English spelling."""

_ENDS = re.compile(r"[.!?…:][\"'”’»)\]]*\s*\Z")


def joined(pages: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Make one text of the texts of pages, and say what was taken out or mended."""
    bodies, heads = _without_heads([page.replace("\r\n", "\n").replace("\r", "\n").split("\n") for page in pages])
    text = ""
    for body in bodies:
        page = "\n".join(line.rstrip() for line in body).strip("\n")
        if page:
            text += ("\n\n" if _ENDS.search(text[-40:]) else "\n") + page if text else page
    text, mended = _mended(text)
    notes = [f"{heads} running heads and page numbers were taken off"] if heads else []
    if mended:
        notes.append(f"{mended} words cut by a line end were made whole")
    return text, tuple(notes)


def _without_heads(pages: list[list[str]]) -> tuple[list[list[str]], int]:
    filled = [[line for line in page if line.strip()] for page in pages]
    counts = Counter(key for page in filled for key in {_key(line) for line in _edges(page)})
    bodies, taken = [], 0
    for page in pages:
        body, before = page, sum(1 for line in page if line.strip())
        for backwards in (False, True):
            body = _trimmed(body, counts, len(pages), backwards=backwards)
        taken += before - sum(1 for line in body if line.strip())
        bodies.append(body)
    return bodies, taken


def _trimmed(page: list[str], counts: Counter[str], pages: int, *, backwards: bool) -> list[str]:
    """Take running heads off the top, or the bottom, as long as one follows another."""
    lines = page[::-1] if backwards else page[:]
    for _ in range(_EDGE):
        first = next((at for at, line in enumerate(lines) if line.strip()), None)
        if first is None or not _runs(lines[first], counts, pages):
            break
        lines = lines[first + 1 :]
    return lines[::-1] if backwards else lines


def _runs(line: str, counts: Counter[str], pages: int) -> bool:
    if pages > 1 and _NUMBER.match(line.strip()):
        return True
    return counts[_key(line)] >= max(_REPEATS, pages / 10)


def _edges(lines: list[str]) -> list[str]:
    return lines[:_EDGE] + lines[-_EDGE:]


def _key(line: str) -> str:
    return _DIGITS.sub("0", " ".join(line.split()).casefold())


def _mended(text: str) -> tuple[str, int]:
    """Join what hyphens at line ends cut: as the same text writes the word elsewhere, or as words are set in type."""
    known = {word.casefold() for word in _WORD.findall(_CUT.sub(" ", text))}
    mended = 0

    def whole(match: re.Match[str]) -> str:
        nonlocal mended
        first, second = match["first"], match["second"]
        apart, together = f"{first}-{second}", first + second
        unsure = match["hyphen"] != "\u00ad" and together.casefold() not in known
        if unsure and (apart.casefold() in known or first.casefold() in _KEEPS_HYPHEN or second[0].isupper()):
            return f"{apart}{match['rest']}\n"
        mended += 1
        return f"{together}{match['rest']}\n"

    return _CUT.sub(whole, text), mended
