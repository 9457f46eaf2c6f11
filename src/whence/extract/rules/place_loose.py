"""Place expressions without a place name: "the Turkish border", "Yemeni waters", "the outskirts of the city".

The first kind has an adjective of a country where others have a name. The second has a common noun that stands for a
name told before; the resolver looks for it, and where there is none, or more than one, the expression stays unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from whence.extract.rules.place_around import INSIDE, framed, with_other_side
from whence.extract.rules.place_measures import NUMBER, POINT, SIDE, SIDES, UNIT, bearing, kilometres
from whence.model.place import PlaceForm

IsAdjective = Callable[[str], object]


class Loose(NamedTuple):
    """An expression at ``[begin, end)`` and what it says."""

    begin: int
    end: int
    form: PlaceForm


_DASH = r"\s?[-\u2010-\u2014/]\s?"
_NO_PEOPLE = (
    r"(?![\w-]|['’]|\s+(?:guards?|polic(?:e|ing)|patrols?|troops|forces?|agents?|officers?|officials?|disputes?|wars?"
    r"|controls?|with|crossings?|security|fence|wall)\b)"
)
_ADJECTIVE = re.compile(
    rf"\b(?:{SIDE}\s+)?(?P<first>[A-Z][a-z]+)(?:{_DASH}(?P<second>[A-Z][a-z]+))?\s+(?:(?P<side>{SIDE})\s+)?(?:"
    r"(?P<border>(?:side\s+of\s+the\s+)?(?:border|frontier)s?(?:\s+(?:area|region|zone)s?)?|borderlands?)"
    rf"|(?P<coast>coast(?:line|s)?|shores?|seaboard)|(?P<water>(?:territorial\s+|coastal\s+)?waters)|(?P<air>airspace|skies)){_NO_PEOPLE}"
)
_OFF = re.compile(
    rf"(?:\b(?P<number>{NUMBER})[\s-]?(?P<unit>{UNIT})\b\.?\s+)?\b(?:just\s+)?off\s+(?:the\s+)?$", re.IGNORECASE
)

_WHOLE = (
    r"(?P<whole>city|town|village|capital|province|governorate|district|state|country|nation|island|camp|enclave|river"
    r"|(?:border|frontier)(?!\s+(?:with|of|between|to|from)\b))"
)
_STOP = (
    r"(?=\s*(?:[.,;:!?)\]\u2013\u2014\"”]|--|$)|\s+(?:and|or|but|on|in|at|by|with|when|where|which|that|as|after|before|while|since|to"
    r"|from|is|was|were|are|has|had|have|late|early|during|for|killing|wounding|injuring|said|told|amid|who|overnight"
    r"|yesterday|today|this|last|near|until|under|the|an?|into|will|would|could|may|because|if|over|came|also|left|are"
    r"|using|following|against|around|about|they|he|she|it|we|two|three|four|several|dozens|hundreds|people|residents"
    r"|despite|without|between|not|then|again|remains?|fell|began|continue|fled|left|held|broke|took|came|went|lost|saw"
    r"|burn|burnt|[a-z]+ed)\b)"
)
_PLURAL_SIDES = (
    r"countryside|parts?|regions?|areas?|districts?|half|outskirts|suburbs?|neighbou?rhoods?|quarters?|edges?|fringes?"
    r"|provinces|cities|towns|corner|tip|sector"
)
_LOOSE = (
    re.compile(
        rf"\b(?:the\s+)?(?:{SIDES}\s+|(?P<middle>central)\s+)?(?P<part>{_PLURAL_SIDES}|periphery|gates|approaches|entrances?)"
        rf"\s+(?:of|to|in)\s+(?:the|this)\s+{_WHOLE}{_STOP}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:\b(?:about|some|around|roughly|nearly|just)\s+)?(?:\b(?P<number>{NUMBER})[\s-]?(?P<unit>{UNIT})\b\.?\s+)?"
        rf"\b(?P<lead>(?<!\bto\s)(?<!\bon\s)the\s+)?(?P<point>{SIDE})\s+of\s+(?:the|this)\s+{_WHOLE}{_STOP}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<number>{NUMBER})[\s-]?(?P<unit>{UNIT})\b\.?\s+(?:(?:away\s+)?from|outside(?:\s+of)?)\s+the\s+{_WHOLE}{_STOP}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<near>near|close\s+to|not\s+far\s+from|just\s+outside|outside|in\s+the\s+vicinity\s+of|along|at)\s+the\s+{_WHOLE}{_STOP}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<all>(?:all\s+)?across(?!\s+the\s+river)|throughout|all\s+over|all\s+around|elsewhere\s+in|(?:other\s+|many\s+|large\s+)?parts\s+of|much\s+of|most\s+of)"
        rf"\s+the\s+{_WHOLE}{_STOP}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:the\s+)?(?P<point>{SIDE}|left|right|opposite|far)\s+(?:river\s*)?(?P<bank>banks?|shores?|side)\s+of\s+the\s+(?P<whole>river){_STOP}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:the|this)\s+{_WHOLE}['’]s\s+(?:(?:{SIDES})(?:\s+(?P<part>{_PLURAL_SIDES}))?|(?P<outskirts>outskirts|suburbs|edge)){_STOP}",
        re.IGNORECASE,
    ),
)
_ANCHOR = re.compile(rf"\b(?:the|this)\s+{_WHOLE}(?:['’]s\b|{_STOP})", re.IGNORECASE)
"""Where to look: the common noun that stands for a name. Much cheaper than to try every rule everywhere."""
_LED = re.compile(r"\b(?:of|to|in|from|outside|near|across|throughout|over|around|along|at)\s+$", re.IGNORECASE)
_ALONE = (
    re.compile(r"\b(?P<all>[Nn]ationwide|[Cc]ountrywide|[Aa]cross\s+the\s+nation)\b"),
    re.compile(
        r"\bthe\s+(?:far\s+|extreme\s+)?"
        rf"(?P<point>(?!west\b)(?:{POINT}))(?=[.,;]|\s+(?:and|where|after|on|as|last|this|while|said)\b)"
    ),
)
_IN = re.compile(r"\b(?:in|from)\s+$", re.IGNORECASE)
_ADJECTIVAL = re.compile(
    r"\b(?:borders?|borderlands?|frontiers?|coast(?:line|s)?|shores?|seaboard|waters|airspace|skies)\b"
)
_FRAME = 80
"""Code points before an expression in which "20 km south of" may stand."""
_NUMBERED = re.compile(
    r"\b(?:the\s+)?(?:[A-Z]-?\d{1,4}[A-Z]?\s+(?:[a-z]+\s+)?(?:highway|motorway|road)|(?:Highway|Route|Interstate)\s+\d{1,4})\b"
)
_NOT_NEAR = frozenset(("country", "nation", "state", "province", "governorate", "district"))
_OUTER = frozenset(
    "outskirts suburb suburbs edge edges fringe fringes periphery gates approaches entrance entrances".split()
)


def find(text: str, is_adjective: IsAdjective | None) -> Iterator[Loose]:
    """Find the place expressions without a name, in no order, perhaps overlapping. Linear in the text.

    Args:
        text: the document.
        is_adjective: what says whether a word is the adjective of a country; without it there are none.
    """
    if is_adjective is not None:
        for noun in _ADJECTIVAL.finditer(text):
            for found in _ADJECTIVE.finditer(text, max(0, noun.start() - _FRAME), noun.end() + _FRAME):
                if found.start() < noun.start() < found.end() and is_adjective(found["second"] or found["first"]):
                    yield _adjective(text, found)
    for found in _NUMBERED.finditer(text):
        yield Loose(found.start(), found.end(), PlaceForm("along", (), feature=found.group().removeprefix("the ")))
    for found in (*_anchored(text), *_alone(text)):
        form = _noun(found.groupdict())
        if form is not None:
            yield Loose(found.start(), found.end(), form)


def _anchored(text: str) -> Iterator[re.Match[str]]:
    """Yield what stands around "the city" and the like."""
    for anchor in _ANCHOR.finditer(text):
        owns = text[anchor.end() - 1] == "s" and text[anchor.end() - 2] in "'’"
        if not owns and not _LED.search(text, max(0, anchor.start() - 14), anchor.start()):
            continue
        for pattern in _LOOSE:
            for found in pattern.finditer(text, max(0, anchor.start() - _FRAME), anchor.end() + _FRAME):
                if found.start() <= anchor.start() < found.end():
                    yield found


def _alone(text: str) -> Iterator[re.Match[str]]:
    yield from _ALONE[0].finditer(text)
    for found in _ALONE[1].finditer(text):
        if _IN.search(text, max(0, found.start() - 8), found.start()):
            yield found


def _adjective(text: str, found: re.Match[str]) -> Loose:
    names: tuple[tuple[int, int], ...] = (
        (found.span("first"),) if found["second"] is None else (found.span("first"), found.span("second"))
    )
    begin, least = found.start("first"), max(0, found.start() - _FRAME)
    side = bearing(found["side"])
    if found["border"] and INSIDE.search(text, least, begin):
        return Loose(begin, found.end(), PlaceForm("at", names[:1], feature="borders"))
    if found["border"]:
        begin, names = with_other_side(text, least, begin, names)
        begin, form = framed(text, least, begin, PlaceForm("border", names, feature="border"))
        return Loose(begin, found.end(), form)
    if found["air"]:
        return Loose(begin, found.end(), PlaceForm("at", names[:1], feature="airspace"))
    if found["water"]:
        return Loose(begin, found.end(), PlaceForm("water", names[:1], feature="waters"))
    off = _OFF.search(text, max(0, begin - 40), begin)
    if off is None:
        return Loose(begin, found.end(), PlaceForm("part", names[:1], bearing=side, feature="coast"))
    distance = kilometres(off["number"], off["unit"]).km if off["number"] else None
    return Loose(
        off.start(), found.end(), PlaceForm("water", names[:1], distance_km=distance, bearing=side, feature="coast")
    )


def _noun(parts: dict[str, str | None]) -> PlaceForm | None:
    """Return what an expression says about the thing that its noun stands for."""
    whole = (parts.get("whole") or "country").lower()
    whole = {"nation": "country", "frontier": "border"}.get(whole, whole)
    side = bearing(parts.get("point"), parts.get("point2"))
    part = (parts.get("part") or parts.get("outskirts") or "").lower()
    if whole == "border":
        return _of_border(parts, side)
    if parts.get("bank"):
        return PlaceForm("along", (), bearing=side, feature=_bank(parts), whole=whole)
    if whole == "river":
        return None if part else PlaceForm("along", (), bearing=side, near=bool(parts.get("near")), whole=whole)
    if parts.get("all"):
        return PlaceForm("at", (), feature="across", whole=whole)
    if parts.get("number"):
        distance = kilometres(parts["number"] or "", parts["unit"] or "")
        return PlaceForm("offset", (), distance_km=distance.km, bearing=side, spread_km=distance.spread_km, whole=whole)
    if parts.get("near"):
        near = (parts["near"] or "").lower()
        return None if whole in _NOT_NEAR or near in ("along", "at") else PlaceForm("near", (), whole=whole)
    if part in _OUTER and whole not in _NOT_NEAR:
        return PlaceForm("outskirts", (), bearing=side, feature=part, whole=whole)
    outside = "lead" in parts and not parts["lead"]
    if outside:
        return PlaceForm("offset", (), bearing=side, whole=whole)
    if side is None and not parts.get("middle") and part not in ("countryside",):
        return None
    return PlaceForm("part", (), bearing=side, feature=part or "part", whole=whole)


def _of_border(parts: dict[str, str | None], side: float | None) -> PlaceForm | None:
    if parts.get("number"):
        distance = kilometres(parts["number"] or "", parts["unit"] or "")
        return PlaceForm("border", (), distance_km=distance.km, bearing=side, feature="border", whole="border")
    if parts.get("near") or (side is not None and not parts.get("part")):
        near = (parts.get("near") or "").lower() not in ("along", "at")
        return PlaceForm("border", (), bearing=side, feature="border", near=near, whole="border")
    return None


def _bank(parts: dict[str, str | None]) -> str:
    point = (parts.get("point") or "").lower()
    return f"{point} bank" if point in ("left", "right") else "bank"
