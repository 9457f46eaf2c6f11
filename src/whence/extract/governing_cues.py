"""The outer cues of an event: the words in whose scope it stands, each with its own modals and negations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from whence.extract.candidates import Candidate
from whence.extract.composition import CueReading
from whence.extract.cue_reader import CueReader
from whence.extract.own_cues import OwnCues, is_read
from whence.extract.passage import Governor, Passage
from whence.extract.scope import GUARDING
from whence.extract.verb_groups import MODALS, TENSE
from whence.model.vocabulary import Certainty, Status
from whence.reference.cues import Cues

_PURPOSE = frozenset({"ARGM-PRP", "ARGM-PNC", "ARGM-GOL"})
_ADVERBS = ("ARGM-ADV", "ARGM-MNR", "ARGM-DIS")
_PERCEIVED = frozenset("hear see feel watch smell witness".split())
"""Who could hear shelling heard it."""
_PREVENTING = frozenset("prevent stop avoid avert deter dissuade forestall preempt thwart foil hinder block".split())
_HELP = frozenset("help helps helped helping".split())
_YET_TO = _HELP | MODALS | TENSE | {"to"}
_ACHIEVED = frozenset("manage manages managed able".split())
_ASKING = frozenset("what who whom whose which how why when where".split())
_CLEAR = frozenset("clear known certain sure obvious evident apparent".split())
_MARKS = frozenset({",", ";", ":"})
_AUXILIARIES = frozenset("is are was were be been being has have had having do does did".split())
_INTRODUCTION = 6
"""Words in front of "that" in which the noun or adjective that it belongs to stands."""
_ADVERBIAL = 5
"""Words of an adverbial of a verb of saying that can tell how it was said: "without providing any evidence"."""


@dataclass(frozen=True, slots=True)
class GoverningCues:
    """Finds the outer cues of the events of one document."""

    passage: Passage
    cues: Cues
    reader: CueReader
    own: OwnCues

    def find(self, governor: Governor, candidate: Candidate) -> list[CueReading]:
        """Return what a governing word says of an event."""
        found = [*self._of_governor(governor, candidate)]
        word = self.passage.words.at(governor.argument.begin)
        lower = self.passage.words.lower
        enacted = any(m.begin_word == 0 for m in self.cues.implicative.match(lower[governor.word : governor.word + 4]))
        if governor.argument.label in _PURPOSE and word is not None and not enacted:
            found.append(CueReading(Status.PLANNED, Certainty.CERTAIN, self.passage.words.span(word, word + 1)))
        return found

    def _of_governor(self, governor: Governor, candidate: Candidate) -> Iterator[CueReading]:
        """Read a governing word and what modifies it.

        Who does not *confirm* an attack leaves it open, not undone; who did not *prevent* or *deny* one undid nothing.
        """
        own = [*self.reader.at(governor.word, candidate), *self.reader.told_to(governor, candidate)]
        lower = self.passage.words.lower[governor.word]
        modified = [r for r in self.own.of_verb(governor.word, candidate, nominal=False) if not is_read(r, own)]
        is_denied = any(reading.status is Status.DENIED for reading in modified)
        if is_denied and any(reading.status is Status.DENIED for reading in own):
            yield from (replace(reading, status=Status.ASSERTED) for reading in own)
            return
        own = [self._unachieved(reading, governor) for reading in own]
        if lower in _CLEAR:
            modified = list(self._unclear(modified, governor))
        if self.cues.support.lookup(lower) and governor.word < candidate.first:  # "could not confirm that"
            own = [replace(r, status=Status.POSSIBLE) if r.certainty is Certainty.DOUBTFUL else r for r in own]
        yield from own
        if lower in GUARDING and own:
            return  # "must defend the town against an attack": none must be
        if self.cues.reporting.lookup(lower) or self.cues.support.lookup(lower):
            yield from self._of_saying(governor, candidate, [r for r in modified if r.status is Status.DENIED])
        elif lower not in _PERCEIVED:
            yield from modified

    def _unachieved(self, reading: CueReading, governor: Governor) -> CueReading:
        """Leave open what is yet to be prevented: "troops were sent to *prevent* looting", "can help *stop* them from".

        Who "managed to prevent" looting did, as who "prevented" it.
        """
        lower = self.passage.words.lower
        verb, before = lower[governor.word], lower[governor.word - 1]
        if reading.status is not Status.DENIED or verb not in _PREVENTING:
            return reading
        if before not in _YET_TO or (before == "to" and lower[governor.word - 2] in _ACHIEVED):
            return reading
        return replace(reading, untried=True)

    def _unclear(self, modified: list[CueReading], governor: Governor) -> Iterator[CueReading]:
        """Read a negation as one of how clear something is: "it is *not clear* what will happen", "not clear that"."""
        opener = self.passage.words.at(governor.argument.begin)
        asked = opener is not None and self.passage.words.lower[opener] in _ASKING
        for reading in modified:
            if reading.status is not Status.DENIED:
                yield reading
            elif not asked:
                yield replace(reading, status=Status.POSSIBLE, certainty=Certainty.POSSIBLE)

    def introduced(self, candidate: Candidate, begin: int) -> list[CueReading]:
        """Read the noun or adjective whose clause an event stands in: "rumours that rebels *attacked*"."""
        words = self.passage.words.lower
        for word in range(candidate.first - 1, begin - 1, -1):
            if words[word] in _MARKS or (word in self.passage.predicates and not self._may_precede(word, candidate)):
                return []
            if words[word] == "that":
                first = max(begin, word - _INTRODUCTION)
                found = self.cues.status.match(words[first : word + 1])
                governing = {governor.word for governor in self.passage.governors(candidate.head)}
                near = [
                    match
                    for match in found
                    if first + match.end_word >= word
                    and governing.isdisjoint(range(first + match.begin_word, first + match.end_word))
                ]
                return [reading for match in near for reading in self.reader.read(match, first, candidate)]
        return []

    def _may_precede(self, word: int, candidate: Candidate) -> bool:
        """Say whether a predicate between "that" and an event is an auxiliary or governs it: "that they plan to"."""
        return self.passage.words.lower[word] in _AUXILIARIES or any(
            governor.word == word for governor in self.passage.governors(candidate.head)
        )

    def _of_saying(self, governor: Governor, candidate: Candidate, denials: list[CueReading]) -> Iterator[CueReading]:
        """Read what is not said, and how it is said: "did not confirm", "do not believe that", "without evidence"."""
        words = self.passage.words
        verb = words.lower[governor.word]
        thinks = any(cue.certainty == Certainty.PROBABLE for cue in self.cues.reporting.lookup(verb))
        status, certainty = (Status.DENIED, Certainty.PROBABLE) if thinks else (Status.POSSIBLE, Certainty.POSSIBLE)
        if thinks or self.cues.support.lookup(verb):
            yield from (replace(reading, status=status, certainty=certainty, told=False) for reading in denials)
        for tag in self.passage.roles(governor.word, *_ADVERBS):
            inside = words.inside(tag.begin, tag.end)
            if len(inside) <= _ADVERBIAL and candidate.head not in inside:
                for match in self.cues.doubt.match(words.lower[inside.start : inside.stop]):
                    yield from self.reader.read(match, inside.start, candidate)
