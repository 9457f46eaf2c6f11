"""How PLOVER codes what a reading claims.

PLOVER has types for speaking of an act: who promises aid AGREEs, who threatens an attack THREATENs, who demands a
withdrawal REQUESTs. A claim of Whence keeps the act's own type and says by its status that the act has not happened;
here it becomes the act of speaking (`whence.reference.ontology.speech_act`).
"""

from __future__ import annotations

from collections.abc import Iterable

from whence.bench.annotations import CodedEvent
from whence.model.claim import Claim, Participant
from whence.reference.ontology import speech_act


def coded_events(claims: Iterable[Claim]) -> list[CodedEvent]:
    """Return the events of claims by falling score.

    An act only spoken of is left out where a claim of its own tells of the speaking: "threatened to attack" has a
    THREATEN by its trigger.
    """
    ordered = sorted(claims, key=lambda claim: -claim.score)
    told = {claim.event.plover for claim in ordered}
    events: list[CodedEvent] = []
    for claim in ordered:
        speech = speech_act(claim.event.plover, claim.event.mode, claim.status.value)
        if speech is None:
            events.append(CodedEvent(claim.event.plover, _names(claim.actors), _names(claim.targets)))
        elif speech[0] not in told:
            events.append(_spoken(claim, speech[0]))
    return events


def _spoken(claim: Claim, type_: str) -> CodedEvent:
    """Who promises or threatens is the actor of the act; who requests is the speaker, to whoever is to act."""
    if type_ != "REQUEST":
        return CodedEvent(type_, _names(claim.actors), _names(claim.targets))
    speaker = claim.attribution.speaker
    return CodedEvent(type_, (speaker.name,) if isinstance(speaker, Participant) else (), _names(claim.actors))


def _names(participants: Iterable[Participant]) -> tuple[str, ...]:
    return tuple(participant.name for participant in participants)
