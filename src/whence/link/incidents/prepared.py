"""An account made ready to be compared many times."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from whence.link.incidents.words import rare_words
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
    """

    account: Account
    families: frozenset[str]
    days: tuple[int, int] | None
    published: int | None
    modes: frozenset[str]
    weapons: frozenset[str]
    lemmas: frozenset[str]
    rare: frozenset[str]
    names: frozenset[str]
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
        rare=frozenset(rare_words(account.words)),
        names=frozenset(word for party in (*account.actors, *account.targets) for word in party.proper),
        tolls=tolls,
        vector=_unit(account.vector),
        is_history=published is not None and days is not None and days[1] + _HISTORY < published,
    )


def _unit(vector: bytes) -> NDArray[np.float32] | None:
    if not vector:
        return None
    whole = np.frombuffer(vector, np.int8).astype(np.float32)
    length = float(np.sqrt(whole @ whole))
    return whole / length if length else None
