"""What the words around one place name say: an ordered list of rules, the first that applies decides."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from whence.extract.rules import place_measures as measures
from whence.extract.rules import place_patterns as patterns
from whence.model.place import PlaceForm

Offsets = tuple[int, int]
Read = tuple[int, int, PlaceForm]
_BEFORE = 90
_OUTER = frozenset("outskirts suburb edge fringe periphery gate approach entrance exit perimeter bypass".split())
_LISTED = frozenset(("provinces", "states", "governorates"))
"""In the plural, these are parts of a country, or the divisions themselves that are then named."""
_RURAL = frozenset(("countryside", "rural area", "farmland", "orchards", "hinterland"))


@dataclass(frozen=True, slots=True)
class _Name:
    """A name in its text: what is looked at begins at ``least``; ``after`` is the noun phrase that follows, if any."""

    text: str
    span: Offsets
    least: int
    after: re.Match[str] | None
    is_adjective: Callable[[str], object] | None

    def before(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Search for words that end where the name begins."""
        return pattern.search(self.text, self.least, self.span[0])

    @property
    def end(self) -> int:
        """Return where the name ends, with the noun that follows it."""
        return self.after.end() if self.after else self.span[1]

    @property
    def feature(self) -> str | None:
        """Return the noun that follows the name."""
        return singular(self.after["zone"] or self.after["line"] or self.after["noun"]) if self.after else None

    @property
    def side(self) -> float | None:
        """Return the bearing that stands between the name and that noun: "Idlib's southern countryside"."""
        return measures.bearing(self.after["point"], self.after["point2"]) if self.after else None


def read(text: str, name: Offsets, least: int, limit: int, is_adjective: Callable[[str], object] | None = None) -> Read:
    """Read the expression around one name: where it begins and ends, and what it says."""
    here = _Name(text, name, least, patterns.AFTER.match(text, name[1], limit), is_adjective)
    for rule in _RULES:
        found = rule(here)
        if found is not None:
            return found
    return name[0], here.end, PlaceForm("at", (name,), feature=here.feature)


def framed(text: str, least: int, begin: int, form: PlaceForm) -> tuple[int, PlaceForm]:
    """Put the words before a line into what is said of it: "near the X-Y road", "5 km from the X-Y border"."""
    offset = patterns.OFFSET.search(text, least, begin) or patterns.TRAVEL.search(text, least, begin)
    if offset:
        distance = _distance(offset)
        if distance is not None:
            side = measures.bearing(offset["point"])
            return offset.start(), replace(form, distance_km=distance.km, bearing=side, at_most=distance.at_most)
    direction = patterns.DIRECTION.search(text, least, begin)
    if direction:
        return direction.start(), replace(form, bearing=measures.bearing(direction["point"]), near=True)
    near = patterns.NEAR.search(text, least, begin)
    return (near.start(), replace(form, near=True)) if near else (begin, form)


INSIDE = re.compile(r"\b(?:inside|within)\s+(?:the\s+)?$", re.IGNORECASE)
"""Before "X's borders", which are then those around X, and what is meant is X."""
_OTHER_SIDE = re.compile(
    r"(?:\b(?P<joined>[A-Z][a-z]+)[-\u2010-\u2014]|\b(?P<side>[A-Z][a-z]+)(?:['’]s)?\s+side\s+of\s+(?:the\s+|its\s+)?)$"
)


def with_other_side(text: str, least: int, begin: int, names: tuple[Offsets, ...]) -> tuple[int, tuple[Offsets, ...]]:
    """Take in the other side of a border where it stands in front: "Syria-Iraqi", "the Syrian side of the Iraqi"."""
    if len(names) != 1:
        return begin, names
    other = _OTHER_SIDE.search(text, least, begin)
    if other is None:
        return begin, names
    return other.start(), (other.span("joined" if other["joined"] else "side"), *names)


def _distance(found: re.Match[str]) -> measures.Distance | None:
    parts = found.groupdict()
    if parts.get("clock"):
        return measures.trip(found["time"], found["clock"], found["travel"])
    return measures.kilometres(found["number"], found["unit"], parts.get("about"))


def _on_side(here: _Name) -> Read | None:
    """Read "the Lebanese side of the border": in the country, by its border."""
    side = patterns.BORDER_SIDE.match(here.text, here.span[1], here.span[1] + 60)
    if not side:
        return None
    return here.span[0], side.end(), PlaceForm("border", (here.span,), feature="border", near=True)


def _water(here: _Name) -> Read | None:
    off = here.before(patterns.OFF)
    if not off or (off["bare"] and not (off["number"] or off["coast"] or _is_afloat(here, off.start()))):
        return _coast(here)
    side = measures.bearing(off["point"])
    distance = measures.kilometres(off["number"], off["unit"], off["about"]).km if off["number"] else None
    form = PlaceForm("water", (here.span,), distance_km=distance, bearing=side, feature="coast")
    return off.start(), here.end, form


def _is_afloat(here: _Name, begin: int) -> bool:
    return patterns.AFLOAT.search(here.text, max(0, here.span[0] - _BEFORE), begin) is not None


def _coast(here: _Name) -> Read | None:
    coast = here.before(patterns.COAST_OF)
    if coast:
        side = measures.bearing(coast["point"], coast["point2"])
        begin, form = framed(here.text, here.least, coast.start(), PlaceForm("part", (here.span,), bearing=side))
        return begin, here.end, replace(form, feature="coast", bearing=side)
    if here.feature not in ("coast", "coastline"):
        return None
    off = re.compile(r"\b(?:just\s+)?off\s+(?:the\s+)?$", re.IGNORECASE).search(here.text, here.least, here.span[0])
    relation = "water" if off else "part"
    form = PlaceForm(relation, (here.span,), bearing=here.side, feature="coast")  # type: ignore[arg-type]
    return (off.start() if off else here.span[0]), here.end, form


def _air(here: _Name) -> Read | None:
    air = here.before(patterns.AIR)
    return (air.start(), here.end, PlaceForm("at", (here.span,), feature="airspace")) if air else None


def _border(here: _Name) -> Read | None:
    shared = here.before(patterns.BORDER_WITH)
    if shared:
        names: tuple[Offsets, ...] = (here.span,)
        begin = shared.start("feature")
        if shared["adjective"] and here.is_adjective and here.is_adjective(shared["adjective"]):
            names, begin = (shared.span("adjective"), here.span), shared.start()
        begin = _with_article(here, begin)
        begin, form = framed(here.text, here.least, begin, PlaceForm("border", names, feature="border"))
        return begin, here.span[1], form
    if here.after and here.after["border"]:
        if here.before(INSIDE):
            return here.span[0], here.end, PlaceForm("at", (here.span,), feature="borders")
        begin, names = with_other_side(here.text, here.least, here.span[0], (here.span,))
        begin, form = framed(here.text, here.least, begin, PlaceForm("border", names, feature="border"))
        return begin, here.end, form
    return None


def _with_article(here: _Name, begin: int) -> int:
    return begin - 4 if begin - here.least >= 4 and here.text[begin - 4 : begin].lower() == "the " else begin


def _bank(here: _Name) -> Read | None:
    bank = here.before(patterns.BANK)
    if bank and (bank["point"] or bank["feature"].lower() != "side"):
        word = (bank["point"] or "").lower()
        feature = f"{word} bank" if word in ("left", "right") else singular(bank["feature"])
        return bank.start(), here.end, PlaceForm("along", (here.span,), bearing=_point(bank), feature=feature)
    if here.after and here.after["bank"]:
        hand = (here.after["hand"] or "").lower()
        feature = f"{hand} bank" if hand in ("left", "right") else "bank"
        return here.span[0], here.end, PlaceForm("along", (here.span,), bearing=here.side, feature=feature)
    return None


def _along(here: _Name) -> Read | None:
    road = here.before(patterns.ROAD_TO)
    if road:
        form = PlaceForm("along", (here.span,), feature=singular(road["feature"]))
        begin, form = framed(here.text, here.least, road.start(), form)
        return begin, here.end, form
    along = here.before(patterns.ALONG)
    if along:
        feature = here.feature or singular(along["feature"])
        return along.start(), here.end, PlaceForm("along", (here.span,), feature=feature)
    if here.after and here.after["line"]:
        form = PlaceForm("along", (here.span,), feature=here.feature)
        begin, form = framed(here.text, here.least, here.span[0], form)
        return begin, here.end, form
    return None


def _offset(here: _Name) -> Read | None:
    offset = here.before(patterns.OFFSET) or here.before(patterns.TRAVEL)
    if offset:
        distance = _distance(offset)
        form = PlaceForm("offset", (here.span,), bearing=_point(offset), feature=here.feature)
        if distance is not None:
            form = replace(form, distance_km=distance.km, spread_km=distance.spread_km, at_most=distance.at_most)
        return offset.start(), here.end, form
    direction = here.before(patterns.DIRECTION)
    if not direction:
        return None
    lead = " ".join((direction["lead"] or "").lower().split())
    inside = direction["of"].lower() == "of" and lead in ("in the", "from the", "across the", "of the", "on the", "the")
    relation = "part" if inside else "offset"
    side = measures.bearing(direction["point"], direction["point2"])
    form = PlaceForm(relation, (here.span,), bearing=side, feature=here.feature)  # type: ignore[arg-type]
    prepositional = re.match(r"(?:in|from|of|on|across)\b", lead)
    begin = direction.start("point") if prepositional else direction.start()
    return _with_article(here, begin), here.end, form


def _outskirts(here: _Name) -> Read | None:
    outskirts = here.before(patterns.OUTSKIRTS)
    if outskirts:
        side = measures.bearing(outskirts["point"], outskirts["point2"])
        feature = here.feature or singular(outskirts["feature"])
        return outskirts.start(), here.end, PlaceForm("outskirts", (here.span,), bearing=side, feature=feature)
    if here.feature in _OUTER:
        begin, side = _adjective_before(here)
        side = here.side if here.side is not None else side
        return begin, here.end, PlaceForm("outskirts", (here.span,), bearing=side, feature=here.feature)
    return None


def _adjective_before(here: _Name) -> tuple[int, float | None]:
    adjective = here.before(patterns.ADJECTIVE)
    if adjective is None or adjective["middle"]:
        return here.span[0], None
    return adjective.start(), measures.bearing(adjective["point"], adjective["point2"])


def _part(here: _Name) -> Read | None:
    itself = here.before(patterns.SIDED_KIND)
    if itself:
        return here.span[0], here.end, PlaceForm("at", (here.span,), feature=here.feature or _lower(itself["feature"]))
    part = here.before(patterns.PART)
    if part:
        side = measures.bearing(part["point"], part["point2"])
        feature = part["middle"].lower() if part["middle"] else singular(part["feature"])
        if part["feature"].lower() in _LISTED:
            feature = part["feature"].lower()
        feature = "outskirts" if feature == "suburb" else feature
        relation = "outskirts" if feature == "outskirts" else "part"
        form = PlaceForm(relation, (here.span,), bearing=side, feature=feature)  # type: ignore[arg-type]
        return part.start(), here.end, form
    rural = here.before(patterns.COUNTRYSIDE)
    if rural:
        return rural.start(), here.end, PlaceForm("part", (here.span,), feature="countryside")
    return None


def _adjective(here: _Name) -> Read | None:
    """Read "northern X", "X's southern countryside", "southern X countryside" and "X's north"."""
    rural = (here.feature or "").endswith("countryside")
    adjective = here.before(patterns.ADJECTIVE)
    if adjective:
        middle = adjective["middle"].lower() if adjective["middle"] else None
        side = measures.bearing(adjective["point"], adjective["point2"])
        feature = "countryside" if rural or middle == "rural" else here.feature or middle
        if feature is None:
            feature = _lower(adjective["point"])
        return adjective.start(), here.end, PlaceForm("part", (here.span,), bearing=side, feature=feature)
    if rural or here.side is not None:
        feature = "countryside" if rural else here.feature
        return here.span[0], here.end, PlaceForm("part", (here.span,), bearing=here.side, feature=feature)
    own = patterns.SIDE_AFTER.match(here.text, here.span[1], here.span[1] + 45) or patterns.OWN_SIDE.match(
        here.text, here.span[1], here.span[1] + 45
    )
    if own:
        return here.span[0], own.end(), PlaceForm("part", (here.span,), bearing=_point(own), feature="part")
    return None


def _scope(here: _Name) -> Read | None:
    """Read "across X", "parts of X", "the centre of X": all of it, some of it, its middle."""
    across = here.before(patterns.ACROSS)
    if across:
        return across.start(), here.end, PlaceForm("at", (here.span,), feature="across")
    some = here.before(patterns.SOME)
    if some:
        return some.start(), here.end, PlaceForm("at", (here.span,), feature="parts")
    middle = here.before(patterns.MIDDLE)
    if middle:
        word = middle["feature"].lower()
        feature = here.feature if word.endswith("inside") else "central"
        relation = "at" if word.endswith("inside") else "part"
        form = PlaceForm(relation, (here.span,), feature=feature)  # type: ignore[arg-type]
        return middle.start(), here.end, form
    return None


def _near(here: _Name) -> Read | None:
    near = here.before(patterns.NEAR)
    if near:
        outside = "outside" if near.group().lower().startswith(("outside", "just outside")) else None
        return near.start(), here.end, PlaceForm("near", (here.span,), feature=here.feature or outside)
    for pattern, feature in ((patterns.FAR, "far"), (patterns.TOWARDS, "way"), (patterns.ONE_END, "one end")):
        found = here.before(pattern)
        if found:
            relation = "between" if feature == "one end" else "along" if feature == "way" else "offset"
            form = PlaceForm(relation, (here.span,), feature=feature)  # type: ignore[arg-type]
            return found.start(), here.end, form
    one = here.before(patterns.BETWEEN_ONE)
    if one and re.match(r"\s+and\b|,", here.text[here.end : here.end + 8]):
        return one.start(), here.end, PlaceForm("between", (here.span,), feature="one end")
    return None


def _zone(here: _Name) -> Read | None:
    if here.after and here.after["zone"]:
        return here.span[0], here.end, PlaceForm("area", (here.span,), feature=here.feature)
    return None


_INDEFINITE = re.compile(r"(?:an?|each|every|another|one|no|any)\s", re.IGNORECASE)
"""Before a noun that is in what follows, and is not it: "a province of X"."""


def _kind(here: _Name) -> Read | None:
    """Read "the airport in X" and "the city of X"."""
    site = here.before(patterns.SITE_OF)
    if site and here.feature is None:
        feature = singular(site["site"]) or singular(site["house"])
        return here.span[0], here.end, PlaceForm("at", (here.span,), feature=feature)
    kind = here.before(patterns.KIND)
    if kind and here.feature is None and not _INDEFINITE.match(kind.group()):
        return here.span[0], here.end, PlaceForm("at", (here.span,), feature=_lower(kind["feature"]))
    return None


_RULES: tuple[Callable[[_Name], Read | None], ...] = (
    _on_side,
    _border,
    _water,
    _air,
    _offset,
    _bank,
    _along,
    _outskirts,
    _part,
    _scope,
    _adjective,
    _near,
    _zone,
    _kind,
)


def _point(found: re.Match[str]) -> float | None:
    return measures.bearing(found["point"])


def _lower(word: str | None) -> str | None:
    return " ".join(word.lower().split()) if word else None


def singular(word: str | None) -> str | None:
    """Return a common noun in lower case and in the singular."""
    lower = _lower(word)
    if lower is None or lower in ("outskirts", "parts", "orchards", "barracks") or lower.endswith(("pass", "limits")):
        return lower
    if lower.endswith("ies"):
        return f"{lower[:-3]}y"
    return re.sub(r"(?<=[a-z])s$", "", lower)
