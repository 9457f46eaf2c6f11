"""What coding tells while it runs. What is told as done is on the disk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from whence.model.archive import StoredReading


@dataclass(frozen=True, slots=True)
class Began:
    """Coding begins: how many reports were queued now, how many wait in all, and how many a dead run had left."""

    queued: int
    waiting: int
    left_over: int


@dataclass(frozen=True, slots=True)
class Coded:
    """A reading is kept.

    Attributes:
        reading: what was stored.
        words: of the text.
        seconds: that the worker took.
        unread: why nothing of the text was read (another language); None where it was.
    """

    reading: StoredReading
    words: int
    seconds: float
    unread: str | None


@dataclass(frozen=True, slots=True)
class TryAgain:
    """A report was not read and is due again at a time."""

    version_id: str
    reason: str
    due: datetime


@dataclass(frozen=True, slots=True)
class Buried:
    """A report could not be read and is not tried any more, until it is replayed."""

    version_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """There is nothing to do but to wait until a report that failed is due again."""

    reports: int
    due: datetime


@dataclass(frozen=True, slots=True)
class PutBack:
    """Coding was told to stop: so many reports that it had taken wait for the next time."""

    reports: int


Progress: TypeAlias = Began | Coded | TryAgain | Buried | Waiting | PutBack
