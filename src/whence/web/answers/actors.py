"""Actors of the registry as answers have them."""

from __future__ import annotations

from whence.model.mention import Actor
from whence.reference.actors import registry
from whence.reference.states import states
from whence.web.schemas.reports import ActorRow


def actor_out(id: str, incidents: int) -> ActorRow:
    """Make the line of an actor; one that the registry has no more, as after an update, goes by its id."""
    actor = _actor(id)
    return ActorRow(id=id, name=actor.name, country=actor.country, sector=actor.sector, incidents=incidents)


def _actor(id: str) -> Actor:
    entry = registry().entries.get(id)
    if entry is not None:
        return entry.actor
    code, _, sector = id.partition("-")
    return states().body(code, sector or None) if code in states().states else Actor(id, id, None, None)
