"""Dates told relative to another: "yesterday", "last week", "three days ago", "the day before", "that year"."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from whence.extract.rules.numbers import NUMBER_WORDS, cardinal, ordinal, quantity
from whence.extract.rules.time_calendar import calendar_date, month, weekday
from whence.extract.rules.time_periods import feast
from whence.extract.rules.time_tokens import Found, Match, Tokens, longest
from whence.extract.rules.time_words import AMBIGUOUS_MONTHS, ANY_UNIT, DEICTIC_DAYS, SEASONS, UNIT_PLURALS, UNITS
from whence.model.timex import (
    Calendar,
    Direction,
    Duration,
    FeastDay,
    Reference,
    Shift,
    TimeUnit,
    TimexType,
    Vague,
    Vagueness,
)

# The narrative's own units, "the quarter" and "the day"; the others are counted from the publication.
_NARRATED = frozenset({TimeUnit.DAY, TimeUnit.QUARTER})
_DIRECTIONS = {
    "last": Direction.LAST,
    "past": Direction.LAST,
    "previous": Direction.LAST,
    "preceding": Direction.LAST,
    "prior": Direction.LAST,
    "this": Direction.THIS,
    "current": Direction.THIS,
    "next": Direction.NEXT,
    "coming": Direction.NEXT,
    "upcoming": Direction.NEXT,
    "following": Direction.NEXT,
}
_NARRATIVE_WORDS = frozenset({"previous", "preceding", "prior", "following"})
# "Within the next month" looks ahead from the publication; "the next month" alone goes on with the narrative.
_SPANNING = frozenset({"within", "over", "during", "throughout", "in"})
_STEP = {Direction.LAST: -1, Direction.THIS: 0, Direction.NEXT: 1}
_BEFORE = frozenset({"before", "earlier", "previously", "prior"})
_AFTER = frozenset({"later", "after", "afterward", "afterwards"})
# Only before these does "the day before" stand alone; other words are the event that it is counted from.
_CLAUSE_STARTS = frozenset("and but or when while in at on with by for said was were had is has to as".split())
# After these words "the day" is that of the event that follows, not of the narrative.
_NOUN_STARTS = frozenset("the a an his her its their our my he she it they we i that this these".split())
_AFTER_SOME_DAY = _NOUN_STARTS | {"when", "before", "after"}
# After these a unit is that of the clause that follows.
_CLAUSE_OF_UNIT = frozenset("he she it they we i you when who".split())
_LONG_UNITS = frozenset({TimeUnit.WEEK, TimeUnit.MONTH, TimeUnit.YEAR, TimeUnit.DECADE, TimeUnit.CENTURY})
_BELOW_DAY = frozenset({TimeUnit.SECOND, TimeUnit.MINUTE, TimeUnit.HOUR})


def relative_date(t: Tokens, i: int) -> Found:
    """Read a date that is told relative to the publication or to the narrative."""
    return longest(
        _deictic_day(t, i),
        _directed(t, i),
        _counted(t, i),
        _anaphoric(t, i),
        _definite(t, i),
        _time_reference(t, i),
    )


def _shift(end: int, unit: TimeUnit, amount: int, reference: Reference = Reference.PUBLICATION) -> Match:
    kind = TimexType.TIME if unit in _BELOW_DAY else TimexType.DATE
    return Match(end, kind, Shift(unit, Fraction(amount), reference))


def _deictic_day(t: Tokens, i: int) -> Found:
    for words, amount in (
        (("the", "day", "before", "yesterday"), -2),
        (("day", "before", "yesterday"), -2),
        (("the", "day", "after", "tomorrow"), 2),
        (("day", "after", "tomorrow"), 2),
    ):
        end = t.phrase(i, *words)
        if end:
            return _shift(end, TimeUnit.DAY, amount)
    amount_of_word = DEICTIC_DAYS.get(t.low[i])
    return None if amount_of_word is None else _shift(i + 1, TimeUnit.DAY, amount_of_word)


def _directed(t: Tokens, i: int) -> Found:
    """Read "last week", "this past spring", "the previous day", "next August", "last Christmas"."""
    j = i + 1 if t.low[i] == "the" else i
    direction = _DIRECTIONS.get(t.low[j])
    if direction is None:
        return None
    ahead = t.low[i - 1] in _SPANNING or t.low[i - 2] in _SPANNING
    narrated = t.low[j] in _NARRATIVE_WORDS or (t.low[j] == "next" and j > i and not ahead)
    lead, j = t.low[j], j + 1
    if lead == "this" and t.low[j] in {"past", "coming", "last", "current"}:
        direction, j = _DIRECTIONS[t.low[j]], j + 1
    elif lead == "past" and i + 1 == j:
        return None
    j = j + 1 if t.low[j] in {"calendar", "fiscal"} and t.low[j + 1] == "year" else j
    unit = UNITS.get(t.low[j])
    if unit is not None:
        if t.hyphen(j + 1) or (unit in _BELOW_DAY and not narrated) or t.low[j - 1 : j + 1] == ("this", "day"):
            return None
        if t.low[j + 1] == "of" and t.low[i] == "the" and lead != "past":
            return None
        return _directed_unit(j + 1, unit, direction, the=t.low[i] == "the", lead=lead, narrated=narrated)
    return _directed_name(t, j, direction, narrated=lead in _NARRATIVE_WORDS)


def _directed_unit(end: int, unit: TimeUnit, direction: Direction, *, the: bool, lead: str, narrated: bool) -> Found:
    if lead in {"past", "last"} and the and unit in _LONG_UNITS:
        return Match(end, TimexType.DATE, Duration(((Fraction(1), unit),), direction, as_unit=True))
    if lead in {"past", "last", "coming"} and the and unit not in {TimeUnit.WEEKEND, TimeUnit.QUARTER}:
        return Match(end, TimexType.DURATION, Duration(((Fraction(1), unit),), direction))
    reference = Reference.NARRATIVE if narrated else Reference.PUBLICATION
    if lead == "this" and unit is TimeUnit.WEEKEND and direction is Direction.THIS:
        return Match(end, TimexType.DATE, Shift(unit, Fraction(0), sign=1))
    return _shift(end, unit, _STEP[direction], reference)


def _directed_name(t: Tokens, i: int, direction: Direction, *, narrated: bool) -> Found:
    reference = Reference.NARRATIVE if narrated else Reference.PUBLICATION
    day = weekday(t, i)
    if day:
        dated = calendar_date(t, i)
        if dated and isinstance(dated.meaning, Calendar) and dated.meaning.day is not None:
            return dated
        return Match(day[1], TimexType.DATE, Calendar(weekday=day[0], direction=direction, reference=reference))
    if t.low[i] in SEASONS:
        named = Calendar(season=SEASONS[t.low[i]], direction=direction, reference=reference)
        return Match(i + 1, TimexType.DATE, named)
    name = month(t, i)
    if name:
        dated = calendar_date(t, i) or Match(name[1], TimexType.DATE, Calendar(month=name[0]))
        if isinstance(dated.meaning, Calendar) and dated.meaning.year is None:
            return replace(dated, meaning=replace(dated.meaning, direction=direction, reference=reference))
        return dated
    held = feast(t, i)
    if held and isinstance(held.meaning, FeastDay):
        return replace(held, meaning=replace(held.meaning, direction=direction))
    return None


def _counted(t: Tokens, i: int) -> Found:
    """Read "three days ago", "a year earlier", "several weeks later", "two days from now", "years ago"."""
    found = _amount(t, i)
    if found is None:
        return None
    amount, unit, j = found
    if amount is None and t.low[j] in _AFTER:
        return None  # "a few days later" is a length from a day that no calendar can count
    or_so = t.phrase(j, "or", "so")
    j, modifier = or_so or j, "APPROX" if or_so else None
    sign, reference, end = 0, Reference.PUBLICATION, j
    if t.low[j] == "ago":
        sign, end = -1, j + 1
    elif t.phrase(j, "from", "now") or t.phrase(j, "from", "today"):
        sign, end = 1, j + 2
    elif t.low[j] == "hence":
        sign, end = 1, j + 1
    elif t.low[j] in _BEFORE | _AFTER and not _governs(t, j):
        sign, reference, end = (-1 if t.low[j] in _BEFORE else 1), Reference.NARRATIVE, j + 1
    if not sign:
        return None
    kind = TimexType.TIME if unit in _BELOW_DAY else TimexType.DATE
    if reference is Reference.NARRATIVE and unit in _BELOW_DAY:
        return None
    return Match(end, kind, Shift(unit, None if amount is None else sign * amount, reference, sign), modifier)


def _governs(t: Tokens, i: int) -> bool:
    """Say whether "before" or "after" takes the words that follow: "two days before the attack"."""
    if t.low[i] in {"earlier", "later", "previously", "afterward", "afterwards"}:
        return t.low[i + 1] in {"than", "this"} and t.low[i] in {"earlier", "later"}
    return t.low[i + 1].isalnum() and t.low[i + 1] not in _CLAUSE_STARTS


def _amount(t: Tokens, i: int) -> tuple[Fraction | None, TimeUnit, int] | None:
    """Read a quantity and its unit: "three days", "a year", "a few weeks", "a year and a half", "days"."""
    if t.low[i] in {"a", "an", "one"} and t.low[i + 1] in UNITS:
        unit = UNITS[t.low[i + 1]]
        half = t.phrase(i + 2, "and", "a", "half")
        return (Fraction(3, 2), unit, half) if half else (Fraction(1), unit, i + 2)
    fortnight = t.phrase(i, "a", "fortnight")
    if fortnight:
        return Fraction(2), TimeUnit.WEEK, fortnight
    if t.low[i] in UNIT_PLURALS and t.low[i - 1] not in NUMBER_WORDS:
        return (None, UNIT_PLURALS[t.low[i]], i + 1) if t.low[i + 1] in {"ago", "from"} else None
    found = quantity(t, i)
    if found is None:
        return None
    second = cardinal(t, found[1] + 1) if t.low[found[1]] in {"or", "to", "-", "–"} else None
    if second and t.low[second[1]] in ANY_UNIT:
        return None, ANY_UNIT[t.low[second[1]]], second[1] + 1  # "seven or eight months ago" counts to no one month
    j = found[1] + 1 if t.low[found[1]] in {"full", "more", "whole"} else found[1]
    return (found[0], ANY_UNIT[t.low[j]], j + 1) if t.low[j] in ANY_UNIT else None


def _anaphoric(t: Tokens, i: int) -> Found:
    """Read "the day before", "the week after", "the same day", "that year"."""
    if t.low[i] == "the" and t.low[i + 1] in UNITS and t.low[i + 2] in {"before", "after", "earlier", "later"}:
        unit = UNITS[t.low[i + 1]]
        if t.low[i + 2 : i + 4] in {("before", "last"), ("after", "next")} and unit not in _BELOW_DAY:
            return _shift(i + 4, unit, -2 if t.low[i + 3] == "last" else 2)
        if _governs(t, i + 2) or unit in _BELOW_DAY:
            return None
        return _shift(i + 3, unit, -1 if t.low[i + 2] in {"before", "earlier"} else 1, Reference.NARRATIVE)
    name = month(t, i + 1) if t.low[i] == "that" else None
    if name and not (t.low[i + 1] in AMBIGUOUS_MONTHS and t.shouted(i + 1)):
        same_year = Shift(TimeUnit.YEAR, Fraction(0), Reference.NARRATIVE)
        return Match(name[1], TimexType.DATE, Calendar(month=name[0], year_from=same_year))
    same = t.phrase(i, "the", "same") or t.phrase(i, "that", "same") or t.phrase(i, "that")
    if same and t.low[same] in UNITS and UNITS[t.low[same]] not in _BELOW_DAY:
        return _shift(same + 1, UNITS[t.low[same]], 0, Reference.NARRATIVE)
    return None


def _definite(t: Tokens, i: int) -> Found:
    """Read "the week", "the year", "the quarter", "the current year", "the weekend"; not "the day the war began"."""
    if t.low[i] != "the":
        return None
    j = i + 1
    if t.low[j] in {"latest", "full", "current"}:
        j += 1
    unit = UNITS.get(t.low[j])
    if unit is None and t.low[j] == "period" and t.low[i + 1] == "latest":
        return _shift(j + 1, TimeUnit.QUARTER, -1)
    if unit is None or unit in _BELOW_DAY or t.hyphen(j + 1) or t.possessive(j + 1) or t.low[j + 1] == "of":
        return None
    if unit in {TimeUnit.DECADE, TimeUnit.CENTURY} and j == i + 1:
        return None
    if unit is TimeUnit.YEAR and t.low[j + 1] in {"ended", "ending"}:
        return Match(j + 1, TimexType.DURATION, Duration(((Fraction(1), unit),)))
    if unit is TimeUnit.DAY and (t.low[i - 1] == "by" or t.low[j + 1] in _AFTER_SOME_DAY):
        return None
    if unit is not TimeUnit.WEEKEND and (
        t.low[j + 1] in _CLAUSE_OF_UNIT or (t.low[j + 1] in {"before", "after"} and t.low[j + 2].isalnum())
    ):
        return None  # "the year he was born", "the week before the vote"
    if t.low[i + 1] == "latest":
        return _shift(j + 1, unit, -1)
    reference = Reference.NARRATIVE if unit in _NARRATED and j == i + 1 else Reference.PUBLICATION
    return _shift(j + 1, unit, 0, reference)


def _time_reference(t: Tokens, i: int) -> Found:
    """Read "the past", "the future", "the near future", "these days", "recent years"."""
    for words, value in (
        (("the", "past"), Vagueness.PAST),
        (("the", "near", "future"), Vagueness.FUTURE),
        (("the", "future"), Vagueness.FUTURE),
        (("these", "days"), Vagueness.PRESENT),
    ):
        end = t.phrase(i, *words)
        if end and not t.hyphen(end) and _ends_phrase(t, end):
            return Match(end, TimexType.DATE, Vague(value))
    return None


def _ends_phrase(t: Tokens, i: int) -> bool:
    """Say whether no noun or number follows that the words before would belong to."""
    word = t.low[i]
    return not (
        word in ANY_UNIT or word.isdecimal() or ordinal(t, i) or word in NUMBER_WORDS or word in {"few", "several"}
    )
