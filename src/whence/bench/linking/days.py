"""Days as MUC-4's keys write them, and what two such dates say of each other."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DAY = re.compile(rf"\b(?:(\d{{1,2}})\s+)?({'|'.join(_MONTHS)})[A-Z]*\.?(?:\s+(\d{{1,2}}))?(?!\d)", re.IGNORECASE)
_OR = re.compile(r"\s/\s")
_CENTURY = 1900
"""MUC-4's reports are of 1988 to 1990; its keys write two digits."""
_AHEAD = timedelta(days=31)
"""How far ahead a key can place what is threatened."""
_DATELINE = 250
"""Characters of a report in which its dateline stands."""


@dataclass(frozen=True, slots=True)
class Days:
    """From ``start`` through ``end``; no ``start``: any day up to ``end`` ("- 04 FEB 90")."""

    start: date | None
    end: date

    def gap(self, other: Days) -> int:
        """Count the days between the two; 0 where they may be the same day."""
        apart = [later.start - earlier.end for later, earlier in ((self, other), (other, self)) if later.start]
        return max(0, *(gap.days for gap in apart), 0)

    @property
    def is_narrow(self) -> bool:
        """Whether it is a day, or a night: two days."""
        return self.start is not None and self.end - self.start <= timedelta(days=1)


def days_of(value: str, told: date | None) -> tuple[Days, ...]:
    """Read a key's date: "04 FEB 90", "02 FEB 90 - 04 FEB 90", "- 04 FEB 90" (not after), alternatives by " / ".

    What cannot be read, or lies more than a month after the report (a slip of the key), is left out.

    Args:
        value: the words of the key.
        told: the day of the report, for dates without a year; None leaves those out.
    """
    found = [days for part in _OR.split(value) if (days := _alternative(part, told)) is not None]
    return tuple(days for days in found if told is None or (days.start or days.end) <= told + _AHEAD)


def _alternative(part: str, told: date | None) -> Days | None:
    days = list(_days(part, told))
    if not days:
        return None
    is_open = part.strip(" (").startswith("-")
    first, last = min(days), max(days)
    return Days(None if is_open else first, last)


def _days(part: str, told: date | None) -> Iterator[date]:
    for match in _DAY.finditer(part):
        before, month, after = match.groups()
        day = before or after
        year = _CENTURY + int(after) if before and after else told and told.year
        number = _MONTHS.index(month.upper()) + 1
        if day and year and 1 <= int(day) <= calendar.monthrange(year, number)[1]:
            found = date(year, number, int(day))
            yield found.replace(year=year - 1) if not (before and after) and told and found > told else found


def dateline(text: str) -> date | None:
    """Return the day of a report's dateline ("SAN SALVADOR, 4 FEB 90 (ACAN-EFE)"); None where there is none."""
    return next((day for day in _days(text[:_DATELINE], None)), None)


def gap(one: Sequence[Days], other: Sequence[Days]) -> int:
    """Count the days between the nearest alternatives of two dates; 0 where one of them is not told."""
    return min((a.gap(b) for a in one for b in other), default=0)


def same_day(one: Sequence[Days], other: Sequence[Days]) -> bool:
    """Say whether both name the day (or night), and it can be the same one."""
    return any(a.is_narrow and b.is_narrow and a.gap(b) == 0 for a in one for b in other)
