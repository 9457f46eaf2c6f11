"""The place in a text that shows best why it was found, with the words marked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whence.store.query import TOKEN, Term, Words, fold

BEGIN, END = "\ue000", "\ue001"
_TOKENS = 32
"""Words shown of a text: two lines of a terminal."""
_BEFORE = 8
"""Words shown before the first that matches."""
_LONGEST = 200_000
"""Characters of a text that are looked through; a match beyond them is found and not shown."""
_BLANKS = re.compile(r"\s+")
_MARKS = re.compile("[\ue000\ue001]")


def snippet(text: str, words: Words) -> str:
    """Cut out the words around the first match of the most telling kind, marked; the text's beginning where none is."""
    spans = [(found.start(), found.end()) for found in TOKEN.finditer(text[:_LONGEST])]
    tokens = [fold(text[begin:end]) for begin, end in spans]
    hits = sorted({at for term in words.wanted for at in _places(tokens, term)})
    if not spans:
        return ""
    first = _densest(hits)
    start = max(0, min(first - _BEFORE, len(spans) - _TOKENS))
    last = min(start + _TOKENS, len(spans)) - 1
    marked = set(hits)
    pieces = ["…" if start else text[: spans[0][0]]]
    for at in range(start, last + 1):
        begin, end = spans[at]
        pieces.append(f"{BEGIN}{text[begin:end]}{END}" if at in marked else text[begin:end])
        pieces.append(_MARKS.sub("", text[end : spans[at + 1][0]]) if at < last else "")
    pieces.append("…" if last + 1 < len(spans) else _MARKS.sub("", text[spans[last][1] :][:20]))
    return _BLANKS.sub(" ", "".join(pieces)).strip()


def _densest(hits: list[int]) -> int:
    """Return the hit that most others follow within a snippet's length; the first of equals."""
    best, most, end = 0, 0, 0
    for at, hit in enumerate(hits):
        while end < len(hits) and hits[end] < hit + _TOKENS - _BEFORE:
            end += 1
        if end - at > most:
            best, most = hit, end - at
    return best


def _places(tokens: list[str], term: Term) -> Iterator[int]:
    wanted = [fold(token) for token in term.tokens]
    for at, token in enumerate(tokens):
        if token == wanted[0] or (term.begins and len(wanted) == 1 and token.startswith(wanted[0])):
            stretch = tokens[at : at + len(wanted)]
            if stretch[:-1] == wanted[:-1] and _last(stretch, wanted, term.begins):
                yield from range(at, at + len(wanted))


def _last(stretch: list[str], wanted: list[str], begins: bool) -> bool:
    if len(stretch) < len(wanted):
        return False
    return stretch[-1] == wanted[-1] or (begins and stretch[-1].startswith(wanted[-1]))
