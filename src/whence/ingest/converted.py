"""What a document that is no plain text holds: its text, and what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from whence.model.dates import PartialDate
from whence.model.item import NO_HINTS, Hints
from whence.model.raw import Media
from whence.model.reading import Rejection

_MADE_BY_PROGRAM = re.compile(
    r"(?:microsoft (?:word|powerpoint)\b|untitled\b|document\d*\Z|slide\s?\d*\Z|about:blank|scan|print\b|https?:|file:)"
    r"|.*\.(?:docx?|odt|rtf|pdf|txt|html?|indd|qxd|tmp|xlsx?|pptx?)\Z",
    re.IGNORECASE,
)
"""Titles that programs fill in by themselves, which are no headlines."""

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Converted:
    """The text of a document.

    Attributes:
        text: its characters, or its HTML.
        media: which of the two.
        hints: what its own header or properties say.
        made: the day on which its file says it was made; it counts only where nothing else gives a date.
        notes: what in it was not read, and why.
    """

    text: str
    media: Media = Media.TEXT
    hints: Hints = NO_HINTS
    made: PartialDate | None = None
    notes: tuple[str, ...] = ()

    @property
    def rejections(self) -> tuple[Rejection, ...]:
        """The notes as a report carries them."""
        return tuple(Rejection("ingest", None, note) for note in self.notes)


def title_of(value: object) -> str | None:
    """Take a property for a headline, unless a program has filled it in."""
    line = _line(value)
    if line is None or _MADE_BY_PROGRAM.match(line) or len(line.split()) < 2:
        return None
    return line


def author_of(value: object) -> str | None:
    """Take a property for a byline, unless it is an account's name, which is one word."""
    line = _line(value)
    return line if line and len(line.split()) > 1 and not _MADE_BY_PROGRAM.match(line) else None


def together(first: Hints, second: Hints) -> Hints:
    """Fill what the first does not tell from the second."""
    gaps = {item.name: getattr(second, item.name) for item in fields(first) if getattr(first, item.name) is None}
    return replace(first, **gaps)


def listed(names: Iterable[str], most: int = 5) -> str:
    """Name the first few of many."""
    all_names = list(names)
    more = f" and {len(all_names) - most} more" if len(all_names) > most else ""
    return ", ".join(" ".join(name.split())[:80] for name in all_names[:most]) + more


def _line(value: object) -> str | None:
    return " ".join(str(value).split())[:_LONGEST] or None if value is not None else None
