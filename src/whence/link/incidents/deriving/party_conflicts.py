"""Which parties cannot both be right, in one role, by the words of two speakers."""

from __future__ import annotations

from whence.link import parties as bonds
from whence.link.incidents.deriving.party_names import is_named
from whence.link.incidents.deriving.sides import side_of
from whence.link.parties import Bond
from whence.model.claim import Participant
from whence.reference.agents import agents
from whence.reference.ontology import ontology
from whence.reference.states import states

_STATE = frozenset({None, "MIL", "GOV", "COP", "SPY"})
_ANY_SIDE = frozenset({"armed", "unidentified"})
_ARMED = frozenset({"state", "rebel", *_ANY_SIDE})
_UNARMED = frozenset({"civilian", "ruler"})
"""UCDP counts officials who bear no arms as civilians."""


def actors_conflict(one: Participant, other: Participant) -> bool:
    """Say whether two cannot both have acted: of different states or movements, of different camps, of different names.

    Words that describe ("youths on motorcycles") may be of whoever is named, and militias fight on any side.
    """
    if not actors_differ(one, other):
        return False
    known = None not in {_side(one), _side(other)} or (is_named(one) and is_named(other))
    return known or bonds.are_foes(one, other)


def actors_differ(one: Participant, other: Participant) -> bool:
    """Say whether words for who acted are not of the same, as far as they tell: youths, and the members of a cartel."""
    sides = {_side(one), _side(other)}
    if None not in sides:
        return len(sides) > 1
    return not (_can_side(one) or _can_side(other)) and bonds.actors([one], [other]) is Bond.APART


def targets_conflict(one: Participant, other: Participant) -> bool:
    """Say whether it was fighters who were hit by the one word, and people without arms by the other."""
    if not (_are_people(one) and _are_people(other)):
        return False
    roles = {is_armed(one), is_armed(other)}
    return None not in roles and len(roles) > 1


def is_armed(party: Participant) -> bool | None:
    """Say whether people bear arms; None where nothing tells."""
    role = ontology().roles.of.get(party.sector or "")
    return True if role in _ARMED else False if role in _UNARMED else None


def _side(party: Participant) -> str | None:
    if party.actor_id is not None:
        return side_of(party.actor_id)
    return party.country if party.country in states().states and party.sector in _STATE else None


def _can_side(party: Participant) -> bool:
    """Say whether somebody without an id can fight beside anybody."""
    return party.actor_id is None and ontology().roles.of.get(party.sector or "") in _ANY_SIDE


def _are_people(party: Participant) -> bool:
    role = agents().lookup(bonds.head(party.name))
    return party.actor_id is not None or (role is not None and role.kind in {"person", "group"})
