"""The reports of an archive."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from whence.api.reading import Reading
from whence.api.tables import Collection
from whence.export.safe import one_line
from whence.model.archive import StoredReport, Version

if TYPE_CHECKING:
    import pyarrow as pa

    from whence.store.interface import ReadStore


class Report:
    """A report with its versions. ``detail`` is what the archive keeps of it."""

    __slots__ = ("_store", "detail")

    def __init__(self, store: ReadStore, detail: StoredReport) -> None:
        self._store = store
        self.detail = detail

    @property
    def id(self) -> str:
        """The same in every archive."""
        return self.detail.id

    @property
    def newest(self) -> Version:
        """Its newest version."""
        return self.detail.versions[-1]

    @property
    def title(self) -> str | None:
        """The headline; None where it has none."""
        return self.newest.title

    @property
    def url(self) -> str | None:
        """Its address; None where it has none."""
        return self.detail.key.url

    @property
    def text(self) -> str:
        """The clean text of the newest version."""
        article = self._store.article(self.newest.id)
        return article.document.text if article else ""

    @property
    def content(self) -> bytes | None:
        """The bytes of the newest version, as they came; checked against their hash."""
        return self._store.content(self.newest.sha256)

    def reading(self) -> Reading | None:
        """Get the current reading of the newest version; None where it was not coded yet."""
        made = self._store.readings(self.newest.id)
        reading = self._store.reading(made[-1].id) if made else None
        return Reading(reading) if reading else None

    def __repr__(self) -> str:
        told = ", ".join(
            part for part in (self.title or "no title", self.newest.publisher, self.newest.published) if part
        )
        return f"<Report {self.id[:12]} “{one_line(told)}”>"

    def _repr_html_(self) -> str:
        return f"<p>{escape(repr(self))}</p>"


class Reports(Collection[Report]):
    """Reports."""

    _noun = "reports"
    _columns = ("id", "published", "outlet", "title", "versions")

    def to_arrow(self) -> pa.Table:
        """Make a table of them: ids, hash, outlet, day, headline, address of the newest version of each."""
        import pyarrow as pa

        columns = [
            ("report_id", pa.string()),
            ("report_version_id", pa.string()),
            ("versions", pa.int64()),
            ("sha256", pa.string()),
            ("outlet", pa.string()),
            ("published", pa.string()),
            ("title", pa.string()),
            ("url", pa.string()),
            ("language", pa.string()),
            ("bytes", pa.int64()),
            ("added_at", pa.timestamp("us", tz="UTC")),
        ]
        return pa.Table.from_pylist([_row(report) for report in self], schema=pa.schema(columns))

    def _cells(self, item: Report) -> Sequence[str]:
        newest = item.newest
        return (
            item.id[:12],
            newest.published or "",
            newest.publisher or "",
            newest.title or "",
            str(len(item.detail.versions)),
        )


def _row(report: Report) -> dict[str, Any]:
    newest = report.newest
    return {
        "report_id": report.id,
        "report_version_id": newest.id,
        "versions": len(report.detail.versions),
        "sha256": newest.sha256,
        "outlet": newest.publisher,
        "published": newest.published,
        "title": newest.title,
        "url": report.url,
        "language": newest.language,
        "bytes": newest.size,
        "added_at": newest.added_at,
    }
