"""Reports, the text of their versions with what was read off it, and what differs between two texts."""

from __future__ import annotations

from whence.web.schemas.claims import ReaderClaim
from whence.web.schemas.common import Model, Span


class Version(Model):
    """One content of a report as captured."""

    id: str
    report_id: str
    number: int
    sha256: str
    size: int
    mime: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str | None
    added_at: str
    how: str
    fetched_at: str | None
    url: str | None


class ReportRow(Model):
    """A report in a list, by its newest version."""

    id: str
    version_id: str
    versions: int
    title: str | None
    outlet: str | None
    published: str | None
    language: str | None
    url: str | None
    first_seen: str
    claims: int
    copy_of: str | None


class Copy(Model):
    """What a version is to the version that its family counts as first."""

    version_id: str
    origin_id: str
    origin_report_id: str
    kind: str
    shared: float
    kept: float
    reason: str
    differences: list[str]


class Report(Model):
    """A report with its versions, oldest first, and its copies."""

    id: str
    key: str
    url: str | None
    outlet: str | None
    first_seen: str
    versions: list[Version]
    copies: list[Copy]


class Boilerplate(Model):
    """A stretch that is not part of the story, and why."""

    span: Span
    kind: str


class Mention(Model):
    """A span that names something; ``words`` say what it was resolved to, ``reason`` how, or why it was not."""

    id: str
    span: Span
    kind: str
    words: str | None
    reason: str | None


class Rejection(Model):
    """What was seen and not coded, and why."""

    stage: str
    span: Span | None
    reason: str


class Document(Model):
    """The clean text of a version with what was read off it.

    ``direction`` is that of the text: ``ltr`` or ``rtl``. ``copied`` are stretches that stand in the origin.
    ``hidden`` are characters that change how text is shown (bidirectional controls, tags), by place and name.
    ``judged_before`` is the latest earlier version of the report that persons judged; what they said stays with that.
    """

    version: Version
    report: Report
    judged_before: str | None
    reading_id: str | None
    maker: list[tuple[str, str]]
    text: str
    direction: str
    sentences: list[tuple[int, int]]
    boilerplate: list[Boilerplate]
    mentions: list[Mention]
    claims: list[ReaderClaim]
    rejections: list[Rejection]
    copied: list[tuple[int, int]]
    hidden: list[tuple[int, str]]
    byline: str | None
    origin_line: Span | None


class Piece(Model):
    """A stretch of two texts side by side: ``kind`` is same, changed, removed or added; offsets into each."""

    kind: str
    one: tuple[int, int] | None
    other: tuple[int, int] | None
    one_text: str
    other_text: str


class Comparison(Model):
    """What differs between two versions: of one report, or a copy and its origin."""

    one: Version
    other: Version
    pieces: list[Piece]
    summary: list[str]


class Hit(Model):
    """A report that matches a search; ``snippet`` in pieces, those that match marked."""

    report_id: str
    version_id: str
    title: str | None
    outlet: str | None
    published: str | None
    snippet: list[tuple[str, bool]]
    score: float


class OriginRow(Model):
    """A family of copies: the version counted first, and how many others have its words."""

    version_id: str
    report_id: str
    title: str | None
    outlet: str | None
    published: str | None
    members: int
    outlets: list[str]


class ActorRow(Model):
    """An actor of the registry, with how many live incidents it is in."""

    id: str
    name: str
    country: str | None
    sector: str | None
    incidents: int


class PlaceRow(Model):
    """A place by name, with how many live incidents have it."""

    name: str
    geonameid: int | None
    country: str | None
    adm1: str | None
    lon: float
    lat: float
    incidents: int
