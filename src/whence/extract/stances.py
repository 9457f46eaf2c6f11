"""Stances: who denies, doubts or supports a claim, who is silent on it, and who corrects it, where the text states it.

A stance is on the claims that its words name, or on those that they point back to, as far as two sentences before. A
denial of one's own part is on a claim that has the denier as actor, never on one that tells the deed alone. Nobody's
silence ("no group has claimed responsibility") is no stance, and neither is one whose holder or claim is not told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whence.extract.mentions import MentionTable
from whence.extract.passage import Passage
from whence.extract.speakers import SpeakerFinder
from whence.extract.stance_corrections import Corrections
from whence.extract.stance_cues import stance_cues
from whence.extract.stance_holders import HolderFinder
from whence.extract.stance_objects import ObjectFinder
from whence.extract.stance_parts import OwnParts
from whence.extract.told import Told
from whence.model.claim import DraftClaim, Stance
from whence.model.vocabulary import StanceKind
from whence.reference.cues import Cues
from whence.reference.stance_words import stance_words

_CORRECTIONS = frozenset({StanceKind.CORRECTS, StanceKind.RETRACTS})


@dataclass(frozen=True, slots=True)
class StanceFinder:
    """Finds the stances in one document, whose ``speakers`` are known."""

    passage: Passage
    table: MentionTable
    cues: Cues
    speakers: SpeakerFinder

    def find(self, claims: Sequence[DraftClaim]) -> tuple[Stance, ...]:
        """Return the stances that the text states towards the given claims, in text order, none twice."""
        found: dict[tuple[str, str, StanceKind], Stance] = {}
        for stance in self._found(claims):
            holder = stance.holder if isinstance(stance.holder, str) else stance.holder.name
            found.setdefault((stance.claim_id, holder, stance.stance), stance)
        return tuple(found.values())

    def _found(self, claims: Sequence[DraftClaim]) -> Iterator[Stance]:
        lists = stance_words()
        found = list(stance_cues(self.passage, self.cues, lists))
        spoken = [claim for claim in claims if any(claim.trigger.overlaps(cue.span) for cue in found)]
        told = Told.of(self.passage, self.cues, [claim for claim in claims if claim not in spoken])
        holders = HolderFinder(self.passage, self.table, lists, told, self.speakers)
        objects = ObjectFinder(self.passage, told, OwnParts(self.passage, told, lists), lists)
        corrections = Corrections(self.passage, told)
        for cue in found:
            holder = holders.find(cue)
            if holder is None:
                continue
            on = corrections if cue.kind in _CORRECTIONS else objects
            for claim in on.find(cue, holder):
                yield Stance(claim.id, holder, cue.kind, cue.span)
