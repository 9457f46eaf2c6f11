"""What the pipeline answers to each benchmark: its own components, called as a report would call them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from whence.bench import conflict_templates, plover_coding
from whence.bench.annotations import (
    Argument,
    Attribution,
    CodedEvent,
    Entity,
    EventFactuality,
    Point,
    Proposition,
    Template,
    TiedParty,
    Timex,
    ToldSetting,
    Toponym,
)
from whence.bench.copies.answers import copies_among
from whence.bench.linking.shelved import shelve
from whence.bench.linking.systems import linked_claims
from whence.bench.linking.told import ToldClaim
from whence.bench.predictors import Party, Predictors
from whence.bench.readers import Offsets
from whence.bench.relevance import Relevance
from whence.clean import body_text, text_article
from whence.extract import encoder
from whence.extract.encoder import Encoding, SentenceKind
from whence.extract.heads import PREDICATE_FLOOR
from whence.extract.mentions import place_spans
from whence.extract.modifiers import ModifierFinder
from whence.extract.nominals import is_nominal
from whence.extract.passage import Passage
from whence.extract.rules import times as time_rules
from whence.extract.said.layout import Layout
from whence.extract.said.telling import Telling
from whence.extract.words import Words
from whence.link.responsibility import responsibility
from whence.model.dates import PartialDate
from whence.model.document import Document
from whence.model.errors import EmptyInput
from whence.model.reading import Article, Reading
from whence.model.vocabulary import Status
from whence.pipeline import Pipeline
from whence.reference.outlets import outlets
from whence.resolve import times as time_resolver

_VIOLENT = frozenset({"ASSAULT", "COERCE"})
_TOLD = frozenset({Status.ASSERTED, Status.POSSIBLE})
_AFTER_MUC = date(2000, 1, 1)
"""A day of reading for reports of around 1990, whose datelines write the year in two digits."""


def predictors(pipeline: Pipeline) -> Predictors:
    """Wire every benchmark to one pipeline."""
    wired = Wiring(pipeline)
    return Predictors(
        timex=wired.timexes,
        toponyms=wired.toponyms,
        toponym_resolver=wired.points,
        polnear=wired.attributions,
        re3d=wired.entities,
        plover=wired.events,
        roles=wired.propositions,
        pages=lambda page, url: body_text(page, url),
        muc4=wired.templates,
        claimed=wired.claimed,
        ceha=wired.is_relevant,
        settings=wired.settings,
        factuality=wired.factuality,
        responsibility=wired.responsibility,
        copies=copies_among,
        linking=wired.linked,
    )


@dataclass(frozen=True, slots=True)
class Wiring:
    """One pipeline behind the benchmarks' callables."""

    pipeline: Pipeline
    relevance: Relevance = field(default_factory=Relevance.load)

    def timexes(self, text: str, published: date | None) -> list[Timex]:
        """Find and resolve time expressions."""
        found = time_rules.recognise(text)
        resolved = time_resolver.resolve_document([f.form for f in found], published=published)
        return [Timex(f.begin, f.end, time.type, time.value) for f, time in zip(found, resolved, strict=True)]

    def toponyms(self, text: str, url: str | None) -> list[Toponym]:
        """Find and resolve place names."""
        spans = place_spans(text, self._encoding(text), self.pipeline.extract.gazetteer)
        return [Toponym(*span, point) for span, point in zip(spans, self.points(text, spans, url), strict=True)]

    def points(self, text: str, spans: Sequence[Offsets], url: str | None) -> list[Point | None]:
        """Resolve place names at given spans."""
        found = self.pipeline.resolve.places.resolve_names(text, spans, outlets().home(None, url))
        return [(candidate.lat, candidate.lon) if candidate else None for candidate in found]

    def attributions(self, text: str) -> list[Attribution]:
        """Find who says what: by the layout, and where it does not tell, by the encoder."""
        encoding = self._encoding(text)
        words = Words.of(Document(text), [(word.begin, word.end) for word in encoding.words])
        laid_out = [_attribution(words, telling) for telling in Layout(words).tellings()]
        cues = {offset for each in laid_out for begin, end in each.cue for offset in range(begin, end)}
        return laid_out + [
            Attribution(_spans(found.source), _spans(found.cue), _spans(found.content))
            for found in encoding.attributions
            if not any(cues.intersection(range(tag.begin, tag.end)) for tag in found.cue)
        ]

    def entities(self, text: str) -> list[Entity]:
        """Find typed mentions."""
        return [Entity(tag.label, tag.begin, tag.end) for tag in self._encoding(text).entities]

    def events(self, text: str, published: date | None) -> list[CodedEvent]:
        """Code the events of a sentence as PLOVER does, in the order of the text."""
        return plover_coding.coded_events(self._reading(text, published))

    def propositions(self, text: str, tokens: Sequence[Offsets]) -> list[Proposition]:
        """Find predicates and roles over given tokens."""
        encoding = self.pipeline.extract.encoder.encode(text, [(0, len(text))])
        begins = [begin for begin, _ in tokens]
        found = []
        for predicate in encoding.predicates:
            index = _token(begins, tokens, predicate.begin)
            if index is not None and predicate.score > PREDICATE_FLOOR:
                found.append(Proposition(index, None, tuple(_argument(begins, tag) for tag in predicate.roles)))
        return found

    def templates(self, text: str) -> list[Template]:
        """Fill conflict templates."""
        reading = self._reading(text, None)
        return conflict_templates.fill(reading, self.pipeline.extract.encode(reading.document))

    def claimed(self, text: str) -> list[str]:
        """Return the words that name the participants and weapons of all claims."""
        reading = self._reading(text, None)
        words = {mention.id: mention.span.text for mention in reading.mentions}
        return [
            name
            for claim in reading.claims
            for name in (
                *(participant.span.text for participant in (*claim.actors, *claim.targets)),
                *(words[id] for id in claim.instruments),
            )
        ]

    def responsibility(self, text: str, parties: Sequence[Party]) -> list[TiedParty]:
        """Say how a text ties some parties to incidents."""
        reading = self._reading(text, None)
        verdicts = (responsibility(reading, names, deed) for names, deed in parties)
        return [TiedParty(verdict.value, verdict.named) for verdict in verdicts]

    def settings(self, text: str) -> list[ToldSetting]:
        """Say whom, where and when the violent events of a wire report hit; its dateline gives its day."""
        reading = next(self.pipeline.readings([text_article(text, today=_AFTER_MUC)]))
        words = {mention.id: mention.span.text for mention in reading.mentions}
        return [
            ToldSetting(
                named=(*(p.name for p in claim.targets), *(toll.group for toll in claim.casualties if toll.group)),
                places=(claim.place.place.name, *(words[id] for id in claim.place.mention_ids)) if claim.place else (),
                start=claim.time.time.start if claim.time else None,
                end=claim.time.time.end if claim.time else None,
            )
            for claim in reading.claims
            if claim.event.plover in _VIOLENT and claim.status in _TOLD
        ]

    def linked(self, reports: Sequence[tuple[str, Article]]) -> list[list[ToldClaim]]:
        """Read reports and link them, by Whence and by what is usually done."""
        readings = self.pipeline.readings(article for _, article in reports)
        vector = self.pipeline.extract.encoder.vector
        told = [(reading, shelve(id_, reading, vector)) for (id_, _), reading in zip(reports, readings, strict=True)]
        return linked_claims(told)

    def factuality(self, text: str, spans: Sequence[Offsets]) -> list[EventFactuality]:
        """Say of events at given spans what their own words make of them, by the first step of reading status."""
        document = text_article(text, all_story=True).document
        passage = Passage.of(document, self.pipeline.extract.encode(document))
        return [self._judged(passage, span) for span in spans]

    def _judged(self, passage: Passage, span: Offsets) -> EventFactuality:
        word = passage.words.at(span[0])
        if word is None or passage.words.sentence_index(span[0]) is None:
            return EventFactuality(*span, negated=False, modal=False)
        own = ModifierFinder.of(passage).find(word, nominal=is_nominal(passage, word))
        return EventFactuality(*span, negated=own.negation is not None, modal=own.modal is not None)

    def is_relevant(self, text: str, published: date | None) -> bool:
        """Say whether a description is relevant to CEHA: more likely than not."""
        return self.relevance.probability(*self.read_with_kinds(text, published)) > 0.5

    def read_with_kinds(self, text: str, published: date | None) -> tuple[Reading, tuple[SentenceKind, ...]]:
        """Read a text, and return with it what the encoder says of each of its sentences."""
        reading = self._reading(text, published)
        return reading, self.pipeline.extract.encode(reading.document).sentences

    def _reading(self, text: str, published: date | None) -> Reading:
        article = text_article(text, published=PartialDate.of(published) if published else None, all_story=True)
        return next(self.pipeline.readings([article]))

    def _encoding(self, text: str) -> Encoding:
        try:
            document = text_article(text, all_story=True).document
        except EmptyInput:
            return Encoding((), (), (), (), (), (), ())
        return self.pipeline.extract.encode(document)


def _spans(tags: Sequence[encoder.Tag]) -> tuple[Offsets, ...]:
    return tuple((tag.begin, tag.end) for tag in tags)


def _attribution(words: Words, telling: Telling) -> Attribution:
    def spans(*parts: range | None) -> tuple[Offsets, ...]:
        return tuple((words.begins[part.start], words.ends[part.stop - 1]) for part in parts if part)

    return Attribution(spans(telling.source), spans(telling.cue), spans(*telling.content))


def _token(begins: Sequence[int], tokens: Sequence[Offsets], offset: int) -> int | None:
    index = bisect_right(begins, offset) - 1
    return index if index >= 0 and offset < tokens[index][1] else None


def _argument(begins: Sequence[int], tag: encoder.Tag) -> Argument:
    first = max(0, bisect_right(begins, tag.begin) - 1)
    last = max(first, bisect_right(begins, tag.end - 1) - 1)
    return Argument(first, last + 1, tag.label)
