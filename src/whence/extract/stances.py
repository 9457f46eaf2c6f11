"""Stances: who denies, doubts or supports a claim, and who is silent on it, where the text states it.

A stance is on the claims that stand in the same sentence or, where the sentence holds none ("The ministry denied the
report"), on those of the nearest sentence before it in the same paragraph or the one before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from whence.extract.mentions import MentionTable
from whence.extract.passage import Passage
from whence.extract.phrases import noun_phrase
from whence.model.claim import DraftClaim, Participant, Stance
from whence.model.span import Span
from whence.model.vocabulary import MentionKind, StanceKind
from whence.reference.cues import Cues

_SHORT = 5
"""Words of a subject that points back."""
_REACH = 2
"""Sentences to look back for the claim that a stance is on."""


@dataclass(frozen=True, slots=True)
class StanceFinder:
    """Finds the stances in one document."""

    passage: Passage
    table: MentionTable
    cues: Cues

    def find(self, claims: Sequence[DraftClaim]) -> tuple[Stance, ...]:
        """Return the stances that the text states towards the given claims, in text order."""
        by_sentence: dict[int, list[DraftClaim]] = {}
        for claim in claims:
            index = self.passage.words.sentence_index(claim.trigger.begin)
            if index is not None:
                by_sentence.setdefault(index, []).append(claim)
        found = [
            Stance(claim.id, holder, kind, span)
            for index in range(len(self.passage.document.sentences))
            for kind, span, holder in self._in_sentence(index)
            for claim in self._objects(kind, index, span, by_sentence)
        ]
        return tuple(found)

    def _in_sentence(self, index: int) -> Iterator[tuple[StanceKind, Span, Participant | Literal["author"]]]:
        words = self.passage.words
        sentence = self.passage.document.sentences[index]
        inside = words.inside(sentence.begin, sentence.end)
        for match in self.cues.stance.match(words.lower[inside.start : inside.stop]):
            first, last = inside.start + match.begin_word, inside.start + match.end_word
            stance = match.values[0].stance
            if stance is None:
                continue
            kind = StanceKind(stance)
            holder = self._holder(first, last, sentence)
            if holder is not None or kind is StanceKind.DOUBTS:
                yield kind, words.span(first, last), holder or "author"

    def _holder(self, first: int, last: int, sentence: Span) -> Participant | None:
        """Return the subject of the cue: the encoder's ARG0 or ARG1 of a word of it that lies before the cue."""
        words = self.passage.words
        for word in range(first, last):
            for tag in self.passage.roles(word, "ARG0", "ARG1"):
                if tag.end <= words.begins[first]:
                    return self._participant(tag.begin, tag.end)
        before = self.table.inside(MentionKind.ACTOR, sentence.begin, words.begins[first])
        return self._participant(before[-1].span.begin, before[-1].span.end) if before else None

    def _participant(self, begin: int, end: int) -> Participant | None:
        phrase = noun_phrase(self.passage.words, begin, end)
        if phrase is None:
            return None
        mention = self.table.add(MentionKind.ACTOR, phrase.begin, phrase.end)
        return Participant(mention.id, phrase, phrase.text, role_evidence=phrase)

    def _objects(
        self, kind: StanceKind, index: int, span: Span, by_sentence: dict[int, list[DraftClaim]]
    ) -> Sequence[DraftClaim]:
        """Return the claims that a stance in a sentence is on."""
        own = [claim for claim in by_sentence.get(index, ()) if not claim.trigger.overlaps(span)]
        if own and kind is not StanceKind.SILENT and not self._points_back(index, span):
            return own
        for back in range(1, _REACH + 1):
            if by_sentence.get(index - back):
                return by_sentence[index - back]
        return own

    def _points_back(self, index: int, span: Span) -> bool:
        """Say whether the subject is what was told before: "This scenario remains unlikely"."""
        words = self.passage.words
        before = words.inside(self.passage.document.sentences[index].begin, span.begin)
        return 0 < len(before) <= _SHORT and words.lower[before[0]] in {"this", "that", "these", "those", "such"}
