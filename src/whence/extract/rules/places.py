"""Place expressions: what the words around a place name say about where something was.

"40 km east of X", "between X and Y", "the eastern bank of the X": the names are given (the encoder finds them), the
expression is ruled. Every name yields one expression at most; one that stands in a dateline ("BEIRUT, March 3 --") or
for a government ("Damascus said") yields none, since nothing is said to have happened there. ``place_pairs`` has what
takes several names, ``place_loose`` what takes none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from whence.extract.rules import place_around as around
from whence.extract.rules import place_loose, place_pairs
from whence.extract.rules import place_patterns as patterns
from whence.extract.rules.place_loose import IsAdjective
from whence.extract.rules.place_spans import mend
from whence.model.place import PlaceForm

_BEFORE = 90
"""Code points looked at before a name: the longest expression of the tables has 80."""
_AFTER = 45
_CARRIED = frozenset(("near", "outskirts"))
Offsets = tuple[int, int]


class FoundPlace(NamedTuple):
    """A place expression at ``[begin, end)`` and what it says."""

    begin: int
    end: int
    form: PlaceForm


def recognise(text: str, names: Sequence[Offsets], is_adjective: IsAdjective | None = None) -> list[FoundPlace]:
    """Find the place expressions of a document: around the given names, and a few without one.

    Args:
        text: the document.
        names: where place names stand, as the encoder tags them; mended first (see ``place_spans``).
        is_adjective: what says whether a word is the adjective of a country ("Turkish" in "the Turkish border").

    Returns:
        The expressions in text order, none overlapping another. Linear in the text and in the number of names.
    """
    filed = [found.span() for found in patterns.DATELINE.finditer(text)]
    standing = [name for name in mend(text, names) if not _is_inside(name, filed)]
    found = _named(text, standing, is_adjective)
    found = _with_nouns(text, found)
    loose = [FoundPlace(*one) for one in place_loose.find(text, is_adjective) if not _is_inside(one[:2], filed)]
    return _with_containers(text, _apart(found, loose))


def _named(text: str, standing: Sequence[Offsets], is_adjective: IsAdjective | None) -> list[FoundPlace]:
    found: list[FoundPlace] = []
    position = 0
    while position < len(standing):
        name = standing[position]
        least = max(found[-1].end if found else 0, name[0] - _BEFORE)
        several = place_pairs.read(text, standing, position, least)
        if several is not None:
            begin, form = around.framed(text, least, several.begin, several.form)
            found.append(FoundPlace(begin, several.end, form))
            position += several.used
            continue
        if not _is_metonymy(text, name, least):
            limit = standing[position + 1][0] if position + 1 < len(standing) else len(text)
            one = FoundPlace(*around.read(text, name, least, min(limit, name[1] + _AFTER), is_adjective))
            found.append(_carried(text, one, found))
        position += 1
    return found


def _is_inside(name: Offsets, stretches: Sequence[Offsets]) -> bool:
    return any(begin <= name[0] and name[1] <= end for begin, end in stretches)


def _is_metonymy(text: str, name: Offsets, least: int) -> bool:
    """Say whether the name stands for a government: the subject of a verb of speech, without "in" or "near"."""
    if not patterns.METONYMY.match(text, name[1], name[1] + _AFTER):
        return False
    return patterns.LOCATIVE.search(text, least, name[0]) is None


def _carried(text: str, one: FoundPlace, found: Sequence[FoundPlace]) -> FoundPlace:
    """Carry "near" along a list: in "near X, Y and Z" all three are only near."""
    if one.form.relation != "at" or not found or found[-1].form.relation not in _CARRIED or found[-1].form.within:
        return one
    if not patterns.LIST_LINK.fullmatch(text, found[-1].end, one.begin):
        return one
    if text[found[-1].end : one.begin].strip() == "," and not _goes_on(text, one.end):
        return one  # "near X, Y" says where X lies
    outside = "outside" if found[-1].form.feature == "outside" else one.form.feature
    return one._replace(form=replace(one.form, relation="near", feature=outside))


_GOES_ON = re.compile(r"\s*,?\s*(?:and|or)\s|\s*,\s*(?:the\s+)?[A-Z]")


def _goes_on(text: str, end: int) -> bool:
    return _GOES_ON.match(text, end) is not None


_PLURAL = re.compile(
    r"\b(?:provinces|governorates|districts|regions|states|departments|counties|oblasts)$", re.IGNORECASE
)


def _with_nouns(text: str, found: list[FoundPlace]) -> list[FoundPlace]:
    """Give the noun that a list ends with to all its names: "X and Y provinces" are two provinces."""
    told = list(found)
    noun: str | None = None
    for index in range(len(told) - 1, -1, -1):
        one = told[index]
        if _PLURAL.search(text, one.begin, one.end):
            noun = one.form.feature
        elif one.form.relation not in ("at", "part") or one.end != one.form.names[-1][1]:
            noun = None
        elif noun is not None and patterns.LIST_LINK.fullmatch(text, one.end, told[index + 1].begin):
            told[index] = one._replace(form=replace(one.form, feature=noun))
        else:
            noun = None
    return told


_INSIDE = re.compile(
    r"\s*,\s*(?:(?:a|an|the)\s+(?:[\w-]+\s+){1,4})?(?:(?:in|of|inside|within)\s+)?(?:the\s+)?(?:[\w-]+ern\s+|central\s+|rural\s+)?"
    r"|(?:\s+(?:police\s+station|hotel|mosque|church|hospital|school|market|square|street|bridge|university|prison))?"
    r"\s+(?:in|inside|within|of)\s+(?:the\s+)?(?:[\w-]+ern\s+|central\s+|rural\s+)?(?:(?:[\w-]+\s+){1,2}of\s+)?(?:the\s+)?|\s*\(\s*",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"['’]s?\s+(?:(?:[a-z]+-held|besieged|[a-z]+ern|central|southern)\s+)?(?:[a-z]+\s+of\s+)?", re.IGNORECASE
)
_BESIDE = re.compile(r"\s*,?\s*(?:(?:on|along|at|by)\s+)?(?:the\s+)?")
"""Between a place and the border that it is said to be on: "X, near the Turkish border"."""
_HELD = frozenset(("at", "near", "offset", "outskirts", "area", "along"))


def _with_containers(text: str, found: list[FoundPlace]) -> list[FoundPlace]:
    """Note what the text says a place lies in: "X, Y province", "X in Y", "X (Y)", "Y's X neighbourhood"."""
    told = []
    for index, one in enumerate(found):
        after = found[index + 1] if index + 1 < len(found) else None
        before = found[index - 1] if index else None
        form = one.form
        if form.relation in _HELD and len(form.names) == 1:
            if after and after.form.names and _holds(text, one, after):
                form = replace(form, within=after.form.names[0])
            elif before and len(before.form.names) == 1 and _owns(text, before, one):
                form = replace(form, within=before.form.names[0])
        elif (
            form.relation == "border"
            and before
            and len(before.form.names) == 1
            and _BESIDE.fullmatch(text, before.end, one.begin)
        ):
            form = replace(form, within=before.form.names[0])
        elif form.relation == "between" and after and len(after.form.names) == 1 and _holds(text, one, after):
            form = replace(form, within=after.form.names[0])
        told.append(one._replace(form=form))
    return told


def _owns(text: str, before: FoundPlace, one: FoundPlace) -> bool:
    """Say whether a place is told as another's: "Aleppo's X neighbourhood", "Y province's X district"."""
    return any(
        end <= one.begin and _OWNER.fullmatch(text, end, one.begin) for end in (before.form.names[0][1], before.end)
    )


def _holds(text: str, one: FoundPlace, after: FoundPlace) -> bool:
    if after.form.relation not in ("at", "part", "area") or after.begin - one.end > _AFTER:
        return False
    if not _INSIDE.fullmatch(text, one.end, after.form.names[0][0]):
        return False
    return (
        text[one.end : after.form.names[0][0]].strip() != ","
        or not _goes_on(text, after.end)
        or _is_closed(text, after)
    )


_CLOSED = re.compile(
    r"\s*(?:[,.;:)\]\"”\u2013\u2014]|--|$)|\s+(?:on|in|at|by|to|from|for|when|where|after|before|and|as|last|late|early|since"
    r"|during|has|have|had|was|were|is|are|killing|that|which|who|with)\b"
)
"""After the outer of two places, "X, Y": not before the verb or noun that Y as a government belongs to."""
_LARGER = re.compile(r"\b(?:province|governorate|district|county|department|region|state|oblast)s?$", re.IGNORECASE)


def _is_closed(text: str, after: FoundPlace) -> bool:
    """Say whether "X, Y province, Z" nests: a list of plain names does not."""
    return _LARGER.search(text, after.begin, after.end) is not None


def _apart(found: list[FoundPlace], loose: list[FoundPlace]) -> list[FoundPlace]:
    """Merge expressions without names into those with; of overlapping ones, the named stays, then the longer."""
    order = [(one, True) for one in found] + [(one, False) for one in loose]
    order.sort(key=lambda each: (each[0].begin, not each[1], -each[0].end))
    kept: list[tuple[FoundPlace, bool]] = []
    for one, named in order:
        if kept and one.begin < kept[-1][0].end:
            if named and not kept[-1][1]:
                kept[-1] = one, named
            continue
        kept.append((one, named))
    return [one for one, _ in kept]
