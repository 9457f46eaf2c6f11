"""Rows of reports, versions and documents, to and from the model."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable
from sys import byteorder
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from whence.model.archive import Intake, Version, canonical_json
from whence.model.item import Capture, Via
from whence.store.spans import without_text
from whence.store.tables import blobs, documents, versions
from whence.store.times import moment, stamp


def select_versions() -> Select[Any]:
    """Select what makes a ``Version``."""
    beside = (documents.c.title, documents.c.publisher, documents.c.published, documents.c.language)
    joined = versions.join(documents, documents.c.version_id == versions.c.id).join(blobs)
    return select(versions, blobs.c.size, *beside).select_from(joined)


def version_of(row: Row[Any]) -> Version:
    """Make a version of a row of ``select_versions``."""
    headers = tuple((str(name), str(value)) for name, value in json.loads(row.headers))
    capture = Capture(moment(row.captured_at), Via(row.via), row.place, row.url, row.status, headers)
    return Version(
        id=row.id,
        report_id=row.report_id,
        number=row.number,
        sha256=row.sha256,
        size=row.size,
        mime=row.mime,
        capture=capture,
        title=row.title,
        publisher=row.publisher,
        published=row.published,
        language=row.language,
        added_at=moment(row.added_at),
    )


def version_row(intake: Intake, n: int, number: int, at: str) -> dict[str, Any]:
    """Make the row of a version."""
    capture = intake.capture
    return {
        "n": n,
        "id": intake.version_id,
        "report_id": intake.key.id,
        "number": number,
        "sha256": intake.sha256,
        "mime": intake.mime,
        "via": capture.via.value,
        "place": capture.place,
        "captured_at": stamp(capture.at),
        "url": capture.url,
        "status": capture.status,
        "headers": canonical_json([list(pair) for pair in capture.headers]),
        "added_at": at,
    }


def document_row(intake: Intake) -> dict[str, Any]:
    """Make the row of a document."""
    report = intake.article.report
    return {
        "version_id": intake.version_id,
        "title": report.title,
        "byline": report.byline,
        "publisher": report.publisher,
        "published": str(report.published.date) if report.published else None,
        "language": report.language,
        "text": intake.article.document.text,
        "article": without_text(intake.article),
        "fingerprint": packed(intake.fingerprint),
    }


def report_row(intake: Intake, at: str) -> dict[str, Any]:
    """Make the row of a report."""
    key = intake.key
    return {"id": key.id, "key": key.key, "outlet": key.outlet, "url": key.url, "first_seen": at}


def packed(hashes: tuple[int, ...]) -> bytes:
    """Write signed 64-bit numbers as bytes, the lowest byte first."""
    numbers = array("q", hashes)
    if byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def unpacked(data: bytes) -> tuple[int, ...]:
    """Read what ``packed`` wrote."""
    numbers = array("q", data)
    if byteorder == "big":
        numbers.byteswap()
    return tuple(numbers)


def put_shingles(connection: Connection, fingerprints: Iterable[tuple[int, bytes]]) -> None:
    """Write by which hashes versions, given by their numbers, are found.

    There are fifty rows to every other: they go to the driver as they are, in the order in which the table lies.
    """
    pairs = sorted((hash, n) for n, fingerprint in fingerprints for hash in set(unpacked(fingerprint)))
    if pairs:
        mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
        connection.exec_driver_sql(f"INSERT INTO shingles (hash, n) VALUES ({mark}, {mark})", pairs)
