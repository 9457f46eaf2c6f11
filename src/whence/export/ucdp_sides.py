"""The two sides of an incident as UCDP orders them."""

from __future__ import annotations

from dataclasses import dataclass

from whence.export import gist
from whence.model.incident import Incident, Party
from whence.reference.circumstances import Side
from whence.reference.countries import country
from whence.reference.ontology import ontology

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
_CIVILIANS = "Civilians"
_STATE = frozenset({"state", "ruler"})


@dataclass(frozen=True, slots=True)
class Sides:
    """Side A, side B and their states' numbers (Gleditsch and Ward); None where not told or not a state's.

    ``swapped`` says that side A is who was acted upon: in state-based violence the state is side A, whoever began.
    """

    a: str | None
    b: str | None
    gwno_a: int | None
    gwno_b: int | None
    swapped: bool


def type_of_violence(incident: Incident) -> int | None:
    """Return UCDP's type: that of the claims, or what the two sides tell where no single claim names both."""
    codes = incident.event.consolidated
    if codes is None or codes.plover != "ASSAULT" or (codes.mode or "none") not in ontology().ucdp_modes:
        return None
    if codes.ucdp_type_of_violence is not None:
        return codes.ucdp_type_of_violence
    return ontology().roles.violence(*(_known(gist.first(field)) for field in (incident.actors, incident.targets)))


def sides(incident: Incident) -> Sides:
    """Put the sides in UCDP's order; in one-sided violence side B is "Civilians"."""
    one, other = gist.first(incident.actors), gist.first(incident.targets)
    kind = type_of_violence(incident)
    if kind == ONE_SIDED:
        return Sides(one.name if one else None, _CIVILIANS, _gwno(one), None, False)
    swapped = kind == STATE_BASED and not _is_state(one) and _is_state(other)
    a, b = (other, one) if swapped else (one, other)
    return Sides(a.name if a else None, b.name if b else None, _gwno(a), _gwno(b), swapped)


def _known(party: Party | None) -> Side:
    return Side(party.sector, party.country) if party else Side()


def _is_state(party: Party | None) -> bool:
    return party is not None and ontology().roles.of.get(party.sector or "") in _STATE


def _gwno(party: Party | None) -> int | None:
    return country(party.country).gwno if party and party.country and _is_state(party) else None
