"""Hearsay: words that say that somebody says so, and not who: "reportedly", "alleged", "rumoured"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whence.extract.said.line import MARKS, RELATIVES, Line
from whence.extract.said.telling import Telling

_CLAUSE_BREAKS = (
    frozenset({";", ":", "–", "—", "(", ")"})
    | RELATIVES
    | MARKS
    | frozenset("and but while that after before when as because although though whereas if until since".split())
)
_NOUN_BREAKS = _CLAUSE_BREAKS | frozenset({",", "."})


@dataclass(frozen=True, slots=True)
class Hearsay:
    """Reads the hearsay of one sentence that no verb and no noun of saying tells."""

    line: Line

    def tellings(self) -> Iterator[Telling]:
        """Yield the clause that each adverb is about, and the noun that each adjective qualifies."""
        line = self.line
        words = line.passage.words.lower[line.inside.start : line.inside.stop]
        for match in line.cues.hearsay.match(words):
            cue = range(line.inside.start + match.begin_word, line.inside.start + match.end_word)
            if len(cue) > 1:
                continue  # a verb or noun of saying with its helpers: read as such
            adverb = line.lower(cue.start).endswith("ly")
            yield Telling(cue, None, (self._clause(cue) if adverb else self._noun(cue),))

    def _clause(self, cue: range) -> range:
        line, first, last = self.line, cue.start, cue.stop
        while first > line.inside.start and not self._breaks(first - 1):
            first -= 1
        while last < line.inside.stop and not self._breaks(last):
            last += 1
        return range(first, last)

    def _breaks(self, word: int) -> bool:
        """Say whether a clause ends at a word; "and" between two nouns or verbs of one subject does not."""
        lower = self.line.lower(word)
        if lower not in _CLAUSE_BREAKS:
            return False
        return lower != "and" or self.line.lower(word - 1) == ","

    def _noun(self, cue: range) -> range:
        line, last = self.line, cue.stop
        while last < line.inside.stop and line.lower(last) not in _NOUN_BREAKS and not line.is_finite(last):
            last += 1
        return range(cue.stop, max(last, cue.stop + 1))
