"""What is told of versions and readings, as plain data for ``--json``: the same in every command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from whence.model.archive import Copy, StoredReading, StoredReport, Version


def version_facts(version: Version) -> dict[str, Any]:
    """Tell of a version, with its capture."""
    capture = version.capture
    return {
        "version": version.id,
        "report": version.report_id,
        "number": version.number,
        "sha256": version.sha256,
        "size": version.size,
        "mime": version.mime,
        "title": version.title,
        "publisher": version.publisher,
        "published": version.published,
        "language": version.language,
        "added_at": version.added_at.isoformat(),
        "capture": {
            "at": capture.at.isoformat(),
            "via": capture.via.value,
            "place": capture.place,
            "url": capture.url,
            "status": capture.status,
            "headers": [list(header) for header in capture.headers],
        },
    }


def report_facts(report: StoredReport) -> dict[str, Any]:
    """Tell of a report."""
    return {
        "report": report.id,
        "key": report.key.key,
        "outlet": report.key.outlet,
        "url": report.key.url,
        "first_seen": report.first_seen.isoformat(),
    }


def reading_facts(reading: StoredReading) -> dict[str, Any]:
    """Tell of a reading, without its claims."""
    return {
        "reading": reading.id,
        "number": reading.number,
        "maker": reading.maker_id,
        "made_at": reading.made_at.isoformat(),
        "claims": reading.claims,
        "sha256": reading.sha256,
    }


def copy_facts(copy: Copy) -> dict[str, Any]:
    """Tell what a version was copied from."""
    return {
        "origin": copy.origin_id,
        "kind": copy.kind.value,
        "shared": copy.shared,
        "kept": copy.kept,
        "reason": copy.reason,
        "differences": list(copy.differences),
    }
