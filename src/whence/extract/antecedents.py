"""Whom a speaker named by a pronoun or a short form is: the last full speaker before that it can stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from whence.extract.phrases import head_word
from whence.extract.somebody import Somebody
from whence.extract.words import Words
from whence.model.span import Span
from whence.reference.agents import agents

_PRONOUN = re.compile(r"(?:he|she|they|it|who)\Z", re.IGNORECASE)
_DEFINITE = re.compile(
    r"the (?:\w+ )?(?:general|colonel|major|commander|officer|spokes(?:man|woman|person)|officials?|minister|president"
    r"|sources?|statement|group|ministry|agency|report|witness(?:es)?|doctor|activists?|residents?)\Z",
    re.IGNORECASE,
)
_BARE = 2
"""Words of a short form without a modifier: "the ministry"; "the Defence Ministry" may be what "it" stands for."""
_BACK = 8
"""Speakers to look back; further off a short form is nobody's."""
_POSSESSIVES = frozenset("his her its their".split())


@dataclass(frozen=True, slots=True)
class SpeakerAntecedents:
    """Finds the antecedents of one document's speakers.

    ``full`` are the speakers that are named or described in full, in text order; ``can_speak`` says whether a phrase
    names somebody.
    """

    words: Words
    can_speak: Somebody
    full: tuple[Span, ...]

    @classmethod
    def among(cls, phrases: Iterable[Span], words: Words, can_speak: Somebody) -> SpeakerAntecedents:
        """Take the full speakers out of the noun phrases of a document that name speakers."""
        full = sorted(phrase for phrase in phrases if not (is_short(phrase) and len(phrase.text.split()) <= _BARE))
        return cls(words, can_speak, tuple(full))

    def of(self, phrase: Span) -> Span | None:
        """Return the last full speaker before a pronoun or short form that it can stand for, None if there is none."""
        index = bisect_left(self.full, phrase)
        near = self.full[max(0, index - _BACK) : index]
        fitting = (full for full in reversed(near) if full.end <= phrase.begin and self._may_be(phrase, full))
        return next(fitting, None)

    def _may_be(self, short: Span, full: Span) -> bool:
        """Say whether a pronoun or short form agrees with a speaker: no ministry is "he", no commission "the group"."""
        words = self.words
        noun = words.lower[head_word(words, short)]
        other = words.lower[head_word(words, full)]
        role, known = agents().lookup(noun), agents().lookup(other)
        if not self.can_speak(full) or other in _POSSESSIVES:
            return False
        if noun in {"he", "she"}:
            return known is None or (known.kind == "person" and not known.plural)
        if noun == "it":
            return known is None or known.kind != "person"
        if noun == "they":
            return True
        named = set(full.text.lower().split())
        if noun in named:  # "the foreign minister" is not the prime minister
            return set(short.text.lower().split()[1:]) <= named
        return known is None and role is not None and role.kind == "person" and not role.plural


def is_short(phrase: Span) -> bool:
    """Say whether a phrase is a pronoun or a short form ("the general") of a speaker named before."""
    return bool(_PRONOUN.match(phrase.text) or _DEFINITE.match(phrase.text))
