"""Place expressions: what the words around a place name say about where something was.

"40 km east of X", "between X and Y", "the eastern bank of the X": the names are given (the encoder finds them), the
expression is ruled. Every name yields one expression at most; one that stands in a dateline ("BEIRUT, March 3 --") or
for a government ("Damascus said") yields none, since nothing is said to have happened there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from whence.extract.rules import place_patterns as patterns
from whence.extract.rules.place_spans import mend
from whence.model.place import PlaceForm

_BEFORE = 90
"""Code points looked at before a name: the longest expression of the tables has 70."""
_AFTER = 45
Offsets = tuple[int, int]


class FoundPlace(NamedTuple):
    """A place expression at ``[begin, end)`` and what it says."""

    begin: int
    end: int
    form: PlaceForm


def recognise(text: str, names: Sequence[Offsets]) -> list[FoundPlace]:
    """Find the place expressions around the given place names.

    Args:
        text: the document.
        names: where place names stand, as the encoder tags them; mended first (see ``place_spans``).

    Returns:
        The expressions in text order, none overlapping another. Linear in the number of names.
    """
    filed = [found.span() for found in patterns.DATELINE.finditer(text)]
    standing = [name for name in mend(text, names) if not _inside(name, filed)]
    found: list[FoundPlace] = []
    position = 0
    while position < len(standing):
        name = standing[position]
        after = standing[position + 1] if position + 1 < len(standing) else None
        least = max(found[-1].end if found else 0, name[0] - _BEFORE)
        pair = _pair(text, name, after, least)
        if pair is not None:
            found.append(pair)
            position += 1 if len(pair.form.names) == 2 and after in pair.form.names else 0
        elif not _is_metonymy(text, name, least):
            found.append(_single(text, name, least, after[0] if after else len(text), found))
        position += 1
    return found


def _inside(name: Offsets, stretches: Sequence[Offsets]) -> bool:
    return any(begin <= name[0] and name[1] <= end for begin, end in stretches)


def _pair(text: str, name: Offsets, after: Offsets | None, least: int) -> FoundPlace | None:
    """Read "between X and Y" and "the X-Y road"."""
    if after is not None and after[0] - name[1] < 60:
        link = text[name[1] : after[0]]
        between = patterns.BETWEEN.search(text, least, name[0])
        if between and patterns.BETWEEN_LINK.fullmatch(link):
            form = PlaceForm("between", (name, after), feature=_lower(between["feature"]))
            return FoundPlace(between.start(), after[1], form)
        feature = patterns.PAIR_AFTER.match(text, after[1], after[1] + _AFTER)
        if feature and patterns.PAIR_LINK.fullmatch(link):
            return FoundPlace(
                name[0], feature.end(), PlaceForm("between", (name, after), feature=_noun(feature["noun"]))
            )
    feature = patterns.PAIR_AFTER.match(text, name[1], name[1] + _AFTER)
    halves = _halves(text, name) if feature else None
    if feature and halves:
        return FoundPlace(name[0], feature.end(), PlaceForm("between", halves, feature=_noun(feature["noun"])))
    return None


_HALF = re.compile(r"(?<=\w)\s?[-\u2010-\u2014]\s?(?=[A-Z])")
_PREFIX = re.compile(
    r"(?:^|[\s-])(?:Al|El|As|Ash|Ad|An|Ar|At|Az|Ez|Deir|Ain|Ayn|Tel|Tell|Umm|Abu|Bab|Saint|San|Santa|Sainte|Port|Guinea|Rif)$",
    re.IGNORECASE,
)


def _halves(text: str, name: Offsets) -> tuple[Offsets, Offsets] | None:
    """Split a name that is really two, "Xanadu-Yonder", at the dash that is no part of either."""
    for dash in _HALF.finditer(text, *name):
        if not _PREFIX.search(text[name[0] : dash.start()]):
            return (name[0], dash.start()), (dash.end(), name[1])
    return None


def _is_metonymy(text: str, name: Offsets, least: int) -> bool:
    """Say whether the name stands for a government: the subject of a verb of speech, without "in" or "near"."""
    if not patterns.METONYMY.match(text, name[1], name[1] + _AFTER):
        return False
    return patterns.LOCATIVE.search(text, least, name[0]) is None


def _single(text: str, name: Offsets, least: int, limit: int, found: list[FoundPlace]) -> FoundPlace:
    after = patterns.AFTER.match(text, name[1], min(limit, name[1] + _AFTER))
    end = after.end() if after else name[1]
    feature = _noun(after["zone"] or after["line"] or after["noun"]) if after else None
    side = patterns.bearing(after["point"]) if after else None
    for read in (_distance, _around, _part):
        expression = read(text, name, least, feature)
        if expression is not None:
            begin, form = expression
            return FoundPlace(begin, end, form)
    if after and after["zone"]:
        return FoundPlace(name[0], end, PlaceForm("area", (name,), feature=feature))
    if after and after["line"]:
        return FoundPlace(name[0], end, PlaceForm("along", (name,), feature=feature))
    if feature == "outskirts" or feature == "suburb":
        return FoundPlace(name[0], end, PlaceForm("outskirts", (name,), bearing=side, feature=feature))
    if feature in ("countryside", "coast") or side is not None:
        return FoundPlace(name[0], end, PlaceForm("part", (name,), bearing=side, feature=feature))
    listed = _listed(text, name, found)
    if listed is not None:
        return FoundPlace(name[0], end, PlaceForm(listed, (name,), feature=feature))
    kind = patterns.KIND.search(text, least, name[0])
    if kind and feature is None:
        return FoundPlace(name[0], end, PlaceForm("at", (name,), feature=_lower(kind["feature"])))
    return FoundPlace(name[0], end, PlaceForm("at", (name,), feature=feature))


def _distance(text: str, name: Offsets, least: int, feature: str | None) -> tuple[int, PlaceForm] | None:
    offset = patterns.OFFSET.search(text, least, name[0])
    if offset:
        distance = patterns.kilometres(offset["number"], offset["unit"])
        bearing = patterns.bearing(offset["point"])
        return offset.start(), PlaceForm("offset", (name,), distance_km=distance, bearing=bearing, feature=feature)
    direction = patterns.DIRECTION.search(text, least, name[0])
    if direction:
        bearing = patterns.bearing(direction["point"])
        return direction.start(), PlaceForm("offset", (name,), bearing=bearing, feature=feature)
    return None


def _around(text: str, name: Offsets, least: int, feature: str | None) -> tuple[int, PlaceForm] | None:
    bank = patterns.BANK.search(text, least, name[0])
    if bank:
        form = PlaceForm("along", (name,), bearing=patterns.bearing(bank["point"]), feature=_noun(bank["feature"]))
        return bank.start(), form
    along = patterns.ALONG.search(text, least, name[0]) or patterns.BORDER_WITH.search(text, least, name[0])
    if along:
        return along.start(), PlaceForm("along", (name,), feature=feature or _noun(along["feature"]))
    outskirts = patterns.OUTSKIRTS.search(text, least, name[0])
    if outskirts:
        bearing = patterns.bearing(outskirts["point"])
        return outskirts.start(), PlaceForm("outskirts", (name,), bearing=bearing, feature=feature)
    near = patterns.NEAR.search(text, least, name[0])
    return (near.start(), PlaceForm("near", (name,), feature=feature)) if near else None


def _part(text: str, name: Offsets, least: int, feature: str | None) -> tuple[int, PlaceForm] | None:
    part = patterns.PART.search(text, least, name[0]) or patterns.ADJECTIVE.search(text, least, name[0])
    if part:
        bearing = patterns.bearing(part["point"])
        return part.start(), PlaceForm("part", (name,), bearing=bearing, feature=feature or _lower(part["point"]))
    country = patterns.COUNTRYSIDE.search(text, least, name[0])
    return (country.start(), PlaceForm("part", (name,), feature=_lower(country["feature"]))) if country else None


def _listed(text: str, name: Offsets, found: list[FoundPlace]) -> Literal["near"] | None:
    """Carry "near" along a list: in "near X, Y and Z" all three are only near."""
    if not found or found[-1].form.relation not in ("near", "outskirts"):
        return None
    return "near" if patterns.LIST_LINK.fullmatch(text, found[-1].end, name[0]) else None


def _lower(word: str | None) -> str | None:
    return " ".join(word.lower().split()) if word else None


def _noun(word: str | None) -> str | None:
    """Return a common noun in lower case and in the singular."""
    lower = _lower(word)
    if lower is None or lower == "outskirts":
        return lower
    return (
        "county" if lower == "counties" else re.sub(r"(?<=[a-z])s$", "", lower) if not lower.endswith("pass") else lower
    )
