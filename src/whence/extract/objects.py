"""Whom or what an event verb hits: its patient or recipient, what it is aimed at, what it shares with another verb."""

from __future__ import annotations

from dataclasses import dataclass

from whence.extract.candidates import Candidate
from whence.extract.passage import Passage
from whence.extract.rules import beside
from whence.extract.sharing import Sharing
from whence.extract.stretches import AIMED, Stretches, opens_with
from whence.extract.subjects import SELF_MOVING

# Types with a physical object as possible target; for the others only somebody can be one.
PHYSICAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
HARM = frozenset({"ASSAULT", "COERCE"})
# Where a deed's recipient is looked for first.
_RECIPIENT = {
    "AID": ("ARG2", "ARG1", "ARGM-GOL"),
    "REQUEST": ("ARG2", "ARG1"),
    "THREATEN": ("ARG2", "ARG1"),
    "ACCUSE": ("ARG1", "ARG2"),
    "CONSULT": ("ARG1", "ARG2", "ARGM-COM"),
    "AGREE": ("ARG2", "ARGM-COM", "ARG1"),
    "COOPERATE": ("ARG1", "ARG2", "ARGM-COM"),
}
# Verbs whose object is a tool.
_WIELDING = frozenset("use uses used using wield wields wielded wielding".split())
_AIMING = frozenset("fire fired fires firing shoot shot shoots shooting".split())
# What stands behind these is what is fought for, or with whom: nobody was hit.
_NOT_HIT = frozenset({"for", "alongside", "in"})


@dataclass(frozen=True, slots=True)
class Objects:
    """Finds the objects of the event verbs of one document."""

    passage: Passage
    sharing: Sharing

    def of(self, candidate: Candidate) -> Stretches:
        """Return whom an event verb may have hit."""
        head = candidate.head
        own = self.passage.roles(head, "ARG0")
        labels = _RECIPIENT.get(candidate.event, ("ARG1", "ARG2"))
        if candidate.event in SELF_MOVING and not own:
            labels = ("ARG2",)
        tags: Stretches = [tag for label in labels for tag in self.passage.roles(head, label)]
        if candidate.object is not None and (candidate.is_split or not tags):
            return [candidate.object]
        if candidate.event not in PHYSICAL:
            return tags
        shared = None if tags else self.sharing.object(head)
        if not tags and shared is None and self.sharing.is_passive(head):
            shared = beside.before_relative(self.passage.words, head)
        hit = [tag for tag in tags if not opens_with(self.passage.words, tag, _NOT_HIT)]
        if self.passage.words.lower[head] in _WIELDING and not self.sharing.is_passive(head):
            hit = [tag for tag in hit if opens_with(self.passage.words, tag, AIMED)]
        return [*hit, *self._aimed_at(candidate), *([shared] if shared else [])]

    def behind(self, candidate: Candidate) -> Stretches:
        """Return the object right behind a verb that the encoder gives none: "besieging the town"."""
        if candidate.event not in HARM or self.sharing.is_passive(candidate.head):
            return []
        return [*beside.object_behind(self.passage.words, candidate.last, self.passage.predicates)]

    def _aimed_at(self, candidate: Candidate) -> Stretches:
        """Return what an event verb takes for a place and is hit: "opened fire on a crowd", "pounded the south"."""
        words, last = self.passage.words, candidate.last
        if last >= len(words.lower) or candidate.event not in HARM:
            return []
        aims = words.lower[last - 1] in AIMED
        if not aims and words.lower[last] in AIMED and words.lower[candidate.head] in _AIMING:
            aims = not self.sharing.is_passive(candidate.head)
            last += aims
        begin = words.begins[last] if last < len(words.lower) else -1
        around = self.passage.predicates[candidate.head].roles if candidate.head in self.passage.predicates else ()
        behind = beside.noun_behind(words, last, self.passage.predicates) if aims else []
        where = [tag for tag in around if tag.label == "ARGM-LOC" and tag.begin == begin]
        return (
            [*where, *behind]
            if aims
            else [tag for tag in where if not opens_with(self.passage.words, tag, beside.PREPOSITIONS)]
        )
