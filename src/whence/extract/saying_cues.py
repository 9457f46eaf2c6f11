"""How sure whoever says it lets himself or his sources be: "the group claimed", "according to unconfirmed reports"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from whence.extract.candidates import Candidate
from whence.extract.composition import CueReading
from whence.extract.cue_reader import CueReader
from whence.extract.passage import Passage
from whence.extract.said.telling import Telling
from whence.extract.said.tellings import Tellings
from whence.model.claim import Attribution
from whence.reference.cues import Cues

_IN_FRONT = 2
"""Words in front of a verb of saying that may speak of a source without naming one."""
_BEHIND = 6
"""Words behind a verb of saying in which it is told how it is said: "claimed without providing evidence"."""


@dataclass(frozen=True, slots=True)
class SayingCues:
    """Reads the tellings that hold the events of one document; what governs an event is read elsewhere."""

    passage: Passage
    cues: Cues
    reader: CueReader
    tellings: Tellings

    def find(self, candidate: Candidate, begin: int, attribution: Attribution) -> list[CueReading]:
        """Return what the words that attribute an event say of it.

        Args:
            candidate: the event.
            begin: the first word to its left that can reach it (`Scope.first_word`).
            attribution: who says so; who says the same apart from them is not read.
        """
        words = self.passage.words
        sentence = words.sentence_index(candidate.span.begin)
        found: list[CueReading] = []
        for telling in self._of(attribution, self.tellings.around(candidate.head)):
            near = words.sentence_index(words.begins[telling.cue.start]) == sentence
            if near and candidate.head not in telling.cue and not telling.cue.start < begin <= candidate.first:
                found += self._of_cue(telling.cue, candidate)
                found += self._of_source(telling, candidate)
        return found

    def _of(self, attribution: Attribution, around: Iterable[Telling]) -> list[Telling]:
        """Keep the telling that an attribution is from, those that report it, and those inside it."""
        begins, cue = self.passage.words.begins, attribution.cue
        own = next((t for t in around if cue is not None and begins[t.cue.start] == cue.begin), None)
        return [t for t in around if own is not None and (t is own or t.holds(own) or own.holds(t))]

    def _of_cue(self, cue: Iterable[int], candidate: Candidate) -> Iterator[CueReading]:
        words = self.passage.words.lower
        for word in cue:
            if self.cues.reporting.lookup(words[word]):
                yield from (reading for reading in self.reader.at(word, candidate) if reading.told)
                behind = words[word + 1 : word + 1 + _BEHIND]
                for match in self.cues.doubt.match(behind):
                    if match.begin_word == 0 or behind[: match.begin_word] == (",",):
                        yield from self.reader.read(match, word + 1, candidate)

    def _of_source(self, telling: Telling, candidate: Candidate) -> Iterator[CueReading]:
        """Read how sure a source is by its own words, also where they name nobody: "unconfirmed reports say"."""
        near = range(max(0, telling.cue.start - _IN_FRONT), telling.cue.start)
        source = telling.source or near
        for match in self.cues.doubt.match(self.passage.words.lower[source.start : source.stop]):
            yield from self.reader.read(match, source.start, candidate)
