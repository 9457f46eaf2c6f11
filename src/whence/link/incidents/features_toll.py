"""Likeness in how many people were affected."""

from __future__ import annotations

from whence.link.incidents.prepared import Finding, Prepared
from whence.link.incidents.tolls import Range

_ORDER = {name: rank for rank, name in enumerate(("same", "one each", "close", "fit", "far"))}
_TWICE, _TEN = 2, 10
"""Counts up to twice each other, and no more than ten apart, are put right from one report to the next."""


def toll(one: Prepared, other: Prepared) -> Finding | None:
    """Compare counts of one effect; the closest pair stands for all. That nobody was hurt is no count."""
    if not one.tolls or not other.tolls:
        return None
    found = [
        (_compare(a, b), (a.label, b.label))
        for effect in one.tolls
        if effect in other.tolls
        for a in one.tolls[effect]
        for b in other.tolls[effect]
    ]
    return min(found, key=lambda each: _ORDER[each[0]]) if found else None


def _compare(one: Range, other: Range) -> str:
    if one.exact and one.least == other.least == other.most:
        return "same" if one.least > 1 else "one each"
    if one.least <= other.most and other.least <= one.most:
        return "fit"
    small, large = (one.most, other.least) if one.most < other.least else (other.most, one.least)
    return "close" if large <= _TWICE * small and large - small <= _TEN else "far"
