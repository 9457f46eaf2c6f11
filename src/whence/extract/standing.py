"""How the name of a place stands in its sentence: behind which preposition, at which noun, as whose owner."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import Enum, auto

from whence.extract import verbs
from whence.extract.mentions import MentionTable
from whence.extract.nominals import is_nominal
from whence.extract.passage import Passage
from whence.model.mention import Mention
from whence.model.place import PlaceForm
from whence.model.vocabulary import MentionKind
from whence.reference.setting_words import SettingWords, setting_words
from whence.reference.states import StateTerm, states

_REACH = 8
"""Words in front of a name among which its preposition is looked for."""
_LONGEST = 60
"""Code points of a place or time at most."""
_FAR = 4
"""Words of the noun phrase behind a name at most: "the Damascus" + "city council building"."""
_DIRECT = frozenset({"near", "offset", "outskirts", "along", "part"})
"""Relations that by themselves say where: "near X" needs no further preposition."""
_JOINTS = frozenset({"and", "or", "&"})
_MARKS = frozenset(', . ; : ( ) [ ] “ ” " — – -- - ?'.split())
_FUNCTION = frozenset(
    "the a an this that these those and or but who whom whose which where when while after before because since until "
    "if although though is are was were be been has have had will would can could may might must should do does did "
    "not he she it they we i you his her its their there here also then now still only even just so as than too "
    "again today yesterday tomorrow tonight early late last next to of".split()
)
_DASHES = frozenset("-–—")
_COMPOUND = re.compile(r"[-–]\w+ed$")
_OPENERS = frozenset("to that the a an his her its their on by".split())
_OWNERS = frozenset({"'s", "’s", "'", "’"})


class Relation(Enum):
    """How a name hangs on what stands in front of it."""

    WITHIN = auto()
    TOWARD = auto()
    SOURCE = auto()
    AIMED = auto()
    PARTY = auto()
    OF = auto()
    BELONGING = auto()
    BARE = auto()


@dataclass(frozen=True, slots=True)
class Standing:
    """How a name stands.

    ``noun`` is the noun in front whose "of" or "from" the name is behind, ``behind`` the words of the noun phrase that
    the name only describes or owns ("the *Damascus* government"), empty where it stands for itself; ``preposition`` is
    the index of that, None without one. ``is_state`` says that the name is a state's.
    """

    relation: Relation
    preposition: int | None
    noun: int | None
    behind: range
    is_owner: bool
    is_state: bool
    is_half: bool


@dataclass(frozen=True, slots=True)
class Stander:
    """Tells how the places of one document stand; ``nouns`` are the words of nouns that name events."""

    passage: Passage
    table: MentionTable
    is_agent: Callable[[str], bool]
    nouns: Collection[int]

    @property
    def _known(self) -> SettingWords:
        return setting_words()

    def __call__(self, mention: Mention) -> Standing:
        """Read the words around a place."""
        words = self.passage.words
        inside = words.inside(mention.span.begin, mention.span.end)
        behind, owns = self._behind(inside.stop)
        relation, preposition, noun = self._in_front(mention, inside.start)
        is_half = self._is_half(inside.start) or _COMPOUND.search(mention.span.text) is not None
        return Standing(relation, preposition, noun, behind, owns, self._is_state(mention), is_half)

    def _is_half(self, first: int) -> bool:
        """Say whether a name is glued to what stands in front of it: "the Cairo-*Khartoum* talks"."""
        words = self.passage.words
        return first > 0 and words.lower[first - 1] in _DASHES and words.ends[first - 1] == words.begins[first]

    def _is_state(self, mention: Mention) -> bool:
        form = mention.form
        if not isinstance(form, PlaceForm) or not form.names:
            return False
        begin, end = form.names[-1]
        found = states().lookup(self.passage.document.text[begin:end])
        return found is not None and found.term in (StateTerm.NAME, StateTerm.ADJECTIVE)

    def _in_front(self, mention: Mention, first: int) -> tuple[Relation, int | None, int | None]:
        words, form = self.passage.words, mention.form
        if isinstance(form, PlaceForm) and form.relation in _DIRECT:
            return self._outer(first, Relation.WITHIN)
        at, noun = first - 1, None
        sentence = words.sentence(mention.span.begin)
        start = words.inside(sentence.begin, sentence.end).start if sentence else 0
        while at >= max(start, first - _REACH):
            lower = words.lower[at]
            if lower == "of" and at > start:
                noun = at - 1
                of_ground = bool(self._known.ground.lookup(words.lower[noun]))
                if not of_ground and (self._is_event(noun) or self.is_agent(words.lower[noun])):
                    return Relation.OF, at, noun
                if words.lower[noun] == "out":
                    return Relation.SOURCE, at, noun
                at = noun - 1
                continue
            found = self._by_preposition(at, start)
            if found is not None:
                return found, at, noun if noun is not None else at - 1
            if lower in _JOINTS or lower == ",":
                return self._listed(at)
            if lower in _MARKS or (lower in _FUNCTION and lower not in {"the", "a", "an"}) or self._is_verb(at):
                break
            at -= 1
        return Relation.BARE, None, noun

    def _outer(self, first: int, default: Relation) -> tuple[Relation, int | None, int | None]:
        """Read what stands in front of "near X", which says where by itself: "from near X", "based near X"."""
        at = first - 1
        if at < 0:
            return default, None, None
        found = self._by_preposition(at, 0)
        if found is not None and self.passage.words.lower[at] != "on":
            return found, at, at - 1
        if self.passage.words.lower[at] in self._known.belonging:
            return Relation.BELONGING, at, at
        return default, at, at

    def _by_preposition(self, at: int, start: int) -> Relation | None:
        lower, known = self.passage.words.lower, self._known
        word = lower[at]
        if word in known.within:
            return Relation.BELONGING if at > start and lower[at - 1] in known.belonging else Relation.WITHIN
        if word == "from" and at > start and lower[at - 1] in known.belonging:
            return Relation.BELONGING
        for relation, those in (
            (Relation.TOWARD, known.toward),
            (Relation.SOURCE, known.source),
            (Relation.AIMED, known.aimed),
            (Relation.PARTY, known.party),
        ):
            if word in those:
                return relation
        return None

    def _listed(self, joint: int) -> tuple[Relation, int | None, int | None]:
        """Read "and X" and ", X" as standing like the place in front of them."""
        words = self.passage.words
        at = joint - 1
        while at > 0 and (words.lower[at] in _JOINTS or words.lower[at] == ","):
            at -= 1
        if at < 0:
            return Relation.BARE, None, None
        before = self.table.inside(MentionKind.PLACE, words.begins[max(0, at - _REACH)], words.ends[at])
        if before and before[-1].span.end == words.ends[at]:
            return self._in_front(before[-1], words.inside(before[-1].span.begin, before[-1].span.end).start)
        return Relation.BARE, None, None

    def _behind(self, stop: int) -> tuple[range, bool]:
        """Return the words of the noun phrase that a name describes or owns."""
        words = self.passage.words
        owns = stop < len(words.lower) and words.lower[stop] in _OWNERS
        if stop < len(words.lower) and words.lower[stop] in {"-", "–"} and words.begins[stop] == words.ends[stop - 1]:
            return range(stop + 1, min(stop + 2, len(words.lower))), False
        begin = stop + 1 if owns else stop
        end = begin
        while end < min(begin + _FAR, len(words.lower)) and self._is_noun_like(end):
            end += 1
        if begin == end and words.lower[stop : stop + 1] == ("and",):
            start = words.begins[min(stop + 1, len(words.begins) - 1)]
            for second in self.table.inside(MentionKind.PLACE, start, start + _LONGEST)[:1]:
                if second.span.begin == start:
                    return self._behind(words.inside(second.span.begin, second.span.end).stop)
        return range(begin, end), owns

    def _is_noun_like(self, at: int) -> bool:
        words = self.passage.words
        lower, known = words.lower[at], self._known
        if not lower[0].isalpha() or lower in _FUNCTION or verbs.is_adverb(lower):
            return False
        if any(lower in those for those in (known.within, known.toward, known.source, known.aimed, known.party)):
            return False
        if at in self.nouns:
            return True
        if at in self.passage.predicates and words.lower[at + 1 : at + 2] and words.lower[at + 1] in _OPENERS:
            return False
        return not self._begins_mention(at, MentionKind.PLACE, MentionKind.TIME) and not self._is_verb(at)

    def _begins_mention(self, at: int, *kinds: MentionKind) -> bool:
        """Say whether a place or time of its own begins at a word: "in Homs *late on Monday*"."""
        begin = self.passage.words.begins[at]
        return any(
            mention.span.begin == begin
            for kind in kinds
            for mention in self.table.inside(kind, begin, begin + _LONGEST)
        )

    def _is_verb(self, at: int) -> bool:
        return at in self.passage.predicates and at not in self.nouns and not is_nominal(self.passage, at)

    def _is_event(self, at: int) -> bool:
        return at in self.nouns or (at in self.passage.predicates and bool(self.passage.predicates[at].events))
