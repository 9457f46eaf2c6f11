"""Verb groups: the modal, the negation and the future in front of a verb: "may have been hit", "has not yet been".

Read off the words from the verb to the left, as far as the group is unbroken.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from whence.extract.passage import Passage
from whence.extract.verbs import is_adverb
from whence.reference.morphology import is_irregular_past, is_participle

MODALS = frozenset("would could may might must should can cannot ca shall ought".split())
"""Modal verbs; "will" and "going to" are tense."""
WOULD = frozenset({"'d", "’d"})
TENSE = frozenset("will wo 'll ’ll".split())
NEGATIONS = frozenset("not n't n’t never cannot".split())
MERELY = frozenset("only just merely simply least".split())
"""Behind a negation these negate no verb: "not only shelled the town"."""
BE = frozenset("be been being is are was were am 's ’s 're ’re 'm ’m get got become".split())
_HAVE = frozenset("have has had having 've ’ve".split())
_HAVE_TO = frozenset({"have", "has"})
"""Who "had to" flee did."""
_OPENERS = _HAVE | frozenset({"yet", "going", "ought"})
"""Words whose "to" is part of the verb group behind."""
_AUXILIARIES = frozenset("do does did going".split()) | _HAVE | BE
_ADVERBS = frozenset("yet well soon ever just quite so very too exactly even fully longer still however".split())
_QUOTES = frozenset(('"', "“", "”", "''", "``", "'", "‘"))
_IN_GROUP = MODALS | TENSE | NEGATIONS | _AUXILIARIES | _ADVERBS | _QUOTES
JOINTS = frozenset("and or nor".split())
_IF_NEED_BE = frozenset({("where", "appropriate"), ("where", "necessary"), ("if", "necessary"), ("if", "needed")})
_GROUP = 9
"""Words in front of a verb that its group can hold at most."""
_SHARED = 14
"""Words between two verbs that share a modal: "may buy more shares or make an offer"."""


@dataclass(frozen=True, slots=True)
class Modifiers:
    """The modal verb, the negation and the future of one word, as indices of their first words; None for none."""

    modal: int | None = None
    negation: int | None = None
    tense: int | None = None


NONE = Modifiers()


@dataclass(frozen=True, slots=True)
class VerbGroups:
    """Reads the verb groups of one document."""

    passage: Passage

    def read(self, word: int, *, shared: bool = True) -> Modifiers:
        """Return what a verb's group holds; ``shared``: also what the verb before "and" or "or" shares with it."""
        lower = self.passage.words.lower
        first = max(self.sentence_begin(word), word - _GROUP)
        found, at = NONE, word - 1
        while at >= first:
            if lower[at] == "," and lower[at - 2 : at] in _IF_NEED_BE:
                at -= 3
            elif lower[at] == "to":
                opener = self.opener(at)
                if opener is None or lower[opener] == "yet":
                    return found if opener is None else replace(found, negation=opener)
                if lower[opener] in _HAVE_TO:
                    found = replace(found, modal=opener)
                at = opener + 1 if lower[opener] in NEGATIONS else opener
            elif lower[at] in JOINTS:
                return self._shared(word, at, found) if shared and at > first else found
            elif self._is_in_group(at):
                found = self._with(found, at)
            else:
                return found
            at -= 1
        return found

    def opener(self, at: int) -> int | None:
        """Return the word that makes the infinitive behind a "to" part of its group: "have to", "yet to", "not to"."""
        lower = self.passage.words.lower
        before = at - 1
        while before > 0 and is_adverb(lower[before]) and lower[before] not in NEGATIONS:
            before -= 1
        return before if lower[before] in _OPENERS or lower[before] in NEGATIONS else None

    def form(self, word: int) -> str:
        """Guess the form of a verb from its end: "ing", "past", "s" or "base"."""
        own = self.passage.words.lower[word]
        if own.endswith("ing"):
            return "ing"
        if is_participle(own) or is_irregular_past(own) or own.endswith("ed"):
            return "past"
        return "s" if own.endswith("s") and not own.endswith("ss") else "base"

    def sentence_begin(self, word: int) -> int:
        """Return the first word of a word's sentence; the word itself outside of sentences."""
        words = self.passage.words
        sentence = words.sentence(words.begins[word])
        return words.inside(sentence.begin, sentence.end).start if sentence else word

    def _is_in_group(self, at: int) -> bool:
        lower = self.passage.words.lower
        own, behind = lower[at], lower[at + 1]
        if own in NEGATIONS:
            return behind not in MERELY
        if own == ",":  # "would, however, attack"
            return any(is_adverb(word) or word == "however" for word in (lower[at - 1], behind))
        if own == "without":  # "without consulting them"
            return behind.endswith("ing")
        return own in _IN_GROUP or own in WOULD or is_adverb(own) or (own, behind) == ("no", "longer")

    def _with(self, found: Modifiers, at: int) -> Modifiers:
        """Add a word of a group to what it holds; of two negations the one beside the verb counts."""
        lower = self.passage.words.lower
        own = lower[at]
        if own == "cannot":
            return replace(found, modal=at, negation=at)
        if own in NEGATIONS or own in ("no", "without"):
            return found if found.negation is not None else replace(found, negation=at)
        if own in MODALS or (own in WOULD and not any(is_participle(word) for word in lower[at + 1 : at + 3])):
            return replace(found, modal=at)
        future = own in BE and lower[at + 2 : at + 3] == ("to",) and lower[at + 1] == "going"
        return replace(found, tense=at) if own in TENSE or future else found

    def _shared(self, word: int, joint: int, own: Modifiers) -> Modifiers:
        """Read what a verb behind "and" or "or" shares with the one before: "may buy or make"."""
        lower = self.passage.words.lower
        helped = any(lower[at] in _AUXILIARIES or lower[at] in TENSE for at in range(joint + 1, word))
        if own != NONE or helped or (lower[joint - 1] == "," and self.form(word) != "base"):
            return own
        for other in range(joint - 1, max(-1, self.sentence_begin(word) - 1, joint - _SHARED), -1):
            if other in self.passage.predicates and self.form(other) == self.form(word):
                return self.read(other, shared=False)
        return own
