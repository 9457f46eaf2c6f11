from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bench.test_run import RIGHT, ROWS
from whence.bench.annotations import Entity
from whence.bench.floors import FloorFile
from whence.bench.predictors import Predictors
from whence.model.errors import BenchInputError


def repository(tmp_path: Path, floors: object) -> Path:
    (tmp_path / "bench").mkdir(exist_ok=True)
    (tmp_path / "corpora").mkdir(exist_ok=True)
    for task in ("re3d", "toponyms"):
        (tmp_path / "corpora" / f"{task}.jsonl").write_text(json.dumps(ROWS[task]) + "\n")
    (tmp_path / "heldout.txt").write_text("t\n")
    path = tmp_path / "bench" / "floors.json"
    path.write_text(json.dumps(floors))
    return path


FLOORS = {
    "re3d": {"metric": "strict.f1", "floor": 60.0, "data": "re3d.jsonl", "ids": "heldout.txt"},
    "given": {
        "task": "toponyms",
        "metric": "resolution.acc161",
        "floor": 100.0,
        "data": "toponyms.jsonl",
        "ids": None,
        "options": {"gold_spans": True},
    },
}


def test_floors_hold_or_not(tmp_path: Path) -> None:
    file = FloorFile.load(repository(tmp_path, FLOORS))
    started: list[str] = []
    results = list(file.check(tmp_path / "corpora", RIGHT, started=lambda floor: started.append(floor.name)))
    assert started == ["re3d", "given"]
    assert [result.row() for result in results] == [
        ("re3d", "strict.f1", "60.00", "100.00", "better"),
        ("given", "resolution.acc161", "100.00", "100.00", "holds"),
    ]
    worse = Predictors(re3d=lambda text: [Entity("Person", 21, 25)], toponym_resolver=RIGHT.toponym_resolver)
    assert [result.holds for result in file.check(tmp_path / "corpora", worse)] == [False, True]


def test_floors_are_raised_and_never_lowered(tmp_path: Path) -> None:
    path = repository(tmp_path, FLOORS)
    file = FloorFile.load(path)
    worse = Predictors(re3d=lambda text: [], toponym_resolver=RIGHT.toponym_resolver)
    assert file.raised(list(file.check(tmp_path / "corpora", worse))) == file
    file.raised(list(file.check(tmp_path / "corpora", RIGHT))).save()
    assert json.loads(path.read_text()) == {**FLOORS, "re3d": {**FLOORS["re3d"], "floor": 100.0}}
    assert [entry.name for entry in path.parent.iterdir()] == ["floors.json"]


def test_missing_corpora_are_named_with_the_remedy(tmp_path: Path) -> None:
    file = FloorFile.load(repository(tmp_path, FLOORS))
    with pytest.raises(BenchInputError, match="set WHENCE_CORPORA"):
        list(file.check(tmp_path / "nowhere", RIGHT))


@pytest.mark.parametrize(
    ("floors", "message"),
    [
        ([], "not an object from name to floor"),
        ({"re3d": 50}, "not an object from name to floor"),
        ({"verse": {"metric": "f1", "floor": 1, "data": "x"}}, "no bench task 'verse'"),
        ({"re3d": {"metric": "f1", "floor": None, "data": "x"}}, "field 'floor'"),
        ({"re3d": {"metric": "f1", "floor": 1, "data": "x", "options": {"speed": True}}}, "field 'options'"),
    ],
)
def test_a_broken_floors_file_is_refused(tmp_path: Path, floors: object, message: str) -> None:
    with pytest.raises(BenchInputError, match=message):
        FloorFile.load(repository(tmp_path, floors))


def test_the_floors_of_this_repository_can_be_read() -> None:
    FloorFile.load(Path(__file__).parents[2] / "bench" / "floors.json")
