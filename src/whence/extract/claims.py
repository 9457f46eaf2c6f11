"""Claims: candidates with their parties, speakers, status, extent, casualties, place and time mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whence.extract.candidates import Candidate
from whence.extract.fillers import Completion
from whence.extract.participants import Parties, PartyFinder
from whence.extract.passage import Passage
from whence.extract.rules import extent
from whence.extract.settings import SettingFinder
from whence.extract.speakers import SpeakerFinder
from whence.extract.status import StatusFinder
from whence.extract.tolls import CasualtyFinder
from whence.model.claim import Attribution, Casualties, Component, DraftClaim
from whence.model.reading import Rejection
from whence.model.span import Span, hull
from whence.model.vocabulary import Extent, Status


@dataclass(frozen=True, slots=True)
class ClaimBuilder:
    """Builds the draft claims of one document from its candidate events."""

    passage: Passage
    parties: PartyFinder
    completion: Completion
    speakers: SpeakerFinder
    status: StatusFinder
    settings: SettingFinder
    casualties: CasualtyFinder
    component: Component

    def build(self, candidates: Sequence[Candidate]) -> tuple[list[DraftClaim], list[Rejection]]:
        """Return the claims of the candidates in text order, and the candidates that tell too little to be one."""
        claims: list[DraftClaim] = []
        weapons = self.parties.instruments.weapons_of_others(candidates)
        kept = [candidate for n, candidate in enumerate(candidates) if n not in weapons]
        hurt, refused = self.casualties.find(kept)
        reason = "names a weapon in the words of another event"
        refused += [Rejection("extract", candidates[n].span, reason) for n in sorted(weapons)]
        for candidate, people in zip(kept, hurt, strict=True):
            if people is None:
                refused.append(Rejection("extract", candidate.span, "counts the victims of an event named beside it"))
                continue
            for attribution in self.speakers.find(candidate):
                claim = self._claim(f"c{len(claims) + 1}", candidate, attribution, people)
                if candidate.weak and candidate.nominal and _tells_nothing(claim):
                    reason = "ambiguous word with nobody, no place and no time: too vague to be an event"
                    refused.append(Rejection("extract", candidate.span, reason))
                    break
                claims.append(claim)
        return claims, refused

    def _claim(
        self, id: str, candidate: Candidate, attribution: Attribution, people: Sequence[Casualties]
    ) -> DraftClaim:
        parties = self.completion.complete(candidate, self.parties.find(candidate), self.parties.name)
        factuality = self.status.find(candidate, attribution)
        hurt = _hurt(people, factuality.status)
        setting = self.settings.find(candidate, attribution)
        times = [mention.id for mention in setting.times]
        return DraftClaim(
            id=id,
            trigger=candidate.span,
            plover=candidate.event,
            mode=candidate.mode,
            actors=parties.actors,
            targets=parties.targets,
            instruments=parties.instruments,
            casualties=hurt,
            places=tuple(mention.id for mention in setting.places),
            time=times[0] if times else None,
            until=times[1] if len(times) > 1 else None,
            attribution=attribution,
            extent=self._extent(candidate, counted=bool(hurt)),
            status=factuality.status,
            certainty=factuality.certainty,
            cues=factuality.cues,
            evidence=self._evidence(candidate, parties, [m.span for m in (*setting.places, *setting.times)]),
            score=candidate.score,
            origin=self.component,
            effect=candidate.effect,
        )

    def _extent(self, candidate: Candidate, *, counted: bool) -> Extent:
        return extent.extent(
            self.passage.words,
            self.status.cues,
            candidate.span,
            nominal=candidate.nominal,
            clause=self._clause(candidate),
            adverbials=self._adverbials(candidate),
            counted=counted,
        )

    def _adverbials(self, candidate: Candidate) -> tuple[Span, ...]:
        """Return when and how often the event, or the verb that carries a noun, happened."""
        governors = self.passage.governors(candidate.head)[:1] if candidate.nominal else ()
        verbs = (candidate.head, *(governor.word for governor in governors))
        tags = [tag for verb in verbs for tag in self.passage.roles(verb, "ARGM-TMP", "ARGM-MNR", "ARGM-EXT")]
        return tuple(self.passage.document.span(tag.begin, tag.end) for tag in tags)

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


def _hurt(people: Sequence[Casualties], status: Status) -> tuple[Casualties, ...]:
    """Keep who was affected by what is said to have happened; what was denied, planned or wished has hurt nobody."""
    if status in (Status.ASSERTED, Status.POSSIBLE):
        return tuple(people)
    return tuple(each for each in people if each.count.high == 0) if status is Status.DENIED else ()


def _tells_nothing(claim: DraftClaim) -> bool:
    return not (claim.actors or claim.targets or claim.places or claim.time or claim.casualties or claim.instruments)
