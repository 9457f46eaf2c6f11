"""Small things to keep."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

from tests.factories import reading
from whence.model.archive import Coded, Copy, CopyKind, Feed, FeedKind, Intake, Job, JobKind, JobState, Maker, ReportKey
from whence.model.dates import PartialDate
from whence.model.document import Document
from whence.model.item import Capture, Via
from whence.model.reading import Article
from whence.model.report import Published, Report
from whence.model.span import Span
from whence.model.vocabulary import DateFound

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
MAKER = Maker((("whence", "1.0"), ("encoder", "abc")))
OTHER_MAKER = Maker((("whence", "1.1"), ("encoder", "abc")))


def later(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def intake(
    text: str,
    key: str | None = None,
    *,
    title: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    fingerprint: tuple[int, ...] = (),
    place: str = "sample.txt",
    headers: tuple[tuple[str, str], ...] = (),
) -> Intake:
    content = text.encode("utf-8", "surrogatepass")
    sha256 = hashlib.sha256(content).hexdigest()
    sentences = (Span(0, len(text), text),) if text else ()
    when = Published(PartialDate.parse(published), DateFound.GIVEN) if published else None
    report = Report(sha256, title=title, publisher=publisher, published=when, language="en")
    article = Article(report, Document(text, sentences))
    capture = Capture(NOON, Via.FILE, place, "https://example.org/a", 200, headers)
    report_key = ReportKey(key or f"sha256:{sha256}", publisher, None)
    return Intake(report_key, content, "text/plain", capture, article, tuple(sorted(fingerprint)))


def job(target: str, kind: JobKind = JobKind.FETCH, *, state: JobState = JobState.QUEUED, due: datetime = NOON) -> Job:
    id = hashlib.sha256(f"{kind}{target}".encode()).hexdigest()[:32]
    reason = "refused: no text" if state is JobState.DEAD else None
    return Job(id, kind, target, "", state, 0, due, reason, (("feed", "https://example.org/feed"),))


def coded(version_id: str, maker: Maker = MAKER, job_id: str = "", at: str = "Palmyra") -> Coded:
    return Coded(job_id, version_id, maker, reading("ASSAULT", at=at))


def feed(url: str = "https://example.org/feed", **changes: object) -> Feed:
    return Feed(**{"url": url, "kind": FeedKind.FEED, "added_at": NOON, "every": 900, "due": NOON, **changes})  # type: ignore[arg-type]


def copy(version_id: str, origin_id: str, kind: CopyKind = CopyKind.NEAR, **changes: object) -> Copy:
    whole = {"shared": 0.93, "kept": 1 / 3, "reason": "93 % of its words", "differences": ("headline",), **changes}
    return Copy(version_id, origin_id, kind, **whole)  # type: ignore[arg-type]
