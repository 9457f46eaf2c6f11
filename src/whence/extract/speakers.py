"""Who says so: the attributions of each event, from the tellings in whose content it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from whence.extract.antecedents import SpeakerAntecedents
from whence.extract.candidates import Candidate
from whence.extract.mentions import MentionTable
from whence.extract.passage import Passage
from whence.extract.phrases import noun_phrase
from whence.extract.said.marks import Quotations
from whence.extract.said.relays import relay
from whence.extract.said.telling import Telling
from whence.extract.said.tellings import Tellings, size
from whence.extract.sayings import Sayings
from whence.extract.short_forms import POSSESSIVES
from whence.extract.somebody import Somebody
from whence.model.claim import AUTHOR, Attribution, Participant
from whence.model.vocabulary import AttributionKind, MentionKind
from whence.reference.cues import Cues


@dataclass(frozen=True, slots=True)
class SpeakerFinder:
    """Finds the speakers of one document; ``tellings`` are its acts of telling, ``can_speak`` says who is somebody."""

    passage: Passage
    table: MentionTable
    cues: Cues
    antecedents: SpeakerAntecedents
    can_speak: Somebody
    quotations: Quotations
    tellings: Tellings

    @classmethod
    def of(cls, passage: Passage, table: MentionTable, cues: Cues, is_agent: Callable[[str], bool]) -> SpeakerFinder:
        """Find the tellings of a document once; ``is_agent`` says whether a lower-cased noun names somebody."""
        somebody = Somebody(passage.words, table, is_agent)
        quotations = Quotations.of(passage.words)
        tellings = Tellings.of(Sayings(passage, cues, somebody, quotations).tellings())
        words = passage.words
        spoken = [t for t in tellings.all if not cues.speech.lookup(words.lower[t.cue.start])]
        sources = [words.span(t.source.start, t.source.stop) for t in spoken if t.source is not None]
        saying = (word for word in passage.predicates if cues.reporting.lookup(words.lower[word]))
        agents = (tag for word in saying for tag in passage.roles(word, "ARG0"))
        sources += [passage.document.span(tag.begin, tag.end) for tag in agents]
        phrases = {noun_phrase(words, source.begin, source.end) for source in sources}
        named = (phrase for phrase in phrases if phrase is not None)
        antecedents = SpeakerAntecedents.among(named, words, somebody, passage.encoding.names)
        return cls(passage, table, cues, antecedents, somebody, quotations, tellings)

    def reporting_words(self) -> frozenset[int]:
        """Return the words that are cues of the document's tellings, or reporting verbs by the list."""
        words = self.passage.words
        listed = {word for word in self.passage.predicates if self.cues.reporting.lookup(words.lower[word])}
        return frozenset(listed.union(*(telling.cue for telling in self.tellings.all)))

    def find(self, candidate: Candidate) -> tuple[Attribution, ...]:
        """Return the attributions of an event, one for each speaker of it whom no other one reports.

        Each has the innermost speaker, with the outer ones as a chain; the author's stands alone.
        """
        around = [t for t in self.tellings.around(candidate.head) if not self._is_outside(t, candidate)]
        own = self._innermost(around)
        if not own:
            return (AUTHOR,)
        return tuple(self._attribution(telling, around) for telling in own)

    def _is_outside(self, telling: Telling, candidate: Candidate) -> bool:
        """Say whether an event is a cue itself, or names a source: "survivors of the massacre said"."""
        event = set(candidate.words)
        return not event.isdisjoint(telling.cue) or (telling.source is not None and candidate.head in telling.source)

    def _innermost(self, around: Sequence[Telling]) -> list[Telling]:
        """Return the tellings that hold no other: one, or one a speaker where several tell the same apart."""
        inner = [t for t in around if not any(_is_within(other, t) for other in around)]
        named = [t for t in inner if not self._is_passing(t) or not any(_is_within(t, other) for other in around)]
        if not named:
            named = [t for t in around if t.source is not None]
            named = [t for t in named if not any(_is_within(other, t) for other in named)]
        sure = [t for t in named if t.certain and t.source is not None]
        apart = list({t.source: t for t in sure}.values())
        return apart if len(apart) > 1 else (sure or named)[:1]

    def _is_passing(self, telling: Telling) -> bool:
        """Say whether a telling only makes somebody's words vaguer: "officials said that rebels reportedly ..."."""
        word = self.passage.words.lower[telling.cue.start]
        return telling.source is None and not self.cues.account.lookup(word)

    def _attribution(self, telling: Telling, around: Sequence[Telling]) -> Attribution:
        words = self.passage.words
        outer = sorted((t for t in around if _is_within(telling, t)), key=size, reverse=True)
        speaker = self._participant(telling.source) if telling.source is not None else None
        if speaker is not None and speaker.name.lower() in POSSESSIVES:
            speaker = None  # "his claim", and nobody knows whose
        chain: list[Participant] = []
        for each in (*outer, telling):
            own = each.source if each is not telling else None
            for part in (own, relay(words, each)):
                person = self._participant(part) if part is not None else None
                if person is not None and person.mention_id not in {p.mention_id for p in (speaker, *chain) if p}:
                    chain.append(person)
        content = tuple(words.span(part.start, part.stop) for part in telling.content)
        cue = words.span(telling.cue.start, telling.cue.stop)
        return Attribution(speaker, self._kind(telling), cue, content, tuple(chain))

    def _participant(self, source: range) -> Participant:
        words = self.passage.words
        span = words.span(source.start, source.stop)
        phrase = noun_phrase(words, span.begin, span.end) or span
        named = self.antecedents.of(phrase) or phrase
        mention = self.table.add(MentionKind.ACTOR, named.begin, named.end)
        return Participant(mention.id, phrase, named.text, role_evidence=phrase)

    def _kind(self, telling: Telling) -> AttributionKind:
        """Say whether all that is said stands in quotation marks, some of it or none."""
        quoted = [
            self.quotations.at(word) is not None for part in telling.content for word in part if self._is_word(word)
        ]
        if telling.verbatim or all(quoted):
            return AttributionKind.DIRECT
        return AttributionKind.MIXED if any(quoted) else AttributionKind.INDIRECT

    def _is_word(self, word: int) -> bool:
        return self.passage.words.lower[word][0].isalnum()


def _is_within(inner: Telling, outer: Telling) -> bool:
    """Say whether one telling is part of what another tells: its cue is, and not the other way round."""
    return inner is not outer and outer.holds(inner) and not inner.holds(outer)
