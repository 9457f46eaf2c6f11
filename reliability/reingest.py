"""Taking the same reports in again changes nothing: a third as files, a third as a table, a third as a web archive."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

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
    with web.open("wb") as file:
        _write_warc(WARCWriter(file, gzip=True), reports[2::3])
    return tuple(path for path in (texts, table, web) if path.is_dir() or path.stat().st_size)


def _write_warc(writer: Any, reports: list[MadeReport]) -> None:
    for report in reports:
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        at = {"WARC-Date": f"{report.day.isoformat()}T12:00:00Z"}
        record = writer.create_warc_record(
            report.url, "response", payload=io.BytesIO(report.as_page()), http_headers=headers, warc_headers_dict=at
        )
        writer.write_record(record)


def _state(archive: Path) -> dict[str, Any]:
    state = json.loads(whence("status", "-a", archive, "--json").lines[-1])
    return {name: state[name] for name in ("counts", "jobs", "head")}


def _totals(done: Done) -> str:
    return ", ".join(f"{number:,} {word}" for word, number in done.last["total"].items() if number)
