"""The vote of a document's place names on one another: countries, divisions, nearness, what the text says outright."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from whence.reference.gazetteer import Candidate
from whence.reference.place_names import fold

_ROUNDS = 3
_VOTERS = 60
"""Names that vote, the most frequent first: keeps the rounds linear in the length of a document."""
_COUNTRY, _DIVISION, _NEARNESS, _HINT, _CONTAINED = 1.2, 0.6, 0.8, 0.7, 4.0
"""Weights of the votes, in units of a tenfold population; re-run ``bench toponyms --gold-spans`` when they change."""
_NEAR_KM = 150.0


@dataclass(slots=True)
class Name:
    """One name of the document at all its places, with what it can mean.

    ``own`` is how likely each candidate is by itself, ``score`` with the votes, ``share`` the same as probabilities.
    ``inside`` are the folded names of what the text says it lies in.
    """

    text: str
    candidates: list[Candidate]
    own: list[float]
    count: int = 1
    inside: list[str] = field(default_factory=list)
    division: bool = False
    score: list[float] = field(default_factory=list)
    share: list[float] = field(default_factory=list)
    contained: list[bool] = field(default_factory=list)


Tally = dict[tuple[str, str], float]
"""Votes for (country, "") and for (country, division)."""


def vote(names: Sequence[Name], hints: Mapping[str, float], containers: Mapping[str, Sequence[Candidate]]) -> None:
    """Let the names vote: fills ``score``, ``share`` and ``contained`` of every name that has candidates.

    Args:
        names: those with candidates.
        hints: countries that the document is about for other reasons, with weights up to 1.
        containers: what the folded names in ``inside`` can mean.
    """
    for name in names:
        name.contained = [_is_contained(place, name.inside, containers) for place in name.candidates]
        _rescore(name, [0.0] * len(name.own))
    voters = sorted(names, key=lambda name: -name.count)[:_VOTERS]
    voting = {id(name) for name in voters}
    for _ in range(_ROUNDS):
        tallies = {id(name): _tally(name) for name in voters}
        total: Tally = defaultdict(float)
        for tally in tallies.values():
            for at, share in tally.items():
                total[at] += share
        points = [(id(name), place, share) for name in voters for place, share in [_leader(name)] if share > 0.5]
        bonuses = []
        for name in names:
            mine = tallies[id(name)] if id(name) in voting else {}
            bonuses.append([_bonus(place, id(name), total, mine, points, hints) for place in name.candidates])
        for name, bonus in zip(names, bonuses, strict=True):
            _rescore(name, bonus)


def _rescore(name: Name, bonus: Sequence[float]) -> None:
    name.score = [
        own + more + (_CONTAINED if inside else 0.0)
        for own, more, inside in zip(name.own, bonus, name.contained, strict=True)
    ]
    top = max(name.score)
    raw = [math.exp(2.0 * (score - top)) for score in name.score]
    name.share = [weight / sum(raw) for weight in raw]


def _bonus(
    place: Candidate,
    me: int,
    total: Tally,
    mine: Tally,
    points: Sequence[tuple[int, Candidate, float]],
    hints: Mapping[str, float],
) -> float:
    country = place.country or ""
    bonus = _HINT * hints.get(country, 0.0)
    if country:
        at = (country, "")
        bonus += _COUNTRY * math.log2(1.0 + min(3.0, max(0.0, total.get(at, 0.0) - mine.get(at, 0.0))))
        if place.adm1 and place.kind != "country":
            at = (country, place.adm1)
            bonus += _DIVISION * min(2.0, max(0.0, total.get(at, 0.0) - mine.get(at, 0.0)))
    if place.kind not in ("country", "continent", "sea"):
        near = sum(share * math.exp(-apart(place, other) / _NEAR_KM) for who, other, share in points if who != me)
        bonus += _NEARNESS * min(2.0, near)
    return bonus


def _tally(name: Name) -> Tally:
    """Count a name's own votes; one that stands often has more to say, but not in proportion."""
    weight = 1.0 + 0.25 * math.log2(name.count)
    tally: Tally = defaultdict(float)
    for place, share in zip(name.candidates, name.share, strict=True):
        if place.country and share > 0.02:
            tally[place.country, ""] += weight * share
            if place.adm1 and place.kind != "country":
                tally[place.country, place.adm1] += weight * share
    return tally


def _leader(name: Name) -> tuple[Candidate, float]:
    index = max(range(len(name.share)), key=name.share.__getitem__)
    place = name.candidates[index]
    return place, 0.0 if place.kind in ("country", "continent", "sea") else name.share[index]


def _is_contained(place: Candidate, inside: Sequence[str], containers: Mapping[str, Sequence[Candidate]]) -> bool:
    return any(_holds(outer, place) for handle in inside for outer in containers.get(handle, ()))


def _holds(outer: Candidate, place: Candidate) -> bool:
    """Say whether one place lies in another, by country and division where they tell, else by distance."""
    if outer.kind in ("continent", "sea") or outer.number == place.number or place.kind == "country":
        return False
    if outer.kind == "country":
        return place.country == outer.country
    if place.kind == "adm1":
        return False
    if outer.kind == "adm1":
        return place.country == outer.country and _same(place.adm1, outer)
    return apart(place, outer) <= max(25.0, outer.radius_km)


def _same(division: str | None, outer: Candidate) -> bool:
    return division is not None and fold(division) in (fold(outer.adm1 or ""), fold(outer.name))


def apart(one: Candidate, other: Candidate) -> float:
    """Return the distance of two candidates in km, on a flat map around the first: quick, and exact enough to vote."""
    east = (other.lon - one.lon + 180.0) % 360.0 - 180.0
    return 111.2 * math.hypot(other.lat - one.lat, east * math.cos(math.radians(one.lat)))
