"""What an archive keeps: reports with versions, readings with what made them, jobs, feeds, copies, and the log."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from whence.model.item import Capture
from whence.model.reading import Article, Reading

_ID_LENGTH = 32
"""Hexadecimal digits of an id (128 bits of a SHA-256): no two reports share one by chance."""


def derived_id(*parts: str) -> str:
    """Derive an id from what it is the id of, so that the same thing has the same id in every archive."""
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_ID_LENGTH]


def canonical_json(value: Any) -> str:
    """Write plain data as JSON in one form only: sorted keys, no blanks, ASCII; what hashes are taken of."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)


@dataclass(frozen=True, slots=True)
class ReportKey:
    """What makes two captures versions of the same report: outlet and canonical address, or else the bytes themselves.

    ``key`` is one of ``url:…`` (canonical address), ``id:OUTLET:…`` (the source's own id) and ``sha256:…`` (no more is
    known than the bytes).
    """

    key: str
    outlet: str | None = None
    url: str | None = None

    @property
    def id(self) -> str:
        """The report's id."""
        return derived_id("report", self.key)


@dataclass(frozen=True, slots=True)
class Intake:
    """A report ready to be stored: its key, its bytes with their capture, and its clean text.

    ``fingerprint`` holds the sampled shingle hashes of the text (``link.copies``), sorted; empty for texts too short.
    """

    key: ReportKey
    content: bytes = field(repr=False)
    mime: str
    capture: Capture
    article: Article = field(repr=False)
    fingerprint: tuple[int, ...] = field(default=(), repr=False)

    @property
    def sha256(self) -> str:
        """The SHA-256 of the bytes: the id of the article's report."""
        return self.article.report.id

    @property
    def version_id(self) -> str:
        """The id of the version that this is."""
        return derived_id("version", self.key.id, self.sha256)


class Outcome(StrEnum):
    """What adding a report did."""

    NEW = "new"
    VERSION = "version"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an intake: a new report, a new version of a known one, or nothing, since it was there."""

    outcome: Outcome
    report_id: str
    version_id: str


@dataclass(frozen=True, slots=True)
class Version:
    """One content of a report as captured. Numbers count from 1 in the order of arrival."""

    id: str
    report_id: str
    number: int
    sha256: str
    size: int
    mime: str
    capture: Capture
    title: str | None
    publisher: str | None
    published: str | None
    language: str | None
    added_at: datetime


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report of the archive with its versions, oldest first."""

    id: str
    key: ReportKey
    first_seen: datetime
    versions: tuple[Version, ...]


_REVIEW = "review"
"""The component that stands for persons' corrections: the number of the last act, and a digest of those that stand."""


@dataclass(frozen=True, slots=True)
class Maker:
    """What makes readings: the versions of the program, its encoder, its rules and the user's ratings.

    A reading that persons corrected has the program's maker with one component more, ``review``.
    """

    components: tuple[tuple[str, str], ...]

    @property
    def program(self) -> Maker:
        """The same without persons' corrections."""
        return Maker(tuple(pair for pair in self.components if pair[0] != _REVIEW))

    @property
    def reviewed(self) -> int:
        """The number of the last act of a coder that is taken into account; 0 for none."""
        last = dict(self.components).get(_REVIEW, "").partition(":")[0]
        return int(last) if last.isdecimal() and last.isascii() else 0

    def revised(self, last: int, digest: str) -> Maker:
        """Say who makes the reading in which acts up to a number are taken into account.

        Args:
            last: the number; each act so gives another maker, and taking one back gives yet another.
            digest: of the acts that stand.
        """
        return Maker((*self.program.components, (_REVIEW, f"{last}:{digest}")))

    @property
    def id(self) -> str:
        """The same for the same components, whatever their order."""
        return derived_id("maker", canonical_json(sorted(self.components)))


@dataclass(frozen=True, slots=True)
class StoredReading:
    """A reading of a version, by a maker. Numbers count from 1; the highest is current; none is ever overwritten."""

    id: str
    version_id: str
    number: int
    maker_id: str
    made_at: datetime
    claims: int
    sha256: str
    """Of the reading's canonical JSON."""


class JobKind(StrEnum):
    """What is to be done: code a version; fetch an address; take in what a source refused to give."""

    CODE = "code"
    FETCH = "fetch"
    ADD = "add"


class JobState(StrEnum):
    """Where a job stands. A dead one has its reason and can be replayed."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Job:
    """Work on one target. It may be begun more than once; its effect happens once.

    Attributes:
        id: derived from kind, target and maker, so that no work is queued twice.
        target: the version's id, the address, or where the refused thing lies.
        maker_id: by whom a version is to be coded; empty for other kinds.
        attempts: how often it was begun.
        due: not before this time.
        reason: of the last failure.
        detail: plain data that the kind needs (a dead intake's blob, the feed that named an address).
    """

    id: str
    kind: JobKind
    target: str
    maker_id: str
    state: JobState
    attempts: int
    due: datetime
    reason: str | None = None
    detail: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Coded:
    """A job done: the reading of its version."""

    job_id: str
    version_id: str
    maker: Maker
    reading: Reading = field(repr=False)


class FeedKind(StrEnum):
    """What lists the reports."""

    FEED = "feed"
    SITEMAP = "sitemap"


@dataclass(frozen=True, slots=True)
class Feed:
    """A list of reports that is polled, with its health.

    Attributes:
        url: its address.
        every: seconds between polls when all is well.
        etag: what the server called the last answer; sent back so that an unchanged list costs nothing.
        last_modified: the same by date.
        due: not polled before this.
        last_ok: when it last answered well, changed or not; None if never.
        last_new: when it last had something new.
        failures: how many polls failed in a row.
        error: what the last failure was; None after a good poll.
        seen: how many entries it has named so far.
        moved_to: where a permanent redirect says it lives now.
    """

    url: str
    kind: FeedKind
    added_at: datetime
    every: int
    due: datetime
    title: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    last_ok: datetime | None = None
    last_new: datetime | None = None
    failures: int = 0
    error: str | None = None
    seen: int = 0
    moved_to: str | None = None
    paused: bool = False


class CopyKind(StrEnum):
    """What a member of a family of copies is to the origin."""

    ORIGIN = "origin"
    EXACT = "exact"
    NEAR = "near"
    CUT = "cut"
    EXTENDED = "extended"
    MERGED = "merged"
    QUOTES = "quotes"


@dataclass(frozen=True, slots=True)
class Copy:
    """What one version is to another that it was copied from, or both from a third.

    Attributes:
        version_id: the member.
        origin_id: the version that its family counts as first; its own id for the origin itself.
        kind: what the member is to the origin.
        shared: share of the member's words that stand in the origin too, in [0, 1].
        kept: share of the origin's words that the member keeps, in [0, 1].
        reason: in words fit to show: how it was found, and why the origin counts as first.
        differences: what differs, in words fit to show ("headline", "120 words cut at the end").
    """

    version_id: str
    origin_id: str
    kind: CopyKind
    shared: float
    kept: float
    reason: str
    differences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line of the audit log. ``hash`` covers all other fields, and so, through ``previous``, every line before it.

    ``digest`` is the SHA-256 of the canonical JSON of what ``detail`` tells of the rows that the act wrote, by table
    and key the SHA-256 of each row; None where it wrote none.
    """

    seq: int
    at: datetime
    actor: str
    action: str
    subject: str
    detail: str
    digest: str | None
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What to look for: words as typed by a person, and bounds. Only current versions, unless asked."""

    words: str
    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    all_versions: bool = False
    limit: int = 20
    offset: int = 0


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A version that matches, best first. ``snippet`` shows the words between U+E000 and U+E001."""

    version: Version
    snippet: str
    score: float


@dataclass(frozen=True, slots=True)
class Counts:
    """How much an archive holds."""

    reports: int
    versions: int
    blobs: int
    bytes: int
    readings: int
    claims: int
    feeds: int
    families: int
    copies: int
    audit: int
    jobs: tuple[tuple[str, str, int], ...]
    """Kind, state, number."""
    linked: int
    """Readings whose claims are linked."""
    waiting: int
    """Readings that wait for that."""
    links: int
    incidents: int
    """Those that are no more are not counted."""
    judgements: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that verification found wrong: which table or file, which row, and what."""

    where: str
    item: str
    problem: str
