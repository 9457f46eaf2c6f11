"""What stands beside counted people and says what befell them: "killed 12 people", "12 were wounded", "12 deaths"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from whence.extract.rules.casualty_cues import Cue, joined, told_together
from whence.extract.rules.counted import Counted
from whence.extract.words import Words
from whence.model.mention import Count
from whence.model.vocabulary import Effect
from whence.reference.agents import agents
from whence.reference.casualty_words import CasualtyWords

BE = frozenset("was were is are been being be get gets got left leaving leaves lay found feared reported".split())
"""Words that make a participle behind them a passive."""
_MODALS = frozenset("has have had having may might could can would will must to who that".split())
"""Words between people and a verb that make it theirs: "12 soldiers who killed", "sent 12 men to arrest"."""
_PASSED = frozenset(
    (
        "also all both each still later now then either believed presumed confirmed listed declared said thought known "
        "understood estimated"
    ).split()
)
_BEFORE_OBJECT = frozenset("the all only just another its their his her further reportedly some least".split())
_OBJECT_OPENERS = frozenset(
    "the a an his her its their him them us me it himself herself themselves several dozens scores hundreds some many "
    "two three four five six seven eight nine ten at more over nearly about up".split()
)
_NO = frozenset({"no", "without", "any"})
_RATE_UNITS = frozenset({"day", "week", "month", "year"})
_AGO = frozenset({"ago", "earlier", "later", "before", "after"})
_LIVES = frozenset({"lives", "life"})
_DEFINITE = frozenset("the those its their his".split())
_SOME = frozenset(
    "half third thirds quarter quarters most many some few part majority none one two three four five six seven eight "
    "nine ten dozens scores hundreds several".split()
)
_BOUNDARIES = frozenset('. , ; : “ ” " but when while after before because since which as and or if'.split())
_CLOSERS = {",": ",", "(": ")", "–": "–", "—": "—"}
_FAR, _NEAR = 20, 10
"""Words between people and what happened to them: in a parenthesis, and elsewhere."""


@dataclass(frozen=True, slots=True)
class Governor:
    """What governs a count: each cue says what happened to the people.

    ``together``: it was one or the other, and nobody tells of how many each. ``behind``: it stands behind the people.
    ``noun``: first word of a noun that counts what happened ("deaths"). ``surpassed``: the count is a lower bound.
    """

    cues: tuple[Cue, ...]
    together: bool = False
    behind: bool = False
    noun: int | None = None
    surpassed: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """One sentence, given as word indices, with its cues in text order and by first and last word."""

    words: Words
    sentence: range
    known: CasualtyWords
    cues: Sequence[Cue]
    starting: Mapping[int, Cue]
    ending: Mapping[int, Cue]
    together: Mapping[Cue, tuple[Cue, ...]]

    @classmethod
    def of(cls, words: Words, sentence: range, known: CasualtyWords, cues: Sequence[Cue]) -> Grammar:
        """Index the cues of a sentence."""
        starting = {cue.first: cue for cue in cues if not cue.noun}
        ending = {cue.last - 1: cue for cue in cues if cue.last == cue.reach}
        return cls(words, sentence, known, cues, starting, ending, joined(words, cues))

    def beside(self, one: Counted) -> Governor | None:
        """Return what governs counted people by standing right beside them; "no" alone counts nobody."""
        if one.bare and self.words.lower[one.end - 1] in _NO:
            return None
        return self._counting_noun(one) or self._around(one) or self._before(one) or self._behind(one)

    def is_whole(self, one: Counted) -> bool:
        """Say whether something befell only some of these people: "half of the 60 hostages"."""
        before = self.words.lower[max(self.sentence.start, one.first - 3) : one.first]
        return len(before) == 3 and before[0] in _SOME and before[1] == "of" and before[2] in _DEFINITE

    def by(self, cue: Cue) -> Governor:
        """Make a governor of a cue and those joined with it."""
        cues = self.together[cue]
        distinct = {each.effect: each for each in (*cues, cue)}
        return Governor(tuple(distinct.values()), together=told_together(self.words, cues))

    def _counting_noun(self, one: Counted) -> Governor | None:
        """Read "12 deaths", "no civilian casualties", "claimed 12 lives"."""
        lower = self.words.lower
        for first in range(one.noun, one.end):
            if lower[first] == "of":
                break
            for last in (one.end, first + 3):
                effects = self.known.counted.get(lower[first:last])
                if effects and not (effects == (Effect.INJURED,) and _is_vague(one.count)):
                    cues = tuple(Cue(first, last, effect, last) for effect in effects)
                    return Governor(cues, together=len(cues) > 1, noun=first)
        verb = self.skip_back(one.first - 1)
        if not one.bare and lower[one.end - 1] in _LIVES and lower[verb] in self.known.take_lives:
            return Governor((Cue(verb, verb + 1, Effect.KILLED, verb + 1),), noun=one.end - 1)
        return None

    def _around(self, one: Counted) -> Governor | None:
        """Read "took 12 hostages", "left 12 people dead"."""
        cue = next((cue for cue in self.cues if cue.first < one.first < cue.reach), None)
        return self.by(cue) if cue else None

    def _before(self, one: Counted) -> Governor | None:
        """Read "killed 12 people", "the deaths of 12 people", "killed a total of 12", "lost 12 men"."""
        lower, word = self.words.lower, self.skip_back(one.first - 1)
        of = lower[word] == "of" and word not in self.ending
        if of and lower[word - 1] in _LIVES and lower[verb := self.skip_back(word - 2)] in self.known.take_lives:
            return Governor((Cue(verb, word, Effect.KILLED, word),))
        if of and lower[word - 1] in self.known.gatherers:
            word = self.skip_back(word - 2)
            word -= lower[word] in {"a", "an"}
            of = lower[word] == "of"
        word -= of
        if word not in self.sentence:
            return None
        if lower[word] in self.known.lose and self._is_armed(one) and not of:
            return Governor((Cue(word, word + 1, Effect.KILLED, word + 1),))
        cue = self.ending.get(word)
        return self.by(cue) if cue and self._has_object(cue, of=of) else None

    def _is_armed(self, one: Counted) -> bool:
        """Say whether counted people bear arms, or are "men": a side that loses them has them dead."""
        role = agents().lookup(self.words.lower[one.end - 1])
        return not one.bare and role is not None and (role.armed or role.noun in {"man", "fighter"})

    def _has_object(self, cue: Cue, *, of: bool) -> bool:
        """Say whether what stands behind a cue, or behind its "of", is whom it happened to."""
        if cue.suffered or cue.state:
            return of and cue.noun
        return of or (self.is_active(cue) and not cue.noun)

    def _behind(self, one: Counted) -> Governor | None:
        """Read "12 dead", "three were wounded", "a soldier killed in the attack"."""
        verb = self._past_auxiliaries(one.end)
        cue = self.starting.get(verb)
        return replace(self.by(cue), behind=True) if cue and self._befalls(cue, one.end) else None

    def apart(self, one: Counted) -> Governor | None:
        """Read "12 people, most of them children, were killed", "40 people in the market were wounded"."""
        lower, begin = self.words.lower, one.end
        if begin >= self.sentence.stop or not one.people:
            return None
        closer = _CLOSERS.get(lower[begin])
        if closer is None:
            return self._predicate(range(begin, min(self.sentence.stop, begin + _NEAR)))
        inside = range(begin + 1, min(self.sentence.stop, begin + _FAR))
        close = next((word for word in inside if lower[word] == closer), None)
        return None if close is None else self._predicate(range(close + 1, min(self.sentence.stop, close + 2)))

    def _predicate(self, stretch: range) -> Governor | None:
        """Return what the first verb in a stretch says befell its subject, if it says so."""
        for word in stretch:
            cue = self.starting.get(word)
            if cue:
                return replace(self.by(cue), behind=True) if cue.suffered else None
            if self.words.lower[word] in _BOUNDARIES:
                return None
            if self.words.lower[word] in BE | _MODALS - {"to", "who", "that"}:
                cue = self.starting.get(self._past_auxiliaries(word))
                return replace(self.by(cue), behind=True) if cue and self._befalls(cue, word) else None
        return None

    def _befalls(self, cue: Cue, begin: int) -> bool:
        """Say whether a cue tells what befell the people before it, not what they did; its verbs begin at ``begin``."""
        between = self.words.lower[begin : cue.first]
        if cue.state or cue.suffered or not BE.isdisjoint(between):
            return True
        if not _MODALS.isdisjoint(between) or self.words.lower[cue.first].endswith(("ing", "s")):
            return False
        if cue.last >= self.sentence.stop:
            return True
        after = self.words.lower[cue.last]
        return not (after in _OBJECT_OPENERS or after[0].isdigit() or self._is_capital(cue.last))

    def is_rate(self, one: Counted, cue: Cue) -> bool:
        """Say whether people are counted by the day or year: "killed 12 people a day"; "a day earlier" is no rate."""
        word = max(one.end, cue.last)
        every, unit, after = (*self.words.lower[word : word + 3], "", "", "")[:3]
        return unit in _RATE_UNITS and (every in {"each", "every", "per"} or (every == "a" and after not in _AGO))

    def is_active(self, cue: Cue) -> bool:
        """Say whether a cue is no passive: "killed", not "were killed"."""
        before = self.words.lower[max(self.sentence.start, cue.first - 2) : cue.first]
        return BE.isdisjoint(before) or self.words.lower[cue.first].endswith("ing")

    def skip_back(self, word: int) -> int:
        """Return the last word up to ``word`` that is neither a determiner nor an adverb."""
        lower = self.words.lower
        while word > self.sentence.start and (lower[word] in _BEFORE_OBJECT or lower[word].endswith("ly")):
            word -= 1
        return max(word, self.sentence.start)

    def _past_auxiliaries(self, word: int) -> int:
        passed = BE | _MODALS | _PASSED
        while word < self.sentence.stop and word not in self.starting:
            if self.words.lower[word] not in passed and not self.words.lower[word].endswith("ly"):
                break
            word += 1
        return word

    def _is_capital(self, word: int) -> bool:
        return self.words.document.text[self.words.begins[word]].isupper()


def _is_vague(count: Count) -> bool:
    """Say whether a count may be of things that one person has: "multiple injuries"."""
    return count.low == 2 and count.best is None and count.high is None
