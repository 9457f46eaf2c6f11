"""How the words of a trigger bring up a happening: as known to the reader, as another one, or neither.

"The attack" goes back to an attack already told, "another attack" never does, and a verb or "an attack" can do either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from whence.model.vocabulary import Effect
from whence.reference.agents import agents
from whence.reference.happenings import happening_words
from whence.reference.triggers import Trigger, lexicon
from whence.reference.weapons import weapons

_MODIFIERS = 4
"""Words that may stand between "the" and the noun: "the deadly roadside bomb attack"."""
_BEHIND = 60
"""Code points behind a verb in which "again" belongs to it."""
_LAST_WORD = re.compile(r"([\w'’]+)[\s-]*\Z")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_ARTICLES = frozenset({"a", "an"})
_OWNERS = frozenset("his her its their our my your".split())
_OUTSIDE = frozenset(
    "no any each every of for in on at by with from to into after before during since and or but as than that which "
    "who was were is are be been has have had will would could may might can not said says".split()
)
"""Words that stand in no noun phrase between its determiner and its noun."""
_BEFORE_THAT = frozenset("of in for after before during since to from by with about".split())
"""Words behind which "that" points at a noun; behind others it opens a clause."""
_OBJECT = re.compile(
    r"\s+(?:\d|(?:a|an|the|his|her|its|their|at least|up to|more than|some|several|many|about|one|two|three|four|five"
    r"|six|seven|eight|nine|ten|dozens|scores|hundreds|thousands|people|civilians)\b)"
)
"""What follows an -ing form that is a verb: "an explosion killing five"."""


class Manner(StrEnum):
    """How words bring up a happening."""

    KNOWN = "known"
    FRESH = "fresh"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Wording:
    """A trigger taken apart.

    ``noun`` is its part that may be a noun, lower-case: all of "attack", "bomb" of "bomb exploded", nothing of
    "attacked". ``lemmas`` are the dictionary forms of its words, ``effects`` what its verb, or the noun alone, says
    befell people.
    """

    noun: str
    lemmas: frozenset[str]
    effects: frozenset[Effect]

    @property
    def is_deed(self) -> bool:
        """Say whether noun and verb tell the act, whatever came of it: "a bomb killed"."""
        return len(self.lemmas) > 1 and bool(self.noun)


@lru_cache(maxsize=4096)
def wording(trigger: str, plover: str) -> Wording:
    """Take the words of a trigger apart by what they mean in events of a PLOVER type."""
    text = " ".join(trigger.lower().split())
    whole = _meanings(text, plover)
    if whole:
        is_noun = not text.endswith("ed") and any(meaning.pos != "verb" for meaning in whole)
        return Wording(text if is_noun else "", _lemmas(whole), _effects(whole))
    words = text.split()
    for end in range(len(words) - 1, 0, -1):
        subject, verb = " ".join(words[:end]), _meanings(" ".join(words[end:]), plover)
        if verb and _is_noun(subject, plover):
            return Wording(subject, _lemmas(verb) | {subject}, _effects(verb))
    return Wording("" if text.endswith("ed") else text, frozenset({text}), frozenset())


def _meanings(words: str, plover: str) -> list[Trigger]:
    return [meaning for meaning in lexicon().lookup(words) if meaning.event == plover]


def _is_noun(words: str, plover: str) -> bool:
    if any(meaning.pos != "verb" for meaning in _meanings(words, plover)):
        return True
    return any(match.end_word == len(words.split()) for match in weapons().match(words.split()))


def _lemmas(meanings: Sequence[Trigger]) -> frozenset[str]:
    return frozenset(meaning.lemma for meaning in meanings)


def _effects(meanings: Sequence[Trigger]) -> frozenset[Effect]:
    return frozenset(Effect(meaning.effect) for meaning in meanings if meaning.effect)


def manner(noun: str, lead: str, rest: str) -> Manner:
    """Tell how a trigger brings up a happening.

    Args:
        noun: the part of the trigger that may be a noun.
        lead: the sentence in front of it, lower-case.
        rest: the sentence behind it, lower-case.
    """
    words = happening_words()
    if not noun or (noun.endswith("ing") and _OBJECT.match(rest)):
        return Manner.FRESH if words.again.search(rest[:_BEHIND]) else Manner.OPEN
    first, between, before = _determiner(lead)
    if not words.fresh.isdisjoint({first, *between}):
        return Manner.FRESH
    if first in words.known or (_POSSESSIVE.search(first) and _POSSESSIVE.sub("", first) in words.dated):
        return Manner.KNOWN
    return Manner.FRESH if first in _ARTICLES and before in words.joining else Manner.OPEN


def is_known(lead: str) -> bool:
    """Say whether the noun behind these words is one that the reader knows: "the bomb"."""
    return manner("noun", lead, "") is Manner.KNOWN


def _determiner(lead: str) -> tuple[str, tuple[str, ...], str]:
    """Return the word that opens the noun phrase that goes on behind ``lead``, those between, and the one before it.

    The first is empty where there is none, or where a verb follows its subject ("the rebels attack").
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
        if word in _OUTSIDE or (not between and _is_subject(word)):
            break
        between.append(word)
        if word in words.fresh:
            return word, tuple(between), ""
    return "", (), ""


def _is_subject(word: str) -> bool:
    role = agents().lookup(word)
    return role is not None and role.plural
