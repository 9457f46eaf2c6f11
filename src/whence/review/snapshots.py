"""A claim as it was when somebody judged it, with whatever of its reading it needs, and back into another reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from whence.model.archive import canonical_json
from whence.model.claim import Attribution, Claim, Participant, Speaker, Stance
from whence.model.linking import named_mentions
from whence.model.mention import Mention
from whence.model.parse import part_from_dict
from whence.model.reading import Reading
from whence.model.serial import plain
from whence.model.vocabulary import MentionKind
from whence.review.mentions import Mentions


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A claim with the mentions that it names and the stances towards it."""

    claim: Claim
    mentions: tuple[Mention, ...]
    stances: tuple[Stance, ...]


def snapshot(reading: Reading, claim: Claim) -> str:
    """Write a claim as an act keeps it."""
    stances = [each for each in reading.stances if each.claim_id == claim.id]
    holders = {each.holder.mention_id for each in stances if isinstance(each.holder, Participant)}
    named = named_mentions(claim, reading.mentions)
    others = (each for each in reading.mentions if each.id in holders and each not in named)
    return canonical_json({"claim": plain(claim), "mentions": plain([*named, *others]), "stances": plain(stances)})


def snapshot_from(data: Mapping[str, Any], text: str) -> Snapshot:
    """Read what ``snapshot`` wrote, over the document's text.

    Raises:
        SchemaError: the data are none, or of another text.
    """
    return Snapshot(
        part_from_dict(Claim, data["claim"], text),
        tuple(part_from_dict(Mention, each, text) for each in data["mentions"]),
        tuple(part_from_dict(Stance, each, text) for each in data["stances"]),
    )


def put_back(was: Snapshot, id: str, mentions: Mentions) -> tuple[Claim, tuple[Stance, ...]]:
    """Make a claim of a reading again, under an id; its mentions are those of the reading, or are added to them."""
    ids = {mention.id: mentions.taken(mention) for mention in was.mentions}
    claim = was.claim
    restored = replace(
        claim,
        id=id,
        actors=_parties(claim.actors, ids),
        targets=_parties(claim.targets, ids),
        instruments=tuple(ids[each] for each in claim.instruments),
        place=claim.place and replace(claim.place, mention_ids=tuple(ids[each] for each in claim.place.mention_ids)),
        time=claim.time and replace(claim.time, mention_id=ids[claim.time.mention_id]),
        attribution=_attribution(claim.attribution, ids),
    )
    stances = (replace(each, claim_id=id, holder=_holder(each, ids)) for each in was.stances)
    return restored, tuple(stances)


def named_by(value: Claim, mentions: Iterable[Mention]) -> tuple[tuple[MentionKind, str], ...]:
    """List the kinds and words of what a claim names."""
    return tuple((each.kind, each.span.text) for each in named_mentions(value, mentions))


def _attribution(said: Attribution, ids: Mapping[str, str]) -> Attribution:
    speaker: Speaker = said.speaker
    if isinstance(speaker, Participant):
        speaker = _party(speaker, ids)
    return replace(said, speaker=speaker, chain=_parties(said.chain, ids))


def _holder(stance: Stance, ids: Mapping[str, str]) -> Any:
    return _party(stance.holder, ids) if isinstance(stance.holder, Participant) else stance.holder


def _parties(parties: tuple[Participant, ...], ids: Mapping[str, str]) -> tuple[Participant, ...]:
    return tuple(_party(each, ids) for each in parties)


def _party(party: Participant, ids: Mapping[str, str]) -> Participant:
    return replace(party, mention_id=ids.get(party.mention_id or "") if party.mention_id else None)
