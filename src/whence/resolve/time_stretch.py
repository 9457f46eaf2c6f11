"""Stretches of the calendar: units around a day, shifted by units, with their TIMEX3 values."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from whence.model.timex import Anchor, Season, TimeUnit

# Meteorological seasons of the northern hemisphere; the winter of a year begins in its December, as in TIMEX3 taggers.
SEASON_STARTS = {Season.SPRING: 3, Season.SUMMER: 6, Season.AUTUMN: 9, Season.WINTER: 12}
_MONTHS_OF = {
    TimeUnit.MONTH: 1,
    TimeUnit.QUARTER: 3,
    TimeUnit.YEAR: 12,
    TimeUnit.DECADE: 120,
    TimeUnit.CENTURY: 1200,
}
_UNIT_OF_VALUE = (
    (re.compile(r"\d{4}-\d{2}-\d{2}"), TimeUnit.DAY),
    (re.compile(r"\d{4}-W\d{2}-WE"), TimeUnit.WEEKEND),
    (re.compile(r"\d{4}-W\d{2}"), TimeUnit.WEEK),
    (re.compile(r"\d{4}-\d{2}"), TimeUnit.MONTH),
    (re.compile(r"\d{4}-Q\d"), TimeUnit.QUARTER),
    (re.compile(r"\d{4}-(?:H\d|SP|SU|FA|WI)"), TimeUnit.QUARTER),
    (re.compile(r"\d{4}"), TimeUnit.YEAR),
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A TIMEX3 value, its days (both None where unresolved), what it was counted from, and why, as words to show.

    ``loose`` marks days that may be off by one or two ("around 1 November", a feast set by the sight of the moon).
    """

    value: str
    start: date | None
    end: date | None
    anchor: Anchor | None
    why: str
    loose: bool = False


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """Shift a day by months, to the last day of the month where the month is shorter.

    Raises:
        ValueError: the result lies outside the calendar's years 1 to 9999.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"no such year: {year}")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the first to fourth of an ISO weekday in a month, or with -1 the last."""
    if nth < 0:
        last = month_end(year, month)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def shifted(day: date, unit: TimeUnit, amount: Fraction) -> date:
    """Shift a day by units; a fraction of a month counts as days of 30 to the month, of a day is cut off.

    Raises:
        ValueError: the result lies outside the calendar.
        OverflowError: likewise.
    """
    if unit in _MONTHS_OF:
        months = amount * _MONTHS_OF[unit]
        whole = int(months)
        return add_months(day, whole) + timedelta(days=int((months - whole) * 30))
    days = {TimeUnit.DAY: 1, TimeUnit.WEEK: 7, TimeUnit.WEEKEND: 7}.get(unit)
    if days is not None:
        return day + timedelta(days=int(amount * days))
    seconds = {TimeUnit.HOUR: 3600, TimeUnit.MINUTE: 60, TimeUnit.SECOND: 1}[unit]
    return day + timedelta(days=int(amount * seconds / 86400))


def around(day: date, unit: TimeUnit) -> tuple[str, date, date]:
    """Return the unit that a day lies in: TIMEX3 value, first day, last day."""
    year, month = day.year, day.month
    if unit is TimeUnit.DAY:
        return day.isoformat(), day, day
    if unit in {TimeUnit.WEEK, TimeUnit.WEEKEND}:
        iso = day.isocalendar()
        monday = day - timedelta(days=day.weekday())
        week = f"{iso.year:04d}-W{iso.week:02d}"
        if unit is TimeUnit.WEEKEND:
            return f"{week}-WE", monday + timedelta(days=5), monday + timedelta(days=6)
        return week, monday, monday + timedelta(days=6)
    if unit is TimeUnit.MONTH:
        return f"{year:04d}-{month:02d}", date(year, month, 1), month_end(year, month)
    if unit is TimeUnit.QUARTER:
        return quarter(year, (month - 1) // 3 + 1)
    if unit is TimeUnit.DECADE:
        return f"{year // 10:03d}", date(max(1, year // 10 * 10), 1, 1), date(year // 10 * 10 + 9, 12, 31)
    if unit is TimeUnit.CENTURY:
        return f"{year // 100:02d}", date(max(1, year // 100 * 100), 1, 1), date(year // 100 * 100 + 99, 12, 31)
    return f"{year:04d}", date(year, 1, 1), date(year, 12, 31)


def quarter(year: int, number: int) -> tuple[str, date, date]:
    """Return a quarter: TIMEX3 value, first day, last day."""
    return f"{year:04d}-Q{number}", date(year, 3 * number - 2, 1), month_end(year, 3 * number)


def half(year: int, number: int) -> tuple[str, date, date]:
    """Return a half-year: TIMEX3 value, first day, last day."""
    return f"{year:04d}-H{number}", date(year, 6 * number - 5, 1), month_end(year, 6 * number)


def season(year: int, name: Season) -> tuple[str, date, date]:
    """Return a season: TIMEX3 value, first day, last day."""
    start = date(year, SEASON_STARTS[name], 1)
    last = add_months(start, 2)
    return f"{year:04d}-{name.value}", start, month_end(last.year, last.month)


def unit_of(value: str) -> TimeUnit | None:
    """Return the unit of a resolved TIMEX3 value, the day for a time; None for durations, sets and eras."""
    day = value.split("T")[0] if re.match(r"\d{4}-\d{2}-\d{2}T", value) else value
    return next((unit for pattern, unit in _UNIT_OF_VALUE if pattern.fullmatch(day)), None)
