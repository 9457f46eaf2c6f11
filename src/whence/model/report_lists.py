"""What lists of reports and a status line show of an archive, and what a reading is of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from whence.model.archive import ReportKey, Version


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a reading is of: a version, and the key of its report."""

    version: Version
    key: ReportKey


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report in a list, by its newest version.

    Attributes:
        n: its place in the list: reports that came later have higher numbers.
        id: of the report.
        key: outlet and address.
        first_seen: when it came.
        versions: how many it has.
        newest: the last of these.
        claims: of the newest reading of that version; 0 where there is none.
        copy_of: the version that its family counts as first; None where it is that itself, or alone.
    """

    n: int
    id: str
    key: ReportKey
    first_seen: datetime
    versions: int
    newest: Version
    claims: int
    copy_of: str | None


@dataclass(frozen=True, slots=True)
class Tally:
    """What an archive holds and what waits, in numbers that cost little to count. ``claims`` are the linked ones."""

    reports: int
    versions: int
    claims: int
    incidents: int
    families: int
    to_code: int
    to_link: int
    dead: int
    judgements: int
