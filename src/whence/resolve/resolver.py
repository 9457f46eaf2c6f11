"""The resolve stage: every mention of a document resolved or left with a reason, every draft claim completed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from whence.model.claim import Attribution, Claim, ClaimPlace, ClaimTime, DraftClaim, Participant, Stance
from whence.model.mention import Actor, Mention
from whence.model.place import Place, PlaceForm
from whence.model.reading import Extraction, Reading, Rejection
from whence.model.report import Report
from whence.model.timex import ResolvedTime, TimeForm
from whence.model.vocabulary import DateFound, MentionKind, Status
from whence.reference.ontology import codes
from whence.reference.outlets import outlets
from whence.resolve import times
from whence.resolve.actors import ActorResolver
from whence.resolve.circumstances import circumstances
from whence.resolve.claim_places import combined
from whence.resolve.demonstrations import with_outcomes
from whence.resolve.places import PlaceResolver
from whence.resolve.responsibility import perp_confidence
from whence.resolve.speakers import Voices

_UNBOUNDED = frozenset({Status.PLANNED, Status.PREDICTED, Status.CONDITIONAL, Status.REQUESTED, Status.HYPOTHETICAL})
"""Statuses of events that may lie after publication."""


@dataclass(frozen=True, slots=True)
class Resolver:
    """Resolves the mentions of extractions and completes their claims."""

    actors: ActorResolver
    places: PlaceResolver

    def __call__(self, extractions: Iterable[Extraction]) -> Iterator[Reading]:
        """Yield a reading without events for each extraction."""
        for extraction in extractions:
            yield self.resolve(extraction)

    def resolve(self, extraction: Extraction) -> Reading:
        """Resolve one extraction."""
        document = extraction.article.document
        report, refused = _plausible(extraction)
        published = report.published.date.whole_day if report.published else None
        mentions = {m.id: m for m in extraction.mentions}
        mentions |= self._places(extraction.mentions, document.text, outlets().home(report.publisher, report.url))
        mentions |= self._actors(mentions.values(), document.text)
        mentions |= _times(extraction.mentions, published)
        claims = with_outcomes([_claim(draft, mentions, published) for draft in extraction.claims], document)
        heard = Voices.of(document, mentions, claims).heard(claims)
        return Reading(
            report=report,
            document=document,
            mentions=tuple(mentions.values()),
            claims=tuple(replace(claim, perp_confidence=perp_confidence(claim)) for claim in heard),
            stances=tuple(_stance(stance, mentions) for stance in extraction.stances),
            events=(),
            rejections=(
                *extraction.article.rejections,
                *extraction.rejections,
                *refused,
                *_unplaced(extraction.claims, mentions),
            ),
        )

    def _actors(self, mentions: Iterable[Mention], text: str) -> dict[str, Mention]:
        """Resolve the actors; the countries of the document's places tell namesakes apart."""
        known = list(mentions)
        countries = sorted({m.resolved.country for m in known if isinstance(m.resolved, Place) and m.resolved.country})
        actors = [m for m in known if m.kind is MentionKind.ACTOR]
        found = self.actors.resolve_document([(m.id, m.span) for m in actors], text, countries=countries)
        return {m.id: replace(m, resolved=found[m.id][0], reason=found[m.id][1]) for m in actors}

    def _places(self, mentions: Iterable[Mention], text: str, home: str | None) -> dict[str, Mention]:
        forms = [(m, m.form) for m in mentions if isinstance(m.form, PlaceForm)]
        found = self.places.resolve(text, [(m.id, m.span.begin, m.span.end, form) for m, form in forms], home)
        return {m.id: _with_place(m, found[m.id]) for m, _ in forms}


def _plausible(extraction: Extraction) -> tuple[Report, tuple[Rejection, ...]]:
    """Refuse a publication date that was found, where the text itself tells of later days as past.

    Only dates that need no anchor count, of what is said to have happened; a date that the user gives stands.
    """
    report = extraction.article.report
    if report.published is None or report.published.found is DateFound.GIVEN:
        return report, ()
    last = report.published.date.end + timedelta(days=1)
    told = {m.id: m for m in extraction.mentions if isinstance(m.form, TimeForm) and m.form.tense == "past"}
    for draft in extraction.claims:
        mention = told.get(draft.time) if draft.time and draft.status is Status.ASSERTED else None
        if mention is None or not isinstance(mention.form, TimeForm):
            continue
        time = times.resolve(mention.form, published=None)
        if time.anchor == "self" and time.start is not None and time.start > last:
            reason = f"the text tells of {time.value} as past"
            found = report.published.found.value
            refused = Rejection("resolve", mention.span, f"publication date ({found}) refused: {reason}")
            return replace(report, published=None), (refused,)
    return report, ()


def _with_place(mention: Mention, found: Place | str) -> Mention:
    if isinstance(found, str):
        return replace(mention, reason=found)
    return replace(mention, resolved=found, reason=found.reason)


def _times(mentions: Iterable[Mention], published: date | None) -> dict[str, Mention]:
    forms = [(m, m.form) for m in mentions if isinstance(m.form, TimeForm)]
    found = times.resolve_document([form for _, form in forms], published=published)
    return {m.id: replace(m, resolved=time, reason=time.reason) for (m, _), time in zip(forms, found, strict=True)}


def _claim(draft: DraftClaim, mentions: Mapping[str, Mention], published: date | None) -> Claim:
    actors = tuple(_participant(p, mentions) for p in draft.actors)
    targets = tuple(_participant(p, mentions) for p in draft.targets)
    event = codes(draft.plover, draft.mode, circumstances(draft, actors, targets, mentions))
    place = _place(draft, mentions)
    return Claim(
        id=draft.id,
        trigger=draft.trigger,
        event=event,
        actors=actors,
        targets=targets,
        instruments=draft.instruments,
        casualties=draft.casualties,
        place=place if isinstance(place, ClaimPlace) else None,
        time=_time(draft, mentions),
        not_after=None if draft.status in _UNBOUNDED else published,
        attribution=_attribution(draft.attribution, mentions),
        extent=draft.extent,
        status=draft.status,
        certainty=draft.certainty,
        cues=draft.cues,
        evidence=draft.evidence,
        score=draft.score,
        origin=draft.origin,
    )


def _unplaced(drafts: Iterable[DraftClaim], mentions: Mapping[str, Mention]) -> Iterator[Rejection]:
    """Say of which claims the places were refused, since they are too far apart to be one."""
    for draft in drafts:
        found = _place(draft, mentions)
        if isinstance(found, str):
            yield Rejection("resolve", draft.trigger, f"no single place: {found}")


def _participant(participant: Participant, mentions: Mapping[str, Mention]) -> Participant:
    actor = mentions[participant.mention_id].resolved if participant.mention_id else None
    if not isinstance(actor, Actor):
        return participant
    return replace(participant, actor_id=actor.id, country=actor.country, sector=actor.sector)


def _place(draft: DraftClaim, mentions: Mapping[str, Mention]) -> ClaimPlace | str | None:
    """Work out where an event was from its resolved places: a place, or why not; the mentions are its evidence."""
    resolved = [place for id in draft.places if isinstance(place := mentions[id].resolved, Place)]
    if not resolved:
        return None
    unknown = [mentions[id].span.text for id in draft.places if not isinstance(mentions[id].resolved, Place)]
    found = combined(resolved, unknown)
    return found if isinstance(found, str) else ClaimPlace(draft.places, found)


def _time(draft: DraftClaim, mentions: Mapping[str, Mention]) -> ClaimTime | None:
    """Take the resolved time of a claim; of a stretch the days from its first time through its last."""
    time = mentions[draft.time].resolved if draft.time else None
    if draft.time is None or not isinstance(time, ResolvedTime):
        return None
    if draft.until is None:
        return ClaimTime(draft.time, time)
    last = mentions[draft.until].resolved
    whole = times.stretch_of(time, last) if isinstance(last, ResolvedTime) else None
    return ClaimTime(draft.time, whole) if whole else None


def _attribution(attribution: Attribution, mentions: Mapping[str, Mention]) -> Attribution:
    speaker = attribution.speaker
    if isinstance(speaker, Participant):
        speaker = _participant(speaker, mentions)
    return replace(attribution, speaker=speaker, chain=tuple(_participant(p, mentions) for p in attribution.chain))


def _stance(stance: Stance, mentions: Mapping[str, Mention]) -> Stance:
    if isinstance(stance.holder, Participant):
        return replace(stance, holder=_participant(stance.holder, mentions))
    return stance
