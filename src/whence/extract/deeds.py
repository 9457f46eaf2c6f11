"""Which verbs tell an event as one deed with themselves; those that only speak of it share neither place nor time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from whence.extract import verbs
from whence.extract.candidates import Candidate
from whence.extract.encoder import Tag
from whence.extract.passage import Governor, Passage
from whence.extract.phrases import head_word, noun_phrase
from whence.reference.setting_words import setting_words

APART = frozenset("who whom whose which that because after before since if".split())
"""Words that open a clause with a setting of its own: "arrested on Monday a man *who* attacked a church"."""
RELATIVES = frozenset("who whom whose which that because if".split())
"""Those of them behind which the place, too, is another one."""
_PRONOUNS = frozenset({"who", "whom", "whose", "which"})
_WITH = frozenset({"ARGM-ADV", "ARGM-TMP", "ARGM-PRD", "ARGM-MNR", "ARGM-LOC", "ARGM-DIR"})
"""Roles in which another deed is told as going with the governing one: "blew up in X, *killing* four"."""
_PARTIES = frozenset({"ARG0", "ARG1", "ARG2"})
_NOUN_OPENERS = frozenset((word,) for word in "the a an of with for from by to these those some several many".split())
"""Words behind which a participle in front of people only describes them."""
_STATES = frozenset("found left seen kept held".split())
"""Verbs whose object is in the state that a participle behind it tells: "found shot"."""
_BLAMED = frozenset("of for over about against with".split())
"""Words behind which stands what a deed was about: "sentenced on Monday *for* killing a judge"."""
_AUXILIARIES = frozenset("having being been".split())
_PROVOKES = frozenset(
    "sparked sparks triggered triggers prompted prompts provoked provokes drew draws led leads caused causes".split()
)
"""Verbs whose subject was before them: "the killing sparked protests on Monday"."""
_GROUPS = frozenset("series string wave spate number pair dozens hundreds scores".split())
"""Nouns that only say how many: "a series of bombings"."""


@dataclass(frozen=True, slots=True)
class Deeds:
    """Compares the events of one document with the verbs that have them in an argument.

    ``reporting`` are words that are cues of reported speech; ``carries`` says whether a verb only carries a noun,
    ``is_agent`` whether a noun names people.
    """

    passage: Passage
    reporting: frozenset[int]
    carries: Callable[[int], bool]
    is_agent: Callable[[str], bool]

    def speaks(self, word: int) -> bool:
        """Say whether a reporting word has a speaker; "attacks were reported in X" says where the attacks were."""
        return word in self.reporting and bool(self.passage.roles(word, "ARG0"))

    def governors(self, candidate: Candidate) -> list[Governor]:
        """Return the predicates outside an event's words that have it in an argument, innermost first."""
        return [g for g in self.passage.governors(candidate.head) if g.word not in candidate.words]

    def share_time(self, governor: Governor, candidate: Candidate) -> bool:
        """Say whether an event was when a verb that has it in an argument was."""
        before = self._before(governor, candidate)
        if APART.intersection(before) or self._ends(governor.word):
            return False
        if not candidate.nominal:
            blamed = _BLAMED.intersection(before[:1] + before[-1:])
            return not (blamed or self._is_for_later(governor, candidate) or self._tells_of_party(governor, candidate))
        return self._shares_as_noun(governor, candidate)

    def share_place(self, governor: Governor, candidate: Candidate) -> bool:
        """Say whether an event was where a verb that has it in an argument was."""
        before, label = self._before(governor, candidate), governor.argument.label
        if RELATIVES.intersection(before):
            return False
        if label in _WITH:
            return True
        if candidate.nominal:
            return self.carries(governor.word) or self._shares_as_noun(governor, candidate)
        if verbs.is_bare_participle(self.passage.words, candidate.first) or self._is_for_later(governor, candidate):
            return False
        return self.carries(governor.word) or self._achieves(governor.word) or label in {"C-ARG1", "ARGM-PRP"}

    def is_of_people(self, candidate: Candidate) -> bool:
        """Say whether a participle only tells what befell the people it names: "flew the *wounded* to a hospital"."""
        bare = verbs.is_bare_participle(self.passage.words, candidate.first)
        return bare and not candidate.nominal and not self.passage.roles(candidate.head, "ARG0")

    def describes_people(self, candidate: Candidate) -> bool:
        """Say whether an event only tells who somebody is: "former *hostages*", "the families of *dead* militants"."""
        lower = self.passage.words.lower
        if candidate.nominal and self.is_agent(lower[candidate.last - 1]):
            return True
        if candidate.effect is None or lower[candidate.first - 1 : candidate.first] not in _NOUN_OPENERS:
            return False
        behind = lower[candidate.last : candidate.last + 3]
        return any(map(self.is_agent, behind[2:] if behind[:1] in (("or",), ("and",)) else behind[:1]))

    def clause_around(self, offset: int) -> tuple[range, int | None]:
        """Return the words from a relative pronoun up to a position behind it, and where the pronoun stands, if any."""
        words = self.passage.words
        sentence = words.sentence(offset)
        inside = words.inside(sentence.begin, offset) if sentence else range(0)
        opener = next((at for at in reversed(inside) if words.lower[at] in _PRONOUNS), None)
        return (inside if opener is None else range(opener, inside.stop)), opener

    def _before(self, governor: Governor, candidate: Candidate) -> list[str]:
        """Return the words of the argument in front of the event."""
        words = self.passage.words
        argument = words.inside(governor.argument.begin, governor.argument.end)
        return [word for word in words.lower[argument.start : candidate.first] if word not in _AUXILIARIES]

    def _shares_as_noun(self, governor: Governor, candidate: Candidate) -> bool:
        words = self.passage.words
        if not self._is_headed_by(governor.argument, candidate):
            return False
        if self.carries(governor.word) or governor.word in self.reporting:
            return True
        argument = words.inside(governor.argument.begin, governor.argument.end)
        acts = governor.argument.label == "ARG0"
        is_subject = acts or (argument.stop <= governor.word and not verbs.is_passive(words, governor.word))
        return is_subject != (words.lower[governor.word] in _PROVOKES)

    def _is_headed_by(self, argument: Tag, candidate: Candidate) -> bool:
        """Say whether an argument is the event: "the bombing", and not "the scene of the bombing"."""
        words = self.passage.words
        phrase = noun_phrase(words, argument.begin, argument.end)
        if phrase is None:
            return False
        head, stop = head_word(words, phrase), words.inside(phrase.begin, phrase.end).stop
        if words.lower[head] in _GROUPS and words.lower[head + 1 : head + 2] == ("of",) and head + 2 < stop:
            head = head_word(words, words.span(head + 2, stop))
        return candidate.first <= head < candidate.last

    def _is_for_later(self, governor: Governor, candidate: Candidate) -> bool:
        """Say whether an event is what a verb or noun in front of its "to" is for: "agreed on Monday *to* release"."""
        lower = self.passage.words.lower
        is_infinitive = candidate.first > 0 and lower[candidate.first - 1] == "to" and governor.word < candidate.first
        return is_infinitive and not (self._achieves(governor.word) or self.carries(governor.word))

    def _tells_of_party(self, governor: Governor, candidate: Candidate) -> bool:
        """Say whether a participle only says more of those of whom the verb tells: "men *killed* there were buried"."""
        if governor.argument.label not in _PARTIES:
            return False
        if governor.argument.end <= governor.predicate.begin:
            return verbs.is_bare_participle(self.passage.words, candidate.first)
        return self.is_of_people(candidate) and self.passage.words.lower[governor.word] not in _STATES

    def _achieves(self, word: int) -> bool:
        return bool(setting_words().achieving.lookup(self.passage.words.lower[word]))

    def _ends(self, word: int) -> bool:
        """Say whether a verb says that an event came to its end: "the siege *ended* on Sunday"."""
        return bool(setting_words().endings.lookup(self.passage.words.lower[word]))
