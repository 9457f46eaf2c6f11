"""Accounts: what one report tells of one happening, boiled down to what linking compares. Derived from readings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from whence.model.archive import derived_id
from whence.model.errors import ModelError
from whence.model.vocabulary import Effect, Extent


def account_id(first_claim: str) -> str:
    """Derive the id of an account from its first claim, so that it stays when later ones come or go."""
    return derived_id("account", first_claim)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where, as far as linking compares it: a circle of ``radius_km`` around a point (degrees, WGS 84)."""

    name: str
    longitude: float
    latitude: float
    radius_km: float
    where_prec: int
    geonameid: int | None
    country: str | None
    adm1: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A party to a happening: its registry id, or what its words tell.

    ``head`` is the noun that says what it is, singular; ``proper`` are the words of its names; both lower-case.
    """

    actor_id: str | None
    country: str | None
    sector: str | None
    head: str
    proper: tuple[str, ...]
    definite: bool


@dataclass(frozen=True, slots=True)
class Toll:
    """A count of people affected; None where a bound is not told. ``part`` marks a subset of another toll."""

    effect: Effect
    low: int | None
    best: int | None
    high: int | None
    group: str | None
    part: bool


@dataclass(frozen=True, slots=True)
class Account:
    """What one report tells of one happening: the unit that is linked.

    It is a within-document event of a reading, or the part of one that a person's judgement left together. Round-ups
    and totals (``extent`` AGGREGATE) are accounts too: they are attached to incidents, never linked.

    Attributes:
        id: of ``account_id``.
        version_id: whose report it is.
        claims: ids of its claims, in the reading's order.
        plover: event types of its claims, sorted.
        modes: their modes, sorted.
        real: whether any claim says that it happened, did not, or may have; False for plans and forecasts only.
        extent: SINGLE, SERIES or AGGREGATE, the widest of its claims.
        start: first day that it can have been on by the narrowest time told; None where none is.
        end: last day by that time.
        published: day of the report, an upper bound for what happened; None if unknown.
        spots: where, most precise first.
        context: countries and divisions (``SYR``, ``SYR.Homs``) that the report itself is set in, where it names no
            place for this happening: weak evidence, never a place.
        actors: who acted.
        targets: who was acted upon.
        tolls: how many.
        weapons: classes of what was used, sorted.
        lemmas: dictionary forms of its triggers, sorted.
        words: content words of its evidence, lower-case, sorted: for wording and for rare names.
        digest: of all that is compared: accounts with the same digest tell the same in the same words.
        vector: of the wording, 8-bit integers of a unit vector scaled by 127; empty where none was made.
        at: the sentence of the report, from 0, in which its first claim stands: near ones are often of one happening.
            It is compared within a report only, so the digest is not of it.
    """

    id: str
    version_id: str
    claims: tuple[str, ...]
    plover: tuple[str, ...]
    modes: tuple[str, ...]
    real: bool
    extent: Extent
    start: date | None
    end: date | None
    published: date | None
    spots: tuple[Spot, ...]
    context: tuple[str, ...]
    actors: tuple[Figure, ...]
    targets: tuple[Figure, ...]
    tolls: tuple[Toll, ...]
    weapons: tuple[str, ...]
    lemmas: tuple[str, ...]
    words: tuple[str, ...]
    digest: str
    vector: bytes = field(default=b"", repr=False)
    at: int = 0

    def __post_init__(self) -> None:
        if not self.claims:
            raise ModelError(f"account {self.id} has no claims")
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ModelError(f"account {self.id} ends before it starts")

    def __hash__(self) -> int:
        """Hash by id and digest alone: accounts are looked up for every comparison, and equal ones have them equal."""
        return hash((self.id, self.digest))
