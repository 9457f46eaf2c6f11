from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from whence.bench.annotations import (
    Argument,
    Attribution,
    CodedEvent,
    Entity,
    EventFactuality,
    Proposition,
    Template,
    Timex,
    ToldSetting,
    Toponym,
)
from whence.bench.copies.cases import MadeReport
from whence.bench.predictors import Predictors
from whence.bench.run import BenchOptions, analyse_file, analyse_task, run_task, score_file
from whence.bench.tasks import TASKS
from whence.bench.tasks.roles import lay_out
from whence.model.archive import Copy, CopyKind
from whence.model.errors import BenchInputError, WhenceError

TEXT = "On Friday shells hit Homs, Ann said."

ROWS: dict[str, dict[str, Any]] = {
    "timex": {
        "id": "t",
        "text": TEXT,
        "dct": "2019-04-06",
        "timexes": [{"begin": 3, "end": 9, "type": "DATE", "value": "2019-04-05"}],
    },
    "toponyms": {"id": "t", "text": TEXT, "toponyms": [{"begin": 21, "end": 25, "lat": 34.7, "lon": 36.7}]},
    "polnear": {
        "id": "t",
        "text": TEXT,
        "attributions": [{"source": [[27, 30]], "cue": [[31, 35]], "content": [[0, 25]]}],
    },
    "re3d": {"id": "t", "text": TEXT, "entities": [{"type": "Location", "begin": 21, "end": 25}]},
    "plover": {"id": "t", "text": TEXT, "date": "", "event": "FIGHT", "source": "", "target": [{"actorText": "Homs"}]},
    "roles": {
        "id": "t",
        "tokens": ["shells", "hit", "Homs", "."],
        "space_after": [True, True, False, False],
        "props": [{"index": 1, "roleset": "hit.01", "args": [[0, 1, "ARG0"], [2, 3, "ARG1"]]}],
    },
    "muc4": {
        "id": "TST9-MUC4-0001",
        "gtt_text": TEXT.lower(),
        "gtt_templates": [{"incident_type": "attack", "Target": [[["homs", 21]]], "PerpInd": []}],
    },
    "settings": {
        "id": "TST9-MUC4-0001",
        "text": TEXT,
        "keys": [
            {
                "INCIDENT: DATE": ["05 APR 19"],
                "INCIDENT: LOCATION": ["SYRIA: HOMS (CITY)"],
                "PHYS TGT: ID": ['"HOMS"'],
            }
        ],
    },
    "factuality": {
        "id": "t",
        "text": TEXT,
        "events": [{"begin": 17, "end": 20, "class": "OCCURRENCE", "polarity": "NEG", "modality": "may"}],
    },
    "ceha": {"Index": 12, "Event Description": TEXT, "Time": "20190406", "Is the event relevant?": "Yes"},
}


def timex(text: str, published: date | None) -> list[Timex]:
    assert (text, published) == (TEXT, date(2019, 4, 6))
    return [Timex(3, 9, "DATE", "2019-04-05")]


def proposition(text: str, tokens: Any) -> list[Proposition]:
    assert [text[begin:end] for begin, end in tokens] == ROWS["roles"]["tokens"]
    return [Proposition(1, "hit.01", (Argument(0, 1, "ARG0"), Argument(2, 3, "ARG1")))]


def made_copies(reports: Sequence[MadeReport]) -> list[Copy]:
    there = {report.id for report in reports}
    return [
        Copy(report.id, source, CopyKind.NEAR, 1.0, 1.0, "")
        for report in reports
        for source in sorted(report.made_from & there - {report.id})
    ]


RIGHT = Predictors(
    timex=timex,
    toponyms=lambda text, url: [Toponym(21, 25, (34.7, 36.7))],
    toponym_resolver=lambda text, spans, url: [(34.7, 36.7) for _ in spans],
    polnear=lambda text: [Attribution(((27, 30),), ((31, 35),), ((0, 25),))],
    re3d=lambda text: [Entity("Location", 21, 25)],
    plover=lambda text, published: [CodedEvent("ASSAULT", (), ("Homs",))],
    roles=proposition,
    pages=lambda html, url: html.decode(),
    muc4=lambda text: [Template("attack", {"Target": (("homs",),)})],
    ceha=lambda text, published: True,
    factuality=lambda text, spans: [EventFactuality(*span, negated=True, modal=True) for span in spans],
    copies=made_copies,
    settings=lambda text: [ToldSetting(("Homs",), ("Homs",), date(1919, 4, 5), date(1919, 4, 5))],
)


def corpus(tmp_path: Path, task: str) -> Path:
    path = tmp_path / task
    if task == "pages":
        (path / "html").mkdir(parents=True)
        (path / "html" / "t.html").write_text(TEXT)
        (path / "ground-truth.json").write_text(json.dumps({"t": {"articleBody": TEXT, "url": None}}))
    elif task == "copies":
        path.write_text("".join(json.dumps({"id": name, "text": invented(name)}) + "\n" for name in "abcde"))
    else:
        path.write_text(json.dumps(ROWS[task]) + "\n")
    return path


def invented(name: str) -> str:
    """Write a text of 160 words that no other name has."""
    sentences = ([f"{name}word{letter}{at}" for letter in "abcdefghij"] for at in range(16))
    return " ".join(" ".join(words).capitalize() + "." for words in sentences)


@pytest.mark.parametrize(
    "task", sorted(TASKS.keys() - {"linking"})
)  # it takes two reports: tests/bench/test_linking.py
def test_a_right_prediction_scores_100(tmp_path: Path, task: str) -> None:
    out = tmp_path / "predictions.jsonl"
    calls: list[tuple[int, int]] = []
    data = corpus(tmp_path, task)
    options = BenchOptions(bootstrap=5, predictions=out)
    report = run_task(task, data, options, RIGHT, lambda done, total: calls.append((done, total)))
    assert report.figure(report.headline) == 100.0
    assert calls == [(1, 1)]
    assert report.rows()[0] == (report.headline, "100.00")
    json.dumps(report.to_dict())
    (line,) = out.read_text().splitlines()
    assert score_file(task, data, [json.loads(line)], options) == report


@pytest.mark.parametrize("task", sorted(TASKS.keys() - {"copies", "linking", "pages", "settings"}))
def test_a_right_prediction_has_no_faults(tmp_path: Path, task: str) -> None:
    report = analyse_task(task, corpus(tmp_path, task), BenchOptions(), RIGHT)
    assert (report.documents, report.analysis.faults) == (1, ())


def test_faults_are_read_off_a_predictions_file_too(tmp_path: Path) -> None:
    out, data = tmp_path / "p.jsonl", corpus(tmp_path, "muc4")
    wrong = Predictors(muc4=lambda text: [Template("attack", {})], claimed=lambda text: ["the city of Homs"])
    report = analyse_task("muc4", data, BenchOptions(predictions=out), wrong)
    assert [(fault.cause, fault.context) for fault in report.analysis.faults] == [
        ("filler missed: in a claim only", "on friday shells hit [homs], ann said.")
    ]
    line = json.loads(out.read_text())
    assert line["claimed"] == ["the city of Homs"]
    assert analyse_file("muc4", data, [line], BenchOptions()).to_dict() == report.to_dict()
    with pytest.raises(BenchInputError, match="'pages' does not class its errors"):
        analyse_task("pages", corpus(tmp_path, "pages"), BenchOptions(), RIGHT)


def test_given_spans_are_resolved(tmp_path: Path) -> None:
    report = run_task("toponyms", corpus(tmp_path, "toponyms"), BenchOptions(gold_spans=True), RIGHT)
    assert (report.headline, report.figure("resolution.acc161")) == ("resolution.acc161", 100.0)


def test_a_resolver_must_answer_for_every_span(tmp_path: Path) -> None:
    short = Predictors(toponym_resolver=lambda text, spans, url: [])
    with pytest.raises(WhenceError, match="0 answers for 1 place names"):
        run_task("toponyms", corpus(tmp_path, "toponyms"), BenchOptions(gold_spans=True), short)


def test_muc4_predictions_name_the_gold_id(tmp_path: Path) -> None:
    out = tmp_path / "p.jsonl"
    report = run_task("muc4", corpus(tmp_path, "muc4"), BenchOptions(predictions=out, metrics=("rme-phi3",)), RIGHT)
    line = json.loads(out.read_text())
    assert line["docid"] == "TST9-MUC4-0001"
    assert line["templates"][0] == {
        "incident_type": "attack",
        "PerpInd": [],
        "PerpOrg": [],
        "Target": [["homs"]],
        "Victim": [],
        "Weapon": [],
    }
    assert report.figure("rme-phi3.all.f1") == 100.0


def test_only_the_ids_of_a_list_count(tmp_path: Path) -> None:
    row = ROWS["re3d"]
    data = tmp_path / "two.jsonl"
    data.write_text(json.dumps(row) + "\n" + json.dumps({**row, "id": "u", "entities": []}) + "\n")
    ids = tmp_path / "ids.txt"
    ids.write_text("t\n")
    assert run_task("re3d", data, BenchOptions(ids=ids), RIGHT).documents == 1
    ids.write_text("t\nv\n")
    with pytest.raises(BenchInputError, match=r"1 of its 2 ids are not in .*, the first 'v'"):
        run_task("re3d", data, BenchOptions(ids=ids), RIGHT)


@pytest.mark.parametrize(
    ("task", "field", "value", "message"),
    [
        ("timex", "timexes", None, "field 'timexes' holds None: write a list"),
        ("toponyms", "toponyms", [{"begin": 1}], "toponyms 1: no field 'end'"),
        ("polnear", "attributions", [{"cue": [[2, 1]]}], "attributions 1: field 'cue'"),
        ("re3d", "entities", [{"begin": 1, "end": 2}], "entities 1: no field 'type'"),
        ("plover", "event", 3, "field 'event' holds 3"),
        ("roles", "space_after", [True], "4 values, one a token"),
        ("muc4", "gtt_templates", [{"Target": "x"}], "gtt_templates 1: field 'Target'"),
        ("ceha", "Is the event relevant?", "perhaps", "write 'Yes' or 'No'"),
    ],
)
def test_a_bad_field_is_named(tmp_path: Path, task: str, field: str, value: object, message: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(json.dumps({**ROWS[task], field: value}) + "\n")
    with pytest.raises(BenchInputError, match=message) as caught:
        run_task(task, path, BenchOptions(), RIGHT)
    assert f"{path}, line 1" in str(caught.value)


def test_what_cannot_run_says_why(tmp_path: Path) -> None:
    data = corpus(tmp_path, "re3d")
    with pytest.raises(BenchInputError, match="no bench task 'poetry': choose from muc4"):
        run_task("poetry", data, BenchOptions(), RIGHT)
    with pytest.raises(WhenceError, match="nothing is wired to predict for the bench task 're3d'"):
        run_task("re3d", data, BenchOptions(), Predictors())
    with pytest.raises(BenchInputError, match="is the corpus itself"):
        run_task("re3d", data, BenchOptions(predictions=data), RIGHT)
    with pytest.raises(BenchInputError, match="cannot be written"):
        run_task("re3d", data, BenchOptions(predictions=tmp_path), RIGHT)
    with pytest.raises(BenchInputError, match="no figure 'fame': choose from"):
        run_task("re3d", data, BenchOptions(), RIGHT).figure("fame")
    with pytest.raises(BenchInputError, match="no metric 'bleu'"):
        run_task("muc4", corpus(tmp_path, "muc4"), BenchOptions(metrics=("bleu",)), RIGHT)


def test_tokens_are_laid_out_with_their_spaces() -> None:
    text, spans = lay_out(["Homs", ",", "too"], [False, True, False])
    assert (text, spans) == ("Homs, too", ((0, 4), (4, 5), (6, 9)))
