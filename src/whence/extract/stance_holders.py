"""Who holds a stance: the subject of its verb, who stands behind "from" or "by", the speaker around, or the author."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from whence.extract.encoder import Tag
from whence.extract.mentions import MentionTable
from whence.extract.passage import Passage
from whence.extract.phrases import noun_phrase
from whence.extract.speakers import SpeakerFinder
from whence.extract.stance_cues import StanceCue
from whence.extract.told import Told
from whence.model.claim import Participant
from whence.model.span import Span
from whence.model.vocabulary import MentionKind, StanceKind
from whence.reference.stance_words import StanceWords

Holder: TypeAlias = Participant | Literal["author"]

_BEHIND = frozenset({"from", "by"})
_SPEAKERS = frozenset({"i", "we"})
_RELATIVES = frozenset({"who", "which", "that"})
_RELATIVE = frozenset({(",", "who"), (",", "which")})
_NOBODY = frozenset("no nobody none neither nothing".split())
_COPULAS = frozenset("is are was were".split())
_STOPS = frozenset(", ; : . and but on about over after when while who which that to for in at".split())
_LONGEST = 12
"""Words of a holder behind "from" at most."""
_UNANSWERING = frozenset({StanceKind.DECLINES, StanceKind.SILENT})
_PRONOUNS = frozenset("it he she they".split())
_UNKNOWN = frozenset({"it", "its"})
"""Pronouns that are nobody where their antecedent is not found."""
_NEAR = 4
"""Words between a subject and the words of its stance at most: "the ministry has so far"."""


@dataclass(frozen=True, slots=True)
class HolderFinder:
    """Finds holders in one document, whose ``speakers`` are known."""

    passage: Passage
    table: MentionTable
    lists: StanceWords
    told: Told
    speakers: SpeakerFinder

    def find(self, cue: StanceCue) -> Holder | None:
        """Return who holds a stance, None where the text does not tell."""
        if cue.kind is StanceKind.CORRECTS and self._is_outlet(cue):
            return "author"
        if next(self.lists.adjuncts.match(self._words(cue)), None) is not None:
            return "author" if cue.verb is None or cue.verb != cue.first else self._speaker(cue) or "author"
        is_adjective = next(self.lists.attributive.match(self._words(cue)), None) is not None
        found = None if is_adjective else self._behind(cue) or self._subject(cue)
        if found is not None:
            return self._known(found, cue)
        if cue.kind in {StanceKind.DOUBTS, StanceKind.DENIES} and (cue.verb is None or cue.last - cue.first > 1):
            return self._speaker(cue) or self._caller(cue) or ("author" if cue.kind is StanceKind.DOUBTS else None)
        return None

    def _is_outlet(self, cue: StanceCue) -> bool:
        return next(self.lists.outlet.match(self._words(cue)), None) is not None

    def _words(self, cue: StanceCue) -> tuple[str, ...]:
        return self.passage.words.lower[cue.first : cue.last]

    def _behind(self, cue: StanceCue) -> Participant | None:
        """Return who stands behind "no comment from", or behind the "by" of a passive."""
        words = self.passage.words
        if words.lower[cue.last - 1] in _BEHIND:
            return self._named(cue.last, self._end(cue.last))
        for tag in self.passage.roles(cue.verb, "ARG0") if cue.verb is not None else ():
            first = words.inside(tag.begin, tag.end).start
            if first >= cue.last and "by" in words.lower[max(0, first - 1) : first + 1]:
                return self._in_tag(tag)
        return None

    def _end(self, first: int) -> int:
        words = self.passage.words
        sentence = words.sentence(words.begins[first]) if first < len(words.begins) else None
        limit = words.inside(words.begins[first], sentence.end).stop if sentence else first
        stop = first
        while stop < min(limit, first + _LONGEST) and words.lower[stop] not in _STOPS:
            stop += 1
        return stop

    def _subject(self, cue: StanceCue) -> Participant | None:
        """Return the subject of a cue's verb, or who stands right in front of the cue."""
        verbs = [word for word in range(cue.first, cue.last) if word in self.passage.predicates]
        labels = ("ARG0", "ARG1") if cue.kind in _UNANSWERING else ("ARG0",)
        tags = [tag for word in verbs for tag in self.passage.roles(word, *labels) if tag.end <= cue.span.begin]
        named = (self._in_tag(tag) for tag in sorted(tags, key=lambda tag: (tag.label, -tag.end)))
        found = next((found for found in named if found is not None), None)
        text = self.passage.document.text
        apart = any(text[tag.begin : tag.end].lower() not in _RELATIVES for tag in tags)
        says_of = cue.kind is StanceKind.DENIES and (cue.verb is None or self._words(cue)[0] in _COPULAS)
        return found if found or apart or says_of else self._in_front(cue)

    def _in_front(self, cue: StanceCue) -> Participant | None:
        """Return the last actor in front of a cue in its clause, where nothing but small words lies between."""
        words = self.passage.words
        sentence = self.passage.document.sentences[cue.sentence]
        actors = self.table.inside(MentionKind.ACTOR, sentence.begin, words.begins[cue.first])
        for mention in sorted(actors, key=lambda m: (m.span.end, -m.span.begin), reverse=True):
            stop = words.inside(mention.span.begin, mention.span.end).stop
            between = words.lower[stop : cue.first]
            inner = between[2:] if between[:2] in _RELATIVE else between
            if len(inner) > _NEAR or not _STOPS.isdisjoint(inner):
                return None
            if not self.passage.predicates.keys().isdisjoint(range(stop, cue.first)):
                return None
            return self._in_span(mention.span)
        return None

    def _known(self, found: Participant, cue: StanceCue) -> Participant | None:
        """Return whom a pronoun without antecedent stands for: who speaks there, or spoke in the sentence before."""
        if found.name.lower() not in _PRONOUNS:
            return found
        other = self._speaker(cue) or self.told.last_speaker(cue.sentence)
        if other is not None:
            return replace(other, span=found.span, role_evidence=found.span)
        return None if found.name.lower() in _UNKNOWN else found

    def _speaker(self, cue: StanceCue) -> Participant | None:
        """Return who says the words of a cue, where they stand in what somebody says."""
        for telling in self.speakers.tellings.around(cue.first):
            if range(max(cue.first, telling.cue.start), min(cue.last, telling.cue.stop)):
                continue
            found = self._named(telling.source.start, telling.source.stop) if telling.source is not None else None
            if found is not None:
                return found
        return None

    def _caller(self, cue: StanceCue) -> Participant | None:
        """Return who calls something what the words say: "a spokesman called the claim baseless"."""
        around = self.passage.governors(cue.first) if cue.verb is None else ()
        callers = (governor for governor in around if governor.argument.label != "ARG0")
        tags = (tag for governor in callers for tag in self.passage.roles(governor.word, "ARG0"))
        return next((found for tag in tags if (found := self._in_tag(tag)) is not None), None)

    def _named(self, first: int, stop: int) -> Participant | None:
        if first >= stop:
            return None
        words = self.passage.words
        return self._in_span(self.passage.document.span(words.begins[first], words.ends[stop - 1]))

    def _in_tag(self, tag: Tag) -> Participant | None:
        return self._in_span(self.passage.document.span(tag.begin, tag.end))

    def _in_span(self, span: Span) -> Participant | None:
        """Return somebody named by a span; who speaks as "we" is who the words are from."""
        phrase = noun_phrase(self.passage.words, span.begin, span.end)
        if phrase is None or phrase.text.lower().split()[0] in _NOBODY | _RELATIVES:
            return None
        if phrase.text.lower() in _SPEAKERS:
            outer = self.speakers.tellings.around(self.passage.words.at(phrase.begin) or 0)
            sources = (telling.source for telling in outer if telling.source is not None)
            return next((self._named(source.start, source.stop) for source in sources), None)
        if not self.speakers.can_speak(phrase):
            return None
        named = self.speakers.antecedents.of(phrase) or phrase
        mention = self.table.add(MentionKind.ACTOR, named.begin, named.end)
        return Participant(mention.id, phrase, named.text, role_evidence=phrase)
