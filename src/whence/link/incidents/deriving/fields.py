"""What all fields have in common: how values stand to each other, and the field of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import TypeVar

from whence.link.incidents.deriving.evidence import Evidence
from whence.model.incident import Agreement, Field, Told

V = TypeVar("V")
_PAIRS = 40
"""Values that are compared pair by pair: a field of more is of many reports, and its first values tell."""


def agreement(evidence: Evidence, values: Sequence[Told[V]], conflict: Callable[[V, V], bool]) -> Agreement:
    """Say how values stand to each other: those that nobody takes back any more."""
    standing = [told for told in values if told.origins]
    if not standing:
        return Agreement.UNTOLD if not values else Agreement.SINGLE
    if any(conflict(one.value, other.value) for one, other in combinations(standing[:_PAIRS], 2)):
        return Agreement.CONFLICTING
    if len(evidence.origins_of(id for told in standing for id in told.claims)) == 1:
        return Agreement.SINGLE
    return Agreement.AGREED if len(standing) == 1 else Agreement.COMPATIBLE


def field(
    values: tuple[Told[V], ...], chosen: V | None, claims: Iterable[str], rule: str, agreed: Agreement
) -> Field[V]:
    """Make a field; without a chosen value no claims stand behind one."""
    if not values:
        return Field()
    return Field(values, chosen, tuple(claims) if chosen is not None else (), rule, agreed)


def share(part: int, whole: int) -> str:
    """Say how many of the origins that tell: "2 of 3 origins", "both origins", "the only origin"."""
    if part == whole:
        return {1: "the only origin", 2: "both origins"}.get(whole, f"all {whole} origins")
    return f"{part} of {whole} origins"
