"""The slots of an event: every value that its claims give, each with the claims that give it, nothing merged away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from whence.model.claim import Casualties, Claim, Participant
from whence.model.mention import Mention
from whence.model.reading import SlotValue


def slots(claims: Sequence[Claim], mentions: Mapping[str, Mention]) -> dict[str, tuple[SlotValue, ...]]:
    """List what an event's claims say, by slot; a slot that none of them fills is left out."""
    values = {
        "type": _slot((_kind(c), c.id) for c in claims),
        "trigger": _slot((" ".join(c.trigger.text.split()), c.id) for c in claims),
        "actor": _slot((p.name, c.id) for c in claims for p in c.actors),
        "target": _slot((p.name, c.id) for c in claims for p in c.targets),
        "instrument": _slot((mentions[id].span.text, c.id) for c in claims for id in c.instruments),
        "casualties": _slot((_toll(toll), c.id) for c in claims for toll in c.casualties),
        "place": _slot((c.place.place.name, c.id) for c in claims if c.place),
        "time": _slot((c.time.time.value, c.id) for c in claims if c.time),
        "status": _slot((c.status.value, c.id) for c in claims),
        "extent": _slot((c.extent.value, c.id) for c in claims),
        "speaker": _slot((_speaker(c), c.id) for c in claims),
    }
    return {name: found for name, found in values.items() if found}


def _kind(claim: Claim) -> str:
    return f"{claim.event.plover}/{claim.event.mode}" if claim.event.mode else claim.event.plover


def _toll(toll: Casualties) -> str:
    return f"{toll.effect.value}: {' '.join(toll.span.text.split())}"


def _speaker(claim: Claim) -> str:
    speaker = claim.attribution.speaker
    if isinstance(speaker, Participant):
        return speaker.name
    return speaker or "not named"


def _slot(pairs: Iterable[tuple[str, str]]) -> tuple[SlotValue, ...]:
    values: dict[str, list[str]] = {}
    for value, claim_id in pairs:
        ids = values.setdefault(value, [])
        if claim_id not in ids:
            ids.append(claim_id)
    return tuple(SlotValue(value, tuple(ids)) for value, ids in values.items())
