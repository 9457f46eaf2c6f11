"""One's own part in a deed: "denied any role in the attack", "claimed responsibility for it".

Such a denial is on claims that have the denier as actor or as the accused, and on no others: it does not say that
nothing happened. A claim of responsibility is on the deed it names and on the same deed told before with nobody, or
with the claimant, as its actor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whence.extract.meant import is_same_party, opened, violent
from whence.extract.passage import Passage
from whence.extract.stance_cues import StanceCue
from whence.extract.told import Told
from whence.model.claim import DraftClaim, Participant
from whence.model.vocabulary import StanceKind
from whence.reference.stance_words import StanceWords

_REACH = 6
"""Words behind a denial in which one's own part is named."""
_BACK = frozenset("it this that them".split())


@dataclass(frozen=True, slots=True)
class OwnParts:
    """Finds the deeds of one document that somebody owns up to, or disowns."""

    passage: Passage
    told: Told
    lists: StanceWords

    def is_one(self, cue: StanceCue) -> bool:
        """Say whether somebody speaks of its own part in a deed."""
        lower = self.passage.words.lower
        if next(self.lists.parts.match(lower[cue.first : cue.last]), None) is not None:
            return True
        behind = lower[cue.last : cue.last + _REACH]
        lists = (self.lists.parts, self.lists.taking_part)
        return cue.kind is StanceKind.DENIES and any(next(index.match(behind), None) is not None for index in lists)

    def find(self, cue: StanceCue, holder: Participant) -> list[DraftClaim]:
        """Return the claims on the deeds of which the holder speaks as its own or as not its own."""
        rest = range(cue.last, self._end(cue))
        named = violent(self.told.main(rest))
        if cue.kind is StanceKind.DENIES:
            before = [*self.told.in_front(cue.first), *self.told.before(cue.sentence)]
            return self.charged([*named, *before], holder)
        if not named and not self._points_back(rest):
            return []
        earlier = [
            claim
            for claim in opened(violent(self.told.back(cue.sentence)))
            if not claim.actors or self.does(claim, holder)
        ]
        return [*named, *(claim for claim in earlier if not named or self.told.is_same_deed(named, claim))]

    def _end(self, cue: StanceCue) -> int:
        """Return where the object of a cue's verb ends, or its clause where the verb has none."""
        words = self.passage.words
        tags = [t for w in range(cue.first, cue.last) for t in self.passage.roles(w, "ARG1") if t.end > cue.span.end]
        return max((words.inside(t.begin, t.end).stop for t in tags), default=self.told.end_of(cue.last))

    def does(self, claim: DraftClaim, holder: Participant) -> bool:
        """Say whether a claim has somebody as the actor of its deed."""
        same = any(is_same_party(self.passage.words, actor, holder) for actor in claim.actors)
        return same and claim.plover != "ACCUSE"

    def is_charged(self, claim: DraftClaim, holder: Participant) -> bool:
        """Say whether a claim says that somebody did it, or that somebody is accused."""
        accused = claim.plover == "ACCUSE" and any(
            is_same_party(self.passage.words, target, holder) for target in claim.targets
        )
        return accused or self.does(claim, holder)

    def charged(self, told: Sequence[DraftClaim], holder: Participant) -> list[DraftClaim]:
        """Return the claims of the nearest sentence that charge somebody; those that accuse give way to the deed's."""
        claims = [claim for claim in told if self.is_charged(claim, holder)]
        if not claims:
            return []
        at = self.passage.words.sentence_index
        near = [claim for claim in claims if at(claim.trigger.begin) == at(claims[0].trigger.begin)]
        return [claim for claim in near if claim.plover != "ACCUSE"] or near

    def _points_back(self, rest: range) -> bool:
        """Say whether nothing is named, or only "it"."""
        words = [word for word in self.passage.words.lower[rest.start : rest.stop] if word.isalnum()]
        return not words or words[0] in _BACK
