"""How likely two accounts are of one happening, and why: named outcomes whose weights add up, and what forbids it."""

from __future__ import annotations

import math
from functools import cache

from whence.link.incidents.features import Feature, features
from whence.link.incidents.prepared import Prepared, prepare
from whence.link.incidents.vetoes import veto
from whence.model.account import Account
from whence.model.linking import Link, Reason
from whence.reference.linking import linking

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
    figures, found = linking(), findings(first, second)
    levels = [(name, figures.features[name][outcome], told) for name, outcome, told in found]
    score = _probability(figures.bias + sum(level.weight for _, level, _ in levels))
    if score < _LEAST:
        return Link(one.id, other.id, score)
    reasons = tuple(Reason(name, level.words.format(*told), level.weight) for name, level, told in levels)
    return Link(one.id, other.id, score, reasons)


def findings(one: Prepared, other: Prepared) -> list[tuple[str, str, tuple[object, ...]]]:
    """Return the outcome of each feature that both accounts tell, with what was found for its words."""
    found = []
    for name, feature in _features():
        outcome = feature(one, other)
        if outcome is not None:
            found.append((name, *outcome))
    return found


@cache
def _features() -> tuple[tuple[str, Feature], ...]:
    return tuple(features().items())


def _probability(log_odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, log_odds))))
