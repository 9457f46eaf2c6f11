"""Adjectives that say what somebody holds to be so: "is confident that", "were certain that"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from whence.extract import verbs
from whence.extract.said import subject
from whence.extract.said.extent import Extent
from whence.extract.said.line import Line
from whence.extract.said.telling import Telling, clipped
from whence.extract.said.unsaid import is_unsaid

_IMPERSONAL = frozenset({"it", "there", "what", "this", "that"})


@dataclass(frozen=True, slots=True)
class Convictions:
    """Reads the adjectives of conviction of one sentence; ``subjects`` are the verbs of saying with their subjects."""

    line: Line
    subjects: Mapping[int, range]

    def tellings(self) -> Iterator[Telling]:
        """Yield what each adjective tells, in text order."""
        line = self.line
        for word in line.inside:
            if not line.cues.conviction.lookup(line.lower(word)) or line.lower(word + 1) != "that":
                continue
            source = self._source(word)
            if source is None or is_unsaid(line, word, source):
                continue
            content = clipped(Extent(line, dict(self.subjects)).behind(word + 1, word), self._before_teller(word))
            if content:
                yield Telling(range(word, word + 1), source, content)

    def _before_teller(self, word: int) -> int:
        """Return where somebody is named behind it all who tells it: ", residents said"."""
        line = self.line
        for verb, source in self.subjects.items():
            begin, end = min(verb, source.start), max(verb + 1, source.stop)
            if begin > word and line.lower(begin - 1) == "," and line.lower(end) in {".", ""}:
                return begin - 1
        return line.inside.stop

    def _source(self, word: int) -> range | None:
        """Return who is sure: the subject of a form of "be"; nobody is in "it is certain that"."""
        if not verbs.auxiliaries(self.line.passage.words, word):
            return None
        source = subject.in_front(self.line, word)
        return None if source is None or self.line.lower(source.start) in _IMPERSONAL else source
