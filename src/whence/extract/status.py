"""Status and certainty: what the speaker says about the event's reality, from the cues that have it in their scope.

Scope comes from the encoder's roles: a modal or negation among the event's own modifiers, and every predicate in one
of whose arguments the event stands ("plan to attack", "denied that guerrillas attacked"). Where the encoder has no
roles (a noun such as "threat of an attack"), the few words in front of the trigger are read. `whence.extract.scope`
says what a cue does not reach, `whence.extract.conditions` reads if-clauses and questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from whence.extract.candidates import Candidate
from whence.extract.conditions import ConditionFinder
from whence.extract.infinitives import InfinitiveFinder
from whence.extract.passage import Governor, Passage
from whence.extract.scope import Scope
from whence.model.span import Span
from whence.model.vocabulary import Certainty, Status
from whence.reference.cues import Cue, Cues
from whence.reference.phrases import PhraseMatch

# The stronger of two statuses wins: what is denied was not also planned, what is conditional did not also happen. "If
# they do not attack" is a condition; only who denies one out of hand denies more than it.
_RANK = {
    Status.ASSERTED: 0,
    Status.PREDICTED: 1,
    Status.PLANNED: 2,
    Status.POSSIBLE: 3,
    Status.REQUESTED: 4,
    Status.HYPOTHETICAL: 5,
    Status.DENIED: 6,
    Status.CONDITIONAL: 7,
}
_DENIAL = 8
_DOUBT = {Certainty.CERTAIN: 0, Certainty.PROBABLE: 1, Certainty.POSSIBLE: 2, Certainty.DOUBTFUL: 3}
_OPEN = frozenset({Status.PREDICTED, Status.PLANNED, Status.POSSIBLE, Status.REQUESTED})
"""What has not happened yet can hang on a condition."""
_VERB_MODIFIERS = ("ARGM-MOD", "ARGM-NEG")
_ADVERBS = ("ARGM-ADV", "ARGM-DIS", "ARGM-MNR")
_PURPOSE = frozenset({"ARGM-PRP", "ARGM-PNC", "ARGM-GOL"})
_SHORT = 3
"""Words of an adverbial that can still be about the verb alone: "allegedly", "in all likelihood"."""
_BEFORE = 5
"""Words in front of a trigger in which a cue without roles may stand; more would reach into other clauses."""
_AROUND = 3
"""Words on either side of a governing word that its cue may span."""
_BREAKS = frozenset(
    {",", ";", ":", ".", '"', "“", "”", "(", ")", "and", "but", "which", "who", "that", "after", "when", "as", "until"}
)
_NEW_CLAUSE = frozenset({(",", "and"), (",", "but")})
_NOBODY = frozenset("no none nobody neither not".split())
_BETWEEN_NOUNS = frozenset("in on at by of from during against with under over near to for into".split())
_BETWEEN_VERBS = frozenset("have has had be been being to not n't ever also even yet both all".split())


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
    denial: bool = False

    @property
    def rank(self) -> int:
        return _DENIAL if self.denial else _RANK[self.status]


@dataclass(frozen=True, slots=True)
class StatusFinder:
    """Finds the status of events in one document."""

    passage: Passage
    cues: Cues

    def find(self, candidate: Candidate) -> Factuality:
        """Return the status of an event; asserted and certain where nothing says otherwise."""
        scope = Scope(self.passage, self.cues)
        begin, governors = scope.first_word(candidate), tuple(scope.governors(candidate))
        readings = [
            *self._own(candidate),
            *self._of_nobody(candidate),
            *self._governed(governors, candidate),
            *self._in_front(begin, governors, candidate),
            *self._behind(candidate),
        ]
        hangs = any(reading.status in _OPEN for reading in readings)
        conditions = ConditionFinder(self.passage, self.cues).find(candidate, begin, hangs=hangs)
        readings += [_Reading(condition.status, condition.certainty, condition.cue) for condition in conditions]
        infinitive = InfinitiveFinder(self.passage, self.cues).find(candidate)
        if infinitive and not any(r.status is not Status.ASSERTED or r.cue.covers(infinitive.cue) for r in readings):
            readings.append(_Reading(infinitive.status, infinitive.certainty, infinitive.cue))
        own = max((r for r in readings if not r.told), key=lambda r: r.rank, default=None)
        told = max((r for r in readings if r.told), key=lambda r: r.rank, default=None)
        # "speculate that they plan to": it is the plan they speak of
        strongest = told if own is None or own.status is Status.ASSERTED else own
        certainty = max((r.certainty for r in readings), key=_DOUBT.__getitem__, default=Certainty.CERTAIN)
        status = strongest.status if strongest else Status.ASSERTED
        return Factuality(status, certainty, tuple(sorted({r.cue for r in readings})))

    def _own(self, candidate: Candidate) -> Iterator[_Reading]:
        modified = [*self._modified(candidate.head, candidate)]
        yield from modified
        words = self.passage.words
        for tag in self.passage.roles(candidate.head, *_ADVERBS):
            inside = words.inside(tag.begin, tag.end)
            if 0 < len(inside) <= _SHORT and words.lower[inside.start] != "without":  # without warning it happened, too
                found = self._match(inside.start, inside.stop, candidate)
                yield from (r for r in found if r.status is not Status.CONDITIONAL and not _is_read(r, modified))

    def _modified(self, verb: int, candidate: Candidate) -> Iterator[_Reading]:
        """Read a verb's modals and negations with the auxiliaries behind them: "must have killed" is no demand."""
        for tag in self.passage.roles(verb, *_VERB_MODIFIERS):
            inside = self.passage.words.inside(tag.begin, tag.end)
            if self._is_of_another(inside, verb, candidate):
                continue
            last = verb if inside.stop <= verb <= inside.stop + _SHORT else inside.stop
            for reading in self._match(inside.start, last, candidate):
                if reading.cue.begin < tag.end:
                    yield reading

    def _is_of_another(self, modifier: range, verb: int, candidate: Candidate) -> bool:
        """Say whether a modal or negation is another verb's: "X would strike, the minister warned".

        One that stands behind a noun negates the verb there, and so does "asked them not to"; one that stands far in
        front of a verb reaches it only in the same clause: not over a subject of its own, nor over ", and".
        """
        if modifier.start > verb:
            return candidate.nominal or self.passage.words.lower[modifier.stop : modifier.stop + 1] == ("to",)
        words = self.passage.words.lower
        between = range(modifier.stop, verb)
        if not any(word in self.passage.predicates and words[word] not in _BETWEEN_VERBS for word in between):
            return False
        subjects = self.passage.roles(verb, "ARG0", "ARG1")
        own = any(self.passage.words.at(tag.begin) in between for tag in subjects)
        return own or any(pair in _NEW_CLAUSE for pair in pairwise(words[modifier.stop : verb]))

    def _of_nobody(self, candidate: Candidate) -> Iterator[_Reading]:
        """Read a party that is nobody: "no soldiers were killed", "the blast hurt no one"."""
        words = self.passage.words
        for tag in self.passage.roles(candidate.head, "ARG0", "ARG1"):
            first = words.inside(tag.begin, tag.end).start
            if not _BREAKS.isdisjoint(words.lower[candidate.last : first]):
                continue  # "its attacks until no soldier is left"
            for match in self.cues.negation.match(words.lower[first : first + _SHORT]):
                if match.begin_word == 0 and words.lower[first] in _NOBODY:
                    yield from self._read(match, first, candidate)

    def _governed(self, governors: Iterable[Governor], candidate: Candidate) -> Iterator[_Reading]:
        for governor in governors:
            yield from self._of_governor(governor, candidate)
            word = self.passage.words.at(governor.argument.begin)
            enacted = self.cues.implicative.lookup(self.passage.words.lower[governor.word])
            if governor.argument.label in _PURPOSE and word is not None and not enacted:
                yield _Reading(Status.PLANNED, Certainty.CERTAIN, self.passage.words.span(word, word + 1))

    def _of_governor(self, governor: Governor, candidate: Candidate) -> Iterator[_Reading]:
        """Read a governing word and what modifies it.

        Who does not *confirm* an attack leaves it open, not undone; who did not *prevent* or *deny* one undid nothing.
        """
        own = [*self._match_at(governor.word, candidate), *self._told_to(governor, candidate)]
        lower = self.passage.words.lower[governor.word]
        modified = [reading for reading in self._modified(governor.word, candidate) if not _is_read(reading, own)]
        if any(r.status is Status.DENIED for r in own) and any(r.status is Status.DENIED for r in modified):
            return
        yield from own
        if self.cues.support.lookup(lower):
            denials = (reading for reading in modified if reading.status is Status.DENIED)
            yield from (replace(r, status=Status.POSSIBLE, certainty=Certainty.POSSIBLE) for r in denials)
        if not self.cues.reporting.lookup(lower) and not self.cues.support.lookup(lower):
            yield from modified

    def _in_front(self, begin: int, governors: Iterable[Governor], candidate: Candidate) -> Iterator[_Reading]:
        """Read cues directly in front of the trigger: "may have", "threat of", "no new", "alleged".

        Those of the governing verbs were read with them.
        """
        words = self.passage.words
        first = candidate.first
        while first > begin and candidate.first - first < _BEFORE and words.lower[first - 1] not in _BREAKS:
            first -= 1
        if first == candidate.first or self.passage.roles(candidate.head, *_VERB_MODIFIERS):
            return
        found = [r for r in self._match(first, candidate.first, candidate) if r.status is not Status.CONDITIONAL]
        cues = {word for reading in found for word in words.inside(reading.cue.begin, reading.cue.end)}
        for reading in found:
            if any(self._is_of(reading.cue, g) for g in governors):
                continue
            between = set(words.inside(reading.cue.end, candidate.span.begin)) - cues
            if all(self._may_stand_between(words.lower[word], nominal=candidate.nominal) for word in between):
                yield reading

    def _is_of(self, cue: Span, governor: Governor) -> bool:
        """Say whether a cue is a governing word, or its modal or negation."""
        tags = self.passage.roles(governor.word, *_VERB_MODIFIERS)
        return cue.begin == governor.predicate.begin or any(tag.begin <= cue.begin < tag.end for tag in tags)

    def _may_stand_between(self, word: str, *, nominal: bool) -> bool:
        """Say whether a word keeps a cue and a trigger together: adjectives for a noun, auxiliaries for a verb."""
        return word not in _BETWEEN_NOUNS if nominal else word in _BETWEEN_VERBS or word.endswith("ly")

    def _behind(self, candidate: Candidate) -> Iterator[_Reading]:
        """Read a noun right behind the trigger that makes it a plan or a fear: "coup attempt", "bomb threat"."""
        words = self.passage.words
        for match in self.cues.compound.match(words.lower[candidate.last : candidate.last + 1]):
            yield from self._read(match, candidate.last, candidate)

    def _match_at(self, word: int, candidate: Candidate) -> Iterator[_Reading]:
        """Read the cue that a word is part of: "order" is one, "in order to" is another, "stop ... from" a third."""
        words = self.passage.words
        if words.lower[candidate.first - 1 : candidate.first] == ("from",) and word < candidate.first - 1:
            for match in self.cues.status.match((words.lower[word], "from")):
                yield from self._read(PhraseMatch(0, 1, match.values), word, candidate)
        first, last = max(0, word - _AROUND), min(len(words.lower), word + _AROUND + 1)
        for match in self.cues.status.match(words.lower[first:last]):
            if first + match.begin_word <= word < first + match.end_word:
                yield from self._read(match, first, candidate)

    def _told_to(self, governor: Governor, candidate: Candidate) -> Iterator[_Reading]:
        """Read a verb whose "to" stands behind its object: "told his men to surrender"."""
        words = self.passage.words
        opener = words.at(governor.argument.begin)
        between = range(governor.word + 1, candidate.first - 1)
        if between and words.lower[candidate.first - 1] == "to" and self.passage.predicates.keys().isdisjoint(between):
            opener = candidate.first - 1  # the object stands in the argument, too
        if opener is not None and words.lower[opener] == "to" and opener > governor.word + 1:
            for match in self.cues.request.match((words.lower[governor.word], "to")):
                yield from self._read(PhraseMatch(0, 1, match.values), governor.word, candidate)

    def _match(self, first: int, last: int, candidate: Candidate) -> Iterator[_Reading]:
        for match in self.cues.status.match(self.passage.words.lower[first:last]):
            yield from self._read(match, first, candidate)

    def _read(self, match: PhraseMatch[Cue], offset: int, candidate: Candidate) -> Iterator[_Reading]:
        """Read one cue; who warns *that* something happened asserts it, who warns *of* it does not.

        So does who warns that people suffer *from the fighting*: it stands in what they say, not in what they warn of.
        """
        cue = match.values[0]
        if cue.status is None or cue.certainty is None or self._is_of_the_rest(cue, match, offset, candidate):
            return
        told = cue.cue_class == "reporting"
        asserts = told and (not candidate.nominal or self._is_in_clause(offset + match.end_word))
        status = Status.ASSERTED if asserts else Status(cue.status)
        span = self.passage.words.span(offset + match.begin_word, offset + match.end_word)
        yield _Reading(status, Certainty(cue.certainty), span, told, cue.cue_class == "denial")

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


def _is_read(reading: _Reading, known: Iterable[_Reading]) -> bool:
    """Say whether a cue is part of one that was read: "probably" of "will probably"."""
    return any(other.cue.covers(reading.cue) for other in known)
