"""Scope: which words of a sentence can say something of an event's reality, and which cannot.

A plan, a denial or an order reaches an event inside its argument, unless something between them takes the event for a
fact: a relative clause ("vowed to punish the men who *killed* them"), a clause of time or cause ("will attack after
rebels *shelled* the town"), or a factive word ("called for an end to the *bombing*", "will investigate the *attack*").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whence.extract.candidates import Candidate
from whence.extract.facts import ARGUMENTS, MARKS, Facts, happens, is_known, is_stopped
from whence.extract.passage import Governor, Passage
from whence.reference.cues import Cues
from whence.reference.morphology import is_irregular_past

_FACT_OPENERS = frozenset("who whom whose which how why after because since despite following amid during".split())
_ASKED = frozenset({"what", "where"})
"""Who does not know what was *agreed* knows that something was."""
_AUXILIARIES = frozenset("is are was were be been being has have had having do does did 's ’s 've ’ve 're ’re".split())
_IF = frozenset({"if", "unless"})
_COPULAS = frozenset("is are was were be been being".split())
_TIMES = frozenset("when as while until".split())
_VERBAL = _AUXILIARIES | frozenset("will would can could may might must should shall to not n't if".split())
_LINKS = frozenset("of to for into in with behind".split())
"""Words that end a factive phrase whose object follows: "investigation into"."""
GUARDING = frozenset("defend protect guard shield".split())
_PASSIVE = frozenset("be being been get have see".split())
_PAST_LIKE_BASE = frozenset(
    "hit cut put shut set let hurt beat spread bid cast quit burst read become come run".split()
)
_JOINTS = frozenset({"and", "but"})
_REACH = 5
"""Words between such a phrase and the event."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Finds what can reach the events of one document."""

    passage: Passage
    cues: Cues

    @property
    def facts(self) -> Facts:
        """Tell what is taken for a fact."""
        return Facts(self.passage, self.cues)

    def first_word(self, candidate: Candidate) -> int:
        """Return the first word, left of the trigger, whose cues reach the event."""
        words = self.passage.words
        sentence = words.sentence(candidate.span.begin)
        if self.facts.is_taken(candidate):
            return candidate.first
        first = words.inside(sentence.begin, sentence.end).start if sentence else candidate.first
        factive, known = self._factive_end(first, candidate), is_known(words, candidate)
        for word in range(candidate.first - 1, first - 1, -1):
            lower = words.lower[word]
            if lower in MARKS:
                return max(first, factive)
            asks = lower in _ASKED and not candidate.nominal and words.lower[word + 1] != "if"
            opens = (lower in _FACT_OPENERS or asks) and words.lower[word + 1] != "to"  # "from which to attack": a plan
            told = lower in _TIMES and self._is_past(range(word + 1, candidate.head), candidate)
            fact = lower == "that" and (words.lower[word - 1] == "fact" or self._is_relative(word, candidate))
            if opens or told or fact:
                return max(word + 1, factive)
            if known and lower in _IF:
                return max(word + 1, factive)  # "threatened to strike if the attacks went on": they do
            if word in self.passage.predicates and lower not in _AUXILIARIES and not self._holds(word, candidate):
                return max(first, factive)  # another verb: what opens a clause further left opens that verb's
        return max(first, factive)

    def governors(self, candidate: Candidate) -> Iterator[Governor]:
        """Yield the predicates that have the event in their scope, innermost first."""
        begin = self.first_word(candidate)
        for governor in self.passage.governors(candidate.head):
            if governor.word < begin or not (
                governor.argument.label in ARGUMENTS or self._is_agent(governor, candidate)
            ):
                continue
            lower = self.passage.words.lower[governor.word]
            if self._is_new_clause(governor, candidate) or self._is_held_within(governor, candidate, begin):
                continue
            if governor.word > candidate.head and (lower in _COPULAS or self.cues.factive.lookup(lower)):
                continue  # "the attack will be investigated", "the attack may be the worst since"
            yield governor
            if lower in GUARDING and self._is_warded(candidate):
                return  # "asked them to defend the town against an attack": nobody asks for the attack
            if self.facts.is_reduced(governor.word):
                return  # "try the soldiers *accused* of it": whatever is said of the soldiers, they are accused

    def _is_warded(self, candidate: Candidate) -> bool:
        """Say whether an event is what somebody is to be guarded from."""
        before = self.passage.words.lower[candidate.first - 2 : candidate.first]
        return candidate.nominal and not {"against", "from"}.isdisjoint(before)

    def _is_held_within(self, governor: Governor, candidate: Candidate, begin: int) -> bool:
        """Say whether only a part of a governing word's argument is about an event.

        "The man who *shot* him is alleged to have fled" says nothing of the shot, "it may be as long as *the war*"
        nothing of the war.
        """
        words = self.passage.words
        first = words.inside(governor.argument.begin, governor.argument.end).start
        if governor.word > candidate.head:
            return first < begin and not self._opens(begin)
        return words.lower[governor.word] in _COPULAS and is_known(words, candidate)

    def _opens(self, word: int) -> bool:
        """Say whether a word is the first of its sentence."""
        sentence = self.passage.words.sentence(self.passage.words.begins[word])
        return sentence is not None and sentence.begin == self.passage.words.begins[word]

    def _is_new_clause(self, governor: Governor, candidate: Candidate) -> bool:
        """Say whether an event has a clause with a subject of its own: "denied that ..., but rebels *attacked* it"."""
        words = self.passage.words
        between = range(governor.word + 1, candidate.first)
        if any(words.lower[word - 1] == "," and self._goes_on(word) for word in between):
            return True
        joint = next((w for w in reversed(between) if self._is_joint(w, governor)), None)
        if joint is None:
            joint = self._finite_joint(between, governor, candidate)
            if joint is not None and joint == candidate.first - 1:
                return self._goes_back(range(governor.word + 1, joint), candidate)
        if joint is None or candidate.nominal or "that" in words.lower[joint : candidate.first]:
            return False
        subjects = self.passage.roles(candidate.head, "ARG0", "ARG1")
        return any(joint < words.inside(tag.begin, tag.end).start < candidate.first for tag in subjects)

    def _goes_on(self, word: int) -> bool:
        """Say whether somebody goes on to say something else: "denied it, *saying* that rebels attacked"."""
        lower = self.passage.words.lower[word]
        return lower.endswith("ing") and bool(self.cues.reporting.lookup(lower))

    def _is_joint(self, word: int, governor: Governor) -> bool:
        """Say whether a word joins a clause of its own; ", and" may go on with what somebody says."""
        words = self.passage.words.lower
        if words[word] == ";" or words[word - 1 : word + 1] == (",", "but"):
            return True
        return words[word - 1 : word + 1] == (",", "and") and not self.cues.reporting.lookup(words[governor.word])

    def _finite_joint(self, between: range, governor: Governor, candidate: Candidate) -> int | None:
        """Return the "and" or "but" between an infinitive and what was done: "wanted to talk and rebels *attacked*"."""
        words = self.passage.words
        joint = next((word for word in reversed(between) if words.lower[word] in _JOINTS), None)
        opener = words.inside(governor.argument.begin, governor.argument.end).start
        infinitive = "to" in words.lower[opener - 1 : opener + 1] and governor.word < opener
        if joint is None or not infinitive or not self._is_finite_past(candidate.head):
            return None
        return joint if "to" not in words.lower[joint : candidate.first] else None

    def _goes_back(self, infinitive: range, candidate: Candidate) -> bool:
        """Say whether a past form goes on with the verb in front: "threatened to attack and *killed* ten men"."""
        lower = self.passage.words.lower
        past = any(w in self.passage.predicates and self._is_finite_past(w) for w in infinitive)
        passive = any(lower[word] in _PASSIVE for word in infinitive)
        return not past and not passive and lower[candidate.head] not in _PAST_LIKE_BASE

    def _is_past(self, between: range, candidate: Candidate) -> bool:
        """Say whether a clause of time tells of the past: "tried to flee when a bomb *exploded*"."""
        words = self.passage.words.lower
        if candidate.nominal:  # "nobody moved when an offensive *began*"
            verbs = [g.word for g in self.passage.governors(candidate.head) if happens(self.passage, self.cues, g)]
            return any(candidate.last <= verb and self._is_finite_past(verb) for verb in verbs)
        return self._is_finite_past(candidate.head) and bool(between) and not any(words[w] in _VERBAL for w in between)

    def _is_finite_past(self, verb: int) -> bool:
        words = self.passage.words.lower
        return (is_irregular_past(words[verb]) or words[verb].endswith("ed")) and words[verb - 1] not in _VERBAL

    def _is_agent(self, governor: Governor, candidate: Candidate) -> bool:
        """Say whether an event that is not known is the agent of a passive: "could be hit by attacks"."""
        words = self.passage.words
        inside = words.inside(governor.argument.begin, governor.argument.end)
        by = "by" in words.lower[inside.start - 1 : inside.start + 1]
        return (
            governor.argument.label == "ARG0"
            and governor.word < candidate.first
            and by
            and not is_known(words, candidate)
        )

    def _is_relative(self, word: int, candidate: Candidate) -> bool:
        """Say whether a "that" is the subject or object of the event's verb or of one that governs it."""
        begin = self.passage.words.begins[word]
        verbs = (candidate.head, *(governor.word for governor in self.passage.governors(candidate.head)))
        return any(
            tag.begin <= begin < tag.end for verb in verbs for tag in self.passage.roles(verb, "R-ARG0", "R-ARG1")
        )

    def _holds(self, word: int, candidate: Candidate) -> bool:
        """Say whether a predicate has the event in one of its arguments."""
        return any(governor.word == word for governor in self.passage.governors(candidate.head))

    def _factive_end(self, first: int, candidate: Candidate) -> int:
        """Return the word behind the last factive word or phrase that has the event as its object."""
        words = self.passage.words.lower
        if words[candidate.first - 1 : candidate.first] == ("from",):  # "stopped them from attacking": they did not
            return first
        if any(is_stopped(words, g.word, candidate.first) for g in self.passage.governors(candidate.head)[:1]):
            return first
        end = first
        for match in self.cues.factive.match(words[first : candidate.first]):
            begin, behind = first + match.begin_word, first + match.end_word
            if behind == candidate.first or any(self._holds(word, candidate) for word in range(begin, behind)):
                end = behind
            elif all(word not in MARKS for word in words[behind : candidate.first]) and words[behind - 1] in _LINKS:
                end = behind if candidate.first - behind <= _REACH else end
        return end
