"""Scope: which words of a sentence can say something of an event's reality, and which cannot.

A plan, a denial or an order reaches an event inside its argument, unless something between them takes the event for a
fact: a relative clause ("vowed to punish the men who *killed* them"), a clause of time or cause ("will attack after
rebels *shelled* the town"), or a factive word ("called for an end to the *bombing*", "will investigate the *attack*").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whence.extract.candidates import Candidate
from whence.extract.passage import Governor, Passage
from whence.extract.verbs import is_bare_participle
from whence.extract.words import Words
from whence.reference.cues import Cues
from whence.reference.morphology import is_irregular_past, is_participle

_ARGUMENTS = frozenset({"ARG1", "ARG2", "ARG3", "ARG4", "C-ARG1", "ARGM-PRP", "ARGM-GOL", "ARGM-PNC", "ARGM-PRD"})
"""Arguments that a cue has in its scope. Time and cause are not: "after they planned X, Y" leaves Y alone."""
_FACT_OPENERS = frozenset("who whom whose which how why after because since despite following amid during".split())
_AUXILIARIES = frozenset("is are was were be been being has have had having do does did 's ’s 've ’ve 're ’re".split())
_IF = frozenset({"if", "unless"})
_KNOWN = frozenset("the this these those 's ’s ongoing current continuing".split())
_CLITICS = frozenset({"'s", "’s"})
_PRONOUNS = frozenset("it that there he she what who here".split())
_PREPOSITIONS = frozenset("of in on at by from for against after during to with".split())
_PHRASE = 5
"""Words in front of a noun in which its determiner stands."""
_QUALIFYING = frozenset("of over about in during against amid despite since".split())
"""Prepositions whose noun qualifies the one in front: "defend the town against *the siege*"."""
_PHASES = frozenset("start beginning end launch outbreak resumption continuation existence conduct one all".split())
"""Nouns that are said of an event itself: "the start of the war"."""
_TAKE = frozenset("take takes taking took taken".split())
_SETTINGS = ("ARGM-LOC", "ARGM-TMP", "ARGM-CAU")
_SETTING = 10
"""Words between a verb and the noun of its setting."""
_ACCUSED = frozenset("accused suspected charged convicted jailed sentenced arrested wanted".split())
"""Of these the noun in front is who suffers, even where the encoder takes it for who acts."""
_CAUSING = frozenset("want wants wanted need needs wish wished get got order ordered demand demanded like".split())
"""Who wants the hostages killed has not had them killed."""
_COPULAS = frozenset("is are was were be been being".split())
_DETERMINERS = frozenset("the this that these those its their his her".split())
_TIMES = frozenset("when as while until".split())
_VERBAL = _AUXILIARIES | frozenset("will would can could may might must should shall to not n't if".split())
_NOT_REDUCED = frozenset("be been being to get not never n't".split())
"""Words in front of a participle that is no reduced relative clause."""
_MARKS = frozenset({",", ";", ":"})
_LINKS = frozenset("of to for into in with behind".split())
"""Words that end a factive phrase whose object follows: "investigation into"."""
_REACH = 5
"""Words between such a phrase and the event."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Finds what can reach the events of one document."""

    passage: Passage
    cues: Cues

    def first_word(self, candidate: Candidate) -> int:
        """Return the first word, left of the trigger, whose cues reach the event."""
        words = self.passage.words
        sentence = words.sentence(candidate.span.begin)
        if self._is_taken_for_fact(candidate):
            return candidate.first
        first = words.inside(sentence.begin, sentence.end).start if sentence else candidate.first
        factive, known = self._factive_end(first, candidate), is_known(words, candidate)
        for word in range(candidate.first - 1, first - 1, -1):
            lower = words.lower[word]
            if lower in _MARKS:
                return max(first, factive)
            opens = lower in _FACT_OPENERS and words.lower[word + 1] != "to"  # "a base from which to attack": a plan
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
                governor.argument.label in _ARGUMENTS or self._is_agent(governor, candidate)
            ):
                continue
            lower = self.passage.words.lower[governor.word]
            if self._is_new_clause(governor, candidate) or self._is_held_within(governor, candidate, begin):
                continue
            if governor.word > candidate.head and (lower in _COPULAS or self.cues.factive.lookup(lower)):
                continue  # "the attack will be investigated", "the attack may be the worst since"
            yield governor
            if self._is_reduced(governor.word):
                return  # "try the soldiers *accused* of it": whatever is said of the soldiers, they are accused

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

    def _is_reduced(self, verb: int) -> bool:
        """Say whether a participle alone qualifies the noun in front of it: "help people *displaced* by the war"."""
        words = self.passage.words
        running = words.lower[verb].endswith("ing")
        if not (running or is_bare_participle(words, verb)) or words.lower[verb - 1] in _NOT_REDUCED:
            return False
        roles = self.passage.roles(verb, "ARG0", "ARG1")
        fronts = {tag.label for tag in roles if words.inside(tag.begin, tag.end).stop == verb}
        qualified = "ARG0" if running else "ARG1"
        if not fronts or (qualified not in fronts and words.lower[verb] not in _ACCUSED):
            return False
        outer = [g for g in self.passage.governors(verb) if g.argument.label in _ARGUMENTS and g.word < verb]
        if not outer or words.lower[outer[0].word] in _CAUSING:
            return False
        return not running or not any(self.cues.status.match(words.lower[outer[0].word : outer[0].word + 2]))

    def _is_taken_for_fact(self, candidate: Candidate) -> bool:
        """Say whether words around an event take it for a fact: "expect the fighting to end", "the ruined house"."""
        words = self.passage.words.lower
        if not candidate.nominal and self._is_reduced(candidate.head):
            return True
        if not candidate.nominal:
            behind = words[candidate.last : candidate.last + 1]
            return (
                words[candidate.first - 1] in _DETERMINERS | (_PREPOSITIONS - {"to"})
                and is_participle(words[candidate.first])
                and (candidate.last - candidate.first == 1 or words[candidate.first + 1] not in _PREPOSITIONS)
                and behind not in ((), ("by",))
            )
        if self._did_it(candidate) or self._is_setting(candidate) or self._is_of_another_noun(candidate):
            return True
        innermost = next((g for g in self.passage.governors(candidate.head) if g.argument.label in _ARGUMENTS), None)
        return (
            innermost is not None
            and innermost.word > candidate.last
            and words[innermost.word - 1] == "to"
            and bool(self.cues.factive.lookup(words[innermost.word]))
        )

    def _is_setting(self, candidate: Candidate) -> bool:
        """Say whether a known noun is where or when something else happens: "no one was killed in *the raid*"."""
        words = self.passage.words
        if not is_known(words, candidate):
            return False
        for verb in range(candidate.first - 1, max(-1, candidate.first - _SETTING), -1):
            if verb in self.passage.predicates:
                return any(tag.begin <= candidate.span.begin < tag.end for tag in self.passage.roles(verb, *_SETTINGS))
        return False

    def _is_of_another_noun(self, candidate: Candidate) -> bool:
        """Say whether a known noun only qualifies another: "the legacy of *the war*", not "the risk of *the war*"."""
        words = self.passage.words.lower
        between = range(candidate.first - 1, max(1, candidate.first - _PHRASE), -1)
        of = next((word for word in between if words[word] in _QUALIFYING), None)
        if of is None or _KNOWN.isdisjoint(words[of + 1 : candidate.first]):
            return False
        shared = words[of - 1] in _PHASES or (words[of - 1] == "part" and words[of - 2] in _TAKE)
        cues = any(self.cues.status.match(words[of - 2 : of + 1]))
        return not shared and of - 1 not in self.passage.predicates and not cues

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

    def _did_it(self, candidate: Candidate) -> bool:
        """Say whether a noun is what did something to what stands before: "protect villages hit by *attacks*"."""
        words = self.passage.words.lower
        governor = next(iter(self.passage.governors(candidate.head)), None)
        return (
            governor is not None
            and governor.word < candidate.first
            and governor.argument.label == "ARG0"
            and is_participle(words[governor.word])
            and words[governor.word - 1] not in _NOT_REDUCED
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
        end = first
        for match in self.cues.factive.match(words[first : candidate.first]):
            begin, behind = first + match.begin_word, first + match.end_word
            if behind == candidate.first or any(self._holds(word, candidate) for word in range(begin, behind)):
                end = behind
            elif all(word not in _MARKS for word in words[behind : candidate.first]) and words[behind - 1] in _LINKS:
                end = behind if candidate.first - behind <= _REACH else end
        return end


def happens(passage: Passage, cues: Cues, governor: Governor) -> bool:
    """Say whether a verb says no more than that its subject is: "could break out", but not "would start a war"."""
    found = cues.occurrence.match(passage.words.lower[governor.word : governor.word + 2])
    objects = [tag for tag in passage.roles(governor.word, "ARG1", "ARG2") if tag.begin > governor.predicate.begin]
    return any(match.begin_word == 0 for match in found) and not objects


def is_known(words: Words, candidate: Candidate) -> bool:
    """Say whether a noun takes its event for known: "if they join the war", "the ongoing operation"."""
    if not candidate.nominal:
        return False
    for word in range(candidate.first - 1, max(-1, candidate.first - _PHRASE), -1):
        lower = words.lower[word]
        if lower in _KNOWN:
            return lower not in _CLITICS or words.lower[word - 1] not in _PRONOUNS  # "if it's a massacre"
        if lower in _PREPOSITIONS or lower in _MARKS:
            return False
    return False
