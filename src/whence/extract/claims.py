"""Claims: candidates with their parties, speakers, status, extent, casualties, place and time mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whence.extract.candidates import Candidate
from whence.extract.participants import Parties, PartyFinder
from whence.extract.passage import Passage
from whence.extract.rules import casualties, extent
from whence.extract.settings import SettingFinder
from whence.extract.speakers import SpeakerFinder
from whence.extract.status import StatusFinder
from whence.model.claim import Casualties, Component, DraftClaim
from whence.model.reading import Rejection
from whence.model.span import Span, hull
from whence.model.vocabulary import Extent, Status


@dataclass(frozen=True, slots=True)
class ClaimBuilder:
    """Builds the draft claims of one document from its candidate events."""

    passage: Passage
    parties: PartyFinder
    speakers: SpeakerFinder
    status: StatusFinder
    settings: SettingFinder
    component: Component

    def build(self, candidates: Sequence[Candidate]) -> tuple[list[DraftClaim], list[Rejection]]:
        """Return the claims of the candidates in text order, and the candidates that tell too little to be one."""
        claims: list[DraftClaim] = []
        refused: list[Rejection] = []
        for candidate in candidates:
            claim = self._claim(f"c{len(claims) + 1}", candidate)
            if candidate.weak and candidate.nominal and _tells_nothing(claim):
                reason = "ambiguous word with nobody, no place and no time: too vague to be an event"
                refused.append(Rejection("extract", candidate.span, reason))
            else:
                claims.append(claim)
        return claims, refused

    def _claim(self, id: str, candidate: Candidate) -> DraftClaim:
        parties = self.parties.find(candidate)
        attribution = self.speakers.find(candidate)
        factuality = self.status.find(candidate)
        hurt = self._casualties(candidate, factuality.status)
        places, time = self.settings.find(candidate, attribution)
        return DraftClaim(
            id=id,
            trigger=candidate.span,
            plover=candidate.event,
            mode=candidate.mode,
            actors=parties.actors,
            targets=parties.targets,
            instruments=parties.instruments,
            casualties=hurt,
            places=tuple(mention.id for mention in places),
            time=time.id if time else None,
            attribution=attribution,
            extent=self._extent(candidate, counted=bool(hurt)),
            status=factuality.status,
            certainty=factuality.certainty,
            cues=factuality.cues,
            evidence=self._evidence(candidate, parties, [m.span for m in places] + ([time.span] if time else [])),
            score=candidate.score,
            origin=self.component,
            effect=candidate.effect,
        )

    def _casualties(self, candidate: Candidate, status: Status) -> tuple[Casualties, ...]:
        """Read casualties off an effect word's object; what was denied, planned or wished has hurt nobody."""
        if status not in (Status.ASSERTED, Status.POSSIBLE):
            return ()
        document = self.passage.document
        found: list[Casualties] = []
        if candidate.effect is not None:
            for tag in self.passage.roles(candidate.head, "ARG1"):
                hurt = casualties.of_object(document, candidate.effect, tag.begin, tag.end)
                if hurt is not None:
                    found.append(hurt)
        clause = self._clause(candidate)
        for toll in casualties.tolls(document, clause.begin, clause.end, self.parties.is_agent):
            if all(toll.effect is not other.effect or not toll.span.overlaps(other.span) for other in found):
                found.append(toll)
        return tuple(found)

    def _extent(self, candidate: Candidate, *, counted: bool) -> Extent:
        clause = self._clause(candidate)
        words, cues = self.passage.words, self.status.cues
        return extent.extent(words, cues, candidate.span, nominal=candidate.nominal, clause=clause, counted=counted)

    def _clause(self, candidate: Candidate) -> Span:
        """Return the trigger with its role spans: the words that belong to this event."""
        tags = self.passage.predicates[candidate.head].roles if candidate.head in self.passage.predicates else ()
        spans = [self.passage.document.span(tag.begin, tag.end) for tag in tags]
        sentence = self.passage.words.sentence(candidate.span.begin) or candidate.span
        return hull([candidate.span, *(span for span in spans if sentence.covers(span))])

    def _evidence(self, candidate: Candidate, parties: Parties, others: Sequence[Span]) -> tuple[Span, ...]:
        spans = {candidate.span, *others}
        spans.update(p.role_evidence or p.span for p in (*parties.actors, *parties.targets))
        return tuple(sorted(spans))


def _tells_nothing(claim: DraftClaim) -> bool:
    return not (claim.actors or claim.targets or claim.places or claim.time or claim.casualties or claim.instruments)
