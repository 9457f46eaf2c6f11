"""Ask the program what in an archive is a copy of what."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

from whence.archive.copying import relate
from whence.bench.copies.cases import MadeReport
from whence.bench.copies.shelf import MemoryShelf
from whence.clean import text_article
from whence.model.archive import Copy, Version, derived_id
from whence.model.dates import PartialDate
from whence.model.item import Capture, Via
from whence.model.reading import Article
from whence.model.report import Published
from whence.model.vocabulary import DateFound

_CAPTURED = datetime(2019, 5, 1, tzinfo=UTC)
_READ = date(2019, 5, 1)


def copies_among(reports: Sequence[MadeReport]) -> list[Copy]:
    """Put reports into an archive in memory, relate them, and list the rows, by the reports' own ids."""
    names = {}
    shelf = MemoryShelf()
    for report in reports:
        version = _version(report)
        names[version.id] = report.id
        shelf.add(version, _article(report))
    relate(shelf, names)
    rows = (row for id in names for row in shelf.copies(id))
    return [replace(row, version_id=names[row.version_id], origin_id=names[row.origin_id]) for row in rows]


@cache
def _article(report: MadeReport) -> Article:
    article = text_article(report.text, today=_READ)
    published = Published(PartialDate.of(report.published), DateFound.SOURCE) if report.published else None
    known = replace(article.report, title=report.title, publisher=report.publisher, published=published)
    return replace(article, report=known)


def _version(report: MadeReport) -> Version:
    """Make the version of a report; when it was captured tells nothing."""
    id = derived_id("version", report.id)
    captured = _CAPTURED + timedelta(seconds=int(hashlib.sha256(id.encode()).hexdigest()[:6], 16))
    capture = Capture(captured, Via.FILE, report.id)
    published = str(report.published) if report.published else None
    sha256, size = hashlib.sha256(report.text.encode()).hexdigest(), len(report.text)
    return Version(
        id,
        derived_id("report", report.id),
        1,
        sha256,
        size,
        "text/plain",
        capture,
        report.title,
        report.publisher,
        published,
        "en",
        captured,
    )
