"""One field of a claim, corrected: the value that a coder gives, and what of the claim follows from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from whence.model.claim import AUTHOR, Attribution, Claim, ClaimPlace, ClaimTime, Participant
from whence.model.place import Place
from whence.model.review import ReviewField
from whence.model.span import Span
from whence.model.timex import ResolvedTime
from whence.model.vocabulary import AttributionKind, MentionKind, Status
from whence.review.given import NamedWeapon, Worded, actor_of
from whence.review.mentions import Mentions

_UNBOUNDED = frozenset({Status.PLANNED, Status.PREDICTED, Status.CONDITIONAL, Status.REQUESTED, Status.HYPOTHETICAL})
"""Statuses of events that may lie after publication: no upper bound holds for them."""


def corrected(claim: Claim, name: ReviewField, value: Any, mentions: Mentions, published: date | None) -> Claim:
    """Put a value into a field of a claim.

    Args:
        claim: as it is.
        name: of the field.
        value: as ``given`` builds it.
        mentions: of the reading; what the value names is added to them.
        published: the day of publication, where it is known.
    """
    changed = _FIELDS[name](claim, value, mentions)
    bound = None if changed.status in _UNBOUNDED else published
    confidence = changed.perp_confidence if changed.actors else None
    return replace(changed, not_after=bound, perp_confidence=confidence)


def _parties(side: str) -> Callable[[Claim, Any, Mentions], Claim]:
    def put(claim: Claim, value: tuple[Participant, ...], mentions: Mentions) -> Claim:
        parties = tuple(_party(each, mentions) for each in value)
        changes: dict[str, Any] = {side: parties}
        return _shown(replace(claim, **changes), (each.span for each in parties))

    return put


def _party(party: Participant, mentions: Mentions) -> Participant:
    return replace(party, mention_id=mentions.of(party.span, MentionKind.ACTOR, actor_of(party)))


def _place(claim: Claim, value: Worded | None, mentions: Mentions) -> Claim:
    if value is None or not isinstance(value.value, Place):
        return replace(claim, place=None)
    ids = tuple(mentions.of(span, MentionKind.PLACE, value.value) for span in value.spans)
    return _shown(replace(claim, place=ClaimPlace(ids, value.value)), value.spans)


def _time(claim: Claim, value: Worded | None, mentions: Mentions) -> Claim:
    if value is None or not isinstance(value.value, ResolvedTime):
        return replace(claim, time=None)
    ids = [mentions.of(span, MentionKind.TIME, value.value) for span in value.spans]
    return _shown(replace(claim, time=ClaimTime(ids[0], value.value)), value.spans)


def _weapons(claim: Claim, value: tuple[NamedWeapon, ...], mentions: Mentions) -> Claim:
    ids = dict.fromkeys(mentions.of(each.span, MentionKind.WEAPON, each.weapon) for each in value)
    return _shown(replace(claim, instruments=tuple(ids)), (each.span for each in value))


def _casualties(claim: Claim, value: Any, _: Mentions) -> Claim:
    return _shown(replace(claim, casualties=value), (each.span for each in value))


def _speaker(claim: Claim, value: Any, mentions: Mentions) -> Claim:
    said = claim.attribution
    if value == "author":
        return replace(claim, attribution=AUTHOR)
    kind = AttributionKind.INDIRECT if said.kind is AttributionKind.AUTHOR else said.kind
    speaker = _party(value, mentions) if isinstance(value, Participant) else None
    found = Attribution(speaker, kind, said.cue, said.content, said.chain, anonymous=speaker is None)
    changed = replace(claim, attribution=found)
    return _shown(changed, (speaker.span,)) if speaker is not None else changed


def _shown(claim: Claim, spans: Iterable[Span]) -> Claim:
    """Add words to a claim's evidence that do not stand in it yet."""
    new = {span for span in spans if not any(each.covers(span) for each in claim.evidence)}
    return replace(claim, evidence=tuple(sorted({*claim.evidence, *new}))) if new else claim


def _word(name: str) -> Callable[[Claim, Any, Mentions], Claim]:
    def put(claim: Claim, value: Any, _: Mentions) -> Claim:
        changes: dict[str, Any] = {name: value}
        return replace(claim, **changes)

    return put


_FIELDS: Mapping[ReviewField, Callable[[Claim, Any, Mentions], Claim]] = {
    ReviewField.EVENT: _word("event"),
    ReviewField.ACTORS: _parties("actors"),
    ReviewField.TARGETS: _parties("targets"),
    ReviewField.PLACE: _place,
    ReviewField.TIME: _time,
    ReviewField.CASUALTIES: _casualties,
    ReviewField.WEAPONS: _weapons,
    ReviewField.SPEAKER: _speaker,
    ReviewField.STATUS: _word("status"),
    ReviewField.CERTAINTY: _word("certainty"),
    ReviewField.EXTENT: _word("extent"),
}
