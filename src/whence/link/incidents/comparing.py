"""How likely two accounts are of one happening, and why: named outcomes whose weights add up, and what forbids it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from whence.link.incidents.features import Feature, features
from whence.link.incidents.prepared import Prepared, prepare
from whence.link.incidents.vetoes import veto
from whence.model.account import Account
from whence.model.linking import Link, Reason
from whence.reference.linking import Level, linking

_MOST = 30.0
"""Log-odds beyond which floating point has no use for more."""
_LEAST = 0.1
"""Probability below which nobody asks why."""


def compare(one: Account, other: Account) -> Link:
    """Compare two accounts; the order in which they are given changes nothing.

    Reasons are left out where the score is below 10 %, and where a veto says all.

    Raises:
        ModelError: the two are one.
    """
    if other.id < one.id:
        one, other = other, one
    first, second = prepare(one), prepare(other)
    forbidden = veto(first, second)
    if forbidden is not None:
        return Link(one.id, other.id, 0.0, (), forbidden)
    total, found = linking().bias, []
    for name, feature, levels in _table():
        outcome = feature(first, second)
        if outcome is not None:
            level = levels[outcome[0]]
            total += level.weight
            found.append((name, level, outcome[1]))
    score = 1.0 / (1.0 + math.exp(-max(-_MOST, min(_MOST, total))))
    if score < _LEAST:
        return Link(one.id, other.id, score)
    reasons = tuple(Reason(name, level.words.format(*told), level.weight) for name, level, told in found)
    return Link(one.id, other.id, score, reasons)


def findings(one: Prepared, other: Prepared) -> list[tuple[str, str, tuple[object, ...]]]:
    """Return the outcome of each feature that both accounts tell, with what was found for its words."""
    outcomes = ((name, feature(one, other)) for name, feature, _ in _table())
    return [(name, *outcome) for name, outcome in outcomes if outcome is not None]


@cache
def _table() -> tuple[tuple[str, Feature, Mapping[str, Level]], ...]:
    return tuple((name, feature, linking().features[name]) for name, feature in features().items())
