"""Ten thousand reports: how fast they are taken in, how large they get, how fast they are searched."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from reliability.program import Done, whence
from reliability.reports import COLUMNS, MadeReport, made_reports
from reliability.result import Check, Setting, Trial
from whence.archive.folder import Archive
from whence.clean import text_article
from whence.config import Config
from whence.model.archive import SearchQuery
from whence.pipeline import Pipeline
from whence.store.interface import ReadStore

_AHEAD = 10
_MEMORY = 1_610_612_736
"""Bytes that a process may take: 1.5 GiB."""
_MEDIAN = 0.050
_SAMPLE = 30
"""Reports that are coded to know how long that takes: some ten seconds."""


def run(setting: Setting) -> Trial:
    """Take reports in, half as files and half as a table, then search them."""
    count = setting.sized(10_000)
    reports = list(made_reports(count, setting.seed, setting.corpora))
    sources = _write(setting.work, reports)
    archive = setting.work / "archive"
    whence("init", archive)
    done = whence("add", *sources, "--map", COLUMNS, "-a", archive, "--json")
    times = _searches(archive, reports, setting.seed)
    coding = _coding_work([report.text for report in reports], setting.seed)
    whose = "Guardian and MUC-4 texts with varied heads" if setting.corpora else "made texts"
    return Trial("load", f"{count:,} reports, {whose}", (*_intake(done, count, coding, archive), *_speed(times)))


def _intake(done: Done, count: int, coding: float, archive: Path) -> Iterator[Check]:
    total = done.last["total"]
    new = total["new"]
    yield Check("every report is taken in", f"{new:,} new, {total['refused']:,} refused", new == count)
    each = done.work / count
    rate = f"{count / done.seconds:.0f} a second by the clock"
    ahead = coding / each
    yield Check(
        f"taking in keeps {_AHEAD} times ahead of coding",
        f"{rate}; {each * 1000:.0f} ms of processor time each, coding {coding * 1000:.0f} ms: {ahead:.0f} times",
        ahead >= _AHEAD,
    )
    yield Check("no process takes more than 1.5 GiB", f"{done.peak / 2**20:.0f} MiB", done.peak < _MEMORY)
    raw = sum(path.stat().st_size for path in (archive / "raw").rglob("*") if path.is_file())
    rows = sum(path.stat().st_size for path in archive.glob("archive.db*"))
    size = f"{rows / 1e6:.0f} MB of database over {raw / 1e6:.0f} MB of raw bytes: {rows / count / 1e3:.1f} kB a report"
    yield Check("the database stays within 10 times the raw bytes", size, rows < 10 * raw)


def _speed(times: Sequence[float]) -> Iterator[Check]:
    median, slow = statistics.median(times), sorted(times)[int(len(times) * 0.95)]
    told = f"median {median * 1000:.1f} ms, 95 % within {slow * 1000:.0f} ms, {len(times)} searches"
    yield Check("a search takes less than 50 ms in the median", told, median < _MEDIAN)


def _write(folder: Path, reports: Sequence[MadeReport]) -> tuple[Path, ...]:
    texts, table = folder / "texts", folder / "table.jsonl"
    for report in reports[::2]:
        place = texts / f"{report.day:%Y}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"report-{report.number}.txt").write_bytes(report.as_text())
    table.write_text("".join(f"{report.as_row()}\n" for report in reports[1::2]), encoding="utf-8")
    return (texts, table) if len(reports) > 1 else (texts,)


def _searches(archive: Path, reports: Sequence[MadeReport], seed: int) -> list[float]:
    reader = Archive.open(archive).reader()
    try:
        return [_timed(reader, query) for query in _queries(reports, random.Random(seed))]
    finally:
        reader.close()


def _timed(reader: ReadStore, query: SearchQuery) -> float:
    begun = time.perf_counter()
    reader.search(query)
    return time.perf_counter() - begun


def _queries(reports: Sequence[MadeReport], chance: random.Random) -> Iterator[SearchQuery]:
    """Ask for words of reports drawn by chance, in every way there is."""
    for _ in range(25):
        report = chance.choice(reports)
        words = [word.strip(".,;:\"'()[]-") for word in report.text.split()]
        words = [word for word in words if len(word) > 3] or ["town"]
        one, other = chance.choice(words), chance.choice(words)
        at = chance.randrange(max(1, len(words) - 3))
        yield SearchQuery(one)
        yield SearchQuery(f"{one} {other}")
        yield SearchQuery(f'"{" ".join(report.text.split()[at : at + 3])}"')
        yield SearchQuery(f"{one[:4]}*")
        yield SearchQuery(f"{one} OR {other}")
        yield SearchQuery(f"{one} -{other}")
        yield SearchQuery(one, publisher=report.outlet)
        yield SearchQuery(one, since=f"{report.day.year}", until=f"{report.day.year + 1}")
        yield SearchQuery(f"{one}{other}zz")
        yield SearchQuery("government forces", limit=100)


def _coding_work(texts: Sequence[str], seed: int) -> float:
    """Measure the processor time that coding takes, in seconds a report, on one thread."""
    drawn = random.Random(seed).sample(list(texts), min(_SAMPLE, len(texts)))
    articles = [text_article(text, today=date.today()) for text in drawn]
    pipeline = Pipeline.default(Config(threads=1))
    list(pipeline.readings(articles[:1]))
    begun = time.process_time()
    list(pipeline.readings(articles))
    return (time.process_time() - begun) / len(articles)
