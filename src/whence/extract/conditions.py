"""Conditions and questions: an event in an if-clause, one that hangs on it, one that is only asked about.

An if-clause makes the events inside it conditional, and those of its main clause that have not happened: "will strike
if they attack". A past event stands: who "threatened to attack if" did threaten. An event that is the subject of
"would" is one, too: "an attack would trigger a war".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from whence.extract.candidates import Candidate
from whence.extract.facts import happens, is_known
from whence.extract.passage import Governor, Passage
from whence.extract.verb_groups import NEGATIONS
from whence.model.span import Span
from whence.model.vocabulary import Certainty, Status
from whence.reference.cues import Cue, Cues
from whence.reference.morphology import is_irregular_past, is_participle

_MARKS = frozenset({",", ";", ":"})
_QUOTES = frozenset({'"', "“", "'", "‘", "and", "but", "so", "or"})
_AUXILIARIES = frozenset("did does do is are was were has have had will would can could should shall may might".split())
_MODALS = frozenset({"would", "could", "might", "'d", "’d"})
_ANY_MODALS = _MODALS | {"will", "can", "should", "must", "shall", "'ll", "’ll", "may"}
_DEFINITE = frozenset("the this that these those his her its their our 's ’s last latest recent".split())
_TIMES = frozenset("until till once before when as while".split())
_PRESENT = frozenset("is are has have".split())
_PAST = frozenset("was were had did been".split())
_FUTURE = frozenset("will wo 'll ’ll may might could would can must should shall".split())
_PREPOSITIONS = frozenset("of in on at by from for against after during to with".split())
_SAID = frozenset({"said", "says", "saying"})
_LENGTHS = frozenset({"as long as", "so long as"})
_NOT_A_CONDITION = frozenset({"even if", "otherwise"})


@dataclass(frozen=True, slots=True)
class Condition:
    """What a condition makes of an event, or a ``question`` in which it stands, with the word that does."""

    status: Status
    certainty: Certainty
    cue: Span
    question: bool = False


@dataclass(frozen=True, slots=True)
class ConditionFinder:
    """Finds the conditions and questions around the events of one document."""

    passage: Passage
    cues: Cues

    def find(self, candidate: Candidate, begin: int, *, hangs: bool) -> Iterator[Condition]:
        """Yield what makes an event conditional or open.

        Args:
            candidate: the event.
            begin: the first word to its left that can reach it (`Scope.first_word`).
            hangs: whether the event has not happened yet, so that it can hang on a condition.
        """
        words = self.passage.words
        sentence = words.sentence(candidate.span.begin)
        if sentence is None:
            return
        inside = words.inside(sentence.begin, sentence.end)
        yield from self._as_subject(candidate)
        yield from self._timed(inside, candidate)
        known = is_known(words, candidate)
        if not known:
            yield from self._opened(max(begin, inside.start), candidate)
        if hangs and not known:
            yield from self._hanging(inside, candidate)
        if begin <= inside.start and not known:
            yield from self._asked(inside, candidate)

    def _opened(self, begin: int, candidate: Candidate) -> Iterator[Condition]:
        """Read what opens the event's own clause: "if", "unless", "any such"; "whether", "asked if"."""
        words = self.passage.words
        for word in range(candidate.first - 1, begin - 1, -1):
            if words.lower[word] in _MARKS:
                begin = word + 1
                break
        openers = [
            match
            for match in self.cues.status.match(words.lower[begin : candidate.first])
            if match.values[0].cue_class in ("conditional", "question")
        ]
        for match in openers[-1:]:
            if self._is_length(match.values[0], begin + match.end_word, candidate):
                continue
            cue, span = match.values[0], words.span(begin + match.begin_word, begin + match.end_word)
            if reports_condition(words.lower, begin + match.begin_word):
                yield _conditional(span)
            elif cue.status is not None and cue.certainty is not None:
                yield Condition(Status(cue.status), Certainty(cue.certainty), span, cue.cue_class == "question")

    def _is_length(self, cue: Cue, behind: int, candidate: Candidate) -> bool:
        """Say whether "as long as" tells of how long something went on: "stayed as long as we could"."""
        words = self.passage.words.lower
        told = not (_PAST | {"could"}).isdisjoint(words[behind : candidate.last])
        return cue.lemma in _LENGTHS and (told or is_irregular_past(words[candidate.first]))

    def _timed(self, inside: range, candidate: Candidate) -> Iterator[Condition]:
        """Read a clause of time in the present, of a main clause to come: "will stay until the town *is taken*"."""
        words = self.passage.words
        if candidate.nominal:
            return
        for word in range(candidate.first - 1, inside.start - 1, -1):
            lower = words.lower[word]
            if lower in _TIMES:
                if self._is_present(range(word + 1, candidate.first), candidate) and self._is_to_come(inside, word):
                    yield Condition(Status.PREDICTED, Certainty.PROBABLE, words.span(word, word + 1))
                return
            if lower in _MARKS or (word in self.passage.predicates and lower not in _PRESENT):
                return

    def _is_present(self, between: range, candidate: Candidate) -> bool:
        lower = self.passage.words.lower
        auxiliaries = {lower[word] for word in between}
        if not auxiliaries.isdisjoint(_PAST) or lower[candidate.first].endswith("ing"):
            return False
        past = is_participle(lower[candidate.first]) or is_irregular_past(lower[candidate.first])
        return not past or not auxiliaries.isdisjoint(_PRESENT)

    def _is_to_come(self, inside: range, opener: int) -> bool:
        """Say whether a modal of the main clause stands in front of a clause of time, or behind one that opens it."""
        lower = self.passage.words.lower
        if opener == inside.start:
            return any(lower[word] in _FUTURE for word in inside)
        return any(lower[word] in _FUTURE for word in range(inside.start, opener))

    def _hanging(self, inside: range, candidate: Candidate) -> Iterator[Condition]:
        """Read an if-clause behind the event, or one that opens the sentence in front of it."""
        words = self.passage.words
        for match in self.cues.status.match(words.lower[inside.start : inside.stop]):
            cue, first = match.values[0], inside.start + match.begin_word
            before = words.lower[first - 1]
            said = before == "that" or bool(self.cues.reporting.lookup(before))
            reported = reports_condition(words.lower, first)
            opens = first == inside.start or before in _QUOTES or said or reported
            if not (cue.cue_class == "conditional" or reported) or cue.lemma in _NOT_A_CONDITION:
                continue
            if (opens and first < candidate.first) or (first >= candidate.last and self._reaches(candidate, first)):
                yield _conditional(words.span(first, inside.start + match.end_word))
                return

    def _reaches(self, candidate: Candidate, condition: int) -> bool:
        """Say whether no other clause stands between an event and the condition behind it."""
        between = self.passage.words.lower[candidate.last : condition]
        joined = any(pair in {(",", "and"), (",", "but")} for pair in pairwise(between))
        return ";" not in between and not joined

    def _as_subject(self, candidate: Candidate) -> Iterator[Condition]:
        """Read a modal of the verb whose subject the event is: "a new attack would", "any attack will"."""
        if not candidate.nominal and not self.passage.words.lower[candidate.first].endswith("ing"):
            return
        for governor in self.passage.governors(candidate.head):
            if (
                governor.argument.label in ("ARG0", "ARG1")
                and governor.word > candidate.head
                and (candidate.nominal or governor.argument.begin == candidate.span.begin)
                and not happens(self.passage, self.cues, governor)
            ):
                yield from self._modal(governor, candidate)

    def _modal(self, governor: Governor, candidate: Candidate) -> Iterator[Condition]:
        words = self.passage.words
        before = words.lower[words.inside(governor.argument.begin, candidate.span.begin).start : candidate.first]
        if any(word in _DEFINITE or word in _PREPOSITIONS for word in before):
            return
        gerund = not before and words.lower[candidate.first].endswith("ing")  # "attacking it would"
        whole = "any" in before or gerund
        modals = _ANY_MODALS if whole else _MODALS if governor.argument.label == "ARG0" else frozenset()
        for tag in self.passage.roles(governor.word, "ARGM-MOD"):
            word = words.at(tag.begin)
            perfect = word is not None and words.lower[word + 1] == "have"  # "looting may have been widespread": it was
            if word is not None and words.lower[word] in modals and not (gerund and perfect):
                yield _conditional(words.span(word, word + 1))

    def _asked(self, inside: range, candidate: Candidate) -> Iterator[Condition]:
        """Read a question that can be answered with no; "who shelled it?" takes the shelling for a fact."""
        words = self.passage.words
        asked = [word for word in inside if words.lower[word] == "?"]
        first = next((word for word in inside if words.lower[word] not in _QUOTES), inside.stop)
        if not asked or asked[-1] < candidate.last or words.lower[first] not in _AUXILIARIES:
            return
        yield Condition(Status.POSSIBLE, Certainty.POSSIBLE, words.span(asked[-1], asked[-1] + 1))


def reports_condition(lower: Sequence[str], word: int) -> bool:
    """Say whether "said if" reports a condition: "said if they leave, ..."; "has not said if" asks."""
    said = lower[word] in _SAID and lower[word + 1] == "if"
    return said and NEGATIONS.isdisjoint(lower[max(0, word - 3) : word])


def _conditional(cue: Span) -> Condition:
    return Condition(Status.CONDITIONAL, Certainty.POSSIBLE, cue)
