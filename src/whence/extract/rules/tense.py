"""The tense around a time expression: a heuristic on the nearest verb of the sentence, cheap and without a parser."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from whence.extract.rules.time_tokens import PARAGRAPH, Tokens
from whence.extract.rules.time_words import MONTH_ABBREVIATIONS
from whence.model.timex import Tense

_FUTURE = frozenset(
    "will shall wo ll would plans planned scheduled due expected upcoming forthcoming looming hopes intends slated"
    " set".split()
)
_MODALS = frozenset({"may", "might", "must", "could", "should"})
_PAST = frozenset(
    "was were had did said told made took came went became began fell rose grew held won lost met left saw"
    " found gave got sent spoke struck broke brought built bought caught chose drew drove fought flew fled hid hit kept"
    " killed knew led meant paid put ran sank"
    " shot shut sold spent stood stole swept taught thought threw wore wrote blew"
    " bore burst ago overran overthrew withdrew seized attacked".split()
)
_PRESENT = frozenset("is are am says do does".split())
# The present of these with a date is a timetable: "talks resume on Monday", "the state votes on 1 March".
_TIMETABLE = frozenset(
    "begins starts opens resumes meets votes holds comes expires arrives reconvenes convenes heads returns departs"
    " commences kicks closes".split()
)
_TIMETABLE_PLURALS = frozenset({"close", "resume", "reconvene", "expire"})
_NO_SUBJECTS = frozenset({"to", "and", "or", "not", "the", "a", "so", "too", "very", "come", "came", "in", "at", "s"})
_RELATIVE = frozenset({"which", "who", "that"})
_UNDER_WAY = frozenset(
    "meeting holding heading traveling travelling flying leaving starting beginning opening returning arriving hosting"
    " going".split()
)
_PERFECT = frozenset({"has", "have", "ve"})
_FINITE = _PAST | _PERFECT
_CUES = _FUTURE | _TIMETABLE_PLURALS | _MODALS | _PAST | _PRESENT | _TIMETABLE | _PERFECT | {"to"}
# After these a participle has the tense of the auxiliary: "will be held", "are attacked".
_AUXILIARIES = frozenset("be been being is are will would to".split())
# Words in -ed that are no verbs, or that say nothing of when.
_NO_VERBS = frozenset(
    "united need indeed red bed fed shed hundred sacred naked seed speed feed breed alleged armed".split()
)
# Behind these a word in -ed is an adjective: "its delayed run-off".
_DETERMINERS = frozenset("the a an its his her their our your this that these those no any some".split())
_SENTENCE_ENDS = frozenset({".", "!", "?", PARAGRAPH})
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "gen", "col", "lt", "sgt", "st"})
# Before "to" and a verb these look ahead: "is to resume", "agreed to meet"; other infinitives tell nothing.
_AHEAD_BEFORE_TO = frozenset(
    "is are was were due set able plan plans hope hopes intend intends want wants agreed scheduled likely ready"
    " supposed going pledged promised vowed".split()
)
# What is put off to a day lies ahead: "adjourned the trial until Friday", "postponed to Monday".
_PUT_OFF = frozenset("adjourned postponed delayed deferred rescheduled remanded extended".split())
_TO_A_DAY = frozenset({"until", "till", "to"})
# Prepositions that say where their day lies, a few words before it: "ahead of the June 7 vote", "since Friday's raid".
_AHEAD_OF = frozenset({"ahead", "advance", "anticipation"})
_BACK_TO = frozenset({"since", "follows", "followed"})
_UNITS = frozenset("hour hours day days week weeks month months year years minutes moments shortly just soon".split())
# Beyond so many words a verb tells nothing of the expression.
_REACH = 25
# A preposition reaches the day of its own noun phrase and no further.
_PHRASE_REACH = 6
# A verb after the expression counts as so much further away: English tells when after what, and then the next clause.
_AFTER_PENALTY = 1.5
# Commas and conjunctions part clauses: what lies beyond one counts as so many words further away.
_CLAUSE_PENALTY = 5
_BREAKS = frozenset({",", ";", "but", "while", "although", "though", "because", "whereas"})
# A time that begins at most so many words after the end of the last sentence opens its own: "In early May, ...".
_OPENING = 3
# So many verbs of relative clauses are passed over.
_CLAUSES = 3
# Within so many words a finite verb is that of the expression.
_BESIDE = 6
# A word in -ed may be a participle, so only right before: "returned in May".
_RIGHT_BESIDE = 2


@dataclass(frozen=True, slots=True)
class TenseCues:
    """The tensed words of a text by token index, where its clauses break and its sentences end."""

    at: tuple[int, ...]
    tense: tuple[Tense, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)
    breaks: tuple[int, ...] = field(repr=False)
    tokens: Tokens = field(repr=False)

    @classmethod
    def of(cls, t: Tokens) -> TenseCues:
        """Find the cues in one pass over the tokens."""
        cues: list[tuple[int, Tense]] = []
        ends: list[int] = []
        breaks: list[int] = []
        for i, word in enumerate(t.low[: len(t)]):
            if word in _BREAKS:
                breaks.append(i)
            elif word in _SENTENCE_ENDS:
                if _closes(t, i):
                    ends.append(i)
            elif (word in _CUES or word.endswith("ed")) and (tense := _cue(t, i)) is not None:
                cues.append((i, tense))
        return cls(tuple(i for i, _ in cues), tuple(tense for _, tense in cues), tuple(ends), tuple(breaks), t)

    def near(self, first: int, last: int) -> tuple[Tense | None, bool]:
        """Return the tense nearest to the tokens ``[first, last)`` in their sentence; None where no verb is near.

        And whether it is sure: told by a finite verb right beside, as in "was freed in May".
        """
        low, high = self._sentence(first)
        split = bisect_left(self.at, first)
        before = split - 1 if split and self.at[split - 1] > max(low, first - _REACH) else None
        bearing = self._bearing(max(low, first - _PHRASE_REACH, self.at[before] if before is not None else -1), first)
        if bearing:
            return bearing, True
        best: tuple[float, int] | None = None
        if before is not None:
            best = (first - self.at[before] + self._parts(self.at[before], first), before)
        after = self._verb_after(last, min(high, last + _REACH))
        if after is not None:
            # "In January, rebels took the town": the comma after an opening adverbial parts no clause
            opens = first - low <= _OPENING
            distance = _AFTER_PENALTY * (self.at[after] - last + 1) + self._parts(last + opens, self.at[after])
            best = (distance, after) if best is None or distance < best[0] else best
        if best is None:
            return None, False
        beside = best[0] <= (_BESIDE if self.tokens.low[self.at[best[1]]] in _FINITE else _RIGHT_BESIDE)
        return self.tense[best[1]], beside or (first - low <= _OPENING and best[1] == after)

    def _verb_after(self, last: int, end: int) -> int | None:
        """Return the first verb after an expression that is not of a relative clause, which dates something else."""
        first = bisect_left(self.at, last)
        several = range(first, min(bisect_left(self.at, end), first + _CLAUSES))
        return next((n for n in several if self.tokens.low[self.at[n] - 1] not in _RELATIVE), None)

    def _sentence(self, first: int) -> tuple[int, int]:
        where = bisect_left(self.ends, first)
        low = self.ends[where - 1] if where else -1
        return low, self.ends[where] if where < len(self.ends) else first + _REACH

    def _bearing(self, low: int, first: int) -> Tense | None:
        return next((tense for i in range(first - 1, low, -1) if (tense := _bearing(self.tokens, i))), None)

    def _parts(self, first: int, last: int) -> int:
        return _CLAUSE_PENALTY * (bisect_right(self.breaks, last) - bisect_left(self.breaks, first))


def _cue(t: Tokens, i: int) -> Tense | None:
    word = t.low[i]
    if word == "to" and t.low[i - 1] in _AHEAD_BEFORE_TO and not t.capital(i + 1):
        return _ahead(t, i - 1) if t.low[i + 1] not in _DETERMINERS else None
    if word in _FUTURE or word in _MODALS:
        return _of_future_word(t, i)
    if word in _PRESENT:
        return "future" if word in {"is", "are"} and t.low[i + 1] in _UNDER_WAY and t.low[i + 2] != "to" else "present"
    if word in _TIMETABLE or (word in _TIMETABLE_PLURALS and t.low[i - 1] not in _NO_SUBJECTS):
        return "future"
    if word in _PERFECT:
        return "past" if t.low[i + 1] != "to" else "present"
    if t.low[i - 1] in _AUXILIARIES:
        return None
    if word in _PAST or (word.endswith("ed") and len(word) > 4 and word not in _NO_VERBS and not _adjective(t, i)):
        return "past"
    return None


def _of_future_word(t: Tokens, i: int) -> Tense | None:
    word = t.low[i]
    if t.low[i - 1] == "been":
        return _ahead(t, i)
    if word == "due" and t.low[i + 1] == "to" and t.low[i + 2] in _DETERMINERS:
        return None
    if word in _MODALS:
        if not t.raw(i).islower() or not t.low[i + 1].isalpha() or t.low[i + 1] == "not":
            return None
        return "past" if t.low[i + 1] == "have" else "future"
    if word in {"set", "expected"} and t.low[i + 1] not in {"to", "for", "in"}:
        return "past"
    return "future"


def _adjective(t: Tokens, i: int) -> bool:
    return t.low[i - 1] in _DETERMINERS and t.low[i + 1].isalpha() and not t.capital(i + 1)


def _ahead(t: Tokens, i: int) -> Tense:
    """Return the future, or the past where it was ahead then: "had been due to expire"."""
    return "past" if t.low[i - 1] == "been" and t.low[i - 2] == "had" else "future"


def _bearing(t: Tokens, i: int) -> Tense | None:
    """Return on which side of the publication the day lies that a preposition at ``i`` leads to."""
    word = t.low[i]
    if word == "of":
        return "future" if t.low[i - 1] in _AHEAD_OF and not _UNITS & {t.low[i - 2], t.low[i - 3]} else None
    if word in _BACK_TO:
        return "past"
    if word in _TO_A_DAY:
        return "future" if _PUT_OFF.intersection(t.low[max(0, i - 6) : i]) else None
    return None


def _closes(t: Tokens, i: int) -> bool:
    """Say whether a mark ends a sentence: a point before a capital, and not after a single letter or "Mr"."""
    if t.low[i] != ".":
        return True
    before = t.low[i - 1]
    return (
        not t.glued(i + 1)
        and len(before) > 1
        and before not in _TITLES
        and not (before in MONTH_ABBREVIATIONS and t.low[i + 1].isdecimal())
        and (not t.low[i + 1].isalpha() or t.capital(i + 1))
    )
