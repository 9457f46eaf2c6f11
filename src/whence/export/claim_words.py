"""Which words of a claim say what: its trigger, its parties, its place, its time, its counts, its speaker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whence.export.field_values import count_in_words, in_words
from whence.model.claim import Casualties, Claim, Participant
from whence.model.linking import ArchivedClaim
from whence.model.mention import Mention, Weapon
from whence.model.span import Span, hull


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a claim, and what they say.

    Attributes:
        field: of the incident, as ``field_values`` names it; ``speaker`` besides.
        value: what the claim says, in words.
        span: the words; the whole passage where nothing narrower is known.
        mention: the mention that they are; None for a trigger, a cue or a passage.
        party: who, where the field is a party or the speaker.
        casualties: how many, where it is an effect on people.
    """

    field: str
    value: str
    span: Span
    mention: Mention | None = None
    party: Participant | None = None
    casualties: Casualties | None = None


def passage(claim: Claim) -> Span:
    """Return the stretch of text from the first to the last word that says a claim: what can be read as it stands."""
    return hull((claim.trigger, *claim.evidence))


def said(item: ArchivedClaim) -> Iterator[Said]:
    """Yield what a claim says, in the order of an incident's fields."""
    claim = item.claim
    mentions = {mention.id: mention for mention in item.mentions}
    yield Said("event", in_words(claim.event), claim.trigger)
    for field, parties in (("actors", claim.actors), ("targets", claim.targets)):
        for party in parties:
            yield Said(field, party.name, party.span, mentions.get(party.mention_id or ""), party)
    yield from _weapons(item, mentions)
    yield from _place(item, mentions)
    yield from _time(item, mentions)
    for each in claim.casualties:
        yield Said(each.effect.value, count_in_words(each.count), each.span, casualties=each)
    for cue in claim.cues or (claim.trigger,):
        yield Said("status", claim.status.value, cue)
    yield from _speaker(item, mentions)


def _weapons(item: ArchivedClaim, mentions: dict[str, Mention]) -> Iterator[Said]:
    named = [mentions[id] for id in item.claim.instruments if id in mentions]
    for mention in named:
        name = mention.resolved.name if isinstance(mention.resolved, Weapon) else mention.span.text
        yield Said("weapons", name, mention.span, mention)
    told = {mention.resolved.name for mention in named if isinstance(mention.resolved, Weapon)}
    for weapon in item.weapons:
        if weapon.name not in told:
            yield Said("weapons", weapon.name, passage(item.claim))


def _place(item: ArchivedClaim, mentions: dict[str, Mention]) -> Iterator[Said]:
    place = item.claim.place
    if place is None:
        return
    named = [mentions[id] for id in place.mention_ids if id in mentions]
    for mention in named:
        yield Said("place", place.place.name, mention.span, mention)
    if not named:
        yield Said("place", place.place.name, passage(item.claim))


def _time(item: ArchivedClaim, mentions: dict[str, Mention]) -> Iterator[Said]:
    time = item.claim.time
    if time is None:
        return
    mention = mentions.get(time.mention_id)
    yield Said("time", _days(item), mention.span if mention else passage(item.claim), mention)


def _days(item: ArchivedClaim) -> str:
    assert item.claim.time is not None
    time = item.claim.time.time
    if time.start is None or time.end is None:
        return time.value
    return str(time.start) if time.start == time.end else f"{time.start}/{time.end}"


def _speaker(item: ArchivedClaim, mentions: dict[str, Mention]) -> Iterator[Said]:
    attribution = item.claim.attribution
    if isinstance(attribution.speaker, Participant):
        speaker = attribution.speaker
        yield Said("speaker", speaker.name, speaker.span, mentions.get(speaker.mention_id or ""), speaker)
    elif attribution.speaker is None and attribution.cue is not None:
        yield Said("speaker", "a source that is not named", attribution.cue)
