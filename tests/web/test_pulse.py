from __future__ import annotations

import pytest

from whence.web import pulse
from whence.web.pulse import Pace, Pulse
from whence.web.schemas.archive import Status

STATUS = Status(**{name: "a" if name == "name" else 0 for name in Status.model_fields})


class Archive:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.entry, self.looks, self.counts = 0, 0, 0

    def last_entry(self) -> int:
        self.looks += 1
        return self.entry

    def count(self) -> Status:
        self.counts += 1
        return STATUS.model_copy(update={"reports": self.entry})


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    time = [0.0]
    monkeypatch.setattr(pulse.time, "monotonic", lambda: time[0])
    return time


def test_many_listeners_cost_one_look(now: list[float]) -> None:
    archive, told = Archive(), Pulse(Pace(1.0, 5.0))
    for _ in range(50):
        told.status(archive.last_entry, archive.count)
    assert (archive.looks, archive.counts) == (1, 1)


def test_it_counts_again_when_the_log_has_grown(now: list[float]) -> None:
    archive, told = Archive(), Pulse(Pace(1.0, 5.0))
    told.status(archive.last_entry, archive.count)
    now[0], archive.entry = 1.5, 7
    assert told.status(archive.last_entry, archive.count).reports == 7
    assert (archive.looks, archive.counts) == (2, 2)


def test_it_counts_again_after_a_while_for_what_is_not_in_the_log(now: list[float]) -> None:
    archive, told = Archive(), Pulse(Pace(1.0, 5.0))
    for second in range(12):
        now[0] = float(second)
        told.status(archive.last_entry, archive.count)
    assert (archive.looks, archive.counts) == (12, 3)
