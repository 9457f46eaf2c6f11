"""What a short form of a speaker is by its own words: a pronoun, a role ("the general"), part of a name ("Zhukov")."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import pairwise

from whence.model.span import Span
from whence.reference.agents import agents
from whence.reference.names import split_names
from whence.reference.states import states

_PRONOUNS = frozenset("he she it they who i we".split())
POSSESSIVES = {"his": "he", "her": "she", "its": "it", "their": "they"}
"""The pronoun of each possessive: whose claim it is."""
PRONOUNS = _PRONOUNS | frozenset("him her them us me his their its our my that which those these this".split())
"""Words that name nobody by themselves."""
_DEFINITE = frozenset("the this that these those".split())
_SAME = frozenset("same latter former first second".split())
_ORDERED = re.compile(r"the (?:former|latter)\Z", re.IGNORECASE)
_THINGS = frozenset("report statement study survey document letter article message".split())
_BODIES = frozenset(
    "observatory monitor outlet paper newspaper broadcaster channel station website agency group".split()
)
_LONGEST = 3
"""Words of a role with its article: "the war monitor"."""


class ShortForm(StrEnum):
    """How a phrase refers to somebody named before."""

    PRONOUN = "pronoun"
    FIRST_PERSON = "first person"
    ORDERED = "the former, the latter"
    ROLE = "role"
    NAME = "name"


def short_form(phrase: Span) -> ShortForm | None:
    """Say how a phrase refers back by its words, None for one that names or describes somebody in full."""
    words = phrase.text.lower().split()
    if len(words) == 1 and words[0] in POSSESSIVES:
        return ShortForm.PRONOUN
    if len(words) == 1 and words[0] in _PRONOUNS:
        return ShortForm.FIRST_PERSON if words[0] in {"i", "we"} else ShortForm.PRONOUN
    if _ORDERED.match(phrase.text):
        return ShortForm.ORDERED
    if is_role(phrase):
        return ShortForm.ROLE
    return ShortForm.NAME if is_part_of_name(phrase) else None


def is_role(phrase: Span) -> bool:
    """Say whether a phrase is a definite role with nothing that tells whose: "the general", "the same source"."""
    words = [word.key for word in split_names(phrase.text)]
    if len(words) < 2 or len(words) > _LONGEST or words[0] not in _DEFINITE:
        return False
    rest = [word for word in words[1:] if word not in _SAME]
    named = split_names(phrase.text)[1:]
    if not rest or any(states().at(named, at) for at in range(len(named))):
        return False
    return is_role_noun(rest[-1]) and not any(word.text[0].isupper() for word in named[:-1])


def is_role_noun(noun: str) -> bool:
    """Say whether a lower-cased noun is one for speakers: a person, a group, or something written."""
    role = agents().lookup(noun)
    return noun in _THINGS | _BODIES or (role is not None and role.kind in {"person", "group"})


def is_thing(noun: str) -> bool:
    """Say whether a lower-cased noun is for something written that speaks: "the report"."""
    return noun in _THINGS


def is_part_of_name(phrase: Span) -> bool:
    """Say whether a phrase is one capitalised word that is no role ("Zhukov", "SOHR"), with its title or article."""
    words = split_names(phrase.text)
    if words and words[0].key == "the":
        words = words[1:]
        if len(words) != 1 or not words[0].text[0].isupper():
            return False
    while len(words) > 1 and agents().title_at(words, 0):
        words = words[agents().title_at(words, 0)[0] :]  # type: ignore[index]
    if len(words) > 1 and all(one.hyphened for one, _ in pairwise(words)) and words[-1].text[0].isupper():
        words = words[-1:]  # "al-Amin"
    if len(words) != 1 or not words[0].text[0].isupper():
        return False
    role = agents().lookup(words[0].key)
    known = role is not None and role.sector is not None
    return not known and states().at(words, 0) is None and words[0].key not in _PRONOUNS
