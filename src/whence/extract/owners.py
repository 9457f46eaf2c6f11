"""Whose an event noun is, and whom it hit: "the army's killing of a priest by shelling", "his arrest", "attacks on"."""

from __future__ import annotations

from dataclasses import dataclass

from whence.extract.candidates import Candidate
from whence.extract.encoder import Tag
from whence.extract.naming import Namer
from whence.extract.passage import Passage
from whence.extract.rules import beside
from whence.extract.stretches import AIMED, Stretches, opens_with
from whence.extract.subjects import Subjects
from whence.model.span import Span

# Event nouns that name what people suffered: whose they are did not do it ("army losses").
_SUFFERED = frozenset(
    "casualty casualties loss losses death deaths dead fatality fatalities victim victims injury injuries defeat "
    "defeats arrest arrests detention capture abduction kidnapping assassination murder execution imprisonment".split()
)
# Event nouns whose "of" names who acts, not whom it hits ("the offensive of the rebels").
_ACTED = frozenset("operation operations offensive campaign advance incursion withdrawal deployment retreat".split())
# What stands behind these is where, when and with what an event was.
_AROUND = frozenset("in during near at inside outside since after before from amid".split())
# These open a clause: what stands behind has no part in an event noun in front.
_CLAUSES = frozenset("until till while when where because if unless although which who that".split())


@dataclass(frozen=True, slots=True)
class Owners:
    """Finds who stands around the event nouns of one document."""

    passage: Passage
    namer: Namer
    subjects: Subjects

    def of(self, candidate: Candidate) -> tuple[Stretches, Stretches]:
        """Return the stretches of an event noun: in front of it stands whose it is, behind it whom it hit."""
        words, predicates, head = self.passage.words, self.passage.predicates, candidate.head
        doers: Stretches = []
        sufferers: Stretches = []
        for tag in self.passage.roles(head, "ARG0", "ARG1", "ARG2"):
            for part in beside.parted(words, tag.begin, tag.end):
                if self._is_apart(part, candidate) or self._is_kind(part, candidate):
                    continue
                (doers if self._acts(part, tag, candidate) else sufferers).append(part)
        doers += beside.actors(words, head, predicates)
        sufferers += beside.targets(words, candidate.last, predicates)
        sufferers += self.subjects.suffering(candidate)
        sufferers += [tag for tag in self.passage.roles(head, "ARGM-LOC") if opens_with(words, tag, AIMED)]
        front = [
            part for part in beside.in_front(words, candidate.first, predicates) if self.namer.is_owner(part, head)
        ]
        pronoun = beside.pronoun_in_front(words, candidate.first)
        whose: Stretches = [*front, *([pronoun] if pronoun else [])]
        if candidate.effect or words.lower[head] in _SUFFERED:
            return self._of_harm(candidate, doers, sufferers, whose)
        return [*doers, *whose, *self.subjects.inherited(candidate)], sufferers

    def _of_harm(
        self, candidate: Candidate, doers: Stretches, sufferers: Stretches, whose: Stretches
    ) -> tuple[Stretches, Stretches]:
        """Tell whose harm it is: "his arrest" befell him, "the army's killing of a priest" the priest."""
        behind = [part for part in doers if part.begin >= candidate.span.end]
        owners = [*(part for part in doers if part not in behind), *whose]
        if any(part.begin >= candidate.span.end for part in sufferers):
            return [*behind, *owners], sufferers
        return behind, [*sufferers, *owners]

    def _is_apart(self, part: Span, candidate: Candidate) -> bool:
        """Say whether a part is a circumstance, or stands in a clause behind the event noun."""
        words = self.passage.words
        first = words.inside(part.begin, part.end).start
        clause = part.begin >= candidate.span.end and bool(_CLAUSES & set(words.lower[max(0, first - 1) : first + 1]))
        return clause or opens_with(words, part, _AROUND)

    def _is_kind(self, part: Span, candidate: Candidate) -> bool:
        """Say whether a part right in front of an event noun says of what kind the event is: "the sarin attack"."""
        adjacent = self.passage.words.inside(part.begin, part.end).stop == candidate.first
        return adjacent and not self.namer.is_owner(part, candidate.first) and not self.namer.is_somebody(part)

    def _acts(self, part: Span, tag: Tag, candidate: Candidate) -> bool:
        """Say whether a part of an event noun's argument names who did it."""
        words = self.passage.words
        first = words.inside(part.begin, part.end).start
        opener = words.lower[first]
        if opener in {"by", "on", "against", "with"} and part.begin >= candidate.span.end:
            return opener == "by"
        of = "of" in words.lower[max(0, first - 1) : first + 1]
        in_front = part.end <= candidate.span.begin
        return in_front or (of and words.lower[candidate.head] in _ACTED) or (tag.label == "ARG0" and opener != "of")
