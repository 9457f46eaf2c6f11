"""How much a person should look at a claim: what the program is not sure of, and what it could not work out.

The weights are a choice, not a measurement: change them, and archives have to be linked again (``whence link --again``)
for their queue.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from whence.model.claim import Claim
from whence.model.mention import Mention
from whence.model.reading import Reading
from whence.model.review import ReviewField
from whence.model.vocabulary import Certainty, MentionKind
from whence.review.adding import sentence_of

_DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST", "SEIZE", "MOBILIZE", "RETREAT"})
"""Types of events that happen somewhere, on some day, by somebody: where that is not told, it may have been missed."""
_VAGUE = 6
"""UCDP's precision from which on a place is a whole country, or less."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that is not sure: of which field, how much of the rest of sureness it takes, in words."""

    field: ReviewField
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """How doubtful a claim is, in [0, 1], and why, what weighs most first."""

    score: float
    reasons: tuple[Reason, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of the fields in doubt, each once."""
        return tuple(dict.fromkeys(reason.field.value for reason in self.reasons))


def doubt(claim: Claim, reading: Reading) -> Doubt:
    """Weigh what is not sure of a claim.

    Args:
        claim: the claim.
        reading: that it is of: what its sentence names beside it may belong to it.
    """
    sentence = sentence_of(reading.document, claim.trigger)
    near = [each for each in reading.mentions if sentence.covers(each.span)]
    found = [reason for rule in _RULES if (reason := rule(claim, near)) is not None]
    sure = claim.score
    for reason in found:
        sure *= 1 - reason.weight
    if claim.score < 0.5:
        found.append(Reason(ReviewField.EVENT, 1 - claim.score, f"the program gives the claim {claim.score:.0%}"))
    return Doubt(round(1 - sure, 6), tuple(sorted(found, key=lambda reason: -reason.weight)))


def _kind(claim: Claim, _: list[Mention]) -> Reason | None:
    if claim.event.plover in _DEEDS and claim.event.acled_event_type is None:
        return Reason(ReviewField.EVENT, 0.2, "what kind of event it is, is told too little for ACLED's types")
    return None


def _place(claim: Claim, near: list[Mention]) -> Reason | None:
    unresolved = [each.span.text for each in near if each.kind is MentionKind.PLACE and each.resolved is None]
    if claim.place is None and unresolved:
        return Reason(ReviewField.PLACE, 0.3, f"“{unresolved[0]}” was not found on the map")
    if claim.place is None and claim.event.plover in _DEEDS:
        return Reason(ReviewField.PLACE, 0.15, "no place is told")
    if claim.place is not None and claim.place.place.where_prec >= _VAGUE:
        return Reason(ReviewField.PLACE, 0.1, "the place is no nearer than a country")
    return None


def _time(claim: Claim, near: list[Mention]) -> Reason | None:
    told = any(each.kind is MentionKind.TIME for each in near)
    if claim.time is not None and claim.time.time.start is None:
        return Reason(ReviewField.TIME, 0.2, "the day could not be worked out")
    if claim.time is None and told:
        return Reason(ReviewField.TIME, 0.2, "the sentence names a time, and the claim has none")
    if claim.time is None and claim.event.plover in _DEEDS:
        return Reason(ReviewField.TIME, 0.1, "no time is told")
    return None


def _actors(claim: Claim, _: list[Mention]) -> Reason | None:
    if not claim.actors and claim.event.plover in _DEEDS:
        return Reason(ReviewField.ACTORS, 0.15, "nobody is named who did it")
    unknown = [each.name for each in claim.actors if each.actor_id is None and each.country is None]
    return Reason(ReviewField.ACTORS, 0.1, f"who “{unknown[0]}” are is not known") if unknown else None


def _targets(claim: Claim, _: list[Mention]) -> Reason | None:
    unknown = [each.name for each in claim.targets if each.actor_id is None and each.sector is None]
    return Reason(ReviewField.TARGETS, 0.05, f"who “{unknown[0]}” are is not known") if unknown else None


def _casualties(claim: Claim, near: list[Mention]) -> Reason | None:
    counted = any(each.kind is MentionKind.COUNT for each in near)
    if claim.event.plover == "ASSAULT" and counted and not claim.casualties:
        return Reason(ReviewField.CASUALTIES, 0.2, "the sentence counts, and the claim has no casualties")
    return None


def _speaker(claim: Claim, _: list[Mention]) -> Reason | None:
    if claim.attribution.speaker is None:
        return Reason(ReviewField.SPEAKER, 0.15, "who says so is not named")
    return None


def _certainty(claim: Claim, _: list[Mention]) -> Reason | None:
    if claim.certainty in (Certainty.DOUBTFUL, Certainty.POSSIBLE):
        return Reason(ReviewField.CERTAINTY, 0.1, f"the speaker is not sure ({claim.certainty.value})")
    return None


_RULES: tuple[Callable[[Claim, list[Mention]], Reason | None], ...] = (
    _kind,
    _place,
    _time,
    _actors,
    _targets,
    _casualties,
    _speaker,
    _certainty,
)
