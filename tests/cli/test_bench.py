from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from whence.bench.annotations import Timex
from whence.bench.predictors import Predictors
from whence.bench.tasks import TASKS
from whence.cli import bench, main
from whence.cli.session import Session


def _timexes(text: str, published: date | None) -> list[Timex]:
    begin = text.find("Sunday")
    return [Timex(begin, begin + 6, "DATE", "2016-03-27")] if begin >= 0 else []


def _timed(texts: Sequence[str]) -> tuple[Callable[[str], object], Callable[[str], int]]:
    return str.upper, lambda text: len(text.split())


def _run(*arguments: object) -> int:
    session = Session(predictors=lambda: Predictors(timex=_timexes), timed=_timed)
    return main(["bench", *(str(argument) for argument in arguments)], session)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "dev.jsonl"
    timex = {"begin": 3, "end": 9, "text": "Sunday", "type": "DATE", "value": "2016-03-27"}
    rows = [
        {"id": "a", "dct": "2016-03-28", "text": "On Sunday they left.", "timexes": [timex]},
        {"id": "b", "dct": "2016-03-28", "text": "They left.", "timexes": []},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_every_task_has_a_command() -> None:
    assert bench.TASKS.keys() == TASKS.keys()


def test_help_shows_examples(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ([], ["timex"], ["toponyms"], ["speed"], ["all"]):
        assert _run(*arguments, "--help") == 0
        assert "\n    whence bench speed --data" in capsys.readouterr().out


def test_figures_in_rows(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("timex", "--data", data) == 0
    rows = dict(line.split() for line in capsys.readouterr().out.splitlines())
    assert rows["documents"] == "2"
    assert "100.00" in rows.values()


def test_figures_as_json_for_some_ids(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ids.txt").write_text("a\n", encoding="utf-8")
    out = tmp_path / "predictions.jsonl"
    assert _run("timex", "--data", data, "--ids", tmp_path / "ids.txt", "--json", "--predictions", out) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["documents"] == 1
    assert [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()] == ["a"]


def test_speed(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("speed", "--data", data, "--json", "--limit", 1) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["documents"] == 1
    assert report["tokens"] == 4


@pytest.mark.parametrize(
    "arguments", [["timex"], ["timex", "--data", "missing.jsonl"], ["nothing", "--data", "x"], [], ["all"]]
)
def test_wrong_arguments(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(*arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1


def test_a_broken_corpus_is_bad_input(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data.write_text('{"id": "a"}\n', encoding="utf-8")
    assert _run("timex", "--data", data) == 2
    assert "dev.jsonl" in capsys.readouterr().err


def test_floors_fail_below_and_are_raised_above(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _run("timex", "--data", data, "--json")
    metric = next(iter(json.loads(capsys.readouterr().out)["headline"]))
    floors = tmp_path / "bench" / "floors.json"
    floors.parent.mkdir()
    for floor, code in ((99.0, 0), (100.5, 1)):
        floors.write_text(
            json.dumps({"timex": {"metric": metric, "floor": floor, "data": "dev.jsonl", "ids": None}}),
            encoding="utf-8",
        )
        assert _run("all", "--corpora", tmp_path, "--floors", floors, "--raise") == code
        assert "100.00" in capsys.readouterr().out
        assert json.loads(floors.read_text(encoding="utf-8"))["timex"]["floor"] == max(floor, 100.0)
