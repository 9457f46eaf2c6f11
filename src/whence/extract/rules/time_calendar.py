"""Calendar dates as written: "Friday, 3 March 2019", "4 FEB 90", "2019-03-25", "June last year", "3-5 March"."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from whence.extract.rules.numbers import SHORT_YEAR_PIVOT, ordinal, short_year, year
from whence.extract.rules.time_tokens import APOSTROPHES, Found, Match, Tokens, longest
from whence.extract.rules.time_words import (
    ALL_MONTHS,
    AMBIGUOUS_MONTHS,
    MONTH_ABBREVIATIONS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)
from whence.model.timex import Calendar, Range, Reference, Shift, TimeUnit, TimexType

_MONTH_LEADS = frozenset(
    "in of since until till by during last next this early late mid from to before after through for and or between"
    " around every each".split()
)
_RELATIVE_YEARS = {"last": -1, "this": 0, "next": 1}


def calendar_date(t: Tokens, i: int) -> Found:
    """Read a date, month or year that is told by name or number, with its weekday where one stands before it."""
    return longest(_with_weekday(t, i), _date(t, i), _weekday_alone(t, i), _nth_weekday(t, i))


def _weekday_alone(t: Tokens, i: int) -> Found:
    found = weekday(t, i)
    return Match(found[1], TimexType.DATE, Calendar(weekday=found[0])) if found else None


def _nth_weekday(t: Tokens, i: int) -> Found:
    """Read "the first Monday in October", "the last Friday of June 2016"."""
    j = i + 1 if t.low[i] == "the" else i
    number = ordinal(t, j)
    nth = -1 if t.low[j] == "last" else number[0] if number and number[0] <= 4 else None
    if nth is None or j == i:
        return None
    day = weekday(t, j + 1)
    name = month(t, day[1] + 1) if day and t.low[day[1]] in {"in", "of"} else None
    if day is None or name is None:
        return None
    date, end = _add_month_year(t, name[1], Calendar(month=name[0]))
    return Match(end, TimexType.DATE, replace(date, weekday=day[0], nth=nth))


def _with_weekday(t: Tokens, i: int) -> Found:
    day = weekday(t, i)
    if day is None:
        return None
    number, j = day
    j = j + 1 if t.low[j] == "," else j
    j = j + 1 if t.low[j] == "the" and ordinal(t, j + 1) else j
    date = _date(t, j)
    if date is None or not isinstance(date.meaning, Calendar) or date.meaning.day is None:
        return None
    return replace(date, meaning=replace(date.meaning, weekday=number))


def weekday(t: Tokens, i: int) -> tuple[int, int] | None:
    """Read the name of a weekday: its ISO number, and the index after it and its abbreviation point."""
    word = t.low[i]
    if word in WEEKDAYS:
        return (WEEKDAYS[word], i + 1) if t.capital(i) or t.low[i - 1] in {"last", "next", "on", "this"} else None
    if word in WEEKDAY_ABBREVIATIONS and t.capital(i):
        point = t.low[i + 1] == "." and t.glued(i + 1)
        k = i + 2 if t.low[i + 1] == "," else i + 1
        near_date = t.low[k] in ALL_MONTHS or t.low[k].isdecimal()
        if point or near_date or (t.low[i - 1] in {"on", "last", "next"} and not t.capital(i + 1)):
            return WEEKDAY_ABBREVIATIONS[word], i + 1 + point
    return None


def month(t: Tokens, i: int) -> tuple[int, int] | None:
    """Read the name of a month: its number, and the index after it and its abbreviation point."""
    word = t.low[i]
    if word not in ALL_MONTHS or not t.capital(i):
        return None
    number, j = ALL_MONTHS[word], i + 1
    if word not in MONTH_ABBREVIATIONS:
        return number, j
    if t.low[j] == "." and t.glued(j):
        return number, j + 1
    beside = t.low[t.past_hyphen(j)].isdecimal() or t.low[t.before_hyphen(i) - 1].isdecimal()
    return (number, j) if beside else None


def _date(t: Tokens, i: int) -> Found:
    if t.low[i].isdecimal():
        return longest(_iso(t, i), _slashed(t, i), _day_first(t, i), _year_alone(t, i))
    named = t.phrase(i, "the", "month", "of")
    if named and month(t, named):
        return _month_alone(t, named)
    if t.low[i] in ALL_MONTHS:
        return longest(_month_first(t, i), _month_alone(t, i))
    return longest(_day_first(t, i), _year_alone(t, i))


def _year_alone(t: Tokens, i: int) -> Found:
    found = year(t, i)
    return Match(found[1], TimexType.DATE, Calendar(year=found[0])) if found else None


def _iso(t: Tokens, i: int) -> Found:
    parts = _figures(t, i, "-") or _figures(t, i, "/")
    if parts is None or len(t.low[i]) != 4:
        return None
    (yy, mm, dd), end = parts
    return _day_match(end, Calendar(yy, mm, dd))


def _slashed(t: Tokens, i: int) -> Found:
    """Read 25/3/2019 and 25.3.2019. Where both figures could be the month, only the year is certain and kept."""
    parts = _figures(t, i, "/") or _figures(t, i, ".") or _figures(t, i, "-")
    if parts is None or len(t.low[i]) > 2 or len(t.low[parts[1] - 1]) != 4:
        return None
    (one, two, yy), end = parts
    if not (0 < one <= 31 and 0 < two <= 31):
        return None
    if t.low[i + 1] == "." or one > 12:
        return _day_match(end, Calendar(yy, two, one))
    if two > 12 or one == two:
        return _day_match(end, Calendar(yy, one, two))
    return Match(end, TimexType.DATE, Calendar(yy)) if 1000 <= yy <= 2100 else None


def _figures(t: Tokens, i: int, mark: str) -> tuple[tuple[int, int, int], int] | None:
    figures = [t.low[k] for k in (i, i + 2, i + 4)]
    if not all(0 < len(figure) <= 4 and figure.isdecimal() for figure in figures):
        return None
    if t.low[i + 1] != mark or t.low[i + 3] != mark or not all(t.glued(k) for k in range(i + 1, i + 5)):
        return None
    if t.glued(i + 5) and t.low[i + 5].isalnum() and t.low[i + 5] != "t":
        return None
    return (int(figures[0]), int(figures[1]), int(figures[2])), i + 5


def _day_match(end: int, date: Calendar) -> Found:
    fits = date.year is not None and 1000 <= date.year <= 2100 and _possible(date.month, date.day)
    return Match(end, TimexType.DATE, date) if fits else None


def _possible(month_number: int | None, day: int | None) -> bool:
    lengths = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return month_number is not None and 1 <= month_number <= 12 and 1 <= (day or 1) <= lengths[month_number - 1]


def _day(t: Tokens, i: int) -> tuple[int, int] | None:
    found = ordinal(t, i)
    if found is None and t.low[i].isdecimal() and len(t.low[i]) <= 2:
        found = int(t.low[i]), i + 1
    return found if found and 1 <= found[0] <= 31 else None


def _day_first(t: Tokens, i: int) -> Found:
    """Read "4 FEB 90", "the 3rd of March 2019", "3-5 March"."""
    start = i + 1 if t.low[i] == "the" and ordinal(t, i + 1) else i
    first = _day(t, start)
    if first is None:
        return None
    until = _second_day(t, first[1])
    day, j = until or first
    name = month(t, j + 1 if t.low[j] == "of" else t.past_hyphen(j))
    if name is None:
        return None
    return _finish(t, name[1], Calendar(month=name[0], day=day), first[0] if until else None)


def _month_first(t: Tokens, i: int) -> Found:
    """Read "March 3, 2019", "Oct. 3rd", "March the 5th", "March 3-5"."""
    name = month(t, i)
    if name is None:
        return None
    j = name[1] + 1 if t.low[name[1]] == "the" else name[1]
    first = _day(t, j)
    if (
        first is None
        or t.low[first[1]] == "%"
        or _is_clock(t, j)
        or (t.low[first[1]] == "." and t.glued(first[1] + 1) and t.low[first[1] + 1].isdecimal())
    ):
        return None
    until = _second_day(t, first[1])
    if until and month(t, until[1]):
        until = None
    day, j = until or first
    return _finish(t, j, Calendar(month=name[0], day=day), first[0] if until else None)


def _second_day(t: Tokens, i: int) -> tuple[int, int] | None:
    if not (t.dash(i) or t.low[i] in {"to", "and"}):
        return None
    return _day(t, i + 1)


def _finish(t: Tokens, i: int, date: Calendar, range_from: int | None) -> Found:
    """Add the year that follows a day, and open the range where two days were told."""
    date, end = _add_year(t, i, date)
    if range_from is None:
        return Match(end, TimexType.DATE, date)
    if date.day is None or range_from >= date.day:
        return None
    return Match(end, TimexType.DATE, Range(replace(date, day=range_from), date))


def _add_year(t: Tokens, i: int, date: Calendar) -> tuple[Calendar, int]:
    j = i + 1 if t.low[i] in {",", "of"} or t.hyphen(i) else i
    told = year(t, j)
    if told and told[0] >= 1000 and not _is_clock(t, j):
        return replace(date, year=told[0]), told[1]
    k = j + 1 if t.low[j] in APOSTROPHES and t.glued(j + 1) else j
    if len(t.low[k]) == 2 and t.low[k].isdecimal() and t.low[i] != "of" and not _is_clock(t, k):
        short = int(t.low[k])
        wire = t.low[i - 1] in MONTH_ABBREVIATIONS and t.raw(i - 1).isupper() and i == j
        if k > j or wire:
            return replace(date, year=(1900 if short >= SHORT_YEAR_PIVOT else 2000) + short), k + 1
    relative = relative_year(t, j)
    return (replace(date, year_from=relative[0]), relative[1]) if relative else (date, i)


def _is_clock(t: Tokens, i: int) -> bool:
    return t.low[i + 1] in {"hours", "gmt", "utc", "local"} or (t.low[i + 1] == ":" and t.glued(i + 2))


def relative_year(t: Tokens, i: int) -> tuple[Shift, int] | None:
    """Read "last year", "of this year", "of that year" after a month, quarter or season."""
    j = i + 1 if t.low[i] == "of" else i
    narrated = t.phrase(j, "that", "year") or t.phrase(j, "the", "same", "year")
    if narrated:
        return Shift(TimeUnit.YEAR, Fraction(0), Reference.NARRATIVE), narrated
    if t.low[j] in _RELATIVE_YEARS and t.low[j + 1] == "year":
        return Shift(TimeUnit.YEAR, Fraction(_RELATIVE_YEARS[t.low[j]])), j + 2
    return None


def _month_alone(t: Tokens, i: int) -> Found:
    """Read "March 2019", "March of last year", "March"; "may" and its like only where a date can stand."""
    name = month(t, i)
    if name is None:
        return None
    date, end = _add_month_year(t, name[1], Calendar(month=name[0]))
    if end == name[1] and t.low[i] in AMBIGUOUS_MONTHS and not _month_context(t, i):
        return None
    return Match(end, TimexType.DATE, date)


def _add_month_year(t: Tokens, i: int, date: Calendar) -> tuple[Calendar, int]:
    told_at = i + 1 if t.low[i] in {",", "of"} or t.hyphen(i) else i
    told = year(t, told_at)
    if told:
        return replace(date, year=told[0]), told[1]
    short = short_year(t, told_at)
    if short:
        return replace(date, year=short[0]), short[1]
    relative = relative_year(t, i)
    return (replace(date, year_from=relative[0]), relative[1]) if relative else (date, i)


def _month_context(t: Tokens, i: int) -> bool:
    if t.low[i] in {"may", "march", "mar", "dec", "jan", "sep"}:
        verb = t.low[i] == "may" and t.raw(i).isupper() and t.low[i - 1] in {"this", "and", "or", "before", "after"}
        return (t.low[i - 1] in _MONTH_LEADS or t.dash(i - 1)) and not verb
    return True
