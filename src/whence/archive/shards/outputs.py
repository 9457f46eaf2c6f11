"""A coded shard as tables: reports, readings, and what was refused. One Parquet file a table and shard."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from whence.archive.shards.coding import Outcome, Read
from whence.archive.shards.parts import write_part
from whence.model.archive import canonical_json
from whence.model.item import Refused
from whence.model.serial import reading_to_dict

REPORTS, READINGS, REFUSED = "reports", "readings", "refused"
TABLES = (REFUSED, REPORTS, READINGS)
"""In the order of writing: a shard is done when its readings are there."""

_TEXT = pa.string()
_SCHEMAS = {
    REPORTS: pa.schema(
        [
            pa.field("version_id", _TEXT, nullable=False),
            pa.field("report_id", _TEXT, nullable=False),
            pa.field("sha256", _TEXT, nullable=False),
            pa.field("place", _TEXT, nullable=False),
            pa.field("title", _TEXT),
            pa.field("byline", _TEXT),
            pa.field("publisher", _TEXT),
            pa.field("published", _TEXT),
            pa.field("url", _TEXT),
            pa.field("language", _TEXT),
            pa.field("claims", pa.int32(), nullable=False),
            pa.field("events", pa.int32(), nullable=False),
        ]
    ),
    READINGS: pa.schema([pa.field("version_id", _TEXT, nullable=False), pa.field("reading", _TEXT, nullable=False)]),
    REFUSED: pa.schema([pa.field("place", _TEXT, nullable=False), pa.field("reason", _TEXT, nullable=False)]),
}


def write_outputs(folder: Path, part: str, outcomes: Sequence[Outcome]) -> None:
    """Write the tables of a shard, each whole or not at all.

    Raises:
        OSError: they cannot be written.
    """
    read = [each for each in outcomes if isinstance(each, Read)]
    rows: dict[str, list[dict[str, Any]]] = {
        REFUSED: [{"place": each.place, "reason": each.reason} for each in outcomes if isinstance(each, Refused)],
        REPORTS: [_report(each) for each in read],
        READINGS: [{"version_id": each.version_id, "reading": _json(each)} for each in read],
    }
    for name in TABLES:
        write_part(folder / name / part, pa.Table.from_pylist(rows[name], _SCHEMAS[name]))


def is_done(folder: Path, part: str) -> bool:
    """Say whether all tables of a shard are there."""
    return all((folder / name / part).exists() for name in TABLES)


def _report(each: Read) -> dict[str, Any]:
    report = each.reading.report
    return {
        "version_id": each.version_id,
        "report_id": each.report_id,
        "sha256": report.id,
        "place": each.place,
        "title": report.title,
        "byline": report.byline,
        "publisher": report.publisher,
        "published": str(report.published.date) if report.published else None,
        "url": report.url,
        "language": report.language,
        "claims": len(each.reading.claims),
        "events": len(each.reading.events),
    }


def _json(each: Read) -> str:
    return canonical_json(reading_to_dict(each.reading))
