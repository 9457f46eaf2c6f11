"""One report read: ``read`` takes text, bytes or a file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from html import escape
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any

from whence.api.claims import Claims
from whence.api.tables import Tabular
from whence.export.safe import one_line
from whence.model.archive import ReportKey, derived_id
from whence.model.dates import PartialDate
from whence.model.errors import InputError
from whence.model.linking import ArchivedClaim
from whence.model.reading import Reading as ModelReading

if TYPE_CHECKING:
    from datetime import date

    import pyarrow as pa

    from whence.model.raw import Raw
    from whence.pipeline import Pipeline

_LONGEST_NAME = 300


class Reading(Tabular):
    """Everything that was found in one report. ``detail`` is all of it, as the model has it."""

    def __init__(self, detail: ModelReading) -> None:
        self.detail = detail

    @property
    def title(self) -> str | None:
        """The headline; None where the report has none."""
        return self.detail.report.title

    @property
    def publisher(self) -> str | None:
        """Who published it; None where it does not say."""
        return self.detail.report.publisher

    @property
    def published(self) -> PartialDate | None:
        """When it was published; None where it does not say."""
        return self.detail.report.published.date if self.detail.report.published else None

    @property
    def text(self) -> str:
        """The clean text, which all offsets point into."""
        return self.detail.document.text

    @property
    def sha256(self) -> str:
        """Of the report's bytes."""
        return self.detail.report.id

    @property
    def claims(self) -> Claims:
        """What it says happened, will, may, or did not."""
        return Claims(self._claims)

    def _claims(self) -> Iterator[tuple[ArchivedClaim, dict[str, Any]]]:
        from whence.link.incidents.archived import archived

        report = ReportKey(f"sha256:{self.sha256}").id
        version = derived_id("version", report, self.sha256)
        made = archived(
            self.detail,
            reading_id=derived_id("reading", version),
            version_id=version,
            report_id=report,
            sha256=self.sha256,
            origin_id=version,
            outlet=self.publisher,
            published=self.published,
            title=self.title,
            url=self.detail.report.url,
        )
        return ((item, {}) for item in made)

    def to_arrow(self) -> pa.Table:
        """Make a table of the claims."""
        return self.claims.to_arrow()

    def to_json(self) -> str:
        """Write it as ``whence read --json`` does (docs/reading.md)."""
        from whence.export.json import dumps

        return dumps(self.detail)

    def __repr__(self) -> str:
        told = (self.title or "no title", self.publisher, self.published)
        claims = len(self.detail.claims)
        source = one_line(", ".join(str(part) for part in told if part))
        return f"<Reading of “{source}”: {claims} claim{'' if claims == 1 else 's'}>"

    def _repr_html_(self) -> str:
        return f"<p>{escape(repr(self))}</p>{self.claims._repr_html_()}"


def read(
    report: str | bytes | PathLike[str],
    *,
    published: str | PartialDate | date | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    threads: int | None = None,
    ratings: PathLike[str] | str | None = None,
) -> Reading:
    """Read one report. Nothing is fetched, and nothing is kept but the encoder, for the next call.

    Args:
        report: the text itself (plain, or a page's HTML), or its bytes, or a ``pathlib.Path`` of a file: text, web
            page, PDF, mail or Word document.
        published: when it was published ("2016-03-28", "2016-03"), where the text does not tell.
        publisher: the outlet, where the text does not tell.
        title: the headline, the same.
        url: its address, to be kept with it; it is not fetched.
        threads: for the encoder; None takes all cores.
        ratings: file of your ratings of outlets and speakers, A to F.

    Raises:
        InputError: there is nothing to read in it; the message says why, and what to do.
        ModelError: ``published`` is no date.
    """
    raw = _raw(report)
    told = raw.hints
    hints = replace(told, publisher=publisher or told.publisher, title=title or told.title, url=url or told.url)
    pipeline = _pipeline(threads, None if ratings is None else Path(ratings))
    today = datetime.now(UTC).date()
    return Reading(pipeline.read(replace(raw, hints=hints), published=_day(published), today=today))


def _raw(report: str | bytes | PathLike[str]) -> Raw:
    from whence.ingest import files

    if isinstance(report, bytes):
        return files.load(files.STANDARD_INPUT, stdin=io.BytesIO(report))
    if isinstance(report, str):
        if _names_a_file(report):
            raise InputError(f"{report}: this is the name of a file, not a text; give pathlib.Path({report!r})")
        return files.load(files.STANDARD_INPUT, stdin=io.BytesIO(report.encode("utf-8", "replace")))
    return files.load(fspath(report))


def _names_a_file(text: str) -> bool:
    if len(text) > _LONGEST_NAME or "\n" in text:
        return False
    try:
        return Path(text).is_file()
    except (OSError, ValueError):  # a text that can be no name
        return False


def _day(published: str | PartialDate | date | None) -> PartialDate | None:
    if published is None or isinstance(published, PartialDate):
        return published
    return PartialDate.parse(published) if isinstance(published, str) else PartialDate.of(published)


@lru_cache(maxsize=2)
def _pipeline(threads: int | None, ratings: Path | None) -> Pipeline:
    """Keep what reads between calls: loading it takes a second."""
    from whence.config import Config
    from whence.pipeline import Pipeline

    return Pipeline.default(Config(threads=threads, ratings=ratings))
