"""When a server says to come back (RFC 9110, 10.2.3)."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from whence.ingest.fetching.limits import MAX_BACK_OFF

_SECONDS = re.compile(r"[0-9]{1,9}\Z")
_MANY = re.compile(r"[0-9]{10,}\Z")


def retry_after(value: str | None, now: datetime) -> float | None:
    """Read a Retry-After header, in seconds or as a date.

    Returns:
        Seconds from now, from 0 to a day; None where there is no header, or it says nothing that can be read.
    """
    text = (value or "").strip()
    if _SECONDS.match(text):
        return min(float(text), MAX_BACK_OFF)
    if _MANY.match(text):
        return MAX_BACK_OFF
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    date = date if date.tzinfo else date.replace(tzinfo=UTC)
    return min(max(0.0, (date - now).total_seconds()), MAX_BACK_OFF)
