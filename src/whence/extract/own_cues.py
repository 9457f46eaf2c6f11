"""The innermost cues of an event: its own modal and negation, adverbs, and the words right beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from whence.extract.candidates import Candidate
from whence.extract.composition import CueReading
from whence.extract.cue_reader import CueReader
from whence.extract.facts import happens, is_known
from whence.extract.modifiers import ModifierFinder
from whence.extract.passage import Governor, Passage
from whence.extract.verbs import before
from whence.model.span import Span
from whence.model.vocabulary import Status
from whence.reference.cues import Cues

VERB_MODIFIERS = ("ARGM-MOD", "ARGM-NEG")
_ADVERBS = ("ARGM-ADV", "ARGM-DIS", "ARGM-MNR")
_SHORT = 3
"""Words of an adverbial that can still be about the verb alone: "allegedly", "in all likelihood"."""
_BEFORE = 5
"""Words in front of a trigger in which a cue without roles may stand; more would reach into other clauses."""
_GROUP = 4
"""Words of a cue that opens a verb group, at most: "can not be ruled"."""
_BREAKS = frozenset(
    {",", ";", ":", ".", '"', "“", "”", "(", ")", "and", "but", "which", "who", "that", "after", "when", "as", "until"}
)
_COPULAS = frozenset("is are was were be seems seem remains remain appears looks".split())
_NOBODY = frozenset("no none nobody neither not".split())
_BETWEEN_NOUNS = frozenset("in on at by of from during against with under over near to for into 's ’s".split())
_BETWEEN_VERBS = frozenset("have has had be been being to not n't ever also even yet both all".split())


@dataclass(frozen=True, slots=True)
class OwnCues:
    """Finds the innermost cues of the events of one document."""

    passage: Passage
    cues: Cues
    reader: CueReader
    modifiers: ModifierFinder

    def find(self, candidate: Candidate, begin: int, governors: Iterable[Governor]) -> list[CueReading]:
        """Return what stands beside an event and is about it.

        Args:
            candidate: the event.
            begin: the first word to its left that can reach it (`Scope.first_word`).
            governors: the predicates that have it in their scope; their cues are not read here.
        """
        found = [
            *self._own(candidate),
            *self._of_nobody(candidate),
            *self._in_front(begin, governors, candidate),
            *self._behind(candidate),
            *self._predicated(candidate),
        ]
        return [r for r in found if not is_read(r, (other for other in found if other.cue != r.cue))]

    def of_verb(self, verb: int, candidate: Candidate, *, nominal: bool) -> Iterator[CueReading]:
        """Read a word's own modal and negation with the auxiliaries behind them: "must have killed" is no demand."""
        words = self.passage.words
        own = self.modifiers.find(verb, nominal=nominal)
        starts = sorted({word for word in (own.modal, own.negation, own.tense) if word is not None})
        read = -1
        for start in starts:
            if start > read:  # what stands in one group is read together: "should not have" is no negation
                read = verb if start < verb <= start + _GROUP else start + _GROUP - 1
                found = self.reader.inside(max(0, start - 1), read + 1, candidate)  # "even" tells of "even without"
                yield from (r for r in found if any(r.cue.begin <= words.begins[at] < r.cue.end for at in starts))

    def _own(self, candidate: Candidate) -> Iterator[CueReading]:
        yield from self.of_verb(candidate.head, candidate, nominal=candidate.nominal)
        yield from self._nearly(candidate)
        words = self.passage.words
        for tag in self.passage.roles(candidate.head, *_ADVERBS):
            inside = words.inside(tag.begin, tag.end)
            if words.lower[inside.start : inside.start + 1] == ("according",):
                for match in self.cues.doubt.match(words.lower[inside.start : inside.stop]):
                    yield from self.reader.read(match, inside.start, candidate)
            elif 0 < len(inside) <= _SHORT and words.lower[inside.start] != "without":  # without warning it happened
                found = self.reader.inside(inside.start, inside.stop, candidate)
                yield from (reading for reading in found if reading.status is not Status.CONDITIONAL)

    def _nearly(self, candidate: Candidate) -> Iterator[CueReading]:
        """Read what says that an event nearly was: "was almost killed", but not "killed almost fifty people"."""
        if candidate.nominal:
            return
        words = self.passage.words
        for match in self.cues.approximation.match(words.lower[max(0, candidate.first - 2) : candidate.first]):
            if match.end_word == min(2, candidate.first):
                yield from self.reader.read(match, max(0, candidate.first - 2), candidate)

    def _of_nobody(self, candidate: Candidate) -> Iterator[CueReading]:
        """Read a party that is nobody: "no soldiers were killed", "the blast hurt no one"."""
        words = self.passage.words
        for tag in self.passage.roles(candidate.head, "ARG0", "ARG1"):
            inside = words.inside(tag.begin, tag.end)
            first = inside.start
            if first < candidate.first and not first <= before(words, candidate.first) < inside.stop:
                continue  # "neither side will admit it, the raid has killed"
            if not _BREAKS.isdisjoint(words.lower[candidate.last : first]):
                continue  # "its attacks until no soldier is left"
            for match in self.cues.negation.match(words.lower[first : first + _SHORT]):
                if match.begin_word == 0 and words.lower[first] in _NOBODY:
                    yield from self.reader.read(match, first, candidate)

    def _in_front(self, begin: int, governors: Iterable[Governor], candidate: Candidate) -> Iterator[CueReading]:
        """Read cues directly in front of the trigger: "may have", "threat of", "no new", "alleged".

        Those of the governing verbs are read with them.
        """
        words = self.passage.words
        first = candidate.first
        while first > begin and candidate.first - first < _BEFORE and not self._breaks(first - 1):
            first -= 1
        if first == candidate.first or self.passage.roles(candidate.head, *VERB_MODIFIERS):
            return
        found = [r for r in self.reader.inside(first, candidate.first, candidate) if r.status is not Status.CONDITIONAL]
        read = {word for reading in found for word in words.inside(reading.cue.begin, reading.cue.end)}
        for reading in found:
            if any(self._is_of(reading.cue, governor) for governor in governors):
                continue
            between = set(words.inside(reading.cue.end, candidate.span.begin)) - read
            if all(may_stand_between(words.lower[word], nominal=candidate.nominal) for word in between):
                yield reading

    def _breaks(self, word: int) -> bool:
        """Say whether a word parts what stands in front of it from an event; that of "so as to" does not."""
        lower = self.passage.words.lower
        return lower[word] in _BREAKS and lower[word : word + 2] != ("as", "to")

    def _is_of(self, cue: Span, governor: Governor) -> bool:
        """Say whether a cue is a governing word, or its modal or negation."""
        tags = self.passage.roles(governor.word, *VERB_MODIFIERS)
        return cue.begin == governor.predicate.begin or any(tag.begin <= cue.begin < tag.end for tag in tags)

    def _predicated(self, candidate: Candidate) -> Iterator[CueReading]:
        """Read what a noun is said to be, or to do: "an attack on the city is imminent", "fighting could break out"."""
        words = self.passage.words
        for governor in self.passage.governors(candidate.head) if candidate.nominal else ():
            subject = words.inside(governor.argument.begin, governor.argument.end)
            if not subject or subject.stop > governor.word or not self._is_head(candidate, subject.start):
                continue
            if happens(self.passage, self.cues, governor):
                said = self.of_verb(governor.word, candidate, nominal=False)
                yield from (r for r in said if r.status is Status.DENIED or not is_known(words, candidate))
            if words.lower[governor.word] not in _COPULAS:
                continue
            for tag in self.passage.roles(governor.word, "ARG2"):
                inside = words.inside(tag.begin, tag.end)
                if 0 < len(inside) <= _SHORT:
                    yield from self.reader.inside(inside.start, inside.stop, candidate)

    def _is_head(self, candidate: Candidate, first: int) -> bool:
        """Say whether no preposition stands between the first word of a noun phrase and a noun."""
        lower = self.passage.words.lower
        return all(lower[word] not in _BETWEEN_NOUNS for word in range(first, candidate.first))

    def _behind(self, candidate: Candidate) -> Iterator[CueReading]:
        """Read a noun right behind the trigger that makes it a plan or a fear: "coup attempt", "bomb threat"."""
        words = self.passage.words
        for match in self.cues.compound.match(words.lower[candidate.last : candidate.last + 1]):
            yield from self.reader.read(match, candidate.last, candidate)


def may_stand_between(word: str, *, nominal: bool) -> bool:
    """Say whether a word keeps a cue and a trigger together: adjectives for a noun, auxiliaries for a verb."""
    return word not in _BETWEEN_NOUNS if nominal else word in _BETWEEN_VERBS or word.endswith("ly")


def is_read(reading: CueReading, known: Iterable[CueReading]) -> bool:
    """Say whether a cue is part of one that was read: "probably" of "will probably"."""
    return any(other.cue.covers(reading.cue) for other in known)
