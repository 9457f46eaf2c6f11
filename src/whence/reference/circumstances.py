"""What decides codes besides type and mode: the two sides of an event, its object, its weapon.

Mappings name conditions ("armed-civilian", "territory"), which are called facts; `data/ontology.yaml` lists them. A
fact that does not hold is not known: none says that something is not so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

Object: TypeAlias = Literal["territory", "people"]

_ARMED = frozenset({"state", "rebel", "armed", "unidentified"})
_ORGANISED = frozenset({"state", "rebel", "armed"})


@dataclass(frozen=True, slots=True)
class Side:
    """What is known of a side: PLOVER sector, alpha-3 country, and the crowd that it is (a key of ``crowds``)."""

    sector: str | None = None
    country: str | None = None
    crowd: str | None = None


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known of an event.

    Attributes:
        weapon: weapon class (see `weapons.yaml`), None if none is named.
        actor: who acts.
        target: who suffers it.
        object: whether the deed is done to territory or to people, None if to anything else or untold.
        place_country: alpha-3 code of the country where it happened.
        effect: what its trigger says happened to people (a value of Effect).
    """

    weapon: str | None = None
    actor: Side = Side()
    target: Side = Side()
    object: Object | None = None
    place_country: str | None = None
    effect: str | None = None


@dataclass(frozen=True, slots=True)
class SectorRoles:
    """What PLOVER's sectors can be in an act of violence.

    ``of`` maps a sector code to state, rebel, armed, unidentified, ruler, civilian or unknown.
    """

    of: Mapping[str, str]

    def facts(self, known: Circumstances) -> frozenset[str]:
        """Return the facts that hold."""
        told = {fact for fact in (known.object, known.effect) if fact}
        if known.actor.country in {None, known.place_country}:
            told.add("home")
        if known.actor.crowd:
            told.add(f"{known.actor.crowd}-any")
        return frozenset(told | set(self._sides(known.actor, known.target)))

    def violence(self, actor: Side, target: Side) -> int | None:
        """Return UCDP's type of violence: 1 state-based, 2 non-state, 3 one-sided; None where the sides do not tell.

        Its sides are states and organised groups: the unidentified may be neither.
        """
        acting, hit = self._role(actor), self._role(target)
        if acting not in _ORGANISED | {"ruler"}:
            return None
        if hit == "civilian":
            return 3
        if hit not in _ORGANISED:
            return None
        if {acting, hit} & {"state", "ruler"}:
            return 1
        return 2 if acting == hit == "rebel" else None

    def _sides(self, actor: Side, target: Side) -> Iterator[str]:
        acting, hit = self._role(actor), self._role(target)
        if acting not in _ARMED | {"ruler"}:
            return
        state = acting in {"state", "ruler"}
        yield from ("armed-any", "state-any" if state else "irregular-any")
        if hit in _ARMED:
            yield "armed-armed"
            yield from ["rebel-armed"] if acting == "rebel" else []
            yield from ["state-rebel"] if state and hit == "rebel" else []
        if hit == "civilian":
            yield "armed-civilian"
            yield from ["police-civilian"] if actor.sector == "COP" else []
        if target.crowd:
            yield f"armed-{target.crowd}"
            yield from [f"state-{target.crowd}"] if state else []

    def _role(self, side: Side) -> str:
        return self.of.get(side.sector or "UNK", "unknown")
