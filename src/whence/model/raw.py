"""What ingest hands to clean: the bytes as fetched, and the characters they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from whence.model.dates import PartialDate
from whence.model.item import NO_HINTS, Hints
from whence.model.reading import Rejection

MAX_CHARS = 2_000_000
"""Code points of a report's text: three hundred thousand words, several books. A report has a few thousand characters;
reading costs time in proportion, so a larger text is refused at once and not after minutes."""


class Media(StrEnum):
    """What kind of text the bytes hold."""

    HTML = "html"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Raw:
    """A report as fetched.

    ``content`` is what the report's id is the hash of; ``text`` is the text or page that it holds: of a text file or
    page the same decoded, with nothing else changed. ``name`` is what the user called it: a path, ``-``, or the
    address. ``url`` is where it was fetched from. ``hints`` are what the source tells beside the bytes, and what the
    header of a mail or the properties of a document say. ``made`` is the day on which a document says that its file
    was made: it counts as the day of publication only where nothing else gives one.
    """

    content: bytes
    text: str
    media: Media
    name: str
    url: str | None = None
    rejections: tuple[Rejection, ...] = ()
    hints: Hints = NO_HINTS
    made: PartialDate | None = None
