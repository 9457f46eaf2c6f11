"""The words of a text that tell a stance, each with its kind; those that are negated or left open tell none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from whence.extract.nominals import is_nominal
from whence.extract.passage import Passage
from whence.model.span import Span
from whence.model.vocabulary import StanceKind
from whence.reference.cues import Cues
from whence.reference.stance_words import StanceWords

_BEFORE = 3
"""Words in front of a verb among which "not" or "would" makes it no stance."""
_CLAUSE = 14
"""Words in front of a verb among which "if" makes it none."""
_SPOKEN = frozenset({StanceKind.SUPPORTS, StanceKind.DENIES, StanceKind.CORRECTS, StanceKind.RETRACTS})
"""Kinds that a negation undoes; the words of the others hold their own."""
_STOPS = frozenset({",", ";", ":", ".", "but"})
_CLASSES = frozenset({"denial", "doubt", "support", "silence", "correction"})
"""Classes of cues whose words take a stance; a question ("not known whether") takes none."""
_BREAKS = frozenset({",", ";", ":", "that", "and", "but", "who", "which"})


@dataclass(frozen=True, slots=True)
class StanceCue:
    """Words that tell a stance, as word indices, ``last`` exclusive; ``verb`` is the one with roles, if any has."""

    kind: StanceKind
    first: int
    last: int
    sentence: int
    span: Span
    verb: int | None


def stance_cues(passage: Passage, cues: Cues, lists: StanceWords) -> Iterator[StanceCue]:
    """Yield the cues of a document in text order."""
    words = passage.words
    for index, sentence in enumerate(passage.document.sentences):
        inside = words.inside(sentence.begin, sentence.end)
        for match in cues.stance.match(words.lower[inside.start : inside.stop]):
            first, last = inside.start + match.begin_word, inside.start + match.end_word
            told = match.values[0].stance if match.values[0].cue_class in _CLASSES else None
            if told is None or (StanceKind(told) in _SPOKEN and _is_bent(passage, first, inside.start, lists)):
                continue
            if last - first == 1 and first in passage.predicates and is_nominal(passage, first):
                continue
            verb = next((word for word in range(first, last) if word in passage.predicates), None)
            yield StanceCue(StanceKind(told), first, last, index, words.span(first, last), verb)


def _is_bent(passage: Passage, first: int, begin: int, lists: StanceWords) -> bool:
    """Say whether words in front of a verb deny it or leave it open: "would not confirm", "to deny"."""
    clause = range(first - 1, max(begin, first - _CLAUSE) - 1, -1)
    before = list(takewhile(lambda lower: lower not in _STOPS, (passage.words.lower[word] for word in clause)))
    near = takewhile(lambda lower: lower not in _BREAKS, before[:_BEFORE])
    bending = (passage.words.at(tag.begin) for tag in passage.roles(first, "ARGM-NEG", "ARGM-MOD"))
    if any(word is not None and first - len(before) <= word < first for word in bending):
        return True
    return not lists.conditions.isdisjoint(before) or not lists.bent.isdisjoint(near)
