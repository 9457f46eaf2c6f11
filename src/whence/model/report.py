"""A report: what was published, as fetched."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from whence.model.dates import PartialDate
from whence.model.errors import ModelError
from whence.model.span import Span
from whence.model.vocabulary import DateFound, Reliability

_SHA256 = re.compile(r"[0-9a-f]{64}\Z")


def content_id(raw: bytes) -> str:
    """Return the SHA-256 of a report's bytes, in lower-case hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


@dataclass(frozen=True, slots=True)
class Published:
    """When a report was published, to what precision, and how that was found."""

    date: PartialDate
    found: DateFound
    evidence: Span | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """The outlet that first published the text, where the report says so."""

    publisher: str
    published: PartialDate | None
    url: str | None
    evidence: Span


@dataclass(frozen=True, slots=True)
class Report:
    """What is known about a report as a publication. Absent is ``None``, never guessed.

    ``reliability`` is a user's rating of the outlet; the program never rates one.

    Raises:
        ModelError: the id is not a SHA-256.
    """

    id: str
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: Published | None = None
    url: str | None = None
    language: str | None = None
    origin: Origin | None = None
    reliability: Reliability | None = None

    def __post_init__(self) -> None:
        if not _SHA256.match(self.id):
            raise ModelError(f"a report's id is the SHA-256 of its bytes, not {self.id!r}")
