"""Places as MUC-4's keys write them, and what two of them say of each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whence.bench.scores.settings import fold

_OR = re.compile(r"\s/\s")
_PART = re.compile(r"([^():]+)(?:\(([^()]*)\))?")
_WIDE = frozenset({"DEPARTMENT", "PROVINCE", "REGION", "AREA", "STATE", "COUNTRY", "JUNGLE", "MOUNTAIN RANGE", "ZONE"})
"""Kinds of places in which much happens on one day."""
_TOWN = frozenset({"CITY", "CAPITAL", "PORT"})


@dataclass(frozen=True, slots=True)
class Place:
    """A name of a place with what kind of place the key says it is (upper-case; empty if it does not)."""

    name: str
    kind: str

    @property
    def is_small(self) -> bool:
        """Whether it is less than a city: a village, a quarter, a farm, a building."""
        return bool(self.kind) and self.kind not in _WIDE and self.kind not in _TOWN

    @property
    def is_local(self) -> bool:
        """Whether it is a city or less."""
        return self.is_small or self.kind in _TOWN


Path = tuple[Place, ...]
"""A country, and places in it, the wider first."""


def paths(value: str) -> tuple[Path, ...]:
    """Read "COUNTRY: REGION (DEPARTMENT): TOWN (CITY) - OTHER TOWN (CITY)"; alternatives are parted by " / "."""
    found = (_path(part) for part in _OR.split(value))
    return tuple(path for path in found if path)


def _path(part: str) -> Path:
    bare = part.strip()
    if bare.startswith("(") and bare.endswith(")"):
        bare = bare[1:-1]
    return tuple(_places(bare))


def _places(path: str) -> Iterator[Place]:
    for level in re.split(r":|\s-\s", path):
        match = _PART.match(level.strip(" ()") + ")" if "(" in level else level.strip(" ()"))
        if match and fold(match[1]):
            yield Place(fold(match[1]), (match[2] or "").strip())


def countries(all_paths: Sequence[Path]) -> frozenset[str]:
    """Return the countries of alternatives."""
    return frozenset(path[0].name for path in all_paths)


def common(one: Sequence[Path], other: Sequence[Path]) -> frozenset[Place]:
    """Return the places below the country that both name, by whatever kind: those of ``one``."""
    theirs = {place.name for path in other for place in path[1:]}
    return frozenset(place for path in one for place in path[1:] if place.name in theirs)


def disagree(one: Sequence[Path], other: Sequence[Path]) -> bool:
    """Say whether the two cannot be one place: different countries, or different towns of the same rank."""
    if not one or not other:
        return False
    if not countries(one) & countries(other):
        return True
    mine, theirs = _by_kind(one), _by_kind(other)
    if common(one, other):
        return False
    return any(not mine[kind] & theirs[kind] for kind in mine.keys() & theirs.keys())


def _by_kind(all_paths: Sequence[Path]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path in all_paths:
        for place in path[1:]:
            found.setdefault("TOWN" if place.kind in ("TOWN", "CITY", "MUNICIPALITY") else place.kind, set()).add(
                place.name
            )
    return found
