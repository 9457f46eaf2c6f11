"""What ``whence show`` prints of a report: its facts, versions, copies and readings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from whence.cli.facts import copy_facts, reading_facts, report_facts, version_facts
from whence.cli.tables import print_json, print_pairs, print_table, print_text, short, size

if TYPE_CHECKING:
    from whence.model.archive import Copy, StoredReading, StoredReport, Version
    from whence.store.interface import ReadStore

_SHOWN_HEADERS = ("content-type", "last-modified", "date", "server")


def print_report(store: ReadStore, version: Version, *, json: bool) -> None:
    """Print the report of a version, and of the version how it was captured and what became of it."""
    report = store.report(version.report_id)
    copies, readings = store.copies(version.id), store.readings(version.id)
    if report is None:
        raise LookupError(f"version {version.id} has no report")
    if json:
        print_json(
            {
                **report_facts(report),
                "versions": [version_facts(each) for each in report.versions],
                "shown": version.id,
                "copies": [copy_facts(each) for each in copies],
                "readings": [reading_facts(each) for each in readings],
            }
        )
        return
    print_pairs(_facts(report, version))
    if len(report.versions) > 1:
        _heading("Versions")
        print_table(("#", "id", "captured", "size", "title"), [_version_row(each, version) for each in report.versions])
    if copies:
        _heading("Copies")
        print_table(("is", "of", "why"), [_copy_row(store, each) for each in copies])
    _heading("Readings")
    if readings:
        print_table(("#", "id", "made", "claims#", "by"), [_reading_row(store, each) for each in readings])
    else:
        print_text("none yet; whence code makes them")


def _facts(report: StoredReport, version: Version) -> Iterator[tuple[str, Any]]:
    capture = version.capture
    yield "title", version.title or "(no title)"
    yield "outlet", version.publisher or report.key.outlet
    yield "published", version.published or "not told"
    yield "address", report.key.url or "none"
    yield "report", report.id
    yield "version", f"{version.id}  (number {version.number} of {len(report.versions)})"
    yield "captured", f"{capture.at:%Y-%m-%d %H:%M:%S} UTC, {capture.via.value}: {capture.place}"
    if capture.url and capture.url != report.key.url:
        yield "answered by", capture.url
    if capture.status is not None:
        yield "HTTP status", str(capture.status)
    for name, value in capture.headers:
        if name.lower() in _SHOWN_HEADERS:
            yield name.lower(), value
    yield "added", f"{version.added_at:%Y-%m-%d %H:%M:%S} UTC"
    yield "bytes", f"{size(version.size)}, {version.mime}, SHA-256 {version.sha256}"
    if version.language:
        yield "language", version.language


def _heading(text: str) -> None:
    from rich.text import Text

    print()
    print_text(Text(text, "bold"))


def _version_row(each: Version, shown: Version) -> tuple[Any, ...]:
    mark = "*" if each.id == shown.id else " "
    return (
        f"{each.number}{mark}",
        short(each.id),
        f"{each.capture.at:%Y-%m-%d %H:%M}",
        size(each.size),
        each.title or "",
    )


def _copy_row(store: ReadStore, copy: Copy) -> tuple[Any, ...]:
    origin = store.version(copy.origin_id)
    name = f"{short(copy.origin_id)} {origin.publisher or ''}" if origin else short(copy.origin_id)
    return copy.kind.value, name, "; ".join((copy.reason, *copy.differences))


def _reading_row(store: ReadStore, each: StoredReading) -> tuple[Any, ...]:
    maker = store.maker(each.maker_id)
    by = ", ".join(f"{name} {value}" for name, value in maker.components) if maker else "unknown"
    return str(each.number), short(each.id), f"{each.made_at:%Y-%m-%d %H:%M}", each.claims, by
