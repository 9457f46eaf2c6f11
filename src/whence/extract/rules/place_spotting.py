"""Place names that the encoder missed: the same name elsewhere in the document, and known names where places stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from whence.extract.rules.place_patterns import METONYMY
from whence.extract.rules.place_spans import mend
from whence.reference.gazetteer import Candidate, Gazetteer
from whence.reference.place_words import FEATURE_WORDS

Offsets = tuple[int, int]

_ARTICLE = r"(?:al|el|as|ash|ad|an|ar|at|az|ez|es|ed)-"
_CAPITAL = rf"(?:(?:[A-Z]\.){{2,}}|St\.|(?:{_ARTICLE})?[A-Z][\w'’]*(?:-{_ARTICLE}[A-Z][\w'’]*)*)"
_RUN = re.compile(rf"(?<![\w-]){_CAPITAL}(?:[ -](?:(?:of|de|del|al|el|and the|of the)[ ])?{_CAPITAL}){{0,3}}")
_WORD = re.compile(r"[ -]([a-z]+)")
_STANDING = re.compile(
    r"\b(?:in|near|at|from|outside|inside|across|around|throughout|towards?|of|to|between|on|reached"
    r"|captured|entered)\s+(?:the\s+)?$"
    r"|\b(?:north|south|east|west|central)[a-z-]*\s+$"
)
_IN = re.compile(r"\b(?:in|near|at|from|inside|outside|across|around|throughout|of)\s+(?:the\s+)?$")
_LISTED = re.compile(r"\s*(?:,|,?\s+and|\s+or|-|–)\s*(?:the\s+)?")
_SIDE = re.compile(
    r"(?:['’]s?)?[ -](?:[a-z]+[ -])?(?:government|regime|military|army|navy|air force|officials?|authorities"
    r"|president|premier|ministers?|ministry|ambassadors?|envoys?|diplomats?|senators?|lawmakers|parliament|congress|troops|forces|soldiers"
    r"|jets|warplanes|warships|marines|intelligence|embassy|policy|administration"
    r"|sanctions|economy|currency|backed|led|citizens?|nationals?|team|company|firm|dollars?)\b"
)
"""What makes the name before it a side, not a place: "US troops", "Russia's foreign minister", "US-backed"."""
_CALENDAR = frozenset(
    "January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
_NEXT_NAME = re.compile(r" ([A-Z][a-z]+)\b")
_TOWN = 50_000
"""Least population of a town that is taken for one where a place stands; smaller ones share too many names."""
_SURE = frozenset(("country", "adm1", "continent", "capital"))
_ORGANISED = frozenset(
    "Army Forces Force Front Party Council Helmets Ministry Police Guard Guards Brigade Brigades Movement Coalition "
    "Press Agency University Times Post News Herald Tribune Street Avenue".split()
)
"""Words after which a name is part of another one ("White Helmets", "Kabul Street")."""


def place_names(text: str, tagged: Iterable[Offsets], gazetteer: Gazetteer) -> list[Offsets]:
    """Return the place names of a document: those tagged, mended, without adjectives, and those that were missed.

    Args:
        text: the document.
        tagged: where the encoder sees place names.
        gazetteer: what it knows of places and of adjectives ("Syrian").

    Returns:
        The names in text order, none overlapping another.
    """
    kept = [span for begin, end in mend(text, tagged) if (span := _confirm(text, begin, end, gazetteer))]
    return sorted((*kept, *spot(text, kept, gazetteer)))


def _confirm(text: str, begin: int, end: int, gazetteer: Gazetteer) -> Offsets | None:
    """Leave out adjectives, unknown abbreviations and beginnings of organisations; "Syrian desert" is a name."""
    name = text[begin:end]
    if gazetteer.adjective(name):
        after = _WORD.match(text, end)
        if after and any(place.match == "exact" for place in gazetteer.find(f"{name}{after.group()}")):
            return begin, after.end()
        return None
    if name.isupper() and len(name) <= 5 and not any(place.match == "exact" for place in gazetteer.find(name)):
        return None
    if not _IN.search(text, max(0, begin - 24), begin) and (
        _SIDE.match(text, end, end + 40) or METONYMY.match(text, end, end + 45)
    ):
        return None
    following = _NEXT_NAME.match(text, end)
    if (following and following[1] in _ORGANISED) or name.split()[-1] in _ORGANISED:
        return None
    return begin, end


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
    ends = set()
    for begin, end in names:
        taken[begin:end] = b"\1" * (end - begin)
        ends.add(end)
    known = {text[begin:end] for begin, end in names if end - begin > 3}
    countries = _countries(known, gazetteer)
    found = []
    for begin, end in _runs(text, taken):
        name = text[begin:end]
        places = gazetteer.find(name)
        if not places or len(name) < 3 or name in _CALENDAR or gazetteer.adjective(name):
            continue
        stands = _stands(text, begin, end, ends)
        if name in known or (stands and any(_counts(place, countries) for place in places)):
            found.append((begin, end))
            taken[begin:end] = b"\1" * (end - begin)
            ends.add(end)
    return found


def _runs(text: str, taken: bytearray) -> Iterator[Offsets]:
    """Yield free runs of capitalised words, without a closing possessive; where a hyphen joins two, each of them."""
    for run in _RUN.finditer(text):
        begin, name = run.start(), re.sub(r"(?:['’]s?|-+)$", "", run.group())
        end = begin + len(name)
        if not any(taken[begin:end]):
            yield begin, end
        for dash in re.finditer(r"(?<=\w)-(?=[A-Z])", name):
            if not any(taken[begin : begin + dash.start()]):
                yield begin, begin + dash.start()
            if not any(taken[begin + dash.end() : end]):
                yield begin + dash.end(), end


def _stands(text: str, begin: int, end: int, ends: set[int]) -> bool:
    """Say whether a name stands where places stand: after "in" or "eastern", before "province", in a list of places."""
    if _STANDING.search(text, max(0, begin - 24), begin):
        return True
    after = _WORD.match(text, end)
    if after and (
        after[1] in FEATURE_WORDS or after[1].rstrip("s") in FEATURE_WORDS or after[1] in ("oil", "gas", "de")
    ):
        return True
    return any(_LISTED.fullmatch(text, last, begin) for last in range(max(0, begin - 10), begin) if last in ends)


def _countries(known: Iterable[str], gazetteer: Gazetteer) -> set[str]:
    """Return the countries that the known names name, outright or by a large town."""
    first = (gazetteer.find(name)[:1] for name in known)
    return {
        place.country for places in first for place in places if place.country and place.kind in ("country", "capital")
    }


def _counts(place: Candidate, countries: set[str]) -> bool:
    if place.match == "fuzzy":
        return False
    if place.match == "exact" and (place.kind in _SURE or place.population >= _TOWN):
        return True
    return place.country in countries
