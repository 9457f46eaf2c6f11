"""Our figures are the reference scorers' figures, on gold against damaged gold."""

from __future__ import annotations

import gzip
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.bench import perturb
from whence.bench.annotations import LabelledText
from whence.bench.run import BenchOptions, flatten, score_file
from whence.bench.scores import labels
from whence.bench.scores.measures import Bootstrap

pytestmark = pytest.mark.corpora

SHARED = Path(__file__).parents[3] / "shared"
SCORERS = Path(os.environ.get("WHENCE_SCORERS", SHARED / "scorers"))
CORPORA = Path(os.environ.get("WHENCE_CORPORA", SHARED / "corpora"))
RUNS = 30  # resamplings: enough to tell two seed rules apart

Json = dict[str, Any]


def corpus(name: str) -> Path:
    path = CORPORA / name
    if not path.exists() or not SCORERS.is_dir():
        pytest.skip(f"needs {path} and {SCORERS}: set WHENCE_CORPORA and WHENCE_SCORERS")
    return path


def rows(path: Path) -> list[Json]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def write(path: Path, lines: Iterable[Json]) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def reference(script: str, predicted: Path, gold: Path, *options: str) -> Json:
    command = [sys.executable, str(SCORERS / script), str(predicted), str(gold), *options]
    out = subprocess.run(command, check=True, capture_output=True, text=True)
    found: Json = json.loads(out.stdout)
    return found


def ours(task: str, gold: Path, predictions: Iterable[Json], **options: Any) -> Json:
    report = score_file(task, gold, predictions, BenchOptions(bootstrap=RUNS, **options))
    return {**report.figures, **({"counts": report.counts} if report.counts else {})}


LISTS = [
    ("timex", "score_timexes.py", "timebank/train.jsonl.gz", "timexes", perturb.timex),
    ("toponyms", "score_toponyms.py", "geowebnews/dev.jsonl.gz", "toponyms", perturb.toponym),
    ("toponyms", "score_toponyms.py", "geovirus/dev.jsonl.gz", "toponyms", perturb.toponym),
    ("re3d", "score_entities.py", "re3d/train.jsonl.gz", "entities", perturb.entity),
    ("polnear", "score_attributions.py", "polnear/dev.jsonl.gz", "attributions", perturb.attribution),
    ("roles", "score_srl.py", "ewt/dev.jsonl.gz", "props", perturb.proposition),
]


@pytest.mark.parametrize(("task", "script", "name", "key", "damage"), LISTS)
def test_annotations(
    tmp_path: Path, task: str, script: str, name: str, key: str, damage: Callable[[random.Random, Json], Json]
) -> None:
    gold = corpus(name)
    predictions = perturb.damaged_rows([row for row in rows(gold) if row.get(key)], key, damage, seed=1)
    theirs = reference(script, write(tmp_path / "p.jsonl", predictions), gold, "--bootstrap", str(RUNS))
    assert ours(task, gold, predictions) == theirs


@pytest.mark.parametrize("flag", ["--gold-spans", "--all-types"])
def test_toponym_options(tmp_path: Path, flag: str) -> None:
    gold = corpus("geowebnews/dev.jsonl.gz")
    predictions = perturb.damaged_rows(rows(gold), "toponyms", perturb.toponym_point, seed=2)
    theirs = reference(
        "score_toponyms.py", write(tmp_path / "p.jsonl", predictions), gold, flag, "--bootstrap", str(RUNS)
    )
    assert ours("toponyms", gold, predictions, **{flag[2:].replace("-", "_"): True}) == theirs


def test_plover(tmp_path: Path) -> None:
    gold = corpus("plover_gsr/dev.jsonl.gz")
    rng = random.Random(3)
    records = rows(gold)
    twice = [records[0], *records]  # one id that occurs twice, as in the test half
    predictions = [{"id": row["id"], "events": perturb.plover_events(rng, row)} for row in twice if rng.random() < 0.95]
    doubled = write(tmp_path / "gold.jsonl", twice)
    theirs = reference("score_plover.py", write(tmp_path / "p.jsonl", predictions), doubled, "--bootstrap", str(RUNS))
    assert ours("plover", doubled, predictions) == theirs


def test_pages(tmp_path: Path) -> None:
    folder = corpus("article_pages")
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    rng = random.Random(4)
    predictions = [
        {"id": id_, "articleBody": perturb.body(rng, page["articleBody"])}
        for id_, page in truth.items()
        if rng.random() < 0.95
    ]
    predicted = write(tmp_path / "p.jsonl", predictions)
    theirs = reference("score_pages.py", predicted, folder / "ground-truth.json", "--bootstrap", str(RUNS))
    assert ours("pages", folder, predictions) == theirs


@pytest.mark.parametrize("seed", range(3))
def test_templates(tmp_path: Path, seed: int) -> None:
    gold = corpus("muc4/dev.jsonl.gz")
    documents = [{"docid": row["id"], "templates": row["gtt_templates"]} for row in rows(gold)]
    damaged = perturb.damaged_rows(documents, "templates", perturb.template, seed=seed, id_key="docid")
    theirs = reference(
        "score_templates.py",
        write(tmp_path / "p.jsonl", damaged),
        write(tmp_path / "gold.jsonl", documents),
        "--json",
        "--bootstrap",
        str(RUNS),
    )
    expected = {metric: _named(figures) for metric, figures in theirs.items()}
    found = ours("muc4", gold, damaged)
    del found["counts"]
    assert _numbers(found) == pytest.approx(_numbers(expected), abs=0.00501)  # the reference does not round


def _numbers(figures: Json) -> dict[str, float]:
    """Flatten, with intervals as two numbers."""
    out: dict[str, float] = {}
    for name, value in flatten(figures):
        values = value if isinstance(value, list) else [value]
        out |= {f"{name} {number}": each for number, each in enumerate(values)}
    return out


def _named(figures: Json) -> Json:
    """Bring the reference's lists of three into our names."""
    out: Json = {row: dict(zip("prf", values, strict=True)) for row, values in figures.items() if row != "bootstrap"}
    out = {row: {"p": value["p"], "r": value["r"], "f1": value["f"]} for row, value in out.items()}
    return out | ({"ci95": figures["bootstrap"]["ci95"]} if "bootstrap" in figures else {})


def test_labels(tmp_path: Path) -> None:
    """Made-up rows: the corpus for this score is not among the shared ones."""
    corpus("")
    rng = random.Random(5)
    names = ["KILL", "ARREST", "FAIL"]

    def some() -> list[str]:
        return [name for name in names if rng.random() < 0.3]

    gold: list[Json] = [{"doc_id": i // 4, "sent_id": i, "sent_labels": some()} for i in range(200)]
    predicted: list[Json] = [
        {**row, "sent_labels": some(), "scores": {name: round(rng.random(), 1) for name in names}}
        for row in gold
        if rng.random() < 0.9
    ]
    files = (write(tmp_path / "p.jsonl", predicted), write(tmp_path / "g.jsonl", gold))
    theirs = reference("score_labels.py", *files, "--bootstrap", str(RUNS))
    found = labels.score(
        [labels.LabelRow(str(g["doc_id"]), str(g["sent_id"]), frozenset(g["sent_labels"])) for g in gold],
        {
            (str(p["doc_id"]), str(p["sent_id"])): LabelledText(frozenset(p["sent_labels"]), p["scores"])
            for p in predicted
        },
        Bootstrap(RUNS),
    )
    assert found == theirs
