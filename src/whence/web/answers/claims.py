"""A claim of the archive as answers have it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from whence.export.claim_words import passage
from whence.model.claim import Attribution, Casualties, Participant, Stance
from whence.model.linking import ArchivedClaim
from whence.model.mention import Mention, Weapon
from whence.model.span import Span
from whence.store.interface import ReadStore
from whence.web import reviews
from whence.web.answers.values import (
    codes_out,
    count_out,
    day_out,
    holder_out,
    participant_out,
    place_out,
    span_out,
)
from whence.web.schemas import claims as out


def claims_out(
    store: ReadStore, items: Iterable[ArchivedClaim], *, attached: Iterable[str] = (), to: str | None = None
) -> list[out.Claim]:
    """Make answers of claims, with the incidents that they are in and what persons did with them.

    Args:
        store: of the archive.
        items: the claims.
        attached: ids of those that are only attached to an incident ...
        to: ... which is this one.
    """
    listed, loose = list(items), set(attached)
    ids = [item.id for item in listed]
    members, states = store.members(ids), reviews.states(store, ids)
    before = store.judged_before({item.version_id for item in listed})
    return [
        claim_out(
            item,
            incident_id=members.get(item.id),
            attached_to=to if item.id in loose else None,
            review=states.get(item.id, reviews.OPEN),
            judged_before=before.get(item.version_id),
        )
        for item in listed
    ]


def claim_out(
    item: ArchivedClaim,
    *,
    incident_id: str | None,
    review: out.Reviewed,
    judged_before: str | None = None,
    attached_to: str | None = None,
) -> out.Claim:
    """Make the answer of one claim."""
    values = claim_values(item, incident_id=incident_id, review=review, attached_to=attached_to)
    return out.Claim(**values, judged_before=judged_before)


def reader_claim_out(
    item: ArchivedClaim, *, incident_id: str | None, review: out.Reviewed, judged_before: str | None
) -> out.ReaderClaim:
    """Make the answer of one claim in its document."""
    values = claim_values(item, incident_id=incident_id, review=review, attached_to=None)
    values["judged_before"] = judged_before
    return out.ReaderClaim(**values, local_id=item.claim.id, event_id=item.event_id)


def claim_values(
    item: ArchivedClaim, *, incident_id: str | None, review: out.Reviewed, attached_to: str | None
) -> dict[str, Any]:
    """Collect the values of an answer."""
    claim, mentions = item.claim, {mention.id: mention for mention in item.mentions}
    return {
        **_source(item),
        "incident_id": incident_id,
        "attached_to": attached_to,
        "trigger": span_out(claim.trigger),
        "evidence": [span_out(span) for span in claim.evidence],
        "cues": [span_out(span) for span in claim.cues],
        "event": codes_out(claim.event),
        "status": claim.status.value,
        "certainty": claim.certainty.value,
        "extent": claim.extent.value,
        "perp_confidence": claim.perp_confidence.value if claim.perp_confidence else None,
        "attribution": _attribution(claim.attribution),
        "actors": [participant_out(who) for who in claim.actors],
        "targets": [participant_out(who) for who in claim.targets],
        "weapons": _weapons(item, mentions),
        "casualties": [_casualties(each) for each in claim.casualties],
        "place": _place(item, mentions),
        "time": _time(item, mentions),
        "not_after": day_out(claim.not_after),
        "stances": [_stance(each) for each in item.stances],
        "score": claim.score,
        "maker": f"{claim.origin.component} {claim.origin.version}",
        "review": review,
    }


def _source(item: ArchivedClaim) -> dict[str, Any]:
    return {
        "id": item.id,
        "reading_id": item.reading_id,
        "version_id": item.version_id,
        "report_id": item.report_id,
        "sha256": item.sha256,
        "origin_id": item.origin_id,
        "copied": item.copied,
        "outlet": item.outlet,
        "published": str(item.published) if item.published else None,
        "title": item.title,
        "url": item.url,
    }


def _attribution(said: Attribution) -> out.Attribution:
    speaker = participant_out(said.speaker) if isinstance(said.speaker, Participant) else said.speaker
    return out.Attribution(
        speaker=speaker,
        kind=said.kind.value,
        cue=span_out(said.cue) if said.cue else None,
        content=[span_out(span) for span in said.content],
        chain=[participant_out(who) for who in said.chain],
        speaker_kind=said.speaker_kind.value if said.speaker_kind else None,
        anonymous=said.anonymous,
        side=said.side,
        involvement=said.involvement.value if said.involvement else None,
        reliability=said.reliability.value if said.reliability else None,
    )


def _stance(each: Stance) -> out.Stance:
    return out.Stance(holder=holder_out(each.holder), stance=each.stance.value, span=span_out(each.span))


def _casualties(people: Casualties) -> out.Casualties:
    return out.Casualties(
        effect=people.effect.value,
        group=people.group,
        count=count_out(people.count),
        span=span_out(people.span),
        part=people.part,
    )


def _weapons(item: ArchivedClaim, mentions: Mapping[str, Mention]) -> list[out.Weapon]:
    """Name the weapons with their words; of one that no mention names, the whole passage."""
    named = [mentions[id] for id in item.claim.instruments if id in mentions]
    found = [_weapon(mention.resolved, mention.span) for mention in named]
    told = {weapon.name for weapon in found}
    rest = [weapon for weapon in item.weapons if weapon.name not in told]
    return found + [_weapon(weapon, passage(item.claim)) for weapon in rest]


def _weapon(weapon: object, words: Span) -> out.Weapon:
    if isinstance(weapon, Weapon):
        return out.Weapon(name=weapon.name, weapon_class=weapon.weapon_class, span=span_out(words))
    return out.Weapon(name=words.text, weapon_class=None, span=span_out(words))


def _place(item: ArchivedClaim, mentions: Mapping[str, Mention]) -> out.ClaimPlace | None:
    told = item.claim.place
    if told is None:
        return None
    spans = [mentions[id].span for id in told.mention_ids if id in mentions] or [passage(item.claim)]
    return out.ClaimPlace(place=place_out(told.place), spans=[span_out(span) for span in spans])


def _time(item: ArchivedClaim, mentions: Mapping[str, Mention]) -> out.ClaimTime | None:
    """Tell when; of copied words that count from the day of publication no days, for that day is the reprint's."""
    told = item.claim.time
    if told is None:
        return None
    time, mention = told.time, mentions.get(told.mention_id)
    known = item.time is not None
    reason = time.reason if known else f"copied words that count from the day of publication: {time.reason}"
    return out.ClaimTime(
        value=time.value,
        start=day_out(time.start) if known else None,
        end=day_out(time.end) if known else None,
        date_prec=time.date_prec if known else None,
        time_precision=time.time_precision if known else None,
        anchor=time.anchor,
        reason=reason,
        span=span_out(mention.span if mention else passage(item.claim)),
    )
