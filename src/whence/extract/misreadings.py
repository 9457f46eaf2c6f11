"""Triggers that name no event where they stand: by what does it, what it is done to, and what the sentence is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whence.extract.passage import Passage
from whence.extract.phrases import head_word, noun_phrase
from whence.reference.agents import agents
from whence.reference.misreadings import Misreading, Misreadings

_BEHIND = {
    "cause": frozenset({"by"}),
    "object": frozenset("on against with for over of about from at".split()),
}
_SUFFERED_FROM = frozenset("by in of from".split())  # what people die of or are hurt in
_BEFORE = 6  # words in front of an event noun in which "reminiscent of" is looked for
_SINCE = 8  # words in front of an event noun in which the "since" of "the worst since" is looked for
_NEAR = 9  # words behind a trigger in which its complements are looked for
_ENDS = frozenset(
    (
        ', . ; : ( ) " “ ” — – and or but that which who when where while after before since is are was were be been '
        "has have had will would can could may might said says"
    ).split()
)
_DETERMINERS = frozenset("a an the this that these those its their his her our my your some any".split())
_PREPOSITIONS = frozenset("in on at by of for with from to against over about into near during under".split())
_BE = frozenset("was were is are been be being".split())
_SCORE = re.compile(r"\b\d{1,2}[-–]\d{1,2}\b")
_NO_SUPERLATIVES = frozenset(
    "west northwest southwest midwest east northeast southeast protest arrest test rest interest request forest".split()
)
_CALL = frozenset("call calls called calling".split())
_NAMED = frozenset((word,) for word in "the it this that these those its their his her".split())
_WINS = frozenset("beat crush defeat hammer hit humiliate rout thrash trounce".split())


@dataclass(frozen=True, slots=True)
class Sighting:
    """A trigger at words [first, last) that may be misread.

    Attributes:
        head: the word whose roles count.
        event: the PLOVER type that it would have.
        lemma: as listed; empty where no list has the word.
        nominal: it is a noun.
        harms: it says that people were killed, hurt or driven away.
    """

    first: int
    last: int
    head: int
    event: str
    lemma: str
    nominal: bool
    harms: bool


@dataclass(frozen=True, slots=True)
class Misreader:
    """Looks for reasons to take triggers of one document for something else.

    ``names`` are the words inside proper names, ``weapons`` those that name weapons, ``violent`` those that tell of
    violence and not only of its effects.
    """

    passage: Passage
    misreadings: Misreadings
    names: frozenset[int]
    weapons: frozenset[int]
    violent: frozenset[int] = frozenset()

    def find(self, seen: Sighting) -> Misreading | None:
        """Return the first reason that holds, None if there is none."""
        for entry in self.misreadings.of(seen.event, seen.lemma):
            if not self._is_excepted(entry, seen.first) and self._fits(entry, seen):
                return entry
        return None

    def _is_excepted(self, entry: Misreading, word: int) -> bool:
        """Say whether arms or violence around a trigger forbid to misread it."""
        armed = entry.unless_armed and any(self._is_armed(at) for at in self._around(word, 0))
        return armed or (
            entry.unless_violent
            and any(at in self.violent or self._is_armed(at) for at in self._around(word, 1) if at != word)
        )

    def is_comparison(self, seen: Sighting) -> bool:
        """Say whether an event noun only dates a superlative: "the worst since the siege of the capital"."""
        lower = self._before(seen.first)
        if not seen.nominal or "since" not in lower[-_SINCE:]:
            return False
        since = len(lower) - 1 - lower[::-1].index("since")
        return not _ENDS.intersection(lower[since + 1 :]) and any(_is_superlative(word) for word in lower[:since])

    def is_score(self, seen: Sighting) -> bool:
        """Say whether a win is told by its score: "beat the visitors 2-0"."""
        sentence = self.passage.words.sentence(self.passage.words.begins[seen.first])
        return seen.lemma in _WINS and sentence is not None and _SCORE.search(sentence.text) is not None

    def is_naming(self, seen: Sighting) -> bool:
        """Say whether "call" tells what somebody thinks of a thing: "called the attack a crime" asks for nothing."""
        lower = self.passage.words.lower
        alone = seen.last - seen.first == 1 and lower[seen.first] in _CALL
        return alone and not seen.nominal and lower[seen.last : seen.last + 1] in _NAMED

    def _fits(self, entry: Misreading, seen: Sighting) -> bool:
        if entry.where == "sentence":
            return any(True for _ in entry.words.match(self._sentence(seen.first)))
        if entry.where == "lacking":
            return not any(True for _ in entry.words.match(self._sentence(seen.first)))
        if entry.where == "before":
            lower = self._before(seen.first)[-_BEFORE:]
            return seen.nominal and any(
                not _ENDS.intersection(lower[found.end_word :]) for found in entry.words.match(lower)
            )
        return any(self._holds(entry, part) for part in self._stretches(entry, seen))

    def _stretches(self, entry: Misreading, seen: Sighting) -> Iterator[range]:
        """Yield stretches of words whose last one is the head of what stands where an entry looks."""
        where = entry.where
        labels = ("ARG0", "ARGM-CAU") if where == "cause" else ("ARG1", "ARG2", "ARG3", "ARGM-MNR")
        for label in labels:
            yield from (self._phrase(tag.begin, tag.end) for tag in self.passage.roles(seen.head, label))
        if where == "cause":
            yield from self._in_front(seen.head)
        if where == "cause" and seen.harms:
            yield from self._suffered(seen.head)
        yield self._modifier(seen.first)
        behind = _SUFFERED_FROM if where == "cause" and seen.harms and not entry.triggers else _BEHIND[where]
        yield from self._behind(seen.last, behind, bare=where == "object")

    def _before(self, word: int) -> Sequence[str]:
        """Return the words of a word's sentence in front of it."""
        words = self.passage.words
        sentence = words.sentence(words.begins[word])
        return words.lower[words.inside(sentence.begin, sentence.end).start : word] if sentence else ()

    def _sentence(self, word: int) -> Sequence[str]:
        words = self.passage.words
        sentence = words.sentence(words.begins[word])
        inside = words.inside(sentence.begin, sentence.end) if sentence else range(0)
        return words.lower[inside.start : inside.stop]

    def _in_front(self, head: int) -> Iterator[range]:
        """Yield what stands in front of an active verb as its argument."""
        words = self.passage.words
        if words.lower[head - 1] in _BE and head:
            return
        for tag in self.passage.roles(head, "ARG1", "ARG2"):
            phrase = self._phrase(tag.begin, tag.end)
            if phrase and phrase.stop <= head:
                yield phrase

    def _suffered(self, head: int) -> Iterator[range]:
        """Yield what people died of or were hurt in, where that is an argument: "died of fever"."""
        for tag in self.passage.roles(head, "ARG1", "ARG2", "ARGM-LOC", "ARGM-TMP", "ARGM-ADV"):
            first = self.passage.words.inside(tag.begin, tag.end).start
            if self.passage.words.lower[first] in _SUFFERED_FROM:
                yield self._phrase(tag.begin, tag.end)

    def _phrase(self, begin: int, end: int) -> range:
        words = self.passage.words
        span = noun_phrase(words, begin, end)
        if span is None:
            return range(0)
        return range(words.inside(span.begin, span.end).start, head_word(words, span) + 1)

    def _modifier(self, first: int) -> range:
        """Return the two words in front of a trigger in its phrase: "price war", "heart attack deaths"."""
        lower = self.passage.words.lower
        begin = first
        while begin > max(0, first - 2) and lower[begin - 1] not in _ENDS | _DETERMINERS | _PREPOSITIONS:
            begin -= 1
        return range(begin, first)

    def _behind(self, last: int, prepositions: frozenset[str], *, bare: bool) -> Iterator[range]:
        """Yield the noun phrases behind a trigger that follow it at once (if ``bare``) or one of some prepositions."""
        lower = self.passage.words.lower
        begin = last if bare else None
        for word in range(last, min(last + _NEAR, len(lower))):
            if lower[word] in _ENDS or lower[word] in _PREPOSITIONS:
                if begin is not None and begin < word:
                    yield range(begin, word)
                begin = word + 1 if lower[word] in prepositions else None
                if lower[word] in _ENDS:
                    return
        if begin is not None:
            yield range(begin, min(last + _NEAR, len(lower)))

    def _holds(self, entry: Misreading, part: range) -> bool:
        """Say whether one of the words heads a phrase, or begins it as part of a name ("Hurricane Andrew").

        A price of oil is a price, but a wave of attacks is no wave: "of" is for entries that list their triggers.
        """
        lower = self.passage.words.lower
        counts = bool(part) and not entry.triggers and lower[part.stop : part.stop + 1] == ("of",)
        return not counts and any(
            part.start + found.end_word == part.stop
            or (found.begin_word == 0 and part[-1] in self.names)
            or (bool(entry.triggers) and lower[part.start + found.end_word] == "of")
            for found in entry.words.match(lower[part.start : part.stop])
        )

    def _around(self, word: int, reach: int) -> Iterator[int]:
        """Yield the words of a word's sentence and of so many sentences before and behind it."""
        words = self.passage.words
        own = words.sentence_index(words.begins[word])
        if own is not None:
            for sentence in self.passage.document.sentences[max(0, own - reach) : own + reach + 1]:
                yield from words.inside(sentence.begin, sentence.end)

    def _is_armed(self, word: int) -> bool:
        """Say whether a word names a weapon or people who bear arms."""
        return word in self.weapons or self._bears_arms(self.passage.words.lower[word])

    def _bears_arms(self, noun: str) -> bool:
        role = agents().lookup(noun)
        return role is not None and role.armed


def _is_superlative(word: str) -> bool:
    return word in {"worst", "most", "first"} or (word.endswith("est") and word not in _NO_SUPERLATIVES)
