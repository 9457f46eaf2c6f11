"""Read the cues among some words of a document as what they say of an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whence.extract.candidates import Candidate
from whence.extract.composition import CueReading
from whence.extract.conditions import reports_condition
from whence.extract.facts import is_stopped
from whence.extract.passage import Governor, Passage
from whence.model.vocabulary import Certainty, Status
from whence.reference.cues import Cue, Cues
from whence.reference.phrases import PhraseMatch

_DASHES = frozenset("-‐‑")
_MODALS = frozenset({"modal", "prediction"})
_AROUND = 3
"""Words on either side of a governing word that its cue may span."""


@dataclass(frozen=True, slots=True)
class CueReader:
    """Reads the cues of one document."""

    passage: Passage
    cues: Cues

    def inside(self, first: int, last: int, candidate: Candidate) -> Iterator[CueReading]:
        """Read the cues among the words ``[first, last)``."""
        for match in self.cues.status.match(self.passage.words.lower[first:last]):
            yield from self.read(match, first, candidate)

    def at(self, word: int, candidate: Candidate) -> Iterator[CueReading]:
        """Read the cue that a word is part of: "order" is one, "in order to" is another, "stop ... from" a third."""
        words = self.passage.words
        if word < candidate.first - 1 and (
            words.lower[candidate.first - 1] == "from" or is_stopped(words.lower, word, candidate.first)
        ):
            for match in self.cues.status.match((words.lower[word], "from")):
                yield from self.read(PhraseMatch(0, 1, match.values), word, candidate)
        for against in range(max(word + 2, candidate.first - 2), candidate.first if candidate.nominal else 0):
            if words.lower[against] == "against":  # "defend the town against an attack"
                for match in self.cues.status.match((words.lower[word], "against")):
                    yield from self.read(PhraseMatch(0, 1, match.values), word, candidate)
        first, last = max(0, word - _AROUND), min(len(words.lower), word + _AROUND + 1)
        for match in self.cues.status.match(words.lower[first:last]):
            if first + match.begin_word <= word < first + match.end_word:
                yield from self.read(match, first, candidate)

    def told_to(self, governor: Governor, candidate: Candidate) -> Iterator[CueReading]:
        """Read a verb whose "to" stands behind its object: "told his men to surrender"."""
        words = self.passage.words
        opener = words.at(governor.argument.begin)
        between = range(governor.word + 1, candidate.first - 1)
        if between and words.lower[candidate.first - 1] == "to" and self.passage.predicates.keys().isdisjoint(between):
            opener = candidate.first - 1  # the object stands in the argument, too
        if opener is not None and words.lower[opener] == "to" and opener > governor.word + 1:
            for match in self.cues.request.match((words.lower[governor.word], "to")):
                yield from self.read(PhraseMatch(0, 1, match.values), governor.word, candidate)

    def read(self, match: PhraseMatch[Cue], offset: int, candidate: Candidate) -> Iterator[CueReading]:
        """Read one cue; who warns *that* something happened asserts it, who warns *of* it does not.

        So does who warns that people suffer *from the fighting*: it stands in what they say, not in what they warn of.
        """
        cue = match.values[0]
        if cue.status is None or cue.certainty is None or self._is_of_the_rest(cue, match, offset, candidate):
            return
        if cue.cue_class == "question" and reports_condition(self.passage.words.lower, offset + match.begin_word):
            return
        if self.passage.words.lower[offset + match.begin_word - 1] in _DASHES:
            return  # "the army-approved raid"
        if cue.cue_class in _MODALS and self._is_name(offset + match.begin_word):
            return
        told = cue.cue_class == "reporting"
        asserts = told and (not candidate.nominal or self._is_in_clause(offset + match.end_word))
        status = Status.ASSERTED if asserts else Status(cue.status)
        span = self.passage.words.span(offset + match.begin_word, offset + match.end_word)
        if status is Status.REQUESTED and candidate.span.covers(span):
            return  # "calls for a truce" were made; it is the truce that is requested
        yield CueReading(status, Certainty(cue.certainty), span, told)

    def _is_name(self, word: int) -> bool:
        """Say whether a modal's first word is written as a name inside a sentence: "Theresa May", "Will Adams"."""
        words = self.passage.words
        text = words.span(word, word + 1).text
        sentence = words.sentence(words.begins[word])
        opens = sentence is None or words.begins[word] == sentence.begin or not words.lower[word - 1][-1].isalnum()
        return text.istitle() and not opens

    def _is_in_clause(self, word: int) -> bool:
        """Say whether a clause follows a verb of saying: "that"."""
        return self.passage.words.lower[word : word + 1] == ("that",)

    def _is_of_the_rest(self, cue: Cue, match: PhraseMatch[Cue], offset: int, candidate: Candidate) -> bool:
        """Say whether a cue behind the event is about what follows: "the attack was aimed at", "it failed to".

        An attack or talks that failed took place.
        """
        failed = cue.cue_class == "negation" and (cue.lemma.endswith(" to") or cue.lemma in ("fail", "failed"))
        forward = cue.cue_class == "purpose" or failed
        return forward and offset + match.begin_word >= candidate.last
