"""Dates as machines write them: in feeds, sitemaps, tables and records. Never a guess at the order of day and month."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_tz

from whence.model.dates import PartialDate
from whence.model.errors import ModelError

FIRST_YEAR = 1900
_ZEROS = frozenset({date(1970, 1, 1), date(1969, 12, 31), date(1900, 1, 1), date(1980, 1, 1)})
"""Days from which machines count: where one stands, nobody filled the field in."""

_LONGEST = 80
"""Characters of the longest cell that is still looked at as a date."""

_TIME = r"(?:[T\s]\s*\d{1,2}:?\d{2}.*)?"
_ISO = re.compile(rf"(\d{{4}})(?:[-/.](\d{{1,2}})(?:[-/.](\d{{1,2}}){_TIME})?)?\Z", re.DOTALL)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:T?\d{2,6}Z?(?:[+-]\d{2}:?\d{2})?)?\Z")
_NUMBERS = re.compile(rf"(\d{{1,2}})([/.-])(\d{{1,2}})\2(\d{{4}}),?{_TIME}\Z", re.DOTALL)
_SECONDS = re.compile(r"\d{9,10}(?:\.\d+)?\Z|\d{12,13}\Z")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_MONTH = re.compile(
    r"(?:[a-z]{3,9}\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})(?!\d)", re.I
)
_MONTH_DAY = re.compile(r"(?:[a-z]{6,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)", re.I)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date, or why there is none: ``note`` says in words fit to show what was written and not taken."""

    date: PartialDate | None = None
    note: str | None = None


def read_date(text: str, today: date, form: str | None = None) -> Dated:
    """Read a date as a machine wrote it: the day as written, whatever the time zone.

    ISO 8601 with or without a time, ``20190404`` and ``20190404T120000Z``, RFC 822, seconds or milliseconds since
    1970, ``4 April 2019``, ``April 4, 2019``, and ``25/3/2019`` where only one order of day and month is possible.

    Args:
        text: what is written; blank means that nothing is told, and gives neither a date nor a note.
        today: the day of reading, which no publication lies behind.
        form: the form that the user says it has (as for ``strptime``), and then no other.
    """
    written = " ".join(text[: _LONGEST + 1].split())
    if not written:
        return Dated()
    try:
        found = _in_form(written, form) if form else _any(written)
    except (ModelError, ValueError, OverflowError, OSError):
        return Dated(note=f"{_quoted(written)} names no day of the calendar")
    if isinstance(found, str):
        return Dated(note=found)
    if found is None:
        return Dated(note=f"{_quoted(written)} is in no known form of a date")
    reason = why_implausible(found, today)
    return Dated(note=reason) if reason else Dated(found)


def why_implausible(found: PartialDate, today: date) -> str | None:
    """Say why nothing can have been published then; None where it can."""
    if found.start > today + timedelta(days=1):
        return f"{found} lies after the day of reading, {today}"
    if found.year < FIRST_YEAR:
        return f"{found} lies before {FIRST_YEAR}"
    return f"{found} is a machine's zero, not a date" if found.whole_day in _ZEROS else None


def read_moment(text: str) -> datetime | None:
    """Read a point in time, in UTC; None where the text is none or tells no time zone."""
    written = text[: _LONGEST + 1].strip()
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        parts = parsedate_tz(written)
        if parts is None or parts[9] is None:
            return None
        try:
            found = datetime(*parts[:6], tzinfo=UTC) - timedelta(seconds=parts[9])
        except (ValueError, OverflowError):
            return None
    try:
        return found.astimezone(UTC) if found.tzinfo else None
    except OverflowError:
        return None


def _any(text: str) -> PartialDate | str | None:
    readers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], PartialDate | str | None]], ...] = (
        (_COMPACT, lambda match: PartialDate(int(match[1]), int(match[2]), int(match[3]))),
        (_SECONDS, lambda match: _counted(float(match[0]))),
        (_ISO, lambda match: PartialDate(int(match[1]), *(int(part) for part in match.groups()[1:] if part))),
        (_NUMBERS, _numbers),
        (_DAY_MONTH, lambda match: _named(match[3], match[2], match[1])),
        (_MONTH_DAY, lambda match: _named(match[3], match[1], match[2])),
    )
    for pattern, read in readers:
        match = pattern.match(text)
        if match:
            return read(match)
    parts = parsedate_tz(text)
    return PartialDate(parts[0], parts[1], parts[2]) if parts and re.search(r"[a-zA-Z]{3}", text) else None


def _in_form(text: str, form: str) -> PartialDate:
    return PartialDate.of(datetime.strptime(text, form).date())


def _counted(number: float) -> PartialDate | None:
    seconds = number / 1000 if number >= 1e11 else number
    return PartialDate.of(datetime.fromtimestamp(seconds, UTC).date()) if math.isfinite(seconds) else None


def _numbers(match: re.Match[str]) -> PartialDate | str:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if first != second and max(first, second) <= 12:
        return f"{_quoted(match[0])} could be two days: say its form, as in published_form=%d/%m/%Y"
    day, month = (first, second) if first > 12 else (second, first)
    return PartialDate(year, month, day)


def _named(year: str, month: str, day: str) -> PartialDate | None:
    name = month[:3].lower()
    return PartialDate(int(year), _MONTHS.index(name) + 1, int(day)) if name in _MONTHS else None


def _quoted(text: str) -> str:
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"
