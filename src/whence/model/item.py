"""An item: one report as a source gives it, before anybody looked into its bytes, with where and how it was got."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from whence.model.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Hints:
    """What a source tells of a report beside its bytes: a feed's item, a table's columns, the header of a mail.

    ``key`` is the source's own id of the report, for sources that give no address. Absent is None, never guessed.
    """

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: PartialDate | None = None
    url: str | None = None
    language: str | None = None
    key: str | None = None


NO_HINTS = Hints()
"""A source that tells nothing beside the bytes."""


class Via(StrEnum):
    """How bytes came in."""

    FILE = "file"
    INPUT = "input"
    TABLE = "table"
    MAIL = "mail"
    WARC = "warc"
    FETCH = "fetch"


@dataclass(frozen=True, slots=True)
class Capture:
    """How and when the bytes of a report were got: the evidence beside them.

    Attributes:
        at: when they were fetched, as the source says (a WARC record's date), or when they were read; in UTC.
        via: how.
        place: where they were, as the user would name it, with the position in a container: ``dump.jsonl#12``.
        url: the address that answered, where there was one.
        status: the HTTP status, where there was one.
        headers: the response's headers, in order, as sent.
    """

    at: datetime
    via: Via
    place: str
    url: str | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One report as a source gives it.

    Attributes:
        content: the bytes that are kept as evidence and that the version's hash is of; of a table its row.
        mime: the media type, as far as known (``text/html``, ``application/pdf`` ...); None to look.
        capture: how and when they were got.
        hints: what the source tells beside the bytes.
        text: the report's text where the bytes are a record that holds it among other fields (a table's row); None
            where the bytes themselves are the report.
        charset: the encoding that a server or container declared.
        notes: what the source tells and was not taken, with the reason, in words fit to show (a date that cannot be).
    """

    content: bytes = field(repr=False)
    mime: str | None
    capture: Capture
    hints: Hints = NO_HINTS
    text: str | None = field(default=None, repr=False)
    charset: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Address:
    """A report that a source names without holding it: it would have to be fetched.

    Attributes:
        url: its address (http or https), as the source writes it.
        place: where the source names it, with the position in a container: ``gkg.csv#12``.
        hints: what the source tells of it.
        notes: what the source tells and was not taken, with the reason.
    """

    url: str
    place: str
    hints: Hints = NO_HINTS
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """What a source holds and could not be taken, and why: it becomes a dead letter with this reason.

    ``content`` holds its bytes as far as they were got, so that it can be tried again.
    """

    place: str
    reason: str
    content: bytes | None = field(default=None, repr=False)


Found: TypeAlias = Item | Address | Refused
"""What a source holds at one position."""
