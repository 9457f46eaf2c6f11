"""Which claims a correction or retraction is on: the outlet's earlier version, or what somebody said before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whence.extract.meant import is_same_party
from whence.extract.passage import Passage
from whence.extract.stance_cues import StanceCue
from whence.extract.stance_holders import Holder
from whence.extract.told import Told
from whence.model.claim import DraftClaim, Participant

_TOLLS = frozenset("toll tolls figure figures number numbers estimate estimates".split())


@dataclass(frozen=True, slots=True)
class Corrections:
    """Finds what is corrected or taken back in one document."""

    passage: Passage
    told: Told

    def find(self, cue: StanceCue, holder: Holder) -> list[DraftClaim]:
        """Return the claims whose words are put right or taken back, none where the text does not tell which."""
        named = self.told.main(range(cue.last, self.told.end_of(cue.last)))
        if holder == "author":
            return named
        tolls = not _TOLLS.isdisjoint(self.passage.words.lower[cue.first : cue.last])
        if named and not tolls:
            return named
        before = self.told.before(cue.sentence)
        if tolls:
            before = [claim for claim in before if claim.casualties]
        return self._nearest(claim for claim in before if self._is_of(claim, holder, tolls=tolls))

    def _is_of(self, claim: DraftClaim, holder: Holder, *, tolls: bool) -> bool:
        """Say whether a claim is the holder's own, or a toll that is nobody's in particular."""
        speaker = claim.attribution.speaker
        if isinstance(speaker, Participant) and isinstance(holder, Participant):
            return is_same_party(self.passage.words, speaker, holder)
        return tolls

    def _nearest(self, claims: Iterable[DraftClaim]) -> list[DraftClaim]:
        found: Sequence[DraftClaim] = list(claims)
        at = [self.passage.words.sentence_index(claim.trigger.begin) for claim in found]
        return [claim for claim, sentence in zip(found, at, strict=True) if sentence == at[0]]
