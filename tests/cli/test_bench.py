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


def test_errors_show_classes_and_words(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = data.read_text(encoding="utf-8").replace("On Sunday they", "On Monday they").replace("They left", "Sunday")
    data.write_text(text, encoding="utf-8")
    assert _run("timex", "--data", data, "--errors") == 0
    printed = capsys.readouterr().out
    assert "missed             1" in printed
    assert "spurious (1: DATE 1)\n  b: found 'Sunday = 2016-03-27': [Sunday]." in printed
    assert _run("timex", "--data", data, "--errors", "--limit", 0) == 0
    assert "found" not in capsys.readouterr().out


def test_errors_as_json_and_as_markdown(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data.write_text(data.read_text(encoding="utf-8").replace("2016-03-27", "2016-03-20"), encoding="utf-8")
    assert _run("timex", "--data", data, "--errors", "--json") == 0
    (wrong,) = json.loads(capsys.readouterr().out)["errors"]
    assert (wrong["document"], wrong["cause"], wrong["gold"]) == ("a", "wrong value", "Sunday = 2016-03-20")
    assert _run("timex", "--data", data, "--summary") == 0
    assert "| wrong value | 1 |" in capsys.readouterr().out


def test_a_task_without_classes_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("pages", "--data", tmp_path, "--errors") == 2
    assert "the bench 'pages' does not class its errors: choose from muc4, plover" in capsys.readouterr().err


def test_a_baseline_takes_the_programs_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = {"Index": 1, "Event Description": "Rain fell.", "Is the event relevant?": "Yes"}
    (tmp_path / "ceha.jsonl").write_text(json.dumps(row), encoding="utf-8")
    assert _run("ceha", "--data", tmp_path / "ceha.jsonl", "--baseline", "yes") == 0
    assert "accuracy" in capsys.readouterr().out
    plover = {"id": "a", "text": "Rain fell.", "event": "AID"}
    (tmp_path / "plover.jsonl").write_text(json.dumps(plover), encoding="utf-8")
    asked = ("plover", "--data", tmp_path / "plover.jsonl", "--baseline", "keywords", "--corpora", tmp_path)
    assert _run(*asked) == 2
    assert "say with --corpora or WHENCE_CORPORA" in capsys.readouterr().err


def test_tables_of_errors_are_written_into_a_page(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    floors = tmp_path / "bench" / "floors.json"
    floors.parent.mkdir()
    floors.write_text(json.dumps({"timex": {"metric": "value_f1", "floor": 1, "data": data.name, "ids": None}}))
    page = tmp_path / "errors.md"
    page.write_text("<!-- errors: timex -->\n<!-- end of errors -->\n", encoding="utf-8")
    asked = ("errors", "--corpora", tmp_path, "--floors", floors, "--page", page)
    assert _run(*asked) == 0
    assert "| as it is | 0 | 100.0 |" in page.read_text(encoding="utf-8")
    page.write_text("<!-- errors: verse -->\n<!-- end of errors -->\n", encoding="utf-8")
    assert _run(*asked) == 2
    assert "no floor 'verse': choose from timex" in capsys.readouterr().err
