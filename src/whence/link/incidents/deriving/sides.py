"""Sides: the bodies of a state are one, and so are a movement and its armed wing."""

from __future__ import annotations

import re

from whence.reference.actors import registry
from whence.reference.speaker_words import speaker_words
from whence.reference.states import states

_STATE = re.compile(r"([A-Z]{3})(?:-[A-Z]{3})?\Z")


def side_of(id: str) -> str:
    """Return what all actors of one side have in common: a state's code, the movement that a wing belongs to."""
    state = _STATE.match(id)
    if state and state.group(1) in states().states:
        return state.group(1)
    return speaker_words().wings.get(id, id)


def actor_name(id: str) -> str:
    """Return the name of an actor of the registry, of a state or of its body; the id itself where nobody knows it."""
    entry = registry().entries.get(id)
    if entry is not None:
        return entry.actor.name
    code, _, sector = id.partition("-")
    if code in states().states:
        return states().body(code, sector or None).name
    return id
