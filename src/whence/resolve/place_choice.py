"""Which place a name means: all the names of a document decide together.

Every name starts with what it can mean and how likely that is by itself: how well known the place is, how well the
spelling fits. Then the names vote (``place_votes``). A name has one meaning per document. A choice that only just wins,
or that rests on likeness alone, is not made.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whence.reference.gazetteer import Candidate, Gazetteer
from whence.reference.place_names import fold
from whence.reference.place_words import DIVISION_WORDS, RIVER_WORDS, STATES, feature_after, strip_feature
from whence.resolve.place_votes import Name, apart, vote

Offsets = tuple[int, int]

_CONSIDERED = 25
"""Candidates per name that take part, the best by themselves first."""
_MARGIN = 0.15
"""Least lead over the next place, in units of a tenfold population; re-run the bench when it changes."""
_UNKNOWN = 20_000
"""Below this population a place whose name is only alike needs support from the rest of the document."""
_SUPPORT, _SUPPORT_FUZZY = 0.5, 1.0
"""That support, in units of a tenfold population: of a name spelt alike by rule, and by fuzzy comparison."""
_WELL_KNOWN = {"country": 2.5, "capital": 1.5, "adm1": 0.3}
_LEAST = {"continent": 8.0, "sea": 7.5, "city": 0.0, "capital": 0.0, "country": 0.0, "adm1": 0.0}
_SUPPLEMENT = 4.5
"""What is no settlement but was written down by hand is about as well known as a town of 30,000."""
_MATCH = {"exact": 0.0, "alternate": -1.2, "variant": -0.6, "fuzzy": -1.2}
_SEAT = 0.4
"""Lead of a chief town over the division named after it."""
_JOINED = 2.0
"""Lead of a place whose name takes in the noun that follows ("Omar oil field" before any Omar)."""
_SAME_KM = 40.0
"""Two candidates nearer than this are one place to the margin."""
_DIVISIONS = frozenset(("adm1", "adm2", "district", "region", "country"))
_SEATED = frozenset(("district", "municipality", "canton"))
"""Divisions that are mostly named after their chief town, so that the town can stand for them."""
_WITHIN = re.compile(
    r"\s*,\s*(?:in\s+|the\s+|northern\s+|southern\s+|eastern\s+|western\s+|central\s+|capital of\s+)*"
    r"|\s+(?:in|of)\s+(?:the\s+)?(?:[\w-]+ern\s+|central\s+|rural\s+)?(?:(?:province|state|district)\s+of\s+)?"
    r"|\s*\(\s*",
    re.IGNORECASE,
)
_STATE = re.compile(r"\s*,\s*([A-Z](?:\.\s?[A-Z]\.|[A-Z]\b|\.?[A-Za-z]{1,6}\.?))")


@dataclass(frozen=True, slots=True)
class Choice:
    """What a name was taken to mean, or None and why not. ``alternatives`` are the next best, best first."""

    candidate: Candidate | None
    reason: str
    alternatives: tuple[Candidate, ...] = ()


def choose(
    text: str, spans: Sequence[Offsets], gazetteer: Gazetteer, hints: Mapping[str, float] | None = None
) -> dict[Offsets, Choice]:
    """Decide for all names of a document at once.

    Args:
        text: the document.
        spans: where its place names stand.
        gazetteer: where to look them up.
        hints: countries (ISO 3166-1 alpha-3) that the document is about for other reasons, with weights up to 1.

    Returns:
        A choice for every span. The cost is linear in the number of names.
    """
    ordered = sorted(set(spans))
    names: dict[str, Name] = {}
    handles: dict[Offsets, str] = {}
    for position, span in enumerate(ordered):
        surface = text[span[0] : span[1]]
        feature = feature_after(text, span[1])
        handle = handles[span] = _handle(surface, feature)
        if handle in names:
            names[handle].count += 1
        else:
            names[handle] = _look_up(surface, feature, gazetteer)
        after = ordered[position + 1] if position + 1 < len(ordered) else None
        names[handle].inside += _inside(text, span, after)
    containers = {outer: gazetteer.find(outer) for name in names.values() for outer in name.inside}
    vote([name for name in names.values() if name.candidates], hints or {}, containers)
    choices = {handle: _decide(name) for handle, name in names.items()}
    return {span: choices[handles[span]] for span in ordered}


def _handle(surface: str, feature: str | None) -> str:
    """Return what makes two mentions the same name; "US" and "us" differ, as do "Homs" and "Homs province"."""
    folded = fold(_bare(surface))
    return f"{folded.upper() if len(folded) <= 3 and surface.isupper() else folded}|{feature or ''}"


def _bare(surface: str) -> str:
    return re.sub(r"['’]s?$", "", surface.strip())


def _look_up(surface: str, after: str | None, gazetteer: Gazetteer) -> Name:
    """Look a name up: with the common noun that follows it, as it stands, and without the noun inside it."""
    bare = _bare(surface)
    joined = tuple(place for place in gazetteer.find(f"{bare} {after}") if place.match != "fuzzy") if after else ()
    found = gazetteer.adjective(bare) or gazetteer.find(STATES.get(bare, bare))
    core, inner = strip_feature(bare)
    feature = inner or after or ""
    if core != bare and (feature in DIVISION_WORDS or not found or found[0].match == "fuzzy"):
        cores = gazetteer.find(core)
        if feature in DIVISION_WORDS:
            cores = tuple(place for place in cores if place.kind in _DIVISIONS or feature in _SEATED)
        found = tuple(place for place in (*cores, *found) if place.match != "fuzzy")
    if len(fold(bare)) <= 3:
        found = tuple(
            place for place in found if place.match == "exact" and (place.kind != "city" or not bare.isupper())
        )
    if feature in RIVER_WORDS:
        joined += tuple(place for place in gazetteer.find(f"{core} River") if place.kind == "river")
    whole = {place.number for place in joined}
    found = tuple({place.number: place for place in (*found, *joined)}.values())
    name = Name(bare, [], [], division=feature in DIVISION_WORDS)
    weights = {place.number: _own_weight(place) for place in found}
    for number in whole:
        weights[number] += _JOINED
    _settle_kinds(found, weights, feature)
    name.candidates = sorted(found, key=lambda place: -weights[place.number])[:_CONSIDERED]
    name.own = [weights[place.number] for place in name.candidates]
    return name


def _own_weight(place: Candidate) -> float:
    """Return how likely a place is meant, all else unknown: the logarithm of its residents, plus what it is."""
    weight = math.log10(place.population + 10) + _WELL_KNOWN.get(place.kind, 0.0)
    weight = max(weight, _LEAST.get(place.kind, _SUPPLEMENT))
    if place.match == "fuzzy":
        weight -= (100.0 - place.score) / 10.0
    return weight + _MATCH[place.match]


def _settle_kinds(found: Sequence[Candidate], weights: dict[int, float], feature: str) -> None:
    """Prefer the city to the division named after it, unless the text says "province"; the same for rivers."""
    for place in found:
        if feature in DIVISION_WORDS:
            weights[place.number] += 2.0 if place.kind in _DIVISIONS else -1.0
        elif feature in RIVER_WORDS:
            weights[place.number] += 3.0 if place.kind == "river" else -1.0
        elif place.kind == "adm1":
            seats = [
                weights[seat.number]
                for seat in found
                if seat.kind in ("city", "capital")
                and seat.country == place.country
                and apart(seat, place) <= place.radius_km + 30.0
                and seat.population >= 0.1 * place.population
            ]
            if seats:
                weights[place.number] = min(weights[place.number], max(seats) - _SEAT)


def _inside(text: str, span: Offsets, after: Offsets | None) -> list[str]:
    """Return the folded names of what the text says a name lies in: "X, Y", "X in Y", "X, Ill."."""
    inside = []
    if after is not None and span[1] <= after[0] <= span[1] + 40 and _WITHIN.fullmatch(text, span[1], after[0]):
        inside.append(fold(strip_feature(_bare(text[after[0] : after[1]]))[0]))
    state = _STATE.match(text, span[1], span[1] + 16)
    if state and state.group(1) in STATES:
        inside.append(fold(STATES[state.group(1)]))
    return inside


def _decide(name: Name) -> Choice:
    if not name.candidates:
        return Choice(None, f'the gazetteer knows no "{name.text}"')
    order = sorted(range(len(name.candidates)), key=lambda index: -name.score[index])
    best = name.candidates[order[0]]
    rest = tuple(name.candidates[index] for index in order[1:])
    gain = name.score[order[0]] - name.own[order[0]]
    least = _SUPPORT_FUZZY if best.match == "fuzzy" else _SUPPORT
    doubtful = best.match == "fuzzy" or (best.match != "exact" and best.population < _UNKNOWN)
    if doubtful and gain < least and best.kind in ("city", "capital"):
        return Choice(
            None,
            f'"{name.text}" is only spelt like {_describe(best)}, and nothing else points there',
            (best, *rest[:4]),
        )
    rival = next(
        (index for index in order[1:] if apart(best, name.candidates[index]) > max(_SAME_KM, best.radius_km)), None
    )
    if rival is not None and name.score[order[0]] - name.score[rival] < _MARGIN:
        other = name.candidates[rival]
        return Choice(
            None,
            f'"{name.text}" may be {_describe(best)} or {_describe(other)}: the document does not tell',
            (best, *rest[:4]),
        )
    return Choice(best, _reason(name, order[0], gain), rest[:5])


def _describe(place: Candidate) -> str:
    where = ", ".join(part for part in (place.adm1 if place.kind != "adm1" else None, place.country) if part)
    return f"{place.name} ({place.kind}{', ' + where if where else ''})"


def _reason(name: Name, index: int, gain: float) -> str:
    best = name.candidates[index]
    parts = [f'"{name.text}" is {_describe(best)}']
    how = {
        "exact": "by its name",
        "alternate": "by another of its names",
        "variant": "by a variant spelling",
        "fuzzy": f"by a similar spelling ({best.score:.0f} of 100)",
    }
    parts.append(how[best.match])
    if len(name.candidates) > 1:
        if name.contained[index]:
            parts.append("the text says where it lies")
        elif gain >= 0.5:
            parts.append("other places of the document point there")
        else:
            parts.append(f"the best known of {len(name.candidates)} places so called")
    return ", ".join(parts)
