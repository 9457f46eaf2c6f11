from __future__ import annotations

import json
from pathlib import Path

import pytest

from whence.bench.speed import measure, read_texts
from whence.model.errors import BenchInputError


class FakeTime:
    """A clock that only the work moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.order: list[str] = []

    def __call__(self) -> float:
        return self.now

    def pipeline(self, text: str) -> None:
        self.order.append("p")
        self.now += 3 * len(text)

    def encoder(self, text: str) -> int:
        self.order.append("e")
        self.now += len(text)
        return len(text.split())


def test_speed_is_measured_in_turn_after_a_warm_up() -> None:
    fake = FakeTime()
    report = measure(["a b", "c d e", "f"], fake.pipeline, fake.encoder, warm_up=1, clock=fake)
    assert "".join(fake.order) == "pe" + "ep" + "pe" + "ep"
    assert (report.documents, report.tokens, report.characters) == (3, 6, 9)
    assert (report.pipeline_seconds, report.encoder_seconds, report.ratio) == (27.0, 9.0, 3.0)
    assert (report.pipeline_median, report.encoder_median) == (9.0, 3.0)
    assert report.to_dict()["documents_per_second"] == pytest.approx(0.11)
    assert ("ratio", "3.0") in report.rows()


def test_a_clock_that_does_not_move_divides_nothing() -> None:
    fake = FakeTime()
    assert measure(["a"], fake.pipeline, fake.encoder, clock=lambda: 0.0).ratio == 0.0


def test_no_texts_no_speed() -> None:
    fake = FakeTime()
    with pytest.raises(BenchInputError, match="no texts"):
        measure([], fake.pipeline, fake.encoder)


def test_texts_come_from_any_corpus_field(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    rows = [{"gtt_text": "one"}, {"text": " "}, {"text": "two", "gtt_text": "x"}, {"Event Description": "three"}]
    path.write_text("\n".join(map(json.dumps, rows)))
    assert read_texts(path) == ["one", "two", "three"]
    assert read_texts(path, limit=1) == ["one"]
    path.write_text('{"body": "x"}')
    with pytest.raises(BenchInputError, match="no field 'text'"):
        read_texts(path)
