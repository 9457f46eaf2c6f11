"""How a claim's words bring up what happened: as known to the reader, as another one, or neither.

"The attack" goes back to an attack already told, "another attack" never does, and a verb or "an attack" can do either.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from whence.link.parties import head
from whence.model.claim import Claim
from whence.model.reading import Reading
from whence.model.span import Span
from whence.model.vocabulary import Effect, MentionKind, Status
from whence.reference.agents import agents
from whence.reference.happenings import happening_words
from whence.reference.phrases import PhraseIndex
from whence.reference.triggers import Trigger, lexicon

_REAL = frozenset({Status.ASSERTED, Status.DENIED, Status.POSSIBLE})
_MODIFIERS = 4
"""Words that may stand between "the" and the noun: "the deadly roadside bomb attack"."""
_BEHIND = 60
"""Code points behind a verb in which "again" belongs to it."""
_LAST_WORD = re.compile(r"([\w'’]+)[\s-]*\Z")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_ARTICLES = frozenset({"a", "an"})
_OWNERS = frozenset("his her its their our my your".split())
_OUTSIDE = frozenset(
    "no any each every of for on in at by with from to into after before during since and or but as than that which "
    "who was were is are "
    "be been has have had will would could may might can not said says".split()
)
"""Words that stand in no noun phrase between its determiner and its noun."""
_OBJECT = re.compile(
    r"\s+(?:\d|(?:a|an|the|his|her|its|their|at least|up to|more than|some|several|many|about|one|two|three|four|five"
    r"|six|seven|eight|nine|ten|dozens|scores|hundreds|thousands|people|civilians)\b)"
)
"""What follows an -ing form that is a verb: "an explosion killing five"."""


_BEFORE_THAT = frozenset("of in for after before during since to from by with about".split())
"""Words behind which "that" points at a noun; behind others it opens a clause."""


class Manner(StrEnum):
    """How words bring up a happening."""

    KNOWN = "known"
    FRESH = "fresh"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim with what its words say about the happening.

    ``sentence`` is the index of its trigger's sentence, -1 in front of the first. ``lemmas`` are the dictionary forms
    of the trigger, ``effects`` what it says befell people, ``weapons`` the nouns for its instruments; ``known_weapon``
    says that one of them is known to the reader ("the bomb"). ``lead`` is its sentence up to the trigger, ``rest`` what
    follows the trigger, both lower-cased.
    """

    claim: Claim
    sentence: int
    manner: Manner
    lemmas: frozenset[str]
    effects: frozenset[Effect]
    weapons: frozenset[str]
    known_weapon: bool
    lead: str
    rest: str

    @property
    def is_real(self) -> bool:
        """Say whether the claim is on something that is said to have happened, not to have, or maybe to have."""
        return self.claim.status in _REAL

    @property
    def is_outcome(self) -> bool:
        """Say whether the claim tells what came of an act ("killed", "destroyed"), not the act itself."""
        return bool(self.effects) or self.claim.event.mode == "destroy"

    def among(self, words: PhraseIndex[str]) -> bool:
        """Say whether the trigger is one of the words of a list."""
        return bool(words.lookup(self.claim.trigger.text))


def tellings(reading: Reading) -> list[Telling]:
    """Return the claims of a reading in the order of the text, each with how it is told."""
    sentences = reading.document.sentences
    begins = [sentence.begin for sentence in sentences]
    weapons = {mention.id: mention.span for mention in reading.mentions if mention.kind is MentionKind.WEAPON}
    found = []
    for claim in sorted(reading.claims, key=lambda c: (c.trigger, c.id)):
        index = bisect_right(begins, claim.trigger.begin) - 1
        instruments = [weapons[id] for id in claim.instruments if id in weapons]
        found.append(_telling(claim, instruments, index, sentences[index] if index >= 0 else claim.trigger))
    return found


def _telling(claim: Claim, instruments: Sequence[Span], index: int, sentence: Span) -> Telling:
    text, trigger = claim.trigger.source, claim.trigger
    lead = text[min(sentence.begin, trigger.begin) : trigger.begin].lower()
    rest = text[trigger.end : max(sentence.end, trigger.end)].lower()
    meanings = [meaning for meaning in lexicon().lookup(trigger.text) if meaning.event == claim.event.plover]
    lemmas = frozenset(meaning.lemma for meaning in meanings) or frozenset({" ".join(trigger.text.lower().split())})
    effects = frozenset(Effect(meaning.effect) for meaning in meanings if meaning.effect)
    manner = _manner(trigger.text.lower(), meanings, lead, rest[:_BEHIND])
    weapons = frozenset(head(weapon.text) for weapon in instruments)
    return Telling(claim, index, manner, lemmas, effects, weapons, any(map(_is_known, instruments)), lead, rest)


def _is_known(noun: Span) -> bool:
    first, between, _ = _determiner(noun.source[max(0, noun.begin - _BEHIND) : noun.begin].lower())
    return first in happening_words().known and happening_words().fresh.isdisjoint(between)


def _manner(word: str, meanings: Sequence[Trigger], lead: str, behind: str) -> Manner:
    words = happening_words()
    if not _may_be_noun(word, meanings, behind):
        return Manner.FRESH if words.again.search(behind) else Manner.OPEN
    first, between, before = _determiner(lead)
    if not words.fresh.isdisjoint({first, *between}):
        return Manner.FRESH
    if first in words.known or (_POSSESSIVE.search(first) and _POSSESSIVE.sub("", first) in words.dated):
        return Manner.KNOWN
    return Manner.FRESH if first in _ARTICLES and before in words.joining else Manner.OPEN


def _may_be_noun(word: str, meanings: Sequence[Trigger], behind: str) -> bool:
    if word.endswith("ed") or (meanings and all(meaning.pos == "verb" for meaning in meanings)):
        return False
    return not (word.endswith("ing") and _OBJECT.match(behind))


def _determiner(lead: str) -> tuple[str, tuple[str, ...], str]:
    """Return the word that opens the noun phrase that goes on behind ``lead``, those between, and the one before it.

    The first is empty where the trigger has no determiner, or is the verb of a subject ("the rebels attack").
    """
    words = happening_words()
    between: list[str] = []
    rest = lead
    while len(between) <= _MODIFIERS and (match := _LAST_WORD.search(rest)):
        word, rest = match[1], rest[: match.start()]
        if word in words.known or word in _ARTICLES or word in _OWNERS or _POSSESSIVE.search(word):
            before = _LAST_WORD.search(rest)
            preceding = before[1] if before else ""
            if word == "that" and preceding not in _BEFORE_THAT:
                break
            return word, tuple(between), preceding
        role = agents().lookup(word)
        if word in _OUTSIDE or (not between and role is not None and role.plural):
            break
        between.append(word)
        if word in words.fresh:
            return word, tuple(between), ""
    return "", (), ""
