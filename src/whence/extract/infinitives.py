"""Infinitives: "sent troops to oust", "reluctant to withdraw" tell what an act is for or could be, not what was done.

An infinitive is a fact only behind a verb that did it as well: "managed to capture", "forced them to surrender". That
verb can be an infinitive, too: "shelled the town to force them to surrender".
"""

from __future__ import annotations

from dataclasses import dataclass

from whence.extract.candidates import Candidate
from whence.extract.conditions import Condition
from whence.extract.passage import Passage
from whence.model.vocabulary import Certainty, Status
from whence.reference.cues import Cues

_BETWEEN = frozenset("be then also both either".split())
_AUXILIARIES = frozenset("is are was were be been being am has have had having do does did".split())
_RANKS = frozenset("first second third fourth fifth last latest only next".split())
"""Who was "the first rebel to be arrested" was arrested."""
_RANK_REACH = 5
_BREAKS = frozenset('; : . “ ” "'.split())


@dataclass(frozen=True, slots=True)
class InfinitiveFinder:
    """Finds infinitives that state no fact in one document."""

    passage: Passage
    cues: Cues

    def find(self, candidate: Candidate) -> Condition | None:
        """Return what an infinitive makes of an event, with its "to"; None where it is none, or states a fact."""
        return None if candidate.nominal else self._of_verb(candidate.first)

    def _of_verb(self, verb: int) -> Condition | None:
        words = self.passage.words
        opener = self._opener(verb)
        if opener is None or self._is_ranked(opener):
            return None
        governor = self._verb_before(opener)
        if self._is_enacted(opener, governor):
            return self._of_verb(governor) if governor is not None else None
        done = governor is not None and words.lower[governor] not in _AUXILIARIES
        status, certainty = (Status.PLANNED, Certainty.CERTAIN) if done else (Status.POSSIBLE, Certainty.POSSIBLE)
        return Condition(status, certainty, words.span(opener, opener + 1))

    def _opener(self, verb: int) -> int | None:
        """Return the "to" of a verb: "to capture", "to be captured"; "to attacking" and "to captured" have none."""
        lower = self.passage.words.lower
        word = verb - 1
        while word > 0 and (lower[word] in _BETWEEN or lower[word].endswith("ly")):
            word -= 1
        bare = "be" in lower[word:verb] or not lower[verb].endswith(("ed", "ing"))
        return word if word >= 0 and lower[word] == "to" and bare else None

    def _is_ranked(self, opener: int) -> bool:
        before = range(max(0, opener - _RANK_REACH), opener)
        lower = self.passage.words.lower
        return any(lower[w] in _RANKS and self._verb_before(opener, after=w) is None for w in before)

    def _verb_before(self, opener: int, after: int = -1) -> int | None:
        """Return the nearest verb in front of a "to" in the same sentence, auxiliaries and copulas last."""
        words = self.passage.words
        sentence = words.sentence(words.begins[opener])
        first = words.inside(sentence.begin, sentence.end).start if sentence else opener
        for word in range(opener - 1, max(first - 1, after), -1):
            if words.lower[word] in _BREAKS:
                return None
            if word in self.passage.predicates or words.lower[word] in _AUXILIARIES:
                return word
        return None

    def _is_enacted(self, opener: int, governor: int | None) -> bool:
        """Say whether the verb or phrase in front of a "to" did what follows: "managed to", "were able to"."""
        lower = self.passage.words.lower
        first = max(0, opener - _RANK_REACH)
        for match in self.cues.implicative.match(lower[first : opener + 1]):
            begin, end = first + match.begin_word, first + match.end_word
            if end == opener + 1 or (end == opener and begin == governor):  # "were able to"; "went on"
                return True
        return governor is not None and bool(self.cues.implicative.lookup(lower[governor]))
