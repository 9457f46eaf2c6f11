"""Which party somebody speaks or acts for, and which parties are one side, or at war.

A side is an actor's id ("RUS-MIL", "islamic-state"). The bodies of a state are one side; so are a movement and its
armed wing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from whence.model.claim import Claim, Participant
from whence.model.vocabulary import Status
from whence.reference.agents import is_crewed
from whence.reference.speaker_words import SpeakerWords
from whence.reference.states import has_body, states

_STATE = re.compile(r"([A-Z]{3})(?:-[A-Z]{3})?\Z")
_NO_PARTIES = frozenset({"SOC", "JRN", "MED", "REL", "EDU", "CVL", "REF", "AGR", "BUS", "LAB", "ELI"})
"""Sectors of those who are no party to a conflict by what they are."""
_ABOVE = frozenset({"UNO", "NGO", "EUR"})
HOSTILE = frozenset({"ASSAULT", "COERCE", "THREATEN"})
"""PLOVER types of deeds that are done to an enemy."""
_UNREAL = frozenset({Status.DENIED, Status.HYPOTHETICAL, Status.CONDITIONAL})


def party(participant: Participant) -> str | None:
    """Return the id of the party that somebody is or acts for, None for those who are none or of whom nobody tells.

    Unnamed people of a state's armed forces, government or police act for it: "Russian generals", "Russian jets".
    """
    if participant.sector in _NO_PARTIES or participant.country in _ABOVE:
        return None
    if participant.actor_id is not None:
        return participant.actor_id
    if participant.country not in states().states:
        return None
    if participant.sector is None:
        return f"{participant.country}-MIL" if is_crewed(participant.name) else None
    return f"{participant.country}-{participant.sector}" if has_body(participant.sector) else None


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides of one document: ``opposed`` are pairs of those of whom one attacks the other in it."""

    words: SpeakerWords
    opposed: frozenset[frozenset[str]]

    @classmethod
    def of(cls, claims: Iterable[Claim], words: SpeakerWords) -> Sides:
        """Gather who attacks whom in a document, by whoever says so, but what is denied or only imagined."""
        bare = cls(words, frozenset())
        pairs: set[frozenset[str]] = set()
        for claim in claims:
            if claim.event.plover != "ASSAULT" or claim.status in _UNREAL:
                continue
            for actor in bare.parties(claim.actors):
                pairs.update(frozenset((actor, target)) for target in bare.parties(claim.targets) if target != actor)
        return cls(words, frozenset(pairs))

    def parties(self, participants: Iterable[Participant]) -> frozenset[str]:
        """Return the sides of those participants of whom one is known."""
        return frozenset(self.side(id) for participant in participants if (id := party(participant)) is not None)

    def side(self, id: str) -> str:
        """Return what all actors of one side have in common: a state's code, the movement that a wing belongs to."""
        state = _STATE.match(id)
        return state.group(1) if state else self.words.wings.get(id, id)

    def at_war(self, one: str, other: str) -> bool:
        """Say whether two sides fight each other: in this document, or for as long as both have existed."""
        left, right = self.side(one), self.side(other)
        if left == right:
            return False
        known = right in self.words.enemies.get(left, ()) or left in self.words.enemies.get(right, ())
        return known or frozenset((left, right)) in self.opposed
