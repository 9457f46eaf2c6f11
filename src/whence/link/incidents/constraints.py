"""What one happening can be: the days and places that hold it, and whether two such bounds fit together."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta

from whence.model.account import Account, Spot
from whence.reference.linking import linking

_EARTH_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What joining takes.

    Attributes:
        threshold: a link counts, and clusters join, above this probability.
        floor: links of a lower probability are not kept.
        slack_days: reports tell the same night by either day, and set datelines in other time zones.
        far_km: places with a wider gap between their circles are not one, even where one name was put wrongly.
        sample: so many members of a cluster stand for it when it is compared with another.
    """

    threshold: float = 0.5
    floor: float = 0.2
    slack_days: int = 1
    far_km: float = 300.0
    sample: int = 16

    @classmethod
    def packaged(cls) -> Terms:
        """Take the threshold that goes with the packaged weights."""
        return cls(threshold=linking().threshold)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The days and places within which the happening of a cluster lies.

    Attributes:
        start: latest first day that any account tells; None where none tells any.
        end: earliest last day that any tells, or on which a report that tells it as happened was published.
        places: the places of each account that tells any, each set of places once.
    """

    start: date | None
    end: date | None
    places: frozenset[tuple[Spot, ...]]

    @classmethod
    def of(cls, account: Account) -> Bounds:
        """Bound the happening of one account."""
        ends = [day for day in (account.end, account.published if account.real else None) if day is not None]
        return cls(account.start, min(ends, default=None), frozenset((account.spots,) if account.spots else ()))

    def joined(self, other: Bounds) -> Bounds:
        """Bound what both bound."""
        starts = [day for day in (self.start, other.start) if day is not None]
        ends = [day for day in (self.end, other.end) if day is not None]
        return Bounds(max(starts, default=None), min(ends, default=None), self.places | other.places)

    def fits(self, other: Bounds, terms: Terms) -> bool:
        """Say whether one happening can lie within both."""
        both = self.joined(other)
        if both.start is not None and both.end is not None and both.start - both.end > timedelta(terms.slack_days):
            return False
        new = other.places - self.places
        return all(near(one, two, terms.far_km) for one in self.places - other.places for two in new)


def near(one: tuple[Spot, ...], other: tuple[Spot, ...], far_km: float) -> bool:
    """Say whether any place of the one lies within reach of any of the other."""
    return any(gap_km(a, b) <= far_km for a in one for b in other)


def gap_km(one: Spot, other: Spot) -> float:
    """Measure the gap between two circles on the sphere (haversine formula); negative where they overlap."""
    north, south = math.radians(one.latitude), math.radians(other.latitude)
    across = math.radians(other.longitude - one.longitude)
    h = math.sin((south - north) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(across / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(h))) - one.radius_km - other.radius_km
