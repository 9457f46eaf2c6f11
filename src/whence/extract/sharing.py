"""Subjects and objects that a verb shares with another, or that a relative pronoun stands for.

"Gunmen stormed a school and abducted the pupils", "ambushed a convoy, killing four", "shelled and stormed the town",
"the army, which shelled": the encoder gives a predicate what stands near it, and often not what it shares.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from whence.extract import verbs
from whence.extract.encoder import Tag
from whence.extract.nominals import is_nominal
from whence.extract.passage import Passage
from whence.extract.rules import beside
from whence.model.span import Span

_JOINTS = frozenset({"and", "or", "but", "then"})
_RELATIVES = frozenset({"who", "which", "that"})
_OPEN_PARTICIPLE = frozenset({",", "before", "after", "while", "by", "when"})
_CLOSERS = frozenset('. , ; : " “ ” ( ) and but or that which who whom after before when while as if because'.split())
_NOT_IN_NAMES = frozenset("in on at by for from to with against said says told".split())
_LONGEST = 8
"""Words of the noun phrase in front of a relative pronoun at most."""
_REACH = 4
"""Words from a verb to the next one joined to it at most."""
_MOST_SHARED = 4
"""Verbs in a row that share a subject at most."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """Finds what the verbs of one document share."""

    passage: Passage
    _verbs: tuple[int, ...] = field(init=False)
    _is_verb: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        """List the predicates that are verbs, in text order."""
        found = sorted(word for word in self.passage.predicates if not is_nominal(self.passage, word))
        object.__setattr__(self, "_verbs", tuple(found))
        object.__setattr__(self, "_is_verb", frozenset(found))

    def is_passive(self, verb: int, depth: int = _MOST_SHARED) -> bool:
        """Say whether a verb is in the passive by itself or by the verb it is joined to: "were seized and shot"."""
        words = self.passage.words
        if verbs.is_passive(words, verb):
            return True
        own = self.passage.roles(verb, "ARG0", "ARG1")
        active = any(tag.label == "ARG0" or tag.begin > self._begin(verb) for tag in own)
        if depth == 0 or active or not verbs.is_bare_participle(words, verb):
            return False
        other = self._joined(verb)
        return other is not None and self.is_passive(other, depth - 1)

    def subject(self, verb: int, depth: int = _MOST_SHARED) -> Tag | Span | None:
        """Return who acts by a verb that has no agent of its own; None where the words do not tell."""
        if depth == 0 or verb not in self._is_verb:
            return None
        if self.passage.roles(verb, "R-ARG0"):
            return self._antecedent(verb, "R-ARG0")
        if self.is_passive(verb):
            return self._agent_behind(verb)
        if (pronoun := self._relative(verb)) is not None:
            return self.antecedent(pronoun)
        other = self._joined(verb)
        if other is None or (self._is_embedded(other) and not self._is_embedded(verb)):
            return None
        own = self.passage.roles(other, "ARG0")
        if own or verbs.is_passive(self.passage.words, other):
            return next(iter(own), None)
        return self._moved(other) or self.subject(other, depth - 1)

    def object(self, verb: int, depth: int = _MOST_SHARED) -> Tag | Span | None:
        """Return what is acted on by a verb that has no patient of its own; None where the words do not tell."""
        if self.passage.roles(verb, "R-ARG1"):
            return self._antecedent(verb, "R-ARG1")
        if self.is_passive(verb):
            if (pronoun := self._relative(verb)) is not None:
                return self.antecedent(pronoun)
            other = self._joined(verb)
            own = self.passage.roles(other, "ARG1") if other is not None else ()
            return next(iter(own), None) or (self.object(other, depth - 1) if other is not None and depth else None)
        other = self._next_joined(verb)
        behind = self.passage.roles(other, "ARG1") if other is not None else ()
        return next((tag for tag in behind if other is not None and tag.begin > self._begin(other)), None)

    def antecedent(self, pronoun: int) -> Span | None:
        """Return the noun phrase right in front of a relative pronoun: "the army, which"."""
        words = self.passage.words
        last = pronoun - 1 if pronoun and words.lower[pronoun - 1] == "," else pronoun
        first = last
        while first > 0 and last - first < _LONGEST and words.lower[first - 1] not in _CLOSERS:
            if words.lower[first - 1] in _NOT_IN_NAMES or first - 1 in self._is_verb:
                break
            first -= 1
        return words.span(first, last) if first < last else None

    def _antecedent(self, verb: int, label: str) -> Span | None:
        tag = self.passage.roles(verb, label)[0]
        pronoun = self.passage.words.at(tag.begin)
        return self.antecedent(pronoun) if pronoun is not None else None

    def _relative(self, verb: int) -> int | None:
        """Return the relative pronoun right in front of a verb: its subject."""
        at = verbs.before(self.passage.words, verb)
        return at if at > 0 and self.passage.words.lower[at] in _RELATIVES else None

    def _joined(self, verb: int) -> int | None:
        """Return the verb in front that a verb is joined to by "and", or as a participle: ", killing four"."""
        words = self.passage.words
        at = verbs.before(words, verb)
        sentence = words.sentence_index(words.begins[verb])
        if at < 0 or words.sentence_index(words.begins[at]) != sentence:
            return None
        lower = words.lower[at]
        if beside.before_relative(words, verb):
            return None
        if words.lower[verb].endswith("ing"):
            joined = lower in _OPEN_PARTICIPLE or lower in _JOINTS
        else:
            joined = lower in _JOINTS or (lower == "," and bool(self.passage.roles(verb, "ARG1")))
        return next(self._verbs_before(at), None) if joined else None

    def _next_joined(self, verb: int) -> int | None:
        """Return the verb right behind that a verb is joined to: "shelled and then stormed"."""
        place = bisect_right(self._verbs, verb)
        following = self._verbs[place] if place < len(self._verbs) else None
        if following is None or following - verb > _REACH or self._joined(following) != verb:
            return None
        return following if verbs.before(self.passage.words, following) == verb + 1 else None

    def _verbs_before(self, at: int) -> Iterator[int]:
        """Yield the verbs in front of a word in its sentence, nearest first, auxiliaries left out."""
        words = self.passage.words
        sentence = words.sentence_index(words.begins[at])
        for place in range(bisect_left(self._verbs, at) - 1, -1, -1):
            verb = self._verbs[place]
            if words.sentence_index(words.begins[verb]) != sentence:
                return
            if self.passage.predicates[verb].roles:
                yield verb

    def _is_embedded(self, verb: int) -> bool:
        """Say whether a verb is in a relative clause: "the man who worked for the mission and ..."."""
        return bool(self.passage.roles(verb, "R-ARG0", "R-ARG1"))

    def _agent_behind(self, verb: int) -> Tag | None:
        """Return the agent that a passive shares with the verb joined to it: "kidnapped and killed by gunmen"."""
        other = self._next_joined(verb)
        return next(iter(self.passage.roles(other, "ARG0")), None) if other is not None else None

    def _moved(self, verb: int) -> Tag | None:
        """Return the subject of a verb that the encoder takes for a patient: "the rebels fled"."""
        return next((tag for tag in self.passage.roles(verb, "ARG1") if tag.end <= self._begin(verb)), None)

    def _begin(self, verb: int) -> int:
        return self.passage.words.begins[verb]
