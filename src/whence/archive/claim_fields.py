"""A claim as fields that can be compared with those of another reading: by words and values, not by ids."""

from __future__ import annotations

from typing import Any, TypeAlias

from whence.model.claim import Claim, Participant
from whence.model.mention import Mention
from whence.model.reading import Reading
from whence.model.serial import plain

Fields: TypeAlias = dict[str, Any]
"""Plain values by the field's name, the same names for every claim."""


def described(reading: Reading) -> list[Fields]:
    """Describe the claims of a reading, in their order."""
    mentions = {mention.id: mention for mention in reading.mentions}
    stances: dict[str, list[list[Any]]] = {claim.id: [] for claim in reading.claims}
    for stance in reading.stances:
        holder = stance.holder if isinstance(stance.holder, str) else stance.holder.name
        stances[stance.claim_id].append([holder, stance.stance.value, stance.span.text])
    return [{**_claim(claim, mentions), "stances": sorted(stances[claim.id])} for claim in reading.claims]


def _claim(claim: Claim, mentions: dict[str, Mention]) -> Fields:
    return {
        "trigger": claim.trigger.text,
        "event": claim.event.plover,
        "mode": claim.event.mode,
        "codes": [value for name, value in plain(claim.event).items() if name not in ("plover", "mode")],
        "actors": [_participant(each) for each in claim.actors],
        "targets": [_participant(each) for each in claim.targets],
        "instruments": [mentions[id].span.text for id in claim.instruments],
        "casualties": [_without_offsets(plain(each)) for each in claim.casualties],
        "place": _place(claim),
        "time": _time(claim),
        "not_after": plain(claim.not_after),
        "speaker": _speaker(claim),
        "speaker is": _speaker_kind(claim),
        "reliability": plain(claim.attribution.reliability),
        "status": claim.status.value,
        "certainty": claim.certainty.value,
        "cues": [span.text for span in claim.cues],
        "extent": claim.extent.value,
        "perpetrators": plain(claim.perp_confidence),
        "evidence": [span.text for span in claim.evidence],
        "score": claim.score,
    }


def _participant(each: Participant) -> Fields:
    return {"name": each.name, "actor_id": each.actor_id, "country": each.country, "sector": each.sector}


def _place(claim: Claim) -> Fields | None:
    if claim.place is None:
        return None
    return {name: value for name, value in plain(claim.place).items() if name not in ("mention_ids", "reason")}


def _time(claim: Claim) -> Fields | None:
    if claim.time is None:
        return None
    return {name: value for name, value in plain(claim.time).items() if name not in ("mention_id", "reason")}


def _speaker(claim: Claim) -> Any:
    said = claim.attribution
    name = _participant(said.speaker) if isinstance(said.speaker, Participant) else said.speaker
    return {
        "kind": said.kind.value,
        "speaker": name,
        "chain": [_participant(each) for each in said.chain],
        "cue": said.cue.text if said.cue else None,
        "content": [span.text for span in said.content],
    }


def _speaker_kind(claim: Claim) -> Any:
    said = claim.attribution
    return [plain(said.speaker_kind), said.anonymous, said.side, plain(said.involvement)]


def _without_offsets(value: Any) -> Any:
    """Let the words of spans stand for them: the same words may stand elsewhere in another version."""
    if isinstance(value, dict):
        if value.keys() == {"begin", "end", "text"}:
            return value["text"]
        return {name: _without_offsets(each) for name, each in value.items()}
    return [_without_offsets(each) for each in value] if isinstance(value, list) else value
