"""Which time of a sentence is when an event was: not that of its telling, of another deed, or only a bound of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from whence.extract.candidates import Candidate
from whence.extract.deeds import APART, Deeds
from whence.extract.encoder import Tag
from whence.extract.event_places import on_same_side
from whence.extract.mentions import MentionTable
from whence.extract.passage import Governor, Passage
from whence.model.claim import Attribution
from whence.model.mention import Mention
from whence.model.timex import Duration, Reference, Shift, TimeForm, TimexType
from whence.model.vocabulary import MentionKind

_WHEN = "ARGM-TMP"
_BOUNDS = frozenset({"since", "until", "till"})
"""Words that give a time as one end of a longer one: "since 2011" is no day of any single deed."""
_SIDES = frozenset({"before", "after", "by"})
"""Words that, right in front of a date, say on which side of it the event was."""
_DISTANCES = frozenset({"before", "after"})
_UNITS = frozenset("minute minutes hour hours day days week weeks month months year years".split())
_ENDS = frozenset(', . ; : ( ) “ ” " — –'.split())
_PARTS = frozenset("start beginning middle end eve night morning afternoon evening hours day days month summer".split())
"""Nouns with which a time stays the same one: "in the early hours of Monday"."""
_DETERMINERS = frozenset("the this that a an".split())
_OWNING = frozenset({("'s",), ("’s",), ("'",), ("’",)})
_OPENERS = APART | {"where"}
_JOINTS = frozenset({"and", "to", "-", "–", "until", "till", "through"})
"""Words that join two times to one stretch: "between 1992 and 1995"."""


@dataclass(frozen=True, slots=True)
class TimeFinder:
    """Finds when the events of one document were.

    In this order: the time in the event's own noun phrase, in its own arguments, in those of a verb that tells it as
    one deed with itself, and the only one of its sentence that belongs to no other verb.
    """

    passage: Passage
    table: MentionTable
    deeds: Deeds

    def find(self, candidate: Candidate, attribution: Attribution) -> list[Mention]:
        """Return the time of an event, or the first and last of a stretch; nothing where the text does not tell."""
        named = self._in_name(candidate)
        if named:
            return named[:1]
        for word in candidate.words:
            for tag in sorted(self.passage.roles(word, _WHEN), key=lambda tag: self._is_shared(tag, candidate)):
                if self._is_governors(tag, candidate) or self._is_of_clause(tag, candidate):
                    continue
                if found := self._inside(tag, candidate):
                    return self._stretch(found)
        if self.deeds.describes_people(candidate):
            return []
        for tag in self._of_governors(candidate):
            found = on_same_side(self._inside(tag, candidate), attribution)
            if found:
                return self._stretch(found)
        return self._alone(candidate, attribution)

    def _alone(self, candidate: Candidate, attribution: Attribution) -> list[Mention]:
        sentence = self.passage.words.sentence(candidate.span.begin)
        told = self._telling(sentence.begin, sentence.end, candidate) if sentence else []
        alone = on_same_side(told, attribution)
        return alone if len(alone) == 1 and not self._is_taken(alone[0], candidate) else []

    def _inside(self, tag: Tag, candidate: Candidate) -> list[Mention]:
        return self._telling(tag.begin, tag.end, candidate)

    def _stretch(self, found: list[Mention]) -> list[Mention]:
        """Return the first of some times, with the last of those that are joined to it."""
        lower = self.passage.words.lower
        last = found[0]
        for one, other in pairwise(found):
            between = self.passage.words.inside(one.span.end, other.span.begin)
            joined = [lower[at] for at in between if lower[at] not in {"on", "in", "the"}]
            if len(joined) != 1 or joined[0] not in _JOINTS:
                break
            last = other
        return [found[0]] if last is found[0] else [found[0], last]

    def _in_name(self, candidate: Candidate) -> list[Mention]:
        """Return the time that is part of an event's noun phrase: "the 1988 attack", "the accords of January 1992"."""
        words = self.passage.words
        sentence = words.sentence(candidate.span.begin)
        if not candidate.nominal or sentence is None:
            return []
        told = [each for each in self.table.inside(MentionKind.TIME, sentence.begin, sentence.end) if _tells(each)]
        return [each for each in told if self._is_in_name(words.inside(each.span.begin, each.span.end), candidate)]

    def _is_in_name(self, time: range, candidate: Candidate) -> bool:
        lower = self.passage.words.lower
        between = lower[time.stop : candidate.first]
        if time.stop <= candidate.first and not between:
            in_front = lower[max(time.start - 1, 0) : time.start]
            return bool(_DETERMINERS.intersection(in_front)) or lower[time.stop - 1].endswith(("'s", "’s"))
        return between in _OWNING or (time.start > candidate.last and lower[candidate.last : time.start] == ("of",))

    def _of_governors(self, candidate: Candidate) -> Iterator[Tag]:
        for word in self._dating(candidate):
            yield from self.passage.roles(word, _WHEN)

    def _dating(self, candidate: Candidate) -> list[int]:
        """Return the verbs whose time is also that of an event in their arguments, innermost first."""
        around = (g for g in self.deeds.governors(candidate) if not self.deeds.speaks(g.word))
        return [governor.word for governor in around if self.deeds.share_time(governor, candidate)]

    def _is_governors(self, tag: Tag, candidate: Candidate) -> bool:
        """Say whether a time is rather that of a verb of another time that has the event in an argument.

        "Men killed in an ambush were buried *on Wednesday*"; "the decision *in May* to withdraw".
        """
        return any(
            not governor.argument.begin <= tag.begin < governor.argument.end
            and self._is_nearer(governor, tag, candidate)
            and any(
                _overlap(tag, other) and not other.begin <= candidate.span.begin < other.end
                for other in self.passage.roles(governor.word, _WHEN)
            )
            and not (candidate.nominal or self.deeds.share_time(governor, candidate))
            for governor in self.deeds.governors(candidate)
        )

    def _is_of_clause(self, tag: Tag, candidate: Candidate) -> bool:
        """Say whether a verb in a clause between has a time: "fought in X, *where* troops attacked on Monday"."""
        words = self.passage.words
        between = words.inside(candidate.span.end, tag.begin)
        opener = next((at for at in between if words.lower[at] in _OPENERS), None)
        if tag.end <= candidate.span.begin:
            between, opener = self.deeds.clause_around(tag.begin)
        return opener is not None and any(
            _overlap(tag, other) for word in range(opener, between.stop) for other in self.passage.roles(word, _WHEN)
        )

    def _is_shared(self, tag: Tag, candidate: Candidate) -> bool:
        """Say whether another verb in front has a time, too: "fell in May and was retaken in March"."""
        words = self.passage.words
        sentence = words.sentence(candidate.span.begin)
        inside = words.inside(sentence.begin, candidate.span.begin) if sentence else range(0)
        return any(_overlap(tag, other) for word in inside for other in self.passage.roles(word, _WHEN))

    def _is_nearer(self, governor: Governor, tag: Tag, candidate: Candidate) -> bool:
        """Say whether a verb stands between an event and a time, or the time between the verb and the event."""
        verb, event = governor.predicate.begin, candidate.span.begin
        between = event < verb < tag.begin or verb < tag.begin < event
        return between or self.deeds.is_of_people(candidate)

    def _telling(self, begin: int, end: int, candidate: Candidate) -> list[Mention]:
        inside = self.table.inside(MentionKind.TIME, begin, end)
        return [
            each
            for each in inside
            if _tells(each) and not self._is_anothers(each, candidate) and not self._is_told_by_clause(each)
        ]

    def _is_anothers(self, mention: Mention, candidate: Candidate) -> bool:
        """Say whether a time only bounds the event, or dates another: "a day after the army attacked on Monday".

        Looks leftwards from the mention to the event or the end of the clause.
        """
        words = self.passage.words
        sentence = words.sentence(mention.span.begin)
        if sentence is None:
            return False
        before = words.inside(sentence.begin, mention.span.begin)
        if self._names_another(before, candidate) or self._is_side(before, mention):
            return True
        told = False
        for word in reversed(before):
            lower = words.lower[word]
            if candidate.first <= word < candidate.last or lower in _ENDS:
                return False
            measured = lower == "before" or bool(_UNITS.intersection(words.lower[max(word - 1, 0) : word]))
            if lower in _BOUNDS or (told and lower in _DISTANCES and measured):
                return True
            told = told or word in self.passage.predicates
        return False

    def _is_told_by_clause(self, mention: Mention) -> bool:
        """Say whether a time is only named by what happened then: "the day *on which* aircraft bombed the town"."""
        form, words = mention.form, self.passage.words
        if not isinstance(form, TimeForm) or not isinstance(form.meaning, Shift):
            return False
        stop = words.inside(mention.span.begin, mention.span.end).stop
        told = words.lower[stop : stop + 2]
        return form.meaning.reference is Reference.NARRATIVE and (told[:1] == ("when",) or told[1:] == ("which",))

    def _is_side(self, before: range, mention: Mention) -> bool:
        """Say whether a date is only a bound: "before 2011"; "shortly before 5 p.m." is as good as the hour."""
        dated = isinstance(mention.form, TimeForm) and mention.form.type is TimexType.DATE
        return dated and len(before) > 0 and self.passage.words.lower[before[-1]] in _SIDES

    def _names_another(self, before: range, candidate: Candidate) -> bool:
        """Say whether a time stands behind the "of" of a noun that is not the event: "rejected the accords of 1992"."""
        lower = self.passage.words.lower
        if len(before) < 2 or lower[before[-1]] != "of" or lower[before[-2]] in _PARTS:
            return False
        return not candidate.first <= before[-2] < candidate.last

    def _is_taken(self, mention: Mention, candidate: Candidate) -> bool:
        """Say whether another predicate, and none that governs the event, has a mention as its own time."""
        if self._dates_a_verb_apart(mention, candidate):
            return True
        words = self.passage.words
        dating = set(self._dating(candidate))
        sentence = words.sentence(mention.span.begin)
        inside = words.inside(sentence.begin, sentence.end) if sentence else range(0)
        return any(
            tag.begin <= mention.span.begin and mention.span.end <= tag.end
            for word in inside
            if word not in dating and word not in candidate.words and not self._is_dated_by(word, candidate)
            for tag in self.passage.roles(word, _WHEN)
        )

    def _dates_a_verb_apart(self, mention: Mention, candidate: Candidate) -> bool:
        """Say whether a time stands outside the argument in which a verb of another time has the event."""
        return any(
            not self.deeds.share_time(governor, candidate)
            and not governor.argument.begin <= mention.span.begin < governor.argument.end
            for governor in self.deeds.governors(candidate)
            if not self.deeds.speaks(governor.word)
        )

    def _is_dated_by(self, word: int, candidate: Candidate) -> bool:
        """Say whether an event stands in a predicate's time and shares it: "in 2018, when rebels attacked".

        What stands behind "after" does not: "took the town on Sunday after heavy fighting".
        """
        at, words = candidate.span.begin, self.passage.words
        times = [tag for tag in self.passage.roles(word, _WHEN) if tag.begin <= at < tag.end]
        opened = [words.inside(tag.begin, at) for tag in times]
        return any(not APART.intersection(words.lower[inside.start : inside.stop]) for inside in opened)


def _overlap(one: Tag, other: Tag) -> bool:
    return one.begin < other.end and other.begin < one.end


def _tells(mention: Mention) -> bool:
    """Say whether a time can tell when: "for three weeks" and "every day" tell how long and how often."""
    form = mention.form
    if not isinstance(form, TimeForm) or form.type in (TimexType.DATE, TimexType.TIME):
        return True
    return isinstance(form.meaning, Duration) and form.meaning.placed is not None
