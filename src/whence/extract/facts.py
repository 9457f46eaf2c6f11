"""Facts: events that the words right around them take for granted, whatever is said outside.

A reduced relative clause ("help people *displaced* by the war"), a participle in front of a noun ("the *ruined*
house"), and a known noun that something happened in ("killed in *the raid*"), that did something ("hit by *the
attacks*") or that qualifies another noun ("the legacy of *the war*").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whence.extract.candidates import Candidate
from whence.extract.passage import Governor, Passage
from whence.extract.verbs import is_bare_participle
from whence.extract.words import Words
from whence.reference.cues import Cues
from whence.reference.morphology import is_participle

ARGUMENTS = frozenset({"ARG1", "ARG2", "ARG3", "ARG4", "C-ARG1", "ARGM-PRP", "ARGM-GOL", "ARGM-PNC", "ARGM-PRD"})
"""Arguments that a cue has in its scope. Time and cause are not: "after they planned X, Y" leaves Y alone."""
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
_CAUSING = frozenset(
    "want wants wanted need needs wish wished get got order ordered demand demanded like prefer prefers "
    "preferred".split()
)
"""Who wants the hostages killed has not had them killed."""
_STOPPING = frozenset("stop stops stopped stopping prevent prevents prevented preventing".split())
_STANDING_IN = frozenset("one ones those".split())
"""Pronouns that a participle behind them always qualifies."""
_DETERMINERS = frozenset("the this that these those its their his her".split())
_NOT_REDUCED = frozenset("be been being to get not never n't".split())
"""Words in front of a participle that is no reduced relative clause."""
MARKS = frozenset({",", ";", ":"})


@dataclass(frozen=True, slots=True)
class Facts:
    """Tells which events of one document are taken for facts by the words right around them."""

    passage: Passage
    cues: Cues

    def is_taken(self, candidate: Candidate) -> bool:
        """Say whether words around an event take it for a fact: "expect the fighting to end", "the ruined house"."""
        words = self.passage.words.lower
        if not candidate.nominal and self.is_reduced(candidate.head):
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
        innermost = next((g for g in self.passage.governors(candidate.head) if g.argument.label in ARGUMENTS), None)
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

    def is_reduced(self, verb: int) -> bool:
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
        outer = [g for g in self.passage.governors(verb) if g.argument.label in ARGUMENTS and g.word < verb]
        if not outer or is_stopped(words.lower, outer[0].word, verb):
            return False
        if words.lower[outer[0].word] in _CAUSING:  # "wants a plan other than the *one* rejected by the rebels"
            return not running and words.lower[verb - 1] in _STANDING_IN
        return not running or not any(self.cues.status.match(words.lower[outer[0].word : outer[0].word + 2]))


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
        if lower in _PREPOSITIONS or lower in MARKS:
            return False
    return False


def is_stopped(lower: Sequence[str], stop: int, verb: int) -> bool:
    """Say whether a verb stops somebody from what the gerund behind says: "stop the army *blocking* the road"."""
    being = lower[verb - 1] == "being"
    return lower[stop] in _STOPPING and stop < verb - 1 - being and (being or lower[verb].endswith("ing"))
