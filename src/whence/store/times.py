"""Times as the tables hold them: ISO 8601 in UTC, all of one width, so that their order as text is their order."""

from __future__ import annotations

from datetime import UTC, datetime

from whence.model.errors import ModelError


def stamp(time: datetime) -> str:
    """Write a time.

    Raises:
        ModelError: the time has no zone, so nobody knows when it was.
    """
    if time.tzinfo is None:
        raise ModelError(f"a time without a zone: {time.isoformat()}; give it in UTC")
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def maybe_stamp(time: datetime | None) -> str | None:
    """Write a time that may not be known."""
    return None if time is None else stamp(time)


def moment(text: str) -> datetime:
    """Read what ``stamp`` wrote."""
    return datetime.fromisoformat(text)


def maybe_moment(text: str | None) -> datetime | None:
    """Read what ``maybe_stamp`` wrote."""
    return None if text is None else moment(text)


def now() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)
