"""The judged sample reports, linked by the real pipeline: what the bench can measure without corpora."""

from __future__ import annotations

from pathlib import Path

from whence.bench.run import BenchOptions, run_task
from whence.bench.wiring import predictors
from whence.pipeline import Pipeline

JUDGED = Path(__file__).parents[2] / "bench" / "incidents.json"


def test_the_sample_reports_are_linked_as_judged(pipeline: Pipeline) -> None:
    """Hold the figure that docs/benchmarks.md gives, less what rounding of other processors may cost."""
    report = run_task("linking", JUDGED, BenchOptions(), predictors(pipeline))
    assert report.counts["spanning_incidents"] == 7
    assert report.figure("whence.spanning.mean") > 60
    assert report.figure("margin.spanning.margin") > 0
