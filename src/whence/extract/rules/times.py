"""Find time expressions and what their words mean: spans by the TimeML rules, meanings without a calendar.

The grammar lies in the ``time_*`` modules, one kind of expression a file, over tokens. A production looks at a bounded
number of tokens and is tried only at words that can start it, so the pass is linear in the length of the text.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from whence.extract.rules.numbers import NUMBER_WORDS, ORDINAL_WORDS, SCALE_WORDS, UNTOLD_WORDS
from whence.extract.rules.tense import TenseCues
from whence.extract.rules.time_calendar import calendar_date, month
from whence.extract.rules.time_clock import is_bare_clock, time_of_day
from whence.extract.rules.time_context import plausible
from whence.extract.rules.time_durations import duration, recurrence
from whence.extract.rules.time_lists import share_years
from whence.extract.rules.time_periods import DECADE_WORDS, period, september_11
from whence.extract.rules.time_relative import relative_date
from whence.extract.rules.time_tokens import APOSTROPHES, Found, Match, Tokens, longest
from whence.extract.rules.time_words import (
    ALL_MONTHS,
    ANY_UNIT,
    DAY_PARTS,
    DEICTIC_DAYS,
    FEAST_STARTS,
    SEASONS,
    UNIT_PLURALS,
    VAGUE_WORDS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAY_PLURALS,
    WEEKDAYS,
)
from whence.model.timex import (
    Calendar,
    Clock,
    Duration,
    Meaning,
    PartOf,
    Portion,
    Shift,
    TimeExpression,
    TimeForm,
    TimeUnit,
    TimexType,
    Vague,
    Vagueness,
)

_PORTIONS = {
    "early": Portion.START,
    "mid": Portion.MID,
    "late": Portion.END,
    "earlier": Portion.EARLIER,
    "later": Portion.LATER,
}
_NOUN_PORTIONS = {
    "beginning": Portion.START,
    "start": Portion.START,
    "middle": Portion.MID,
    "end": Portion.END,
    "close": Portion.END,
}
_HALVES = {
    "first": Portion.FIRST_HALF,
    "second": Portion.SECOND_HALF,
    "latter": Portion.SECOND_HALF,
}
_ORDER = {"first": Portion.START, "opening": Portion.START, "last": Portion.END, "final": Portion.END}
_MODIFIERS: dict[tuple[str, ...], str] = {
    tuple(words.split()): mod
    for mod, several in {
        "APPROX": "about|around|approximately|roughly|some|circa|an estimated|close to",
        "LESS_THAN": "nearly|almost|less than|fewer than|under",
        "MORE_THAN": "more than|over|just over|well over|upwards of",
        "EQUAL_OR_MORE": "at least|no less than|not less than|no fewer than",
        "EQUAL_OR_LESS": "at most|up to|no more than|not more than|as much as|as long as",
    }.items()
    for words in several.split("|")
}
_DATED_MODIFIERS = frozenset(
    {"about", "around", "approximately", "circa", "nearly", "almost", "at", "more", "less", "over"}
)
_AFTER_CLOCK = frozenset({"on", ",", "(", ")", "[", "]"})
_BEFORE_CLOCK = frozenset({"at", ",", "around", "about", "by", "(", "["})
_MODALS = frozenset({"will", "would", "can", "could", "should", "may", "might", "to", "must"})
_BOUNDS = frozenset({"by", "until", "till", "through"})
_STARTS = (
    NUMBER_WORDS
    | ORDINAL_WORDS
    | SCALE_WORDS
    | UNTOLD_WORDS
    | APOSTROPHES
    | frozenset(ALL_MONTHS)
    | frozenset(WEEKDAYS)
    | frozenset(WEEKDAY_ABBREVIATIONS)
    | frozenset(WEEKDAY_PLURALS)
    | frozenset(DEICTIC_DAYS)
    | frozenset(UNIT_PLURALS)
    | frozenset(SEASONS)
    | frozenset(VAGUE_WORDS)
    | frozenset(DAY_PARTS)
    | FEAST_STARTS
    | frozenset(words[0] for words in _MODIFIERS)
    | frozenset(_PORTIONS)
    | frozenset(
        "the a an this that these those last next past previous preceding prior following coming upcoming recent"
        " current fiscal year q half every each per daily hourly weekly monthly nightly noon midday midnight"
        " tonight overnight"
        " another day future more as latest year month sometime".split()
    )
)


# Articles are by far the most frequent starts: what may follow one is looked at first.
_ARTICLES = frozenset({"the", "a", "an", "that", "this"})
_AFTER_ARTICLES = (
    _STARTS
    | frozenset(ANY_UNIT)
    | DECADE_WORDS
    | frozenset(_NOUN_PORTIONS)
    | frozenset(_ORDER)
    | frozenset(_HALVES)
    | frozenset(
        "same latest full remaining near past number handful couple estimated fortnight while additional extra entire"
        " whole further period century new".split()
    )
)


def recognise(text: str) -> list[TimeExpression]:
    """Find the time expressions of a text, in order and without overlaps, in time linear in its length."""
    t = Tokens.of(text)
    found: list[tuple[int, Match]] = []
    i = 0
    while i < len(t):
        match = _at(t, i) if _may_start(t, i) else None
        if match is not None and plausible(t, i, match):
            found.append((i, match))
            i = match.end
        else:
            i += 1
    cues = TenseCues.of(t) if found else None
    joined = share_years(t, _join_clocks(t, found))
    return [_expression(t, i, match, cues) for i, match in joined] if cues else []


def _may_start(t: Tokens, i: int) -> bool:
    word, after = t.low[i], t.low[i + 1]
    if word in _ARTICLES:
        return after in _AFTER_ARTICLES or after.isdecimal()
    return word in _STARTS or word.isdecimal()


def _expression(t: Tokens, i: int, match: Match, cues: TenseCues) -> TimeExpression:
    begin, end = t.begins[i], t.ends[match.end - 1]
    # "by March" and "until March" look ahead, whatever the tense of the clause: "agreed to leave by March".
    tense, sure = cues.near(i, match.end)
    if t.low[i - 1] in _BOUNDS and _is_month(match.meaning):
        tense, sure = "future", True
    form = TimeForm(t.text[begin:end], match.type, match.meaning, match.modifier, tense, sure)
    return TimeExpression(begin, end, form)


def _is_month(meaning: Meaning) -> bool:
    whole = meaning.whole if isinstance(meaning, PartOf) else meaning
    return isinstance(whole, Calendar) and whole.month is not None


def _at(t: Tokens, i: int) -> Found:
    """Return the longest expression that starts at token ``i``."""
    if t.glued(i) and i and (t.low[i - 1].isalnum() or t.low[i - 1] in {"_", "@", "#"}):
        return None
    if t.low[i] == "today" and (t.low[i - 1] == "usa" or t.low[i + 1] in {"show", "program", "programme"}):
        return None  # a newspaper, a broadcast
    return longest(_portion(t, i), _modified(t, i), _plain(t, i))


def _plain(t: Tokens, i: int) -> Found:
    return longest(
        september_11(t, i),  # first, as it would be a day without a year as well
        time_of_day(t, i),  # first, as "1400" in "at 1400" would be a year as well
        calendar_date(t, i),
        period(t, i),
        relative_date(t, i),
        recurrence(t, i),
        _vague(t, i),
        duration(t, i),
    )


def _portion(t: Tokens, i: int) -> Found:
    """Read "early March", "late last week", "earlier this year", "the end of 1990", "the mid-1990s", "year-end"."""
    ended = _year_end(t, i)
    if ended:
        return ended
    if t.low[i] == "sometime":
        return _plain(t, i + 1)
    j = i + 1 if t.low[i] == "the" else i
    if t.low[j] in _PORTIONS:
        k = t.past_hyphen(j + 1)
        portion = _PORTIONS[t.low[j]]
        relative = portion in {Portion.EARLIER, Portion.LATER}
        k = k + 1 if relative and t.low[k] in {"in", "on"} and t.low[k + 2] != "day" else k
        return _of_whole(t, k, portion)
    half = _HALVES.get(t.low[j]) if j > i and t.low[t.past_hyphen(j + 1)] == "half" else None
    if half and t.low[t.past_hyphen(j + 1) + 1] == "of":
        whole = _of_whole(t, t.past_hyphen(j + 1) + 2, half)
        return whole if whole and not _has_halves(whole) else None
    if t.low[j] in _NOUN_PORTIONS and t.low[j + 1] == "of" and j > i:
        return _of_whole(t, j + 2, _NOUN_PORTIONS[t.low[j]])
    if t.low[j] in _ORDER and t.low[j + 1] in {"week", "day", "days"} and t.low[j + 2] == "of" and j > i:
        name = month(t, j + 3)  # the first or last week of a month lies in its first or last third
        return _of_whole(t, j + 3, _ORDER[t.low[j]]) if name else None
    return None


def _has_halves(match: Match) -> bool:
    """Say whether TIMEX3 has a value for the halves of a period: of years, ``2018-H2``."""
    whole = match.meaning.whole if isinstance(match.meaning, PartOf) else match.meaning
    if isinstance(whole, Shift):
        return whole.unit is TimeUnit.YEAR
    return isinstance(whole, Calendar) and whole.month is None and whole.season is None


def _of_whole(t: Tokens, i: int, portion: Portion) -> Found:
    whole = _plain(t, i)
    if whole is None or whole.type in {TimexType.DURATION, TimexType.SET}:
        return None
    if isinstance(whole.meaning, Vague | PartOf):
        return None
    return Match(whole.end, whole.type, PartOf(portion, whole.meaning))


def _year_end(t: Tokens, i: int) -> Found:
    j = t.past_hyphen(i + 1)
    if t.low[i] not in {"year", "month"} or t.low[j] != "end" or t.hyphen(j + 1):
        return None
    unit = TimeUnit.YEAR if t.low[i] == "year" else TimeUnit.MONTH
    return Match(j + 1, TimexType.DATE, PartOf(Portion.END, Shift(unit, Fraction(0))))


def _modified(t: Tokens, i: int) -> Found:
    """Read "about a decade", "more than four hours", "around Nov. 1": the modifier is part of the expression."""
    for size in (3, 2, 1):
        modifier = _MODIFIERS.get(t.low[i : i + size])
        if modifier is None:
            continue
        found = longest(_portion(t, i + size), _plain(t, i + size))
        if found is None:
            return None
        return replace(found, modifier=modifier) if _modifiable(t.low[i], found) else None
    return None


def _modifiable(word: str, found: Match) -> bool:
    if isinstance(found.meaning, Duration):
        if word == "over" and not all(amount for amount, _ in found.meaning.amounts):
            return False
        return found.meaning.placed is None or word in {"at", "about", "around", "nearly", "almost"}
    if found.type is TimexType.SET or isinstance(found.meaning, Vague):
        return False
    shifted = isinstance(found.meaning, Shift) and abs(found.meaning.sign) == 1
    if isinstance(found.meaning, Shift) and not shifted:
        return False  # "a debate about this year"
    return word in _DATED_MODIFIERS and (shifted or word in {"about", "around", "approximately", "circa"})


def _vague(t: Tokens, i: int) -> Found:
    word = t.low[i]
    if word == "more" and t.low[i + 1] == "recently":
        return Match(i + 2, TimexType.DATE, Vague(Vagueness.PAST))
    if word in {"current", "recent"}:
        return Match(i + 1, TimexType.DATE, Vague(Vagueness.PRESENT if word == "current" else Vagueness.PAST))
    if t.phrase(i, "one", "day") and t.low[i - 1] in _MODALS:
        return Match(i + 2, TimexType.DATE, Vague(Vagueness.FUTURE))
    possible = t.phrase(i, "as", "soon", "as", "possible")
    if possible:
        return Match(possible, TimexType.DATE, Vague(Vagueness.FUTURE))
    value = VAGUE_WORDS.get(word)
    return None if value is None else Match(i + 1, TimexType.DATE, Vague(value))


def _join_clocks(t: Tokens, found: list[tuple[int, Match]]) -> list[tuple[int, Match]]:
    """Give a bare time of day the day told beside it: "at 10 p.m. on Friday", "Friday at 10 p.m.".

    From the last to the first, so that a day also reaches a time before another: "3:45 a.m. (0145 GMT) on Sunday".
    """
    joined = list(found)
    for n in range(len(found) - 1, -1, -1):
        i, match = found[n]
        if not isinstance(match.meaning, Clock) or not is_bare_clock(match.meaning):
            continue
        after = joined[n + 1] if n + 1 < len(found) else None
        before = found[n - 1] if n else None
        day = _day_beside(t, match.end, after[0], after[1], _AFTER_CLOCK) if after else None
        day = day or (_day_beside(t, before[1].end, i, before[1], _BEFORE_CLOCK) if before else None)
        if day:
            joined[n] = (i, replace(match, meaning=replace(match.meaning, day=day)))
    return joined


def _day_beside(t: Tokens, begin: int, end: int, beside: Match, links: frozenset[str]) -> Meaning | None:
    """Return the day of an expression, if only linking words stand between it and the time of day."""
    if end - begin > 2 or not links.issuperset(t.low[begin:end]):
        return None
    if isinstance(beside.meaning, Clock):
        return beside.meaning.day
    return beside.meaning if _day_like(beside) else None


def _day_like(match: Match) -> bool:
    meaning = match.meaning
    if isinstance(meaning, Calendar):
        return meaning.day is not None or meaning.weekday is not None
    return isinstance(meaning, Shift) and meaning.unit is TimeUnit.DAY
