from __future__ import annotations

import math

from whence.bench.desk.browsing import Looking
from whence.bench.desk.filling import Size
from whence.bench.desk.readers import Reading, Waits, share_of
from whence.bench.desk.report import DeskReport

TIMES = tuple(float(each) for each in range(1, 101))


def test_shares_are_nearest_ranks() -> None:
    assert [share_of(TIMES, share) for share in (0.5, 0.95, 1.0)] == [50, 95, 100]
    assert share_of((7.0,), 0.95) == 7
    assert math.isnan(share_of((), 0.5))


def test_rows_and_data_tell_the_same() -> None:
    looking = Looking((900.0,), (2000.0,), TIMES, "10 incidents", True)
    reading = Reading(50, 60.0, (Waits("list", TIMES, 2),), 120)
    report = DeskReport(Size(200), 1.5, looking, reading)
    rows = {row[0]: row[1] for row in report.rows()}
    assert rows["a change shows, 95 %"] == rows["list: 95 %"] == "95"
    data = report.to_dict()
    assert data["browser"]["change_ms"] == {"p50": 50, "p95": 95, "most": 100}  # type: ignore[index]
    assert data["readers"]["list"]["p95_ms"] == 95  # type: ignore[index]
    assert DeskReport(Size(200), 1.5, None, None).to_dict()["readers"] is None
