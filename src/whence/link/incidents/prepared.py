"""An account made ready to be compared many times."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from whence.link.incidents.words import names_among, rare_among
from whence.link.wording import wording
from whence.model.account import Account, Toll
from whence.model.vocabulary import Effect
from whence.reference.linking import linking

Finding: TypeAlias = tuple[str, tuple[object, ...]]
"""The outcome of a comparison, and what was found, for its words."""

_HISTORY = 365
"""Days after which what happened is told as history; as in ``link.relevance``."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An account with what comparing needs of it.

    ``days`` are the first and last, as ordinals; None where untold. ``vector`` has unit length.
    ``victims`` are the names of those acted upon who are in no registry; ``is_deadly`` says that somebody was killed.
    """

    account: Account
    families: frozenset[str]
    days: tuple[int, int] | None
    published: int | None
    modes: frozenset[str]
    weapons: frozenset[str]
    lemmas: frozenset[str]
    named: frozenset[str]
    rare: frozenset[str]
    victims: tuple[frozenset[str], ...]
    is_deadly: bool
    tolls: dict[Effect, tuple[Toll, ...]]
    vector: NDArray[np.float32] | None
    is_history: bool


@lru_cache(maxsize=32768)
def prepare(account: Account) -> Prepared:
    """Make an account ready."""
    families = {name for plover in account.plover for name in linking().families_of(plover)}
    published = account.published.toordinal() if account.published else None
    days = (account.start.toordinal(), account.end.toordinal()) if account.start and account.end else None
    tolls: dict[Effect, tuple[Toll, ...]] = {}
    for toll in account.tolls:
        tolls[toll.effect] = (*tolls.get(toll.effect, ()), toll)
    return Prepared(
        account=account,
        families=frozenset(families),
        days=days,
        published=published,
        modes=frozenset(account.modes),
        weapons=frozenset(account.weapons),
        lemmas=frozenset(account.lemmas),
        named=names_among(account.words),
        rare=rare_among(account.words),
        victims=tuple(frozenset(party.proper) for party in account.targets if party.proper and not party.actor_id),
        is_deadly=_is_deadly(account),
        tolls=tolls,
        vector=_unit(account.vector),
        is_history=published is not None and days is not None and days[1] + _HISTORY < published,
    )


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
