"""Dates of MUC-4's keys."""

from __future__ import annotations

from datetime import date

import pytest

from whence.bench.linking.days import Days, dateline, days_of, gap, same_day

TOLD = date(1942, 6, 11)


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("10 JUN 42", [Days(date(1942, 6, 10), date(1942, 6, 10))]),
        ("(10 JUN 42)", [Days(date(1942, 6, 10), date(1942, 6, 10))]),
        ("9 JUN 42 - 10 JUN 42", [Days(date(1942, 6, 9), date(1942, 6, 10))]),
        ("- 10 JUN 42", [Days(None, date(1942, 6, 10))]),
        ("(- 10 JUN 42) / (27 MAY 42)", [Days(None, date(1942, 6, 10)), Days(date(1942, 5, 27), date(1942, 5, 27))]),
        ("10 JUNE 42", [Days(date(1942, 6, 10), date(1942, 6, 10))]),
        ("10 JUN", [Days(date(1942, 6, 10), date(1942, 6, 10))]),
        ("10 DEC", [Days(date(1941, 12, 10), date(1941, 12, 10))]),
        ("10 NOV 42", []),
        ("31 FEB 42", []),
        ("LAST YEAR", []),
    ],
)
def test_days_of_a_key(value: str, days: list[Days]) -> None:
    """Days, nights, open dates, alternatives, dates without a year; slips of the key are no dates."""
    assert list(days_of(value, TOLD)) == days


def test_dateline() -> None:
    """The day of a report stands in its first words."""
    assert dateline("   PRAGUE, 11 JUN 42 (CTK) -- [TEXT] ON 9 JUNE") == TOLD
    assert dateline("NO DAY HERE") is None


def test_gap_and_same_day() -> None:
    """Open dates can be any day before; only days and nights can be the same day."""
    day = days_of("10 JUN 42", TOLD)
    night = days_of("9 JUN 42 - 10 JUN 42", TOLD)
    before = days_of("- 12 JUN 42", TOLD)
    may = days_of("27 MAY 42", TOLD)
    assert (gap(day, night), gap(day, before), gap(day, may), gap(day, ())) == (0, 0, 14, 0)
    assert gap(day, days_of("- 1 JUN 42", TOLD)) == 9
    assert same_day(day, night)
    assert not same_day(day, before)
    assert not same_day(day, may)
