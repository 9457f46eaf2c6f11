"""How sure whoever says it lets himself or his sources be: "the group claimed", "according to unconfirmed reports"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from whence.extract.candidates import Candidate
from whence.extract.composition import CueReading
from whence.extract.cue_reader import CueReader
from whence.extract.encoder import Attribution
from whence.extract.passage import Passage
from whence.reference.cues import Cues

_BEHIND = 6
"""Words behind a verb of saying in which it is told how it is said: "claimed without providing evidence"."""


@dataclass(frozen=True, slots=True)
class SayingCues:
    """Reads the attributions that hold the events of one document; what governs an event is read elsewhere."""

    passage: Passage
    cues: Cues
    reader: CueReader

    def find(self, candidate: Candidate, begin: int) -> list[CueReading]:
        """Return what the words that attribute an event say of it.

        Args:
            candidate: the event.
            begin: the first word to its left that can reach it (`Scope.first_word`).
        """
        words = self.passage.words
        sentence = words.sentence_index(candidate.span.begin)
        found: list[CueReading] = []
        for attribution in self.passage.attributions(candidate.head):
            cue = [word for tag in attribution.cue for word in words.inside(tag.begin, tag.end)]
            near = bool(cue) and words.sentence_index(words.begins[cue[0]]) == sentence
            if near and candidate.head not in cue and not cue[0] < begin <= candidate.first:
                found += self._of_cue(cue, candidate)
                found += self._of_source(attribution, candidate)
        return found

    def _of_cue(self, cue: Iterable[int], candidate: Candidate) -> Iterator[CueReading]:
        words = self.passage.words.lower
        for word in cue:
            if self.cues.reporting.lookup(words[word]):
                yield from (reading for reading in self.reader.at(word, candidate) if reading.told)
                behind = words[word + 1 : word + 1 + _BEHIND]
                for match in self.cues.doubt.match(behind):
                    if match.begin_word == 0 or behind[: match.begin_word] == (",",):
                        yield from self.reader.read(match, word + 1, candidate)

    def _of_source(self, attribution: Attribution, candidate: Candidate) -> Iterator[CueReading]:
        words = self.passage.words
        for tag in attribution.source:
            inside = words.inside(tag.begin, tag.end)
            for match in self.cues.doubt.match(words.lower[inside.start : inside.stop]):
                yield from self.reader.read(match, inside.start, candidate)
