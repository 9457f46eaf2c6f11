"""Which weapons an event was done with. A weapon that was seized, sold or shot down is named, and no instrument."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from whence.extract import verbs
from whence.extract.candidates import Candidate
from whence.extract.mentions import MentionTable
from whence.extract.passage import Passage
from whence.model.mention import Mention
from whence.model.vocabulary import MentionKind
from whence.reference.weapons import instrument_words

_LONGEST = 200
"""Code points of an agent's phrase; what is longer tells of more than the agent."""
_CLOSE = 12
"""Words from an event to "with" and a weapon."""
_RELATIVES = frozenset({"that", "which"})
_BOUNDARIES = frozenset('. ; : “ ” " ( ) but when while after before because since which who that whose said'.split())


@dataclass(frozen=True, slots=True)
class InstrumentFinder:
    """Finds the instruments of events in one document; ``triggers`` are the words that name events."""

    passage: Passage
    table: MentionTable
    triggers: Container[int]

    def find(self, candidate: Candidate) -> tuple[str, ...]:
        """Return the ids of the weapons that an event was done with, the closest to its words first."""
        if candidate.event not in {"ASSAULT", "COERCE"}:
            return ()
        found = [*self._in_trigger(candidate), *self._in_front(candidate), *self._agent(candidate)]
        found += self._antecedent(candidate)
        if candidate.event == "ASSAULT":
            found += [*self._used(candidate), *self._with(candidate)]
        return tuple(dict.fromkeys(weapon.id for weapon in found))

    def _in_trigger(self, candidate: Candidate) -> list[Mention]:
        """Return the weapons inside an event's words: "fired rockets at". The verb "shells" is none."""
        weapons = self._weapons(candidate.span.begin, candidate.span.end)
        return [weapon for weapon in weapons if candidate.nominal or weapon.span != candidate.span]

    def _in_front(self, candidate: Candidate) -> list[Mention]:
        """Return the weapon in front of a noun: "a grenade attack"."""
        words = self.passage.words
        sentence = words.sentence(candidate.span.begin)
        if not candidate.nominal or sentence is None:
            return []
        around = words.begins[max(0, candidate.first - 4)]
        inside = self._weapons(max(sentence.begin, around), candidate.span.begin)
        return [weapon for weapon in inside if words.inside(weapon.span.begin, weapon.span.end).stop == candidate.first]

    def _agent(self, candidate: Candidate) -> Iterator[Mention]:
        """Yield the weapons in the subject of an active verb and behind "by": "a bomb killed", "hit by shells"."""
        words = self.passage.words
        passive = verbs.is_passive(words, candidate.head)
        for tag in self.passage.roles(candidate.head, "ARG0", "ARG1", "ARG2"):
            inside = words.inside(tag.begin, tag.end)
            if not inside or tag.end - tag.begin > _LONGEST:
                continue
            subject = inside.stop <= candidate.first and not passive and not candidate.nominal
            if subject or "by" in words.lower[max(0, inside.start - 1) : inside.start + 1]:
                yield from self._weapons(tag.begin, tag.end)

    def _antecedent(self, candidate: Candidate) -> list[Mention]:
        """Return the weapon that a relative clause is about: "the shell that struck the market"."""
        words, passive = self.passage.words, verbs.is_passive(self.passage.words, candidate.head)
        relative = verbs.before(words, candidate.first)
        if candidate.nominal or passive or relative < 1 or words.lower[relative] not in _RELATIVES:
            return []
        last = relative - 1 - (words.lower[relative - 1] == ",")
        weapons = self._weapons(words.begins[max(0, last - 4)], words.ends[last])
        return [weapon for weapon in weapons if weapon.span.end == words.ends[last]]

    def _used(self, candidate: Candidate) -> Iterator[Mention]:
        """Yield the weapons that a verb's object names: "dropped bombs", and those of "a bomb was thrown"."""
        if candidate.nominal or self.passage.words.lower[candidate.head] not in instrument_words().uses:
            return
        for tag in self.passage.roles(candidate.head, "ARG1"):
            yield from self._weapons(tag.begin, min(tag.end, tag.begin + _LONGEST))

    def _with(self, candidate: Candidate) -> Iterator[Mention]:
        """Yield the weapons behind "with" or "using" after an event, in its own clause."""
        words, lower = self.passage.words, self.passage.words.lower
        word, last = candidate.last, min(len(lower), candidate.last + _CLOSE)
        sentence = words.sentence_index(candidate.span.begin)
        while word < last and lower[word] not in _BOUNDARIES and words.sentence_index(words.begins[word]) == sentence:
            if word in self.triggers and word not in range(candidate.first, candidate.last):
                return
            if lower[word] in instrument_words().openers:
                yield from self._behind(word + 1)
            word += 1

    def _behind(self, word: int) -> Iterator[Mention]:
        """Yield the weapons of a list that begins at a word: "with rifles and grenades"."""
        words = self.passage.words
        while word < len(words.lower):
            end = words.ends[min(len(words.lower) - 1, word + 5)]
            weapon = next(iter(self._weapons(words.begins[word], end)), None)
            if weapon is None or weapon.span.begin > words.ends[min(len(words.lower) - 1, word + 3)]:
                return
            yield weapon
            word = words.inside(weapon.span.begin, weapon.span.end).stop
            if words.lower[word : word + 1] not in {("and",), (",",)}:
                return
            word += 1

    def _weapons(self, begin: int, end: int) -> list[Mention]:
        return self.table.inside(MentionKind.WEAPON, begin, end)

    def weapons_of_others(self, candidates: Sequence[Candidate]) -> set[int]:
        """Return the numbers of candidates that only name a weapon in the words of another event beside them.

        "Mortars" may name an attack; in "attacked with mortars" and "seized mortars" it does not.
        """
        named = {n: weapon for n, candidate in enumerate(candidates) if (weapon := self._named(candidate)) is not None}
        others = [candidate for n, candidate in enumerate(candidates) if n not in named]
        used = {id for candidate in others for id in self.find(candidate)}
        heads = {candidate.head for candidate in others if candidate.event in {"ASSAULT", "COERCE"}}
        return {
            n
            for n, weapon in named.items()
            if weapon.id in used or any(g.word in heads for g in self.passage.governors(candidates[n].head))
        }

    def _named(self, candidate: Candidate) -> Mention | None:
        """Return the weapon that a candidate's words name and nothing else."""
        weapons = self._weapons(candidate.span.begin, candidate.span.end)
        return weapons[0] if candidate.nominal and weapons and weapons[0].span == candidate.span else None
