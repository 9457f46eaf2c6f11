"""Taking the same reports in again changes nothing: a third as files, a third as a table, a third as a web archive."""

from __future__ import annotations

import gzip
import json
import uuid
from pathlib import Path
from typing import Any

from reliability.program import Done, whence
from reliability.reports import COLUMNS, MadeReport, made_reports
from reliability.result import Check, Setting, Trial

_TIMES = 3


def run(setting: Setting) -> Trial:
    """Add the same reports three times, and count."""
    count = setting.sized(1000)
    sources = write_sources(setting.work, list(made_reports(count, setting.seed, setting.corpora)))
    archive = setting.work / "archive"
    whence("init", archive)
    runs, states = [], []
    for _ in range(_TIMES):
        runs.append(whence("add", *sources, "--map", COLUMNS, "-a", archive, "--json"))
        states.append(_state(archive))
    again = [done.last["total"] for done in runs[1:]]
    moved = states.count(states[0]) != len(states)
    verified = whence("verify", "-a", archive, "--json")
    seconds = ", ".join(f"{done.seconds:.0f} s" for done in runs)
    return Trial(
        "reingest",
        f"{count:,} reports as files, a table and a web archive, {_TIMES} times over ({seconds})",
        (
            Check("every report is taken in once", _totals(runs[0]), runs[0].last["total"]["new"] == count),
            Check(
                "the second and third time all are known",
                "; ".join(f"{total['known']:,} known, {total['new'] + total['version']:,} not" for total in again),
                all(total["known"] == count for total in again),
            ),
            Check(
                "no count changes, that of audit entries included", "changed" if moved else "none changed", not moved
            ),
            Check("the archive verifies", f"exit code {verified.code}", verified.code == 0),
        ),
    )


def write_sources(folder: Path, reports: list[MadeReport]) -> tuple[Path, ...]:
    """Write reports in equal parts as a folder of texts and pages, a table and a web archive; return these."""
    texts, table, web = folder / "texts", folder / "table.jsonl", folder / "web.warc.gz"
    texts.mkdir()
    for report in reports[::3]:
        suffix, content = (".html", report.as_page()) if report.number % 2 else (".txt", report.as_text())
        (texts / f"report-{report.number}{suffix}").write_bytes(content)
    table.write_text("".join(f"{report.as_row()}\n" for report in reports[1::3]), encoding="utf-8")
    web.write_bytes(b"".join(gzip.compress(_record(report)) for report in reports[2::3]))
    return tuple(path for path in (texts, table, web) if path.is_dir() or path.stat().st_size)


def _record(report: MadeReport) -> bytes:
    """Write a report as a record of a web archive: a page as a server sent it."""
    page = report.as_page()
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(page)}\r\n\r\n".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, report.url)}>\r\n"
        f"WARC-Target-URI: {report.url}\r\nWARC-Date: {report.day.isoformat()}T12:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http) + len(page)}\r\n\r\n"
    )
    return head.encode() + http + page + b"\r\n\r\n"


def _state(archive: Path) -> dict[str, Any]:
    state = json.loads(whence("status", "-a", archive, "--json").lines[-1])
    return {name: state[name] for name in ("counts", "jobs", "head")}


def _totals(done: Done) -> str:
    return ", ".join(f"{number:,} {word}" for word, number in done.last["total"].items() if number)
