"""Calendar dates as outlets print them above a report: never a guess at the year, the month or the order of numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from whence.model.dates import PartialDate
from whence.model.errors import ModelError

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"

DATE = (
    rf"{_WEEKDAY}(?:"
    rf"{_DAY}(?:\s+of)?\s+{_MONTH},?\s+(?:\d{{4}}|'?\d{{2}})(?!\d)"
    rf"|{_MONTH}\s+{_DAY},?\s+\d{{4}}(?!\d)"
    r"|\d{4}-\d{2}-\d{2}(?!\d)"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{4}(?!\d)"
    r")"
)
"""A whole date, as the source of a regular expression without groups; to be compiled with IGNORECASE."""

DAY_AND_MONTH = rf"{_WEEKDAY}(?:{_DAY}\s+{_MONTH}(?!\w)|{_MONTH}\s+{_DAY}(?!\w))"
"""A date without its year."""

_WHOLE = re.compile(
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m1>{_MONTH}),?\s+'?(?P<y1>\d{{2,4}})"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})"
    r"|(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y4>\d{4})",
    re.IGNORECASE,
)

_YEARLESS = re.compile(
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m1>{_MONTH})(?!\w)|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\w)",
    re.IGNORECASE,
)

FIRST_YEAR = 1900
_ZEROS = frozenset({date(1970, 1, 1), date(1969, 12, 31), date(1900, 1, 1), date(1980, 1, 1)})
"""Days from which machines count: where metadata give one, nobody filled the field in."""


@dataclass(frozen=True, slots=True)
class Today:
    """The day on which a report is read: it bounds what a publication date can be."""

    day: date

    def why_implausible(self, found: PartialDate) -> str | None:
        """Say why a report cannot have been published then; None where it can."""
        if found.start > self.day + timedelta(days=1):
            return f"{found} lies after the day of reading, {self.day}"
        if found.year < FIRST_YEAR:
            return f"{found} lies before {FIRST_YEAR}"
        return None

    def why_no_metadata(self, found: PartialDate) -> str | None:
        """Say why a page's own data cannot be right; None where they can."""
        if found.whole_day in _ZEROS:
            return f"{found} is a machine's zero, not a date"
        return self.why_implausible(found)

    def whole_year(self, digits: str) -> int:
        """Read the year of a wire's "4 FEB 90": the last such year that is not in the future."""
        if len(digits) == 4:
            return int(digits)
        year = self.day.year - self.day.year % 100 + int(digits)
        return year if year <= self.day.year + 1 else year - 100


def read_date(text: str, today: Today) -> PartialDate | None:
    """Read the first whole date of a text; None where there is none, or where 03/04/2019 could be two days."""
    match = _WHOLE.search(text)
    if match is None:
        return None
    group = match.groupdict()
    if group["a"]:
        first, second = int(group["a"]), int(group["b"])
        day, month = (first, second) if first > 12 or first == second else (second, first)
        if day <= 12 and first != second:
            return None
        return _date(group["y4"], month, day, today)
    year = group["y1"] or group["y2"] or group["y3"]
    month_text, day_text = group["m1"] or group["m2"] or group["m3"], group["d1"] or group["d2"] or group["d3"]
    month = int(month_text) if month_text.isdigit() else _MONTHS.index(month_text[:3].lower()) + 1
    return _date(year, month, int(day_text), today)


def read_day(text: str, year: int) -> date | None:
    """Read a day and month without a year as a day of the given year; None where there is none."""
    match = _YEARLESS.search(text)
    if match is None:
        return None
    group = match.groupdict()
    month = _MONTHS.index((group["m1"] or group["m2"])[:3].lower()) + 1
    try:
        return date(year, month, int(group["d1"] or group["d2"]))
    except ValueError:
        return None


def _date(year: str, month: int, day: int, today: Today) -> PartialDate | None:
    try:
        return PartialDate(today.whole_year(year), month, day) if len(year) != 3 else None
    except ModelError:
        return None
