"""What stands around a verb: its auxiliaries, and the voice they tell. Read off the words, without a parser."""

from __future__ import annotations

from whence.extract.words import Words
from whence.reference.morphology import is_participle

_BE = frozenset("be is are am was were been being get gets got getting".split())
_HAVE = frozenset("have has had having 've ’ve".split())
_MODALS = frozenset("will would shall should may might can could must do does did".split())
_ADVERBS = frozenset("not n't n’t also then later still already even just now again never since all both soon".split())
_NO_ADVERBS = frozenset("family assembly ally early italy july fly reply supply".split())
_REACH = 5
"""Words between an auxiliary and its verb at most."""


def is_adverb(word: str) -> bool:
    """Say whether a lower-cased word is an adverb by its look."""
    return word in _ADVERBS or (word.endswith("ly") and word not in _NO_ADVERBS)


def before(words: Words, verb: int) -> int:
    """Return the index of the word in front of a verb with its auxiliaries and adverbs; -1 at the text's beginning."""
    at = verb - 1
    while at >= 0 and verb - at <= _REACH:
        lower = words.lower[at]
        if not (is_adverb(lower) or lower in _BE or lower in _HAVE or lower in _MODALS):
            break
        at -= 1
    return at


def auxiliaries(words: Words, verb: int) -> list[str]:
    """Return the auxiliaries in front of a verb, in text order."""
    around = words.lower[before(words, verb) + 1 : verb]
    return [word for word in around if word in _BE or word in _HAVE or word in _MODALS]


def is_passive(words: Words, verb: int) -> bool:
    """Say whether a verb is in the passive by its auxiliaries: "was shelled", "have been killed", "got arrested"."""
    helpers = auxiliaries(words, verb)
    return bool(helpers) and helpers[-1] in _BE and is_participle(words.lower[verb])


def is_bare_participle(words: Words, verb: int) -> bool:
    """Say whether a verb could be a participle that qualifies the noun before it: "soldiers killed in an ambush"."""
    return is_participle(words.lower[verb]) and not auxiliaries(words, verb)
