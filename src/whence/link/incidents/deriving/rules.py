"""The rules by which an incident's values are chosen, with defaults that are told in `docs/incidents.md`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from whence.model.errors import ModelError


class DeathsRule(StrEnum):
    """Which figure is the best of several.

    ``CONSERVATIVE``: the one of most origins, of equals the lowest. ``MAJORITY``: the one that a majority of origins
    gives, else none. ``HIGHEST``: the highest that anybody gives.
    """

    CONSERVATIVE = "conservative"
    MAJORITY = "majority"
    HIGHEST = "highest"


class PlaceRule(StrEnum):
    """Which of several places that can all be right: the most precise, or the one that most origins name."""

    PRECISE = "precise"
    SUPPORTED = "supported"


@dataclass(frozen=True, slots=True)
class Rules:
    """How values are chosen.

    Attributes:
        deaths: which figure is the best one.
        majority: share of the origins that must be exceeded for a majority.
        credible: share of the origins that must give a figure, or a lower one, for it to be the low one.
        place: which of several places that can all be right.
        count_copies: whether a copy counts as an origin of its own. Every copy then weighs like a witness.

    Raises:
        ModelError: a share is not in [0, 1).
    """

    deaths: DeathsRule = DeathsRule.CONSERVATIVE
    majority: float = 0.5
    credible: float = 0.2
    place: PlaceRule = PlaceRule.PRECISE
    count_copies: bool = False

    def __post_init__(self) -> None:
        for name, share in (("majority", self.majority), ("credible", self.credible)):
            if not 0 <= share < 1:
                raise ModelError(f"{name} = {share} is not a share from 0 to below 1")

    def is_majority(self, some: int, all: int) -> bool:
        """Say whether some of all are a majority."""
        return some > self.majority * all
