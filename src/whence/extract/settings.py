"""Where and when an event was: the place and time mentions that belong to it, and not to the one who speaks of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from whence.extract import verbs
from whence.extract.candidates import Candidate
from whence.extract.encoder import Tag
from whence.extract.event_places import PlaceFinder, on_same_side
from whence.extract.mentions import MentionTable
from whence.extract.passage import Governor, Passage
from whence.extract.phrases import head_word, noun_phrase
from whence.model.claim import Attribution
from whence.model.mention import Mention
from whence.model.timex import Duration, TimeForm, TimexType
from whence.model.vocabulary import MentionKind
from whence.reference.agents import is_agent

_WHERE = ("ARGM-LOC", "ARGM-DIR", "ARGM-GOL", "ARG2", "ARG1", "ARG4", "ARG3")
_WHEN = ("ARGM-TMP",)
_BOUNDS = frozenset({"since", "until", "till"})
"""Words that give a time as one end of a longer one: "since 2011" is no day of any single deed."""
_DISTANCES = frozenset({"before", "after"})
_UNITS = frozenset("minute minutes hour hours day days week weeks month months year years".split())
_ENDS = frozenset(', . ; : ( ) “ ” " — –'.split())
_APART = frozenset("who whom whose which that because after before since if".split())
"""Words that open a clause with a time of its own: "arrested on Monday a man *who* attacked a church"."""
_BLAMED = frozenset("of for over about against with".split())
"""Words behind which stands what a deed was about: "sentenced on Monday *for* killing a judge"."""
_AUXILIARIES = frozenset("having being been".split())
_PROVOKES = frozenset(
    "sparked sparks triggered triggers prompted prompts provoked provokes drew draws led leads".split()
)
"""Verbs whose subject was before them: "the killing sparked protests on Monday"."""
_PARTS = frozenset("start beginning middle end eve night morning afternoon evening hours day days month summer".split())
"""Nouns with which a time stays the same one: "in the early hours of Monday"."""
_DETERMINERS = frozenset("the this that a an".split())
_OWNING = frozenset({("'s",), ("’s",), ("'",), ("’",)})
_GROUPS = frozenset("series string wave spate number pair dozens hundreds".split())
"""Nouns that only say how many: "a series of bombings"."""


@dataclass(frozen=True, slots=True)
class SettingFinder:
    """Finds the places and the time of events in one document.

    A mention counts if it stands in an argument of the event's predicate, else in one of a predicate that governs it,
    else if it is the only one of its kind in the same sentence that no other predicate has as its own. What is outside
    of the reported content in which the event stands is the speaker's and not the event's. A verb's time is that of an
    event in its arguments only if they happened together: "carried out a bombing on Monday", and not "arrested two men
    on Monday over a bombing".

    ``reporting`` are words that are cues of reported speech; ``carries`` says whether a verb only carries
    an event noun.
    """

    passage: Passage
    table: MentionTable
    reporting: frozenset[int]
    carries: Callable[[int], bool]
    is_agent: Callable[[str], bool] = is_agent

    @property
    def places(self) -> PlaceFinder:
        """Finds where the events were."""
        return PlaceFinder(self.passage, self.table, self.is_agent, self.carries, self._speaks)

    def find(self, candidate: Candidate, attribution: Attribution) -> tuple[list[Mention], Mention | None]:
        """Return the place mentions and the time mention of an event; none where the text does not tell."""
        places = self.places.find(candidate, attribution)
        times = self._in_name(candidate) or self._mentions(candidate, attribution, MentionKind.TIME, _WHEN)
        return places, next(iter(times), None)

    def _in_name(self, candidate: Candidate) -> list[Mention]:
        """Return the time that is part of an event's noun phrase: "the 1988 attack", "the accords of January 1992"."""
        words = self.passage.words
        sentence = words.sentence(candidate.span.begin)
        if not candidate.nominal or sentence is None:
            return []
        found = self._telling(MentionKind.TIME, sentence.begin, sentence.end, candidate)
        return [each for each in found if self._is_in_name(words.inside(each.span.begin, each.span.end), candidate)]

    def _is_in_name(self, time: range, candidate: Candidate) -> bool:
        lower = self.passage.words.lower
        between = lower[time.stop : candidate.first]
        if time.stop <= candidate.first and not between:
            in_front = lower[max(time.start - 1, 0) : time.start]
            return bool(_DETERMINERS.intersection(in_front)) or lower[time.stop - 1].endswith(("'s", "’s"))
        return between in _OWNING or (time.start > candidate.last and lower[candidate.last : time.start] == ("of",))

    def _mentions(
        self, candidate: Candidate, attribution: Attribution, kind: MentionKind, labels: tuple[str, ...]
    ) -> list[Mention]:
        own = [tag for label in labels for word in candidate.words for tag in self.passage.roles(word, label)]
        for tag in own:
            found = self._telling(kind, tag.begin, tag.end, candidate)
            if found:
                return found
        for tag in self._of_governors(candidate, labels):
            found = on_same_side(self._telling(kind, tag.begin, tag.end, candidate), attribution)
            if found:
                return found
        sentence = self.passage.words.sentence(candidate.span.begin)
        told = self._telling(kind, sentence.begin, sentence.end, candidate) if sentence else []
        alone = on_same_side(told, attribution)
        return alone if len(alone) == 1 and not self._is_taken(alone[0], candidate, labels) else []

    def _of_governors(self, candidate: Candidate, labels: tuple[str, ...]) -> list[Tag]:
        return [tag for word in self._setting(candidate, labels) for tag in self.passage.roles(word, *labels[:2])]

    def _setting(self, candidate: Candidate, labels: tuple[str, ...]) -> list[int]:
        """Return the verbs whose place or time is also that of an event in their arguments, innermost first."""
        governors = [g for g in self.passage.governors(candidate.head) if not self._speaks(g.word)]
        return [g.word for g in governors if labels != _WHEN or self._shares_time(g, candidate)]

    def _shares_time(self, governor: Governor, candidate: Candidate) -> bool:
        """Say whether an event was when a verb that has it in an argument was."""
        words = self.passage.words
        argument = words.inside(governor.argument.begin, governor.argument.end)
        before = [word for word in words.lower[argument.start : candidate.first] if word not in _AUXILIARIES]
        if _APART.intersection(before):
            return False
        if not candidate.nominal:
            return not _BLAMED.intersection(before[:1] + before[-1:])
        if not self._is_headed_by(governor.argument, candidate):
            return False
        if self.carries(governor.word) or governor.word in self.reporting:
            return True
        acts = governor.argument.label == "ARG0"
        is_subject = acts or (argument.stop <= governor.word and not verbs.is_passive(words, governor.word))
        return is_subject and words.lower[governor.word] not in _PROVOKES

    def _is_headed_by(self, argument: Tag, candidate: Candidate) -> bool:
        """Say whether an argument is the event: "the bombing", and not "the scene of the bombing"."""
        words = self.passage.words
        phrase = noun_phrase(words, argument.begin, argument.end)
        if phrase is None:
            return False
        head, stop = head_word(words, phrase), words.inside(phrase.begin, phrase.end).stop
        if words.lower[head] in _GROUPS and words.lower[head + 1 : head + 2] == ("of",) and head + 2 < stop:
            head = head_word(words, words.span(head + 2, stop))
        return candidate.first <= head < candidate.last

    def _speaks(self, word: int) -> bool:
        """Say whether a reporting word has a speaker; "attacks were reported in X" says where the attacks were."""
        return word in self.reporting and bool(self.passage.roles(word, "ARG0"))

    def _telling(self, kind: MentionKind, begin: int, end: int, candidate: Candidate) -> list[Mention]:
        inside = self.table.inside(kind, begin, end)
        return [each for each in inside if _tells(each) and not self._is_anothers(each, candidate)]

    def _is_anothers(self, mention: Mention, candidate: Candidate) -> bool:
        """Say whether a time only bounds the event, or dates another: "a day after the army attacked on Monday".

        Looks leftwards from the mention to the event or the end of the clause.
        """
        words = self.passage.words
        sentence = words.sentence(mention.span.begin)
        if mention.kind is not MentionKind.TIME or sentence is None:
            return False
        if self._names_another(words.inside(sentence.begin, mention.span.begin), candidate):
            return True
        told = False
        for word in reversed(words.inside(sentence.begin, mention.span.begin)):
            lower = words.lower[word]
            if candidate.first <= word < candidate.last or lower in _ENDS:
                return False
            measured = lower == "before" or bool(_UNITS.intersection(words.lower[max(word - 1, 0) : word]))
            if lower in _BOUNDS or (told and lower in _DISTANCES and measured):
                return True
            told = told or word in self.passage.predicates
        return False

    def _names_another(self, before: range, candidate: Candidate) -> bool:
        """Say whether a time stands behind the "of" of a noun that is not the event: "rejected the accords of 1992"."""
        lower = self.passage.words.lower
        if len(before) < 2 or lower[before[-1]] != "of" or lower[before[-2]] in _PARTS:
            return False
        return not candidate.first <= before[-2] < candidate.last

    def _is_taken(self, mention: Mention, candidate: Candidate, labels: tuple[str, ...]) -> bool:
        """Say whether another predicate, and none that governs the event, has a mention as its own place or time."""
        words = self.passage.words
        if mention.kind is MentionKind.TIME and self._dates_a_verb_apart(mention, candidate):
            return True
        governing = set(self._setting(candidate, labels))
        sentence = words.sentence(mention.span.begin)
        inside = words.inside(sentence.begin, sentence.end) if sentence else range(0)
        return any(
            tag.begin <= mention.span.begin and mention.span.end <= tag.end
            for word in inside
            if word not in governing
            and word not in candidate.words
            and not self._is_dated_by(word, candidate, mention.kind)
            for tag in self.passage.roles(word, *labels)
        )

    def _dates_a_verb_apart(self, mention: Mention, candidate: Candidate) -> bool:
        """Say whether a time stands outside the argument in which a verb of another time has the event."""
        return any(
            not self._shares_time(governor, candidate)
            and not governor.argument.begin <= mention.span.begin < governor.argument.end
            for governor in self.passage.governors(candidate.head)
            if not self._speaks(governor.word)
        )

    def _is_dated_by(self, word: int, candidate: Candidate, kind: MentionKind) -> bool:
        """Say whether an event stands in a predicate's time and shares its setting: "in 2018, when rebels attacked".

        What stands behind "after" shares its place alone: "took the town on Sunday after heavy fighting".
        """
        at, words = candidate.span.begin, self.passage.words
        times = [tag for tag in self.passage.roles(word, *_WHEN) if tag.begin <= at < tag.end]
        opened = [words.inside(tag.begin, at) for tag in times]
        apart = _APART if kind is MentionKind.TIME else frozenset()
        return any(not apart.intersection(words.lower[inside.start : inside.stop]) for inside in opened)


def _tells(mention: Mention) -> bool:
    """Say whether a mention can tell where or when: "for three weeks" and "every day" tell how long and how often."""
    form = mention.form
    if not isinstance(form, TimeForm) or form.type in (TimexType.DATE, TimexType.TIME):
        return True
    return isinstance(form.meaning, Duration) and form.meaning.placed is not None
