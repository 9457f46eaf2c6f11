"""Mend what no grammar allows in the encoder's roles before anything is read off them: arguments that are cut off."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from whence.extract.encoder import Predicate, Tag
from whence.extract.voice import sided
from whence.extract.words import Words
from whence.reference.morphology import is_participle

_OPEN = frozenset({"of", "'s", "’s"})
"""Words that no argument ends with: what follows belongs to it."""
_UNFINISHED = _OPEN | frozenset(
    "- and or by a an the its their his her our this these those than least most about around nearly over estimated "
    "some several many two three four five six seven eight nine ten eleven twelve dozen hundred thousand "
    "north south east west northern southern eastern western central".split()
)
"""Words that no party ends with; figures do neither."""
_ENDS = frozenset('. , ; : ) ( " “ ” in on at by for from to with as is are was were has have had and but or'.split())
_CORE = frozenset({"ARG0", "ARG1", "ARG2"})
_OPENERS = frozenset("at on against upon by with from to for in".split())
"""Words that open an argument of its own."""
_LONGEST = 4
"""Words that are added to an argument at most."""


@dataclass(frozen=True, slots=True)
class Repairs:
    """Mends the roles of one document's predicates.

    ``spans`` are the encoder's entities in text order, ``verbs`` the offsets at which predicates begin.
    """

    words: Words
    spans: Sequence[Tag]
    verbs: frozenset[int]
    _begins: Sequence[int]

    @classmethod
    def of(cls, words: Words, entities: Iterable[Tag], predicates: Iterable[Predicate]) -> Repairs:
        """Sort the entities once."""
        spans = sorted(entities, key=lambda tag: (tag.begin, tag.end))
        return cls(words, spans, frozenset(p.begin for p in predicates), [tag.begin for tag in spans])

    def __call__(self, predicate: Predicate) -> Predicate:
        """Return a predicate whose arguments are whole and called by the sides on which they stand."""
        ordered = sorted(predicate.roles, key=lambda tag: (tag.begin, tag.end))
        whole = [self._whole(predicate, tag, ordered) for tag in _merged(self.words, ordered)]
        verb = self.words.at(predicate.begin)
        named = sided(self.words, verb, whole) if verb is not None else whole
        kept = (tag for tag in named if not _is_agent_of_another(self.words, predicate, tag))
        return replace(predicate, roles=tuple(kept))

    def _whole(self, predicate: Predicate, tag: Tag, others: Sequence[Tag]) -> Tag:
        """Complete an argument that ends inside of a name, in a hyphen, or before its noun: "at least 14", "rebel-"."""
        words = self.words
        inside = words.inside(tag.begin, tag.end)
        if not inside or (tag.label not in _CORE and not self._is_cut_name(tag)):
            return tag
        last, limit = inside.stop, self._limit(predicate, tag, others)
        while last < limit and last - inside.stop < _LONGEST:
            end = self._entity_end(last - 1)
            if end is not None and last < end <= limit:
                last = end
            elif self._is_open(last):
                last += 1
            else:
                break
        return replace(tag, end=words.ends[last - 1]) if last > inside.stop else tag

    def _limit(self, predicate: Predicate, tag: Tag, others: Sequence[Tag]) -> int:
        """Return the word at which an argument must end: its predicate, another argument, or the sentence's end."""
        words = self.words
        sentence = words.sentence(tag.begin)
        ends = [sentence.end if sentence else tag.end]
        ends += [begin for begin in (predicate.begin, *(other.begin for other in others)) if begin >= tag.end]
        return words.inside(tag.begin, min(ends)).stop

    def _is_open(self, last: int) -> bool:
        """Say whether the word at ``last`` must belong to a phrase that so far ends in front of it."""
        words = self.words
        ending, following = words.lower[last - 1], words.lower[last]
        glued = words.begins[last] == words.ends[last - 1]
        if "-" in (ending, following) and glued:
            return True
        if words.begins[last] in self.verbs:
            return False
        if words.lower[last - 2] == "-" and is_participle(ending) and following not in _ENDS:
            return following.isalnum()  # "the Turkish-backed" rebels
        return (ending in _UNFINISHED or ending.isdigit()) and following not in _ENDS and following.isalnum()

    def _entity_end(self, word: int) -> int | None:
        """Return the word at which an entity ends that holds a word and goes on behind it."""
        words = self.words
        ends = [
            words.inside(tag.begin, tag.end).stop
            for tag in self._around(words.begins[word])
            if tag.end > words.ends[word] and tag.label != "Quantity"
        ]
        return min(ends, default=None)

    def _around(self, offset: int) -> list[Tag]:
        """Return the entities that cover a code point; those that begin far before it are not looked at."""
        at = bisect_right(self._begins, offset)
        return [tag for tag in self.spans[max(0, at - 8) : at] if tag.end > offset]

    def _is_cut_name(self, tag: Tag) -> bool:
        """Say whether a circumstance ends inside of an entity that begins in it: "on a group" of "a group of men"."""
        last = self.words.inside(tag.begin, tag.end)[-1]
        around = self._around(self.words.begins[last])
        return any(tag.begin <= other.begin and other.end > tag.end for other in around)


def _merged(words: Words, tags: Iterable[Tag]) -> list[Tag]:
    """Join "checkpoints of" and "the army" where the encoder made two arguments of them, under the first label."""
    merged: list[Tag] = []
    for tag in tags:
        if merged and _is_cut(words, merged[-1], tag):
            merged[-1] = replace(merged[-1], end=tag.end)
        else:
            merged.append(tag)
    return merged


def _is_cut(words: Words, one: Tag, other: Tag) -> bool:
    """Say whether one argument goes on in the next: behind "of", or under the same label without a word between."""
    inside, following = words.inside(one.begin, one.end), words.inside(other.begin, other.end)
    if not inside or not following or inside.stop != following.start:
        return False
    open_end = words.lower[inside[-1]] in _OPEN or (words.lower[inside[-1]] == "by" and one.label == "ARG0")
    same = one.label == other.label and one.label in _CORE and words.lower[following[0]] not in _OPENERS
    return open_end or same


def _is_agent_of_another(words: Words, predicate: Predicate, tag: Tag) -> bool:
    """Say whether an agent behind "by" is another's: that of a verb before the predicate, or of a later participle."""
    first = words.inside(tag.begin, tag.end).start
    behind_by = "by" in words.lower[max(0, first - 1) : first + 1]
    if tag.label != "ARG0" or not behind_by:
        return False
    by = first if words.lower[first] == "by" else first - 1
    other = by > 0 and words.begins[by - 1] > predicate.begin and is_participle(words.lower[by - 1])
    return tag.end <= predicate.begin or other
