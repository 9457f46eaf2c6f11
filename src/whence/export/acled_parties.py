"""The two sides of an incident as ACLED codes actors."""

from __future__ import annotations

from dataclasses import dataclass

from whence.export import gist
from whence.model.incident import Field, Incident, Party
from whence.reference.acled import acled
from whence.reference.ontology import ontology


@dataclass(frozen=True, slots=True)
class Side:
    """A side: the actor that stands for it, those with it, and its code; None where the claims tell none.

    Only actors of the registry are listed as being with another: other words ("gunmen") can mean the first.
    ``told`` says whether any claim names somebody on this side.
    """

    name: str | None
    others: tuple[str, ...]
    inter: int | None
    told: bool


def actor_side(incident: Incident, place_country: str | None) -> Side:
    """Return who acted."""
    return _side(incident.actors, place_country, acts=True)


def target_side(incident: Incident, place_country: str | None) -> Side:
    """Return who was acted upon."""
    return _side(incident.targets, place_country, acts=False)


def interaction(one: Side, other: Side) -> int | None:
    """Join the codes of both sides, the lower first, 0 behind a sole actor's; None where a side's code is missing."""
    if one.inter is None or (other.told and other.inter is None):
        return None
    if not other.told:
        return 10 * one.inter
    low, high = sorted((one.inter, other.inter or 0))
    return 10 * low + high


def _side(parties: Field[Party], place_country: str | None, *, acts: bool) -> Side:
    party = gist.first(parties)
    inter = _inter(party, place_country, acts) if party else None
    others = tuple(dict.fromkeys(each.name for each in gist.others(parties) if each.actor_id))
    return Side(party.name if party else None, others, inter, bool(parties.values))


def _inter(party: Party, place_country: str | None, acts: bool) -> int | None:
    crowd = next((crowd for word in _last_words(party) if (crowd := ontology().crowds.get(word))), None)
    if crowd is not None:
        return acled().crowds.get(crowd)
    return acled().inter(party.sector, party.country, place_country, acts=acts)


def _last_words(party: Party) -> list[str]:
    """Return what a party is by its own words: the last word of its name ("student protesters")."""
    return [name.split()[-1].lower() for name in (party.name, *party.names) if name.split()]
