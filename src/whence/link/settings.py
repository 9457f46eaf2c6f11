"""Whether the places and times of two claims can be those of one happening, and whether they tell the same."""

from __future__ import annotations

from datetime import timedelta

from whence.model.claim import ClaimPlace, ClaimTime
from whence.model.place import Place
from whence.model.sphere import distance_km
from whence.model.timex import DayPart, ResolvedTime

_SLACK_KM = 5.0
"""Beyond their radii: towns have an extent, and gazetteers name their centres."""
_COARSE = 5
"""UCDP's precision from which only the state counts: where "the north" ends is anybody's guess."""
_FINE = 3
"""UCDP's precision up to which a common place says something: a second-order division; everything is in the country."""
_SHORT = timedelta(days=1)
"""Up to this far apart, first and last day of a common time say something."""
_PARTS = (DayPart.MORNING, DayPart.AFTERNOON, DayPart.EVENING, DayPart.NIGHT)


def places_conflict(one: ClaimPlace | None, other: ClaimPlace | None) -> bool:
    """Say whether two places are too far from each other to hold one happening."""
    return one is not None and other is not None and are_apart(one.place, other.place)


def are_apart(a: Place, b: Place) -> bool:
    """Say whether two places have nothing in common, as far as their radii and states tell."""
    if a.name == b.name:
        return False
    if max(a.where_prec, b.where_prec) >= _COARSE:
        return a.country is not None and b.country is not None and a.country != b.country
    return _distance(a, b) > a.radius_km + b.radius_km + _SLACK_KM


def places_agree(one: ClaimPlace | None, other: ClaimPlace | None) -> bool:
    """Say whether two places are one, or one lies in the other, and neither is wide."""
    if one is None or other is None or max(one.place.where_prec, other.place.where_prec) > _FINE:
        return False
    return one.place.name == other.place.name or _distance(one.place, other.place) <= max(
        one.place.radius_km, other.place.radius_km
    )


def _distance(one: Place, other: Place) -> float:
    """Return the distance in km of the nearest positions of two places."""
    return min(distance_km(a, b) for a in one.geometry.positions for b in other.geometry.positions)


def times_conflict(one: ClaimTime | None, other: ClaimTime | None) -> bool:
    """Say whether two times have no day in common, or are different parts of one day."""
    if one is None or other is None:
        return False
    a, b = one.time, other.time
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return False
    return a.end < b.start or b.end < a.start or _parts_conflict(a, b)


def times_agree(one: ClaimTime | None, other: ClaimTime | None) -> bool:
    """Say whether two times are the same day or night."""
    if one is None or other is None or times_conflict(one, other):
        return False
    return is_short(one) and is_short(other)


def is_short(time: ClaimTime) -> bool:
    """Say whether a time is known to the day or night."""
    start, end = time.time.start, time.time.end
    return start is not None and end is not None and end - start <= _SHORT


def _parts_conflict(one: ResolvedTime, other: ResolvedTime) -> bool:
    """Say whether two times are in different parts of the same day; evening and night run into each other."""
    parts = [next((part for part in _PARTS if time.value.endswith(f"T{part}")), None) for time in (one, other)]
    if None in parts or one.start != other.start:
        return False
    return parts[0] != parts[1] and set(parts) != {DayPart.EVENING, DayPart.NIGHT}
