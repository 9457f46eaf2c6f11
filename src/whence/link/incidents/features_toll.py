"""Likeness in how many people were affected."""

from __future__ import annotations

from whence.link.incidents.prepared import Finding, Prepared
from whence.model.account import Toll

_ORDER = ("same", "one each", "close", "fit", "far")


def toll(one: Prepared, other: Prepared) -> Finding | None:
    """Compare counts of one effect; the closest pair stands for all. That nobody was hurt is no count."""
    found = [
        _compare(a, b)
        for effect in one.tolls
        if effect in other.tolls
        for a in one.tolls[effect]
        for b in other.tolls[effect]
        if a.best != 0 and b.best != 0
    ]
    return min(found, key=lambda each: _ORDER.index(each[0])) if found else None


def _compare(one: Toll, other: Toll) -> Finding:
    (low, high), (least, most) = bounds(one), bounds(other)
    told = (f"{one.effect.value}: {_shown(one)}", _shown(other))
    if low == high == least == most:
        return ("same" if low > 1 else "one each"), told
    if low <= most and least <= high:
        return "fit", told
    small, large = (high, least) if high < least else (most, low)
    return ("close" if large <= 2 * small and large - small <= 10 else "far"), told


def bounds(toll: Toll) -> tuple[float, float]:
    """Return the least and the most that a count can mean; "at least five" has no most."""
    least = toll.low if toll.low is not None else toll.best
    most = toll.high if toll.high is not None else (toll.best if toll.low is None else None)
    return (0 if least is None else least), (float("inf") if most is None else most)


def _shown(toll: Toll) -> str:
    if toll.best is not None:
        return str(toll.best)
    return f"{'' if toll.low is None else toll.low}-{'' if toll.high is None else toll.high}"
