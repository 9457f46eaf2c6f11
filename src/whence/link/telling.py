"""Tellings: the claims of a report in the order of the text, each with how its words bring up what happened."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from whence.link.parties import head
from whence.link.wording import Manner, Wording, is_known, manner, wording
from whence.model.claim import Claim
from whence.model.reading import Reading
from whence.model.span import Span
from whence.model.vocabulary import Effect, MentionKind, Status
from whence.reference.happenings import happening_words
from whence.reference.phrases import PhraseIndex

_REAL = frozenset({Status.ASSERTED, Status.DENIED, Status.POSSIBLE})
_FRONT = 60
"""Code points in front of a weapon's name in which its determiner stands."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim with what its words say about the happening.

    ``sentence`` is the index of its trigger's sentence, -1 in front of the first. ``is_wider`` says that it is on what
    goes on for long: a war is not one of its attacks. ``weapons`` are the nouns for its
    instruments; ``known_weapon`` says that one of them is known to the reader. ``lead`` is the sentence up to the
    trigger, ``rest`` what follows it, both lower-case.
    """

    claim: Claim
    sentence: int
    manner: Manner
    wording: Wording
    is_wider: bool
    weapons: frozenset[str]
    known_weapon: bool
    lead: str
    rest: str

    @property
    def lemmas(self) -> frozenset[str]:
        """Return the dictionary forms of its trigger's words."""
        return self.wording.lemmas

    @property
    def effects(self) -> frozenset[Effect]:
        """Return what its trigger says befell people."""
        return self.wording.effects

    @property
    def is_real(self) -> bool:
        """Say whether the claim is on something that is said to have happened, not to have, or maybe to have."""
        return self.claim.status in _REAL

    @property
    def tells_outcome(self) -> bool:
        """Say whether the claim tells what came of an act: "killed", "destroyed", "a bomb killed"."""
        return bool(self.effects) or self.claim.event.mode == "destroy"

    @property
    def is_outcome(self) -> bool:
        """Say whether the claim tells what came of an act and not the act itself."""
        return self.tells_outcome and not self.wording.is_deed

    def among(self, words: PhraseIndex[str]) -> bool:
        """Say whether the trigger is one of the words of a list."""
        return any(words.lookup(lemma) for lemma in self.lemmas)


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
    words = wording(trigger.text, claim.event.plover)
    return Telling(
        claim=claim,
        sentence=index,
        manner=manner(words.noun, lead, rest),
        wording=words,
        is_wider=any(happening_words().wider.lookup(lemma) for lemma in words.lemmas),
        weapons=frozenset(head(weapon.text) for weapon in instruments),
        known_weapon=any(is_known(text[max(0, w.begin - _FRONT) : w.begin].lower()) for w in instruments),
        lead=lead,
        rest=rest,
    )
