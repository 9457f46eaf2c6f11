"""Dates that are only known in part, and intervals of days."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from whence.model.errors import ModelError

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


class DatePrecision(StrEnum):
    """How much of a date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month or a day, and no more than is known: ``2019``, ``2019-03``, ``2019-03-25``.

    Raises:
        ModelError: there is no such day, or a day is given without its month.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ModelError(f"a day needs its month: year {self.year}, day {self.day}")
        try:
            date(self.year, self.month or 1, self.day or 1)
        except ValueError as error:
            raise ModelError(f"no such date: {self}") from error

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

        Raises:
            ModelError: the text has another form, or names no day of the calendar.
        """
        match = _PARTIAL.match(text)
        if match is None:
            raise ModelError(f"not a date of the form YYYY, YYYY-MM or YYYY-MM-DD: {text!r}")
        year, month, day = (int(part) if part else None for part in match.groups())
        return cls(year or 0, month, day)

    @classmethod
    def of(cls, day: date) -> Self:
        """Take over a whole calendar day."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> DatePrecision:
        """How much is known."""
        if self.day is not None:
            return DatePrecision.DAY
        return DatePrecision.YEAR if self.month is None else DatePrecision.MONTH

    @property
    def start(self) -> date:
        """The first day that the date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def end(self) -> date:
        """The last day that the date can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def whole_day(self) -> date | None:
        """The day, where it is known to the day."""
        return self.start if self.precision is DatePrecision.DAY else None

    def __str__(self) -> str:
        parts = (f"{self.year:04d}", self.month and f"{self.month:02d}", self.day and f"{self.day:02d}")
        return "-".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from ``start`` to ``end``, both inclusive.

    Raises:
        ModelError: the end lies before the start.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ModelError(f"interval ends before it starts: {self.start} to {self.end}")
