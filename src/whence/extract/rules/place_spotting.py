"""Place names that the encoder missed: the same name elsewhere in the document, and well-known names after "in"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from whence.extract.rules.place_spans import mend
from whence.reference.gazetteer import Candidate, Gazetteer

Offsets = tuple[int, int]

_CAPITAL = r"(?:(?:[A-Z]\.){2,}|St\.|[A-Z][\w'’-]*)"
_RUN = re.compile(rf"\b{_CAPITAL}(?:[ ](?:(?:of|de|del|al|el|and the|of the)[ ])?{_CAPITAL}){{0,3}}")
_LOCATIVE = re.compile(r"\b(?:in|near|at|from|outside|inside|across|around|throughout|towards?|of|to)\s+(?:the\s+)?$")
_WORD = re.compile(r"[ -][a-z]+")
_TOWN = 50_000
"""Least population of a town that is taken for one after a preposition; smaller ones share too many names."""
_SURE = frozenset(("country", "adm1", "continent", "capital"))


def place_names(text: str, tagged: Iterable[Offsets], gazetteer: Gazetteer) -> list[Offsets]:
    """Return the place names of a document: those tagged, mended, without adjectives, and those that were missed.

    Args:
        text: the document.
        tagged: where the encoder sees place names.
        gazetteer: what it knows of places and of adjectives ("Syrian").

    Returns:
        The names in text order, none overlapping another.
    """
    kept = []
    for begin, end in mend(text, tagged):
        name = text[begin:end]
        if gazetteer.adjective(name):
            after = _WORD.match(text, end)
            if not after or not _is_named(f"{name}{after.group()}", gazetteer):
                continue
            end = after.end()
        kept.append((begin, end))
    return sorted((*kept, *spot(text, kept, gazetteer)))


def _is_named(name: str, gazetteer: Gazetteer) -> bool:
    return any(place.match == "exact" for place in gazetteer.find(name))


def spot(text: str, names: Sequence[Offsets], gazetteer: Gazetteer) -> list[Offsets]:
    """Find place names beside the given ones.

    Args:
        text: the document.
        names: the names known to be places, mended and in text order.
        gazetteer: what else is one.

    Returns:
        Further names, in text order, overlapping none of the given ones. Linear in the length of the text.
    """
    taken = bytearray(len(text))
    for begin, end in names:
        taken[begin:end] = b"\1" * (end - begin)
    known = {text[begin:end] for begin, end in names if end - begin > 3}
    found = []
    for begin, end in _runs(text):
        if any(taken[begin:end]):
            continue
        name = text[begin:end]
        if (name in known and gazetteer.find(name)[:1]) or _is_well_known(name, text, begin, gazetteer):
            found.append((begin, end))
            taken[begin:end] = b"\1" * (end - begin)
    return found


def _runs(text: str) -> Iterator[Offsets]:
    """Yield runs of capitalised words, without a closing full stop or possessive."""
    for run in _RUN.finditer(text):
        name = re.sub(r"(?:['’]s?|-+)$", "", run.group())
        yield run.start(), run.start() + len(name)


def _is_well_known(name: str, text: str, begin: int, gazetteer: Gazetteer) -> bool:
    """Say whether a name is a country's, a division's or a larger town's, and stands where places stand."""
    if len(name) < 3 or not _LOCATIVE.search(text, max(0, begin - 20), begin):
        return False
    return any(_counts(place) for place in gazetteer.find(name)) and not gazetteer.adjective(name)


def _counts(place: Candidate) -> bool:
    return place.match == "exact" and (place.kind in _SURE or place.population >= _TOWN)
