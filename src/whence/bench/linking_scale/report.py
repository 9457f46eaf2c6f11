"""The figures of several sizes side by side, and how the cost of a claim grows from one to the next."""

from __future__ import annotations

from collections.abc import Sequence

from whence.bench.linking_scale.measure import ScaleReport

HEADINGS = (
    "claims",
    "reports",
    "accounts",
    "incidents",
    "largest",
    "seconds",
    "processor s",
    "ms a claim",
    "growth",
    "pairs a claim",
    "peak MB",
    "MB a 1,000 reports",
    "one more ms",
    "at most ms",
    "B3 precision",
    "B3 recall",
)


def rows(reports: Sequence[ScaleReport]) -> list[list[str]]:
    """Lay out one row a size, headings first."""
    before = [None, *reports[:-1]]
    return [list(HEADINGS), *(_row(one, last) for one, last in zip(reports, before, strict=True))]


def growth(report: ScaleReport, before: ScaleReport | None) -> float | None:
    """Say how many times as much a claim costs as at the size before; None at the first."""
    return report.ms_per_claim / before.ms_per_claim if before and before.ms_per_claim else None


def to_dict(reports: Sequence[ScaleReport]) -> dict[str, object]:
    """Give all figures as plain data."""
    before = [None, *reports[:-1]]
    sizes = [{**one.to_dict(), "growth": growth(one, last)} for one, last in zip(reports, before, strict=True)]
    return {"sizes": sizes}


def _row(report: ScaleReport, before: ScaleReport | None) -> list[str]:
    grown = growth(report, before)
    peak, begun = report.peak_mb, report.begun_mb
    return [
        f"{report.claims:,}",
        f"{report.reports:,}",
        f"{report.accounts:,}",
        f"{report.incidents:,}",
        f"{report.largest:,}",
        f"{report.seconds:.1f}",
        f"{report.processor_seconds:.1f}",
        f"{report.ms_per_claim:.2f}",
        "" if grown is None else f"{grown:.2f}",
        f"{report.compared / report.claims:.1f}",
        "" if peak is None else f"{peak:.0f}",
        "" if peak is None or begun is None else f"{1000 * (peak - begun) / report.reports:.1f}",
        f"{report.one_more_ms:.1f}",
        f"{report.one_more_worst_ms:.1f}",
        f"{100 * report.precision:.1f}",
        f"{100 * report.recall:.1f}",
    ]
