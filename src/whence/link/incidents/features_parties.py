"""Likeness of those who acted and of those acted upon."""

from __future__ import annotations

from collections.abc import Sequence

from whence.link.incidents.prepared import Finding, Prepared
from whence.link.incidents.sides import Side

_ORDER = {name: rank for rank, name in enumerate(("full name", "name", "kind", "named", "state", "open", "apart"))}
_SAME = _ORDER["state"]
"""The last outcome that says that two parties are one."""


def actor(one: Prepared, other: Prepared) -> Finding | None:
    """Compare those who acted: an id is an identity, "gunmen" may be any fighters."""
    return _closest(one.actors, other.actors, acting=True)


def target(one: Prepared, other: Prepared) -> Finding | None:
    """Compare those acted upon: "people" may be anybody, a judge and a nurse are not the same; nobody dies twice."""
    found = _closest(one.targets, other.targets, acting=False)
    if found is not None and found[0] == "full name" and one.is_deadly and other.is_deadly:
        return "dead", found[1]
    return found


def sides(one: Prepared, other: Prepared) -> Finding | None:
    """Notice two sides of a fight that change places: each acts on the other."""
    if not (one.is_fight or other.is_fight):
        return None
    for mine, theirs in ((one.actors, other.targets), (one.targets, other.actors)):
        crossed = _closest(mine, theirs, acting=True)
        if crossed is not None and _ORDER[crossed[0]] <= _SAME:
            return "swapped", crossed[1]
    return None


def _closest(ones: Sequence[Side], others: Sequence[Side], *, acting: bool) -> Finding | None:
    """Return the closest of all pairs: one party in common is enough."""
    best, found = len(_ORDER), None
    for a in ones:
        for b in others:
            outcome = _bond(a, b, acting=acting)
            if _ORDER[outcome] < best:
                best, found = _ORDER[outcome], (outcome, (a.label, b.label))
    return found


def _bond(one: Side, other: Side, *, acting: bool) -> str:
    if one.actor_id is not None and one.actor_id == other.actor_id:
        return "state" if one.is_state else "named"
    vague = (one.may_act or other.may_act) if acting else (one.may_suffer or other.may_suffer)
    if (acting or not vague) and one.is_foe(other):
        return "apart"
    if one.names and other.names:
        return _names(one.names, other.names)
    if one.head == other.head:
        return "open" if vague else "kind"
    return "open" if vague or one.names or other.names or one.definite or other.definite else "apart"


def _names(one: frozenset[str], other: frozenset[str]) -> str:
    """Compare names: a full name may be told by a part of it, and first names are shared by many."""
    shared = len(one & other)
    if shared >= 2:
        return "full name"
    return "name" if shared == min(len(one), len(other)) else "apart"
