"""Status and certainty: what the speaker says about the event's reality, from the cues that have it in their scope.

Scope comes from the encoder's roles: a modal or negation among the event's own modifiers, and every predicate in one
of whose arguments the event stands ("plan to attack", "denied that guerrillas attacked"). Where the encoder has no
roles (a noun such as "threat of an attack"), the few words in front of the trigger are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whence.extract.candidates import Candidate
from whence.extract.passage import Governor, Passage
from whence.model.span import Span
from whence.model.vocabulary import Certainty, Status
from whence.reference.cues import Cue, Cues
from whence.reference.phrases import PhraseMatch

# The stronger of two statuses wins: what is denied was not also planned, what is conditional did not also happen.
_RANK = {
    Status.ASSERTED: 0,
    Status.PREDICTED: 1,
    Status.PLANNED: 2,
    Status.POSSIBLE: 3,
    Status.REQUESTED: 4,
    Status.HYPOTHETICAL: 5,
    Status.CONDITIONAL: 6,
    Status.DENIED: 7,
}
_DOUBT = {Certainty.CERTAIN: 0, Certainty.PROBABLE: 1, Certainty.POSSIBLE: 2, Certainty.DOUBTFUL: 3}
# Arguments that a cue has in its scope. Time and cause are not: "after they planned X, Y" leaves Y alone.
_SCOPE = frozenset({"ARG1", "ARG2", "ARG3", "ARG4", "C-ARG1", "ARGM-PRP", "ARGM-GOL", "ARGM-PNC", "ARGM-PRD"})
_MODIFIERS = ("ARGM-MOD", "ARGM-NEG", "ARGM-ADV", "ARGM-DIS", "ARGM-MNR")
_PURPOSE = frozenset({"ARGM-PRP", "ARGM-PNC", "ARGM-GOL"})
_BEFORE = 5
"""Words in front of a trigger in which a cue without roles may stand; more would reach into other clauses."""
_AROUND = 3
"""Words on either side of a governing word that its cue may span."""
_BREAKS = frozenset(
    {",", ";", ":", ".", '"', "“", "”", "(", ")", "and", "but", "which", "who", "that", "after", "when", "as"}
)


@dataclass(frozen=True, slots=True)
class Factuality:
    """An event's status and certainty, with the cues that say so in text order."""

    status: Status
    certainty: Certainty
    cues: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one cue says; ``told`` marks the status that a verb of saying gives to what it reports."""

    status: Status
    certainty: Certainty
    cue: Span
    told: bool = False


@dataclass(frozen=True, slots=True)
class StatusFinder:
    """Finds the status of events in one document."""

    passage: Passage
    cues: Cues

    def find(self, candidate: Candidate) -> Factuality:
        """Return the status of an event; asserted and certain where nothing says otherwise."""
        readings = [
            *self._own(candidate),
            *self._governed(candidate),
            *self._in_front(candidate),
            *self._conditional(candidate),
        ]
        own = max((r.status for r in readings if not r.told), key=_RANK.__getitem__, default=Status.ASSERTED)
        told = max((r.status for r in readings if r.told), key=_RANK.__getitem__, default=Status.ASSERTED)
        status = told if own is Status.ASSERTED else own  # "speculate that they plan to": it is the plan they speak of
        certainty = max((r.certainty for r in readings), key=_DOUBT.__getitem__, default=Certainty.CERTAIN)
        return Factuality(status, certainty, tuple(sorted({r.cue for r in readings})))

    def _own(self, candidate: Candidate) -> Iterator[_Reading]:
        for tag in self.passage.roles(candidate.head, *_MODIFIERS):
            if tag.end - tag.begin <= 40:
                yield from self._match(tag.begin, tag.end, candidate)

    def _governed(self, candidate: Candidate) -> Iterator[_Reading]:
        for governor in self.passage.governors(candidate.head):
            if governor.argument.label in _SCOPE:
                yield from self._of_governor(governor, candidate)
                if governor.argument.label in _PURPOSE:
                    begin = governor.argument.begin
                    word = self.passage.words.at(begin)
                    if word is not None:
                        yield _Reading(Status.PLANNED, Certainty.CERTAIN, self.passage.words.span(word, word + 1))

    def _of_governor(self, governor: Governor, candidate: Candidate) -> Iterator[_Reading]:
        """Read a governing word and what modifies it: who does not *confirm* an attack leaves it open, not undone."""
        yield from self._match_at(governor.word, candidate)
        lower = self.passage.words.lower[governor.word]
        if self.cues.reporting.lookup(lower) or self.cues.support.lookup(lower):
            return
        for tag in self.passage.roles(governor.word, "ARGM-MOD", "ARGM-NEG"):
            yield from self._match(tag.begin, tag.end, candidate)

    def _in_front(self, candidate: Candidate) -> Iterator[_Reading]:
        """Read cues directly in front of the trigger: "may have", "threat of", "no new", "alleged"."""
        words = self.passage.words
        first = candidate.first
        while first > 0 and candidate.first - first < _BEFORE and words.lower[first - 1] not in _BREAKS:
            first -= 1
        if first < candidate.first and not self.passage.roles(candidate.head, *_MODIFIERS):
            yield from self._match(words.begins[first], words.ends[candidate.first - 1], candidate)

    def _conditional(self, candidate: Candidate) -> Iterator[_Reading]:
        """Read an if-clause around the event, or "any such" in front of it."""
        words = self.passage.words
        sentence = words.sentence(candidate.span.begin)
        if sentence is None:
            return
        for word in reversed(range(words.inside(sentence.begin, sentence.end).start, candidate.first)):
            lower = words.lower[word]
            if lower in {",", ";", ":"}:
                return
            if self.cues.conditional.lookup(lower):
                yield _Reading(Status.CONDITIONAL, Certainty.POSSIBLE, words.span(word, word + 1))
                return

    def _match_at(self, word: int, candidate: Candidate) -> Iterator[_Reading]:
        """Read the cue that a word is part of: "order" is one, "in order to" is another."""
        words = self.passage.words
        first, last = max(0, word - _AROUND), min(len(words.lower), word + _AROUND + 1)
        for match in self.cues.status.match(words.lower[first:last]):
            if first + match.begin_word <= word < first + match.end_word:
                yield from self._read(match, first, candidate)

    def _match(self, begin: int, end: int, candidate: Candidate) -> Iterator[_Reading]:
        inside = self.passage.words.inside(begin, end)
        for match in self.cues.status.match(self.passage.words.lower[inside.start : inside.stop]):
            yield from self._read(match, inside.start, candidate)

    def _read(self, match: PhraseMatch[Cue], offset: int, candidate: Candidate) -> Iterator[_Reading]:
        """Read one cue; who warns *that* something happened asserts it, who warns *of* it does not."""
        cue = match.values[0]
        if cue.status is not None and cue.certainty is not None:
            told = cue.cue_class == "reporting"
            status = Status.ASSERTED if told and not candidate.nominal else Status(cue.status)
            span = self.passage.words.span(offset + match.begin_word, offset + match.end_word)
            yield _Reading(status, Certainty(cue.certainty), span, told)
