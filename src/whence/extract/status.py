"""Status and certainty: what the speaker says about the event's reality, from the cues that have it in their scope.

Scope comes from the encoder's roles: every predicate in one of whose arguments the event stands ("plan to attack",
"denied that guerrillas attacked"). Where the encoder has no roles (a noun such as "threat of an attack"), the few words
in front of the trigger are read. `whence.extract.modifiers` reads an event's own modal and negation,
`whence.extract.scope` says what a cue does not reach, `whence.extract.conditions` reads if-clauses and questions, and
`whence.extract.composition` puts it all together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whence.extract.candidates import Candidate
from whence.extract.composition import CueReading, Factuality, composed
from whence.extract.conditions import Condition, ConditionFinder
from whence.extract.cue_reader import CueReader
from whence.extract.governing_cues import GoverningCues
from whence.extract.infinitives import InfinitiveFinder
from whence.extract.modifiers import ModifierFinder
from whence.extract.own_cues import OwnCues
from whence.extract.passage import Governor, Passage
from whence.extract.said.tellings import Tellings
from whence.extract.saying_cues import SayingCues
from whence.extract.scope import Scope
from whence.model.claim import Attribution
from whence.model.span import Span
from whence.model.vocabulary import Status
from whence.reference.cues import Cues

_OPEN = frozenset({Status.PREDICTED, Status.PLANNED, Status.POSSIBLE, Status.REQUESTED})
"""What has not happened yet can hang on a condition."""


@dataclass(frozen=True, slots=True)
class StatusFinder:
    """Finds the status of events in one document."""

    passage: Passage
    cues: Cues
    tellings: Tellings

    def find(self, candidate: Candidate, attribution: Attribution) -> Factuality:
        """Return the status of an event as somebody tells it; asserted and certain where nothing says otherwise."""
        scope = Scope(self.passage, self.cues)
        begin, governors = scope.first_word(candidate), tuple(scope.governors(candidate))
        reader = CueReader(self.passage, self.cues)
        beside = OwnCues(self.passage, self.cues, reader, ModifierFinder.of(self.passage))
        around = GoverningCues(self.passage, self.cues, reader, beside)
        outer = [(governor, around.find(governor, candidate)) for governor in governors]
        own = [reading for reading in beside.find(candidate, begin, governors) if not _is_further_out(reading, outer)]
        introduced = around.introduced(candidate, begin)
        read = [*own, *introduced, *(reading for _, readings in outer for reading in readings)]
        hangs = any(reading.status in _OPEN for reading in read)
        conditions = tuple(ConditionFinder(self.passage, self.cues).find(candidate, begin, hangs=hangs))
        infinitive = InfinitiveFinder(self.passage, self.cues).find(candidate)
        if infinitive and not any(r.status is not Status.ASSERTED or r.cue.covers(infinitive.cue) for r in read):
            own.append(CueReading(infinitive.status, infinitive.certainty, infinitive.cue))
        saying = SayingCues(self.passage, self.cues, reader, self.tellings).find(candidate, begin, attribution)
        return composed(_once([own, introduced, *_layers(outer, conditions), saying]))


def _is_further_out(reading: CueReading, outer: Sequence[tuple[Governor, list[CueReading]]]) -> bool:
    """Hand a reading on to the governing word that it is about: "an unsuccessful attempt to storm"."""
    for governor, readings in outer:
        if reading.cue.end <= governor.predicate.begin and not any(r.cue.covers(reading.cue) for r in readings):
            readings.append(reading)
            return True
    return False


def _layers(
    outer: Sequence[tuple[Governor, list[CueReading]]], conditions: Sequence[Condition]
) -> Iterator[list[CueReading]]:
    """Yield what governing words say, each behind the conditions that stand inside its argument."""
    left = list(conditions)
    for governor, readings in outer:
        inside = [c for c in left if governor.predicate.begin < c.cue.begin]
        left = [condition for condition in left if condition not in inside]
        yield [_reading(condition) for condition in inside]
        if any(condition.question for condition in inside):
            return  # "has not decided whether to": what is said is said of the question
        yield readings
    yield [_reading(condition) for condition in left]


def _once(layers: Sequence[list[CueReading]]) -> Iterator[list[CueReading]]:
    """Yield layers in which no cue speaks twice."""
    seen: set[tuple[Span, Status]] = set()
    for layer in layers:
        yield [reading for reading in layer if (reading.cue, reading.status) not in seen]
        seen.update((reading.cue, reading.status) for reading in layer)


def _reading(condition: Condition) -> CueReading:
    return CueReading(condition.status, condition.certainty, condition.cue)
