"""A document with everything that one pass of the encoder says about it, addressed by word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from whence.extract.encoder import Encoding, Predicate, Tag
from whence.extract.repairs import Repairs
from whence.extract.words import Words
from whence.model.document import Document

_BY_SIZE = (
    "ARG1",
    "ARG2",
    "ARG3",
    "ARG4",
    "ARGM-PRP",
    "ARGM-GOL",
    "ARGM-PNC",
    "ARGM-PRD",
    "C-ARG1",
    "ARGM-ADV",
    "ARG0",
)

_PARTIES = frozenset({"ARG0", "ARG1", "ARG2"})
ROLE_FLOOR = 0.4
"""Score that an argument needs; of parties told by weaker ones, three in four were wrong in articles read by hand."""


@dataclass(frozen=True, slots=True)
class Governor:
    """A predicate in one of whose arguments something stands: "plan" governs "attack" in "plan to attack"."""

    word: int
    predicate: Predicate
    argument: Tag


@dataclass(frozen=True, slots=True)
class Passage:
    """A document, its words, and the encoder's view of them."""

    document: Document
    words: Words
    encoding: Encoding
    predicates: Mapping[int, Predicate]
    _governors: Mapping[int, tuple[Governor, ...]]

    @classmethod
    def of(cls, document: Document, encoding: Encoding) -> Passage:
        """Index the encoder's output by word; what it sees outside of the sentences (a byline, say) is left out."""
        words = Words.of(document, [(word.begin, word.end) for word in encoding.words])
        repaired = Repairs.of(words, (*encoding.entities, *encoding.names), encoding.predicates)
        predicates = {}
        for predicate in encoding.predicates:
            index = words.at(predicate.begin)
            if index is not None:
                predicates[index] = repaired(predicate)
        return cls(document, words, encoding, predicates, _governors(words, predicates))

    def governors(self, word: int) -> tuple[Governor, ...]:
        """Return the predicates that have this word inside an argument, innermost first."""
        return self._governors.get(word, ())

    def roles(self, word: int, *labels: str) -> tuple[Tag, ...]:
        """Return the role spans of the predicate at a word that have one of the labels, in text order."""
        predicate = self.predicates.get(word)
        if predicate is None:
            return ()
        return tuple(tag for tag in predicate.roles if tag.label in labels and self._is_sure(tag, predicate))

    def _is_sure(self, tag: Tag, predicate: Predicate) -> bool:
        """Say whether an argument is sure enough to name a party: by its score, behind "by", or right in front."""
        if tag.score >= ROLE_FLOOR or tag.label not in _PARTIES:
            return True
        text = self.document.text
        return text.startswith("by ", tag.begin) or tag.end + 1 == predicate.begin


def _governors(words: Words, predicates: Mapping[int, Predicate]) -> dict[int, tuple[Governor, ...]]:
    found: dict[int, list[Governor]] = {}
    for word, predicate in predicates.items():
        for argument in predicate.roles:
            if argument.label not in _BY_SIZE:
                continue
            governor = Governor(word, predicate, argument)
            for inside in words.inside(argument.begin, argument.end):
                if inside != word:
                    found.setdefault(inside, []).append(governor)
    return {word: tuple(sorted(those, key=_size)) for word, those in found.items()}


def _size(governor: Governor) -> tuple[int, int]:
    return governor.argument.end - governor.argument.begin, governor.word
