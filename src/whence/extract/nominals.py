"""Noun or verb: which of the two a word that could be both is where it stands."""

from __future__ import annotations

from whence.extract.passage import Passage
from whence.reference.morphology import is_irregular_past

_DETERMINERS = frozenset(
    (
        "a an the this that these those its their his her our any some no every each several many more most other "
        "another such of recent new deadly major fresh alleged multiple numerous first second third latest 's ’s "
    ).split()
)
_NOUN_FOLLOWERS = frozenset("of by that which against near was were is are has have".split())
_PREPOSITIONS = frozenset(
    "in on at by after before during following amid against from with over under since despite".split()
)
_SINGULAR = frozenset({"a", "an", "another"})
_AUXILIARIES = frozenset(
    (
        "has have had was were is are been be being will would may might could can must should shall did do does not "
        "n't to "
    ).split()
)
_CLAUSE_OPENERS = frozenset(
    {"", ".", ",", ";", ":", "“", '"', "that", "said", "and", "but", "heavy", "fierce", "renewed"}
)
_OBJECT_OPENERS = frozenset(
    "the a an his her its their our this these those them him it us several many some two three".split()
)


def is_nominal(passage: Passage, word: int) -> bool:
    """Guess from its neighbours whether a word that could be noun or verb is a noun here."""
    lower = passage.words.lower
    own = lower[word]
    before = lower[word - 1] if word else ""
    after = lower[word + 1] if word + 1 < len(lower) else ""
    if before in _AUXILIARIES or own.endswith("ed") or is_irregular_past(own):
        return False
    if before in _DETERMINERS:
        return True
    agrees = own.endswith("s") or after in _OBJECT_OPENERS  # "a missile hit a bus"
    if word > 1 and lower[word - 2] in _SINGULAR and not agrees:
        return True  # "a rebel raid": as a verb it would agree with its subject
    if after in _NOUN_FOLLOWERS:
        return True
    if own.endswith("ing"):
        opens = before in _CLAUSE_OPENERS and (
            is_irregular_past(after) or after.endswith("ed") or after in _AUXILIARIES
        )
        return opens or _is_subject(passage, word) or (before in _PREPOSITIONS and after not in _OBJECT_OPENERS)
    if before in _PREPOSITIONS or after in _AUXILIARIES:
        return True
    return after not in _OBJECT_OPENERS and not passage.roles(word, "ARG0")


def _is_subject(passage: Passage, word: int) -> bool:
    """Say whether a word alone is the subject of a verb behind it: "fighting broke out"."""
    begin, end = passage.words.begins[word], passage.words.ends[word]
    return any(
        governor.word > word and (governor.argument.begin, governor.argument.end) == (begin, end)
        for governor in passage.governors(word)
    )
