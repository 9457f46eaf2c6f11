"""How a feed is, in words: whoever looks sees at once which ones need a hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from whence.model.archive import Feed

SILENT = timedelta(days=14)
"""How long a feed may have nothing new before that is said: outlets publish daily, organisations by the week."""

LATE = timedelta(days=1)
"""How long after its time a feed may be asked before that is said, unless two polls are longer still."""

GONE = "410: gone for good, as its site says"
"""The error of a feed that answers 410."""


class Health(StrEnum):
    """How a feed is."""

    NEW = "new"
    ANSWERS = "answers"
    MOVED = "moved"
    SILENT = "silent"
    LATE = "late"
    FAILING = "failing"
    GONE = "gone"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Condition:
    """How a feed is, and the same in words fit to show."""

    health: Health
    words: str


def condition(feed: Feed, now: datetime) -> Condition:
    """Say how a feed is."""
    if feed.paused:
        return Condition(Health.PAUSED, "paused")
    if feed.failures and feed.error == GONE:
        return Condition(Health.GONE, f"{GONE}; remove it, or find where it went")
    if feed.failures:
        since = feed.last_ok or feed.added_at
        return Condition(Health.FAILING, f"failing for {span(now - since)}: {feed.error or 'no reason is known'}")
    if feed.last_ok is None:
        return Condition(Health.NEW, "not asked yet")
    late = now - feed.due
    if late > max(timedelta(seconds=2 * feed.every), LATE):
        return Condition(Health.LATE, f"late: due {span(late)} ago, and whence sync has not run since")
    quiet = now - (feed.last_new or feed.added_at)
    if quiet >= SILENT:
        return Condition(Health.SILENT, f"silent: nothing new for {span(quiet)}")
    if feed.moved_to:
        return Condition(Health.MOVED, f"moved to {feed.moved_to}, and answers there")
    return Condition(Health.ANSWERS, "answers")


def span(length: timedelta) -> str:
    """Write a length of time in its largest whole unit."""
    seconds = max(0, int(length.total_seconds()))
    for size, unit in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= size:
            count = seconds // size
            return f"{count} {unit}{'' if count == 1 else 's'}"
    return "less than a minute"
