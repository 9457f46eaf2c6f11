"""Likeness in time and place, in relation to how closely they are told."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from whence.link.incidents.prepared import Finding, Prepared
from whence.model.account import Spot

_SHORT = 7
"""Days: a longer time says nothing beside the day of a report."""
_COARSE = 5
"""UCDP's precision from which only the country counts, as in ``link.settings``."""
_SLACK_KM = 5.0
"""Beyond their radii: towns have an extent, and gazetteers name their centres."""
_COUNTRY = 6
"""UCDP's precision for a whole country."""
_TOWN_KM = 5.0
"""Radius up to which a place is a small one: a village, a building."""
_WIDE_KM = 60.0
"""Radius from which a place holds many happenings of a day."""


_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Day:
    """A day as an ordinal, told in words when they are asked for."""

    ordinal: int

    def __str__(self) -> str:
        day = date.fromordinal(self.ordinal)
        return f"{day.day} {day:%B} {day.year}"


def days_between(one: Prepared, other: Prepared) -> int | None:
    """Return how many days lie between told times; 0 where they meet, None where one is untold."""
    if one.days is None or other.days is None:
        return None
    return max(0, one.days[0] - other.days[1], other.days[0] - one.days[1])


def time(one: Prepared, other: Prepared) -> Finding | None:
    """Compare told times; where one is untold, the told one with the day of the other's report."""
    if one.days is None or other.days is None:
        return _against_report(one, other) if one.days is not None else _against_report(other, one)
    (start, end), (first, last) = one.days, other.days
    gap = max(start - last, first - end)
    if gap > 0:
        return ("next day" if gap == 1 else "apart"), (Day(start), Day(first))
    longest = max(end - start, last - first)
    name = "same day" if longest <= 1 else "same week" if longest <= 7 else "same month" if longest <= 31 else "overlap"
    return name, (Day(max(start, first)), Day(min(end, last)))


def _against_report(told: Prepared, untold: Prepared) -> Finding | None:
    """Compare a told time with the day of a report that tells none: news is told within days."""
    if told.days is None or untold.published is None or told.days[1] - told.days[0] > _SHORT:
        return None
    if not untold.account.real:
        return None
    gap = untold.published - told.days[0]
    day = (Day(told.days[0]), gap)
    if gap < -1:
        return "after report", day
    return ("just before report" if gap <= 2 else "before report" if gap <= 7 else "long before report"), day


def published(one: Prepared, other: Prepared) -> Finding | None:
    """Compare the days of two reports, where those of the happening are not told, and no name tells who died."""
    if one.published is None or other.published is None or one.account.version_id == other.account.version_id:
        return None
    if (one.days is not None and other.days is not None) or shares_dead(one, other):
        return None
    gap = abs(one.published - other.published)
    bounds = ((1, "next day"), (3, "within 3 days"), (7, "within a week"), (30, "within a month"))
    name = next((name for most, name in bounds if gap <= most), "months apart")
    return (name if gap else "same day"), (gap,)


def shares_dead(one: Prepared, other: Prepared) -> bool:
    """Say whether both tell of somebody killed by a full name: whenever they do, it is one death."""
    if not one.is_deadly or not other.is_deadly:
        return False
    return any(len(mine & theirs) > 1 for mine in one.victims for theirs in other.victims)


def place(one: Prepared, other: Prepared) -> Finding | None:
    """Compare places; where one is untold, the told one with what the other's report is set in."""
    if one.spots and other.spots:
        pairs = [_compare(a[0], b[0], _apart_km(a, b)) for a in one.spots for b in other.spots]
        return min(pairs, key=lambda found: _ORDER[found[0]])
    mine, theirs = one.account.spots, other.account.spots
    if mine or theirs:
        told, context = (mine, other.account.context) if mine else (theirs, one.account.context)
        return _against_context(told, context)
    if one.account.version_id == other.account.version_id:
        return None
    return _contexts(one.account.context, other.account.context)


_ORDER = {
    name: rank
    for rank, name in enumerate(
        (
            "same",
            "same town",
            "near",
            "inside",
            "same division",
            "same country",
            "border",
            "country elsewhere",
            "far",
            "other country",
        )
    )
}
"""Outcomes, the closest first."""


def _compare(one: Spot, other: Spot, apart: float) -> Finding:
    names = (one.name, other.name)
    if one.geonameid is not None and one.geonameid == other.geonameid:
        return ("same country" if one.where_prec >= _COUNTRY else _same(one.radius_km)), names
    if one.country is not None and other.country is not None and one.country != other.country:
        if max(one.where_prec, other.where_prec) >= _COUNTRY:
            return "country elsewhere", names
        if apart > one.radius_km + other.radius_km + _SLACK_KM:
            return "other country", names
        return "border", names
    if max(one.where_prec, other.where_prec) >= _COARSE:
        return ("same country" if one.country == other.country else "border"), names
    radii = one.radius_km + other.radius_km
    if apart > radii + _SLACK_KM:
        return "far", (*names, round(apart))
    if max(one.radius_km, other.radius_km) >= _WIDE_KM:
        return "inside", names
    return (_same(max(one.radius_km, other.radius_km)) if apart <= _SLACK_KM else "near"), names


def _same(radius_km: float) -> str:
    """Name a common place by its size: in a city much happens on one day."""
    return "same" if radius_km <= _TOWN_KM else "same town" if radius_km < _WIDE_KM else "inside"


def _apart_km(one: tuple[Spot, float, float, float], other: tuple[Spot, float, float, float]) -> float:
    """Return the great-circle distance of two places by the chord between their positions on a unit sphere."""
    chord = math.dist(one[1:], other[1:])
    return 2 * _EARTH_KM * math.asin(min(1.0, chord / 2))


def _against_context(told: tuple[Spot, ...], context: tuple[str, ...]) -> Finding | None:
    countries = {spot.country for spot in told} - {None}
    if not context or not countries:
        return None
    if any(spot.adm1 and f"{spot.country}.{spot.adm1}" in context for spot in told):
        return "context division", (told[0].name,)
    return ("context" if countries & set(context) else "other context"), (told[0].name,)


def _contexts(one: tuple[str, ...], other: tuple[str, ...]) -> Finding | None:
    if not one or not other:
        return None
    common = set(one) & set(other)
    if not common:
        return "other contexts", ()
    return ("division contexts" if any("." in each for each in common) else "contexts"), ()
