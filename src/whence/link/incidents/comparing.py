"""How likely two accounts are of one happening, and why: named outcomes whose weights add up, and what forbids it."""

from __future__ import annotations

import math
from functools import cache

from whence.link.incidents.features import Feature, features
from whence.link.incidents.prepared import Finding, Prepared, prepare
from whence.link.incidents.vetoes import veto
from whence.model.account import Account
from whence.model.linking import Link, Reason
from whence.reference.linking import Level, linking


def compare(one: Account, other: Account) -> Link:
    """Compare two accounts; the order in which they are given changes nothing.

    Raises:
        ModelError: the two are one.
    """
    if other.id < one.id:
        one, other = other, one
    first, second = prepare(one), prepare(other)
    forbidden = veto(first, second)
    if forbidden is not None:
        return Link(one.id, other.id, 0.0, (), forbidden)
    found = findings(first, second)
    total = linking().bias + sum(level.weight for _, level, _ in found)
    reasons = tuple(Reason(name, level.words.format(*told), level.weight) for name, level, told in found)
    return Link(one.id, other.id, _probability(total), reasons)


def findings(one: Prepared, other: Prepared) -> list[tuple[str, Level, tuple[object, ...]]]:
    """Return the outcome of each feature that both accounts tell, with its weight and what was found."""
    found = []
    for name, feature, levels in _table():
        outcome: Finding | None = feature(one, other)
        if outcome is not None:
            found.append((name, levels[outcome[0]], outcome[1]))
    return found


@cache
def _table() -> tuple[tuple[str, Feature, dict[str, Level]], ...]:
    levels = linking().features
    return tuple((name, feature, dict(levels[name])) for name, feature in features().items())


def _probability(log_odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, log_odds))))
