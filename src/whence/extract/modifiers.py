"""A word's own modal and negation: "may have been hit", "did not", "no one was hurt", "no attack".

The first step of reading status: what stands in a word's own verb group or noun phrase, before anything that governs
it. Read off the words where the group is unbroken, off the encoder's roles where something stands in between.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from whence.extract.passage import Passage
from whence.extract.verb_groups import BE, JOINTS, MERELY, MODALS, NEGATIONS, NONE, TENSE, WOULD, Modifiers, VerbGroups
from whence.extract.verbs import before, is_adverb

_NOBODY = frozenset("no none nobody nothing neither nor".split())
_NOTHING = frozenset("nobody nothing none".split())
_NO = frozenset("no without neither nor".split())
_ARTICLES = frozenset("a an the".split())
_ENDS = frozenset(
    "of in on at by from for against after during to with that which who as and or but the a an this these those his "
    "her its their our my your ’s 's , ; : . ( )".split()
)
"""Words that end the search for a noun's determiner."""
_DO = frozenset("did does do".split()) | MODALS
_BETWEEN_VERBS = frozenset("have has had be been being to not n't n’t ever also even yet both all".split())
_NEW_CLAUSE = frozenset({(",", "and"), (",", "but")})
_PHRASE = 5
"""Words in front of a noun in which its determiner stands."""


@dataclass(frozen=True, slots=True)
class ModifierFinder:
    """Finds the own modifiers of the words of one document."""

    passage: Passage
    groups: VerbGroups

    @classmethod
    def of(cls, passage: Passage) -> ModifierFinder:
        """Make the finder of a document."""
        return cls(passage, VerbGroups(passage))

    def find(self, word: int, *, nominal: bool) -> Modifiers:
        """Return the own modifiers of a word; ``nominal`` says that it is a noun."""
        group = self.groups.read(word, shared=not nominal)
        if nominal:
            return self._of_noun(word) if group == NONE else group
        return self._with_roles(word, group)

    def _with_roles(self, word: int, group: Modifiers) -> Modifiers:
        """Add what stands apart from a verb: "would, when it fell, give", "should he survive", "no one was hurt"."""
        modal, negation, tense = group.modal, group.negation, group.tense
        if not self._is_of_its_own(word):
            modal = self._role(word, "ARGM-MOD", MODALS | WOULD) if modal is None else modal
            negation = self._role(word, "ARGM-NEG", NEGATIONS | _NOBODY) if negation is None else negation
            tense = self._role(word, "ARGM-MOD", TENSE) if tense is None and modal is None else tense
        return Modifiers(modal, self._nobody(word) if negation is None else negation, tense)

    def _is_of_its_own(self, word: int) -> bool:
        """Say whether a verb is an infinitive or a gerund of its own: "would try to visit", "would stop bidding"."""
        lower = self.passage.words.lower
        at = word - 1
        while at > 0 and (is_adverb(lower[at]) or lower[at] in BE):
            at -= 1
        if lower[at] == "to":
            return self.groups.opener(at) is None
        return lower[word].endswith("ing") and BE.isdisjoint(lower[at + 1 : word])

    def _role(self, word: int, label: str, known: frozenset[str]) -> int | None:
        """Return where the modal or negation of a verb begins that the encoder tags."""
        words = self.passage.words
        for tag in self.passage.roles(word, label):
            inside = words.inside(tag.begin, tag.end)
            if not inside or words.lower[inside.start] not in known or words.lower[inside.stop] in MERELY:
                continue
            behind = inside.start > word and words.lower[inside.start] not in _NOBODY
            if not behind and not self._is_of_another(inside, word):
                return inside.start
        return None

    def _is_of_another(self, modifier: range, verb: int) -> bool:
        """Say whether a modal or negation is another verb's: "X would strike, the minister warned".

        So is one behind that stands in front of a "to", as in "asked them not to"; one that stands far in front of a
        verb reaches it only in the same clause, not over a subject of its own, nor over ", and".
        """
        words = self.passage.words.lower
        if modifier.start > verb:
            return words[modifier.stop : modifier.stop + 1] == ("to",)
        if self.groups.form(verb) == "past" and words[verb - 1] in JOINTS:
            return words[modifier.start] in _DO or words[modifier.start - 1] in _DO  # "did not leave and shelled it"
        between = range(modifier.stop, verb)
        if not any(word in self.passage.predicates and words[word] not in _BETWEEN_VERBS for word in between):
            return False
        subjects = self.passage.roles(verb, "ARG0", "ARG1")
        own = any(self.passage.words.at(tag.begin) in between for tag in subjects)
        return own or any(pair in _NEW_CLAUSE for pair in pairwise(words[modifier.stop : verb]))

    def _nobody(self, word: int) -> int | None:
        """Return the word that makes a party nobody: "no soldiers were killed", "heard nothing"."""
        words = self.passage.words
        for tag in self.passage.roles(word, "ARG0", "ARG1"):
            inside = words.inside(tag.begin, tag.end)
            subject = inside.start <= before(words, word) < inside.stop
            if inside and words.lower[inside.start] in (_NOBODY if subject else _NOTHING):
                return inside.start
        return None

    def _of_noun(self, word: int) -> Modifiers:
        """Read what stands in front of a noun: "no attack", "would be a mistake", "did not cause any damage"."""
        lower = self.passage.words.lower
        first = max(self.groups.sentence_begin(word), word - _PHRASE)
        for at in range(word - 1, first - 1, -1):
            own = lower[at]
            if own == "or" and at > first:
                continue  # "no gains or losses"
            if own in _NO or (own in ("a", "an") and lower[at - 1] in _NO):
                return Modifiers(negation=at if own in _NO else at - 1)
            if own in _ARTICLES and lower[at - 1] in BE:
                return self.groups.read(at, shared=False)
            if own == "any" and lower[at - 1] != "of":
                return self._under_negation(word)
            if own in _ENDS or (at in self.passage.predicates and self.groups.form(at) == "past"):
                break
        return NONE

    def _under_negation(self, word: int) -> Modifiers:
        """Return the negation of the verb that governs a noun with "any": "did not cause any damage"."""
        for governor in self.passage.governors(word)[:1]:
            return Modifiers(negation=self.groups.read(governor.word, shared=False).negation)
        return NONE
