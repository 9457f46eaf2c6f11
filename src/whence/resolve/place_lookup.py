"""What a place name can mean by itself: its candidates in the gazetteer, and how likely each is before any vote."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

from whence.reference.gazetteer import Candidate, Gazetteer
from whence.reference.place_names import fold
from whence.reference.place_words import (
    COUNTY_WORDS,
    DIVISION_WORDS,
    FACILITY_WORDS,
    RIVER_WORDS,
    STATES,
    TOWN_WORDS,
    feature_after,
    feature_before,
    strip_feature,
)
from whence.resolve.place_votes import Name, apart

Offsets = tuple[int, int]

_CONSIDERED = 25
"""Candidates per name that take part, the best by themselves first."""
_WELL_KNOWN = {"country": 2.5, "capital": 1.5, "adm1": 0.3, "adm2": -1.0}
_LEAST = {
    "continent": 8.0,
    "sea": 7.5,
    "city": 0.0,
    "capital": 0.0,
    "country": 0.0,
    "adm1": 0.0,
    "adm2": 0.0,
    "river": 6.5,
}
_SUPPLEMENT = 4.5
"""What is no settlement but was written down by hand is about as well known as a town of 30,000."""
_MATCH = {"exact": 0.0, "alternate": -1.2, "variant": -1.5, "fuzzy": -1.2}
_EXONYM, _MATCH_EXONYM = 40_000, -0.4
"""Towns of so many residents are often known abroad by another of their names (Tadmur as Palmyra)."""
_SEAT = 0.4
"""Lead of a chief town over the division named after it."""
_JOINED = 2.0
"""Lead of a place whose name takes in the noun that follows ("Omar oil field" before any Omar)."""
_SAID = 2.0
"""Lead of a division where the text says "province", and of a county where it says "county"."""
_DIVISIONS = frozenset(("adm1", "adm2", "district", "region", "country"))
_SEATED = frozenset(("district", "municipality", "canton"))
"""Divisions that are mostly named after their chief town, so that the town can stand for them."""
_NAMESAKE = 20_000
"""Least population of a town that a hospital or a university can be told to lie in by its name alone."""
_WHOLE = 100_000
"""Least population of a place that a part of it can be told by: "North Dallas"."""
_TOWNS = frozenset(("city", "capital"))
_PART = re.compile(
    r"^(?:(?:North|South|East|West)(?:[- ]?(?:East|West))?(?:ern)?|(?:North|South)(?:east|west)(?:ern)?"
    r"|Central|Upper|Lower|Greater|Downtown|Metropolitan|Inner|Outer|Old|Mid)[ -](?=[A-Z])",
)


def handle(text: str, span: Offsets) -> str:
    """Return what makes two mentions the same name; "US" and "us" differ, as do "Homs" and "Homs province"."""
    surface = text[span[0] : span[1]]
    feature = feature_after(text, span[1]) or feature_before(text, span[0])
    folded = fold(bare(surface))
    return f"{folded.upper() if len(folded) <= 3 and surface.isupper() else folded}|{feature or ''}"


def bare(surface: str) -> str:
    """Return a name without its genitive."""
    return re.sub(r"['’]s?$", "", surface.strip())


def look_up(text: str, span: Offsets, gazetteer: Gazetteer) -> Name:
    """Look a name up: with the common noun that follows it, as it stands, and without the noun inside it.

    What stands behind a comma ("Alma, Nebraska") is what it lies in.
    """
    word, *outer = _apart(bare(text[span[0] : span[1]]), gazetteer)
    after = None if outer else feature_after(text, span[1])
    core, inner = strip_feature(word)
    feature = inner or after or feature_before(text, span[0]) or ""
    joined = _joined(word, core, after, feature, gazetteer)
    found = gazetteer.adjective(word) or gazetteer.find(STATES.get(word, word))
    found = _with_cores(found, core if core != word else "", feature, gazetteer)
    if len(fold(word)) <= 3:
        found = tuple(p for p in found if p.match == "exact" and (p.kind != "city" or not word.isupper()))
    if not any(place.match != "fuzzy" for place in (*found, *joined)):
        found = _inside_name(word, gazetteer) or found
    found = tuple({place.number: place for place in (*found, *joined)}.values())
    weights = _weights(found, {place.number for place in joined}, feature)
    name = Name(word, [], [], inside=[fold(STATES.get(part, part)) for part in outer])
    name.candidates = sorted(found, key=lambda place: -weights[place.number])[:_CONSIDERED]
    name.own = [weights[place.number] for place in name.candidates]
    return name


def _apart(word: str, gazetteer: Gazetteer) -> list[str]:
    """Split a name from what stands behind its commas, unless they are its own ("Washington, D.C.")."""
    if "," not in word or any(place.match in ("exact", "alternate") for place in gazetteer.find(word)):
        return [word]
    return [part.strip() for part in word.split(",")]


def _joined(word: str, core: str, after: str | None, feature: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Find places whose name takes in the common noun that stands behind it."""
    found = tuple(place for place in gazetteer.find(f"{word} {after}") if place.match != "fuzzy") if after else ()
    if feature in RIVER_WORDS:
        found += tuple(place for place in gazetteer.find(f"{core} River") if place.kind == "river")
    return found


def _with_cores(found: tuple[Candidate, ...], core: str, feature: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Add what a name means without its common noun, where that noun is none of the name's own.

    "Homs province" is the division Homs; "Ohio County" is a county of that name and never Ohio.
    """
    if not core:
        return found
    known = any(place.match == "exact" and place.kind in _DIVISIONS for place in found)
    if feature in COUNTY_WORDS and known:
        return tuple(place for place in found if place.match != "fuzzy")
    if feature not in DIVISION_WORDS and found and found[0].match != "fuzzy":
        return found
    cores: Iterable[Candidate] = gazetteer.find(core)
    if feature in DIVISION_WORDS:
        cores = (place for place in cores if place.kind in _DIVISIONS or feature in _SEATED)
    return tuple(place for place in (*cores, *found) if place.match != "fuzzy")


def _inside_name(word: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Find the place inside a name that no gazetteer knows: "Western Kasai", "Colchester General Hospital".

    A part of a place is taken for the whole, and a facility for the town that it is named after.
    """
    part = _PART.match(word)
    if part:
        return tuple(place for place in gazetteer.find(word[part.end() :]) if _has_parts(place))
    words = word.split()
    if len(words) > 1 and words[-1].lower() in FACILITY_WORDS:
        for size in range(len(words) - 1, 0, -1):
            found = [place for place in gazetteer.find(" ".join(words[:size])) if place.match == "exact"]
            if found:
                best = max(found, key=own_weight)
                known = best.kind in _TOWNS and best.population >= _NAMESAKE
                return tuple(place for place in found if place.kind in _TOWNS) if known else ()
    return ()


def _has_parts(place: Candidate) -> bool:
    """Say whether a part of a place can stand for it; of a country it is often one of its own ("South Vietnam")."""
    return place.match == "exact" and place.population >= _WHOLE and place.kind != "country"


def _weights(found: Sequence[Candidate], joined: set[int], feature: str) -> dict[int, float]:
    weights = {place.number: own_weight(place) + (_JOINED if place.number in joined else 0.0) for place in found}
    for place in found:
        if feature in DIVISION_WORDS:
            weights[place.number] += _said(place, feature)
        elif feature in TOWN_WORDS:
            weights[place.number] += 1.0 if place.kind in _TOWNS else 0.0
        elif feature in RIVER_WORDS:
            weights[place.number] += 3.0 if place.kind == "river" else -1.0
        elif place.kind in ("adm1", "adm2"):
            seats = [weights[seat.number] for seat in found if _is_seat(seat, place)]
            if seats:
                weights[place.number] = min(weights[place.number], max(seats) - _SEAT)
    return weights


def own_weight(place: Candidate) -> float:
    """Return how likely a place is meant, all else unknown: the logarithm of its residents, plus what it is."""
    weight = math.log10(place.population + 10) + _WELL_KNOWN.get(place.kind, 0.0)
    weight = max(weight, _LEAST.get(place.kind, _SUPPLEMENT))
    if place.match == "fuzzy":
        weight -= (100.0 - place.score) / 10.0
    if place.match == "alternate" and place.kind in _TOWNS and place.population >= _EXONYM:
        return weight + _MATCH_EXONYM
    return weight + _MATCH[place.match]


def _said(place: Candidate, feature: str) -> float:
    """Weigh a candidate against the word that says what it is: "province", "county"."""
    if place.kind not in _DIVISIONS:
        return -1.0
    if feature in COUNTY_WORDS and place.kind != "adm2":
        return 0.0
    return _SAID


def _is_seat(seat: Candidate, division: Candidate) -> bool:
    """Say whether a town is the chief town of the division that is named like it, and well known beside it."""
    return (
        seat.kind in _TOWNS
        and seat.country == division.country
        and apart(seat, division) <= division.radius_km + 30.0
        and seat.population >= 0.1 * division.population
    )
