"""The claims of a document by place: those that are the point of some words, and those told before a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from whence.extract.meant import agree
from whence.extract.passage import Passage
from whence.model.claim import DraftClaim, Participant
from whence.reference.cues import Cues
from whence.reference.stance_words import StanceWords, stance_words

_REACH = 2
"""Sentences to look back for the claims that a stance is on."""
_STEM = 5
"""Letters of a word that all its forms share."""
_PARAGRAPH = re.compile(r"\n")
_CLAUSE_ENDS = frozenset({";", ":", "while", "but"})
_JOINTS = frozenset({"but", "and", ";", "while", "although", "which"})
_AND = frozenset({"and", "or"})
_APART = frozenset("after before when while as because if since until although ; : who which".split())
_RELATIVES = frozenset({"who", "which"})
_KNOWN = frozenset({"the", "this", "that"})
_GENERIC = frozenset(
    "attack attacks strike strikes raid raids bombing bombings blast blasts explosion explosions killing killings "
    "shelling assault assassination kidnapping massacre shooting".split()
)
"""Nouns that can stand for a deed told with other words."""


@dataclass(frozen=True, slots=True)
class Told:
    """Finds the claims of one document that a stance can be on."""

    passage: Passage
    cues: Cues
    by_sentence: dict[int, list[DraftClaim]]
    lists: StanceWords = field(default_factory=stance_words)

    @classmethod
    def of(cls, passage: Passage, cues: Cues, claims: Iterable[DraftClaim]) -> Told:
        """Sort the claims by sentence."""
        by_sentence: dict[int, list[DraftClaim]] = {}
        for claim in claims:
            index = passage.words.sentence_index(claim.trigger.begin)
            if index is not None:
                by_sentence.setdefault(index, []).append(claim)
        return cls(passage, cues, by_sentence)

    def main(self, stretch: range) -> list[DraftClaim]:
        """Return the claims in a stretch of one sentence that stand in no argument of another verb or event there.

        Verbs that only report or carry an event ("said that", "carried out") do not count.
        """
        if not stretch or stretch.start >= len(self.passage.words.begins):
            return []
        sentence = self.passage.words.sentence_index(self.passage.words.begins[stretch.start])
        here = self.by_sentence.get(-1 if sentence is None else sentence, ())
        inside = [claim for claim in here if self._head(claim) in stretch]
        return list(self._joined([claim for claim in inside if not self._is_nested(claim, stretch)]))

    def _joined(self, claims: Sequence[DraftClaim]) -> Iterator[DraftClaim]:
        """Yield the first claim and those that "and" or "or" puts beside it."""
        for n, claim in enumerate(claims):
            between = self.passage.words.inside(claims[0].trigger.end, claim.trigger.begin)
            words = set(self.passage.words.lower[between.start : between.stop])
            if n == 0 or (not words.isdisjoint(_AND) and words.isdisjoint(_APART)):
                yield claim

    def back(self, sentence: int) -> list[DraftClaim]:
        """Return the main claims of the nearest sentence before one that holds claims, none if that is too far off."""
        for index in self._near(sentence):
            if self.by_sentence.get(index):
                return self.main(self.words_of(index))
        return []

    def before(self, sentence: int) -> list[DraftClaim]:
        """Return all claims of the sentences that a stance can reach back to, the nearest sentence first."""
        return [claim for index in self._near(sentence) for claim in self.by_sentence.get(index, ())]

    def charged_with(self, claims: Sequence[DraftClaim]) -> list[DraftClaim]:
        """Put what an accusation says in the place of the claim that somebody accuses, where the text tells it."""
        found: list[DraftClaim] = []
        for claim in claims:
            index = self.passage.words.sentence_index(claim.trigger.begin)
            said = [
                each
                for each in self.by_sentence.get(-1 if index is None else index, ())
                if claim.plover == "ACCUSE" and each.attribution.cue and each.attribution.cue.overlaps(claim.trigger)
            ]
            found += said[:1] or [claim]
        return found

    def clause_before(self, word: int) -> list[DraftClaim]:
        """Return the main claims in front of the last joint ("but", "and") before a word of a sentence."""
        words = self.passage.words
        begin = self.words_of(words.sentence_index(words.begins[word]) or 0).start
        joint = next((at for at in range(word - 1, begin, -1) if words.lower[at] in _JOINTS), None)
        return self.main(range(begin, joint)) if joint is not None else []

    def in_front(self, word: int) -> list[DraftClaim]:
        """Return all claims of a sentence in front of one of its words."""
        sentence = self.passage.words.sentence_index(self.passage.words.begins[word])
        here = self.by_sentence.get(-1 if sentence is None else sentence, ())
        return [claim for claim in here if self._head(claim) < word]

    def last_speaker(self, sentence: int) -> Participant | None:
        """Return the one speaker of the claims of the sentence before, None where there are none or several."""
        said = [claim.attribution.speaker for claim in self.by_sentence.get(sentence - 1, ())]
        speakers = {speaker.name: speaker for speaker in said if isinstance(speaker, Participant)}
        return next(iter(speakers.values())) if len(speakers) == 1 and self._near(sentence) else None

    def words_of(self, sentence: int) -> range:
        """Return the words of a sentence."""
        span = self.passage.document.sentences[sentence]
        return self.passage.words.inside(span.begin, span.end)

    def end_of(self, word: int) -> int:
        """Return where the clause ends in which a word, the one after a cue, stands."""
        words = self.passage.words
        sentence = words.sentence_index(words.begins[word - 1])
        stop = self.words_of(sentence).stop if sentence is not None else word
        return next((at for at in range(word, stop) if words.lower[at] in _CLAUSE_ENDS), stop)

    def is_same_deed(self, named: Sequence[DraftClaim], claim: DraftClaim) -> bool:
        """Say whether an earlier claim is on a deed named again: by the same word, or by one that can stand for it."""
        return any(each.plover == claim.plover and self._may_be(each, claim) and agree(each, claim) for each in named)

    def _may_be(self, again: DraftClaim, claim: DraftClaim) -> bool:
        stems, told = ({word[:_STEM] for word in each.trigger.text.lower().split()} for each in (again, claim))
        first = self.passage.words.inside(0, again.trigger.begin).stop
        known = self.passage.words.lower[first - 1 : first] and self.passage.words.lower[first - 1] in _KNOWN
        return bool(stems & told) or bool(known and again.trigger.text.lower().split()[-1] in _GENERIC)

    def _near(self, sentence: int) -> list[int]:
        """Return the sentences within reach before one: of its paragraph and the one before, the nearest first."""
        sentences, text = self.passage.document.sentences, self.passage.document.text
        found, breaks = [], 0
        for index in range(sentence - 1, max(-1, sentence - 1 - _REACH), -1):
            breaks += bool(_PARAGRAPH.search(text, sentences[index].end, sentences[index + 1].begin))
            if breaks > 1:
                break
            found.append(index)
        return found

    def _head(self, claim: DraftClaim) -> int:
        """Return the word of a trigger that roles are told of."""
        inside = self.passage.words.inside(claim.trigger.begin, claim.trigger.end)
        return next((word for word in inside if word in self.passage.predicates), inside.start)

    def _is_nested(self, claim: DraftClaim, stretch: range) -> bool:
        own = self.passage.words.inside(claim.trigger.begin, claim.trigger.end)
        if self._is_relative(self._head(claim), stretch):
            return True
        others = (word for word in stretch if word in self.passage.predicates and word not in own)
        return any(
            tag.begin <= claim.trigger.begin and claim.trigger.end <= tag.end and not tag.label.startswith("R-")
            for word in others
            if not self._hands_on(word) and not self._is_relative(word, range(own.start, stretch.stop))
            for tag in self.passage.predicates[word].roles
        )

    def _is_relative(self, word: int, stretch: range) -> bool:
        """Say whether a verb is that of a relative clause with its pronoun in a stretch: "the raid *which* killed"."""
        roles = self.passage.predicates[word].roles if word in self.passage.predicates else ()
        lasts = {tag: self.passage.words.inside(tag.begin, tag.end).stop - 1 for tag in roles}
        return any(
            last in stretch and (tag.label.startswith("R-") or self.passage.words.lower[last] in _RELATIVES)
            for tag, last in lasts.items()
        )

    def _hands_on(self, word: int) -> bool:
        """Say whether a verb or noun only reports or carries the event in its argument."""
        lower = self.passage.words.lower[word]
        lists = (self.lists.carrying, self.lists.reports, self.lists.parts)
        of_cues = (self.cues.reporting, self.cues.stance, self.cues.status)
        return any(index.lookup(lower) for index in lists) or any(index.lookup(lower) for index in of_cues)
