"""An account made ready to be compared many times."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from whence.link.incidents.sides import Side
from whence.link.incidents.tolls import Range
from whence.link.incidents.words import names_among, rare_among
from whence.link.wording import wording
from whence.model.account import Account, Spot
from whence.model.vocabulary import Effect
from whence.reference.happenings import happening_words
from whence.reference.linking import linking

Finding: TypeAlias = tuple[str, tuple[object, ...]]
"""The outcome of a comparison, and what was found, for its words."""

_HISTORY = 365
"""Days after which what happened is told as history; as in ``link.relevance``."""
_CLOSE = 7
"""Days: a longer time does not tell one happening from others like it."""
_COARSE = 5
"""UCDP's precision from which only the country counts, as in ``link.settings``."""
_KEPT = 65_536
"""Accounts that are kept ready: some 200 MB at most."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An account with what comparing needs of it.

    Attributes:
        account: itself.
        families: names of the families that its event types are in.
        days: first and last, as ordinals; None where untold.
        published: day of the report, as an ordinal.
        spots: its places, each with its position on a unit sphere.
        modes: of its events.
        weapons: their classes.
        lemmas: of its triggers.
        named: words that are no common ones.
        rare: those that few texts have.
        actors: who acted.
        targets: who was acted upon.
        victims: names of those acted upon who are in no registry.
        only_victim: names of the one person killed; None where it is not one, or not named.
        tolls: by effect, without those that say that nobody was hurt.
        vector: of the wording, of unit length; None where none was made.
        is_deadly: whether somebody was killed.
        is_fight: whether both sides act.
        is_history: whether it is told long after it happened.
        is_anchored: whether a time, a place, a name or a count tells it from others of its kind.
    """

    account: Account
    families: frozenset[str]
    days: tuple[int, int] | None
    published: int | None
    spots: tuple[tuple[Spot, float, float, float], ...]
    modes: frozenset[str]
    weapons: frozenset[str]
    lemmas: frozenset[str]
    named: frozenset[str]
    rare: frozenset[str]
    actors: tuple[Side, ...]
    targets: tuple[Side, ...]
    victims: tuple[frozenset[str], ...]
    only_victim: frozenset[str] | None
    tolls: dict[Effect, tuple[Range, ...]]
    vector: NDArray[np.float32] | None
    is_deadly: bool
    is_fight: bool
    is_history: bool
    is_anchored: bool


@lru_cache(maxsize=_KEPT)
def prepare(account: Account) -> Prepared:
    """Make an account ready."""
    published = account.published.toordinal() if account.published else None
    days = (account.start.toordinal(), account.end.toordinal()) if account.start and account.end else None
    victims = tuple(frozenset(party.proper) for party in account.targets if party.proper and not party.actor_id)
    tolls = _tolls(account)
    one_died = any(toll.exact and toll.least == 1 for toll in tolls.get(Effect.KILLED, ()))
    return Prepared(
        account=account,
        families=frozenset(name for plover in account.plover for name in linking().families_of(plover)),
        days=days,
        published=published,
        spots=tuple((spot, *_on_sphere(spot)) for spot in account.spots),
        modes=frozenset(account.modes),
        weapons=frozenset(account.weapons),
        lemmas=frozenset(account.lemmas),
        named=names_among(account.words),
        rare=rare_among(account.words),
        actors=tuple(map(Side.of, account.actors)),
        targets=tuple(map(Side.of, account.targets)),
        victims=victims,
        only_victim=victims[0] if one_died and victims and len(account.targets) == 1 else None,
        tolls=tolls,
        vector=_unit(account.vector),
        is_deadly=_is_deadly(account),
        is_fight=any(happening_words().mutual.lookup(lemma) for lemma in account.lemmas),
        is_history=published is not None and days is not None and days[1] + _HISTORY < published,
        is_anchored=bool(tolls or victims)
        or (days is not None and days[1] - days[0] <= _CLOSE)
        or any(spot.where_prec < _COARSE for spot in account.spots),
    )


def _tolls(account: Account) -> dict[Effect, tuple[Range, ...]]:
    found: dict[Effect, tuple[Range, ...]] = {}
    for toll in account.tolls:
        if toll.best != 0:
            found[toll.effect] = (*found.get(toll.effect, ()), Range.of(toll))
    return found


def _on_sphere(spot: Spot) -> tuple[float, float, float]:
    east, north = math.radians(spot.longitude), math.radians(spot.latitude)
    return math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north)


def _is_deadly(account: Account) -> bool:
    """Say whether somebody died of it, or was meant to."""
    if "targeted" in account.modes or any(toll.effect is Effect.KILLED for toll in account.tolls):
        return True
    return any(Effect.KILLED in wording(lemma, plover).effects for lemma in account.lemmas for plover in account.plover)


def _unit(vector: bytes) -> NDArray[np.float32] | None:
    if not vector:
        return None
    whole = np.frombuffer(vector, np.int8).astype(np.float32)
    length = float(np.sqrt(whole @ whole))
    return whole / length if length else None
