"""What every reader of a container of reports is told, and what it says of a position that holds none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from whence.model.item import Found


@dataclass(frozen=True, slots=True)
class Within:
    """A container that is read: a table, a web archive, a mail box.

    Attributes:
        place: its name, as the user gave it; a position in it is ``place#N``, from 1.
        at: when it is read, in UTC.
        today: the day of reading, which no publication lies behind.
        skip: how many positions are left out, from the first; they are passed over without being looked into.
    """

    place: str
    at: datetime
    today: date
    skip: int = 0

    def position(self, number: int) -> str:
        """Name a position, counted from 1."""
        return f"{self.place}#{number}"


@dataclass(frozen=True, slots=True)
class Passed:
    """A position that was never meant to hold a report (a request in a web archive): it is counted, not refused."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A sign of life while positions are skipped: the last of them so far. Who watches the time needs it."""

    number: int


BEAT = 500
"""Positions that are skipped between two signs of life. Web archives skip 10,000 a second, tables a million."""

Position: TypeAlias = Found | Passed | Skipped
"""What a reader yields: one for every position that is not skipped, so that positions can be counted by it."""
