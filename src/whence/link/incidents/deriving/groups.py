"""Whose the people are that a count is of: of the first actor's side, of the target's, civilians, or nobody tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from whence.link.incidents.deriving.sides import side_of
from whence.link.parties import head
from whence.model.claim import Casualties, Claim, Participant
from whence.model.incident import Party
from whence.reference.agents import agents
from whence.reference.happenings import happening_words
from whence.reference.ontology import ontology

A, B, CIVILIANS = "a", "b", "civilians"
_CAMPS = {"state": "state", "ruler": "state", "rebel": "rebel"}


@dataclass(frozen=True, slots=True)
class Groups:
    """Knows the two sides of an incident; a side that nobody tells is None."""

    a: Party | None
    b: Party | None

    def of(self, claim: Claim, toll: Casualties) -> str | None:
        """Say whose a count is of; None where neither words nor sectors tell."""
        counted = _counted(claim, toll)
        role = agents().lookup(head(toll.group)) if toll.group else None
        sector = role.sector if role and role.sector else (counted.sector if counted else None)
        if _role(sector) == "civilian":
            return CIVILIANS
        return self._by_id(counted) or self._by_camp(sector, counted.country if counted else None)

    def _by_id(self, counted: Participant | None) -> str | None:
        if counted is None or counted.actor_id is None:
            return None
        return self._only(lambda party: party.actor_id is not None and _one_side(party.actor_id, counted.actor_id))

    def _by_camp(self, sector: str | None, country: str | None) -> str | None:
        """Tell by what they are: soldiers are of the one side that is a state's, if it can be their state."""
        camp = _CAMPS.get(_role(sector))
        if camp is None:
            return None
        return self._only(
            lambda party: (
                _CAMPS.get(_role(party.sector)) == camp
                and (country is None or party.country is None or country == party.country)
            )
        )

    def _only(self, fits: Callable[[Party], bool]) -> str | None:
        """Return the one side that fits; None for neither or both."""
        found = [name for name, party in ((A, self.a), (B, self.b)) if party is not None and fits(party)]
        return found[0] if len(found) == 1 else None


def is_general(toll: Casualties) -> bool:
    """Say whether a count is of people of whatever kind: "ten people", "ten dead"."""
    return toll.group is None or bool(happening_words().people.lookup(head(toll.group)))


def _counted(claim: Claim, toll: Casualties) -> Participant | None:
    """Return the participant whose words hold the count or its group, the smallest such."""
    around: Iterable[Participant] = (*claim.targets, *claim.actors)
    holding = [each for each in around if each.span.covers(toll.span) or (toll.group and toll.group in each.name)]
    return min(holding, key=lambda each: (len(each.name), each.name), default=None)


def _one_side(one: str, other: str | None) -> bool:
    return other is not None and side_of(one) == side_of(other)


def _role(sector: str | None) -> str:
    return ontology().roles.of.get(sector or "UNK", "unknown")
