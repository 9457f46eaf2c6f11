"""Who says so: the attribution of each event, from the encoder's attributions and from reporting predicates."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from whence.extract import encoder
from whence.extract.antecedents import SpeakerAntecedents
from whence.extract.candidates import Candidate
from whence.extract.mentions import MentionTable
from whence.extract.passage import Passage
from whence.extract.phrases import noun_phrase
from whence.extract.somebody import Somebody
from whence.model.claim import AUTHOR, Attribution, Participant, Speaker
from whence.model.span import Span, hull
from whence.model.vocabulary import AttributionKind, MentionKind
from whence.reference.cues import Cues

_QUOTE = re.compile(r"[\"“”«»]")


@dataclass(frozen=True, slots=True)
class SpeakerFinder:
    """Finds the speakers of one document; ``can_speak`` says whether a phrase names somebody."""

    passage: Passage
    table: MentionTable
    cues: Cues
    antecedents: SpeakerAntecedents
    can_speak: Somebody

    @classmethod
    def of(cls, passage: Passage, table: MentionTable, cues: Cues, is_agent: Callable[[str], bool]) -> SpeakerFinder:
        """List the full speakers of a document once; ``is_agent`` says whether a lower-cased noun names somebody."""
        parts = [part for attribution in passage.encoding.attributions for part in attribution.source]
        for word in passage.predicates:
            if cues.reporting.lookup(passage.words.lower[word]):
                parts += passage.roles(word, "ARG0")
        phrases = {noun_phrase(passage.words, part.begin, part.end) for part in parts}
        somebody = Somebody(passage.words, table, is_agent)
        named = (p for p in phrases if p is not None)
        antecedents = SpeakerAntecedents.among(named, passage.words, somebody, passage.encoding.names)
        return cls(passage, table, cues, antecedents, somebody)

    def reporting_words(self) -> frozenset[int]:
        """Return the words that are cues of the encoder's attributions, or reporting verbs by the list."""
        words = self.passage.words
        of_encoder = {
            word
            for a in self.passage.encoding.attributions
            for cue in a.cue
            for word in words.inside(cue.begin, cue.end)
        }
        listed = {word for word in self.passage.predicates if self.cues.reporting.lookup(words.lower[word])}
        return frozenset(of_encoder | listed)

    def find(self, candidate: Candidate) -> Attribution:
        """Return the attribution of an event: its innermost speaker, with the outer ones as a chain.

        A cue in the event's own sentence goes first, then a reporting word that governs it, then a cue elsewhere.
        """
        around = [a for a in self.passage.attributions(candidate.head) if not self._is_cue(a, candidate)]
        own = [a for a in around if self._sentence(a) == self.passage.words.sentence_index(candidate.span.begin)]
        if own:
            return self._attribution([*own, *(a for a in around if a not in own)])
        told = self._by_predicate(candidate)
        return told or (self._attribution(around) if around else AUTHOR)

    def _sentence(self, attribution: encoder.Attribution) -> int | None:
        return self.passage.words.sentence_index(attribution.cue[0].begin) if attribution.cue else None

    def _is_cue(self, attribution: encoder.Attribution, candidate: Candidate) -> bool:
        return any(cue.begin < candidate.span.end and candidate.span.begin < cue.end for cue in attribution.cue)

    def _attribution(self, around: Sequence[encoder.Attribution]) -> Attribution:
        innermost = around[0]
        outer = [a for a in around[1:] if _covers(a, innermost)]
        content = tuple(self.passage.document.span(part.begin, part.end) for part in innermost.content)
        chain = [speaker for a in reversed(outer) if isinstance(speaker := self.speaker(a), Participant)]
        return Attribution(
            self.speaker(innermost), self._kind(content), _cue(self.passage, innermost), content, tuple(chain)
        )

    def speaker(self, attribution: encoder.Attribution) -> Speaker:
        """Return the speaker of one of the encoder's attributions, None where it names no source."""
        near = [part for part in attribution.source if self._is_near(part, attribution)]
        if not near:
            return None
        best = max(near, key=lambda part: part.score)
        source = self.passage.document.span(best.begin, best.end)
        phrase = noun_phrase(self.passage.words, source.begin, source.end) or source
        return self._participant(phrase)

    def _is_near(self, source: encoder.Tag, attribution: encoder.Attribution) -> bool:
        """Say whether a source stands in its cue's sentence or the one before or behind: further off is a mistake."""
        here, there = self._sentence(attribution), self.passage.words.sentence_index(source.begin)
        return here is None or there is None or abs(here - there) <= 1

    def _participant(self, phrase: Span) -> Participant:
        named = self.antecedents.of(phrase) or phrase
        mention = self.table.add(MentionKind.ACTOR, named.begin, named.end)
        return Participant(mention.id, phrase, named.text, role_evidence=phrase)

    def _kind(self, content: Sequence[Span]) -> AttributionKind:
        text = self.passage.document.text
        marks = sum(len(_QUOTE.findall(span.text)) for span in content)
        wrapped = all(
            _QUOTE.match(text[max(0, span.begin - 1) : span.begin] or " ") or _QUOTE.match(span.text[0])
            for span in content
        )
        if wrapped:
            return AttributionKind.DIRECT
        return AttributionKind.MIXED if marks else AttributionKind.INDIRECT

    def _by_predicate(self, candidate: Candidate) -> Attribution | None:
        """Attribute an event inside an argument of a reporting verb: "attacks have been reported", "is said to"."""
        words = self.passage.words
        for governor in self.passage.governors(candidate.head):
            if governor.argument.label == "ARG0" or not self.cues.reporting.lookup(words.lower[governor.word]):
                continue
            subjects = self._subjects(governor.word)
            phrase = noun_phrase(words, subjects[0].begin, subjects[0].end) if subjects else None
            if phrase is not None and not self.can_speak(phrase):
                continue
            content = self.passage.document.span(governor.argument.begin, governor.argument.end)
            speaker = self._participant(phrase) if phrase else None
            return Attribution(speaker, self._kind([content]), words.span(governor.word, governor.word + 1), (content,))
        return self._hearsay(candidate)

    def _subjects(self, word: int) -> tuple[encoder.Tag, ...]:
        """Return the agents of a reporting word, or of the verb that it is the object of: "circulate speculation"."""
        own = self.passage.roles(word, "ARG0")
        around = self.passage.governors(word)[:1]
        return own or tuple(tag for governor in around for tag in self.passage.roles(governor.word, "ARG0"))

    def _hearsay(self, candidate: Candidate) -> Attribution | None:
        """Attribute an event to nobody in particular where an adverb says so: "reportedly", "allegedly"."""
        words = self.passage.words
        sentence = words.sentence(candidate.span.begin)
        if sentence is None:
            return None
        inside = words.inside(sentence.begin, sentence.end)
        for match in self.cues.hearsay.match(words.lower[inside.start : inside.stop]):
            first = inside.start + match.begin_word
            if abs(first - candidate.first) <= 8:
                cue = words.span(first, inside.start + match.end_word)
                return Attribution(None, AttributionKind.INDIRECT, cue, (sentence,))
        return None


def _covers(outer: encoder.Attribution, inner: encoder.Attribution) -> bool:
    """Say whether one attribution is part of what another reports: "X said that Y claimed"."""
    return all(any(part.begin <= cue.begin and cue.end <= part.end for part in outer.content) for cue in inner.cue)


def _cue(passage: Passage, attribution: encoder.Attribution) -> Span | None:
    spans = [passage.document.span(cue.begin, cue.end) for cue in attribution.cue]
    return hull(spans) if spans else None
