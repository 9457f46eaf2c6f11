"""The bench on linking: scores of several systems, and the task from file to figures."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.bench.linking.keyrows import template
from whence.bench.linking.told import ToldClaim
from whence.bench.predictors import Predictors
from whence.bench.run import BenchOptions, run_task
from whence.bench.scores.linking import score
from whence.bench.scores.measures import Bootstrap
from whence.model.errors import BenchInputError
from whence.model.reading import Article

KEY = {("d1", "a"): "x", ("d2", "a"): "x", ("d1", "b"): "y", ("d3", "a"): "z"}
"""One incident that two documents tell of, and two of one document each."""
RIGHT = KEY
ALONE = {claim: str(claim) for claim in KEY}
ALL_ONE = dict.fromkeys(KEY, "one")


def figures(**systems: dict[tuple[str, str], str]) -> Any:
    """Score systems."""
    return score(KEY, systems, Bootstrap(50))


def test_who_links_nothing_gets_nothing() -> None:
    """Over all clusters it looks good: hence the headline."""
    told = figures(whence=ALONE)["whence"]
    assert told["spanning"]["mean"] == 0
    assert told["all"]["b3"] == {"p": 100.0, "r": 75.0, "f1": 85.71}
    assert told["all"]["ceafe"]["f1"] == pytest.approx(2 * 100 * (2 + 2 / 3) / 7, abs=0.01)


def test_who_links_everything() -> None:
    """Whatever was joined wrongly counts against precision, of one document or several."""
    told = figures(whence=ALL_ONE)["whence"]["spanning"]
    assert told["b3"] == {"p": 37.5, "r": 100.0, "f1": 54.55}
    assert told["ceafe"] == {"p": 66.67, "r": 66.67, "f1": 66.67}


def test_the_margin_is_over_the_best_other() -> None:
    """Each variant has its own best; intervals resample incidents."""
    told = figures(whence=RIGHT, none=ALONE, everything=ALL_ONE)
    assert told["margin"]["spanning"]["best"] == "everything"
    assert told["margin"]["spanning"]["margin"] == pytest.approx(100 - (54.55 + 66.67) / 2, abs=0.01)
    assert told["margin"]["all"]["best"] == "none"
    assert told["whence"]["spanning"]["mean"] == 100
    low, high = told["everything"]["ci95"]["spanning.mean"]
    assert low <= told["everything"]["spanning"]["mean"] <= high
    assert told["counts"] == {"claims": 4, "incidents": 3, "spanning_incidents": 1, "spanning_claims": 2}


def test_no_margin_without_others() -> None:
    """There is nothing to be ahead of."""
    assert "margin" not in figures(whence=RIGHT)


TEXT = "PRAGUE, 1{} JUN 42 -- [TEXT] TROOPS BURNED THE HORAK MILL ON 10 JUNE."


def corpus(folder: Path) -> Path:
    """Write two reports on one fire."""
    key = template(kind="ARSON", day="10 JUN 42", at="BOHEMIA", things="HORAK MILL")
    rows = [{"id": f"D{n}", "text": TEXT.format(n), "keys": [key]} for n in (1, 2)]
    path = folder / "muc.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def linked(incident: str) -> Predictors:
    """Predict one claim a report, all in one incident, or each in its own."""

    def predict(reports: Sequence[tuple[str, Article]]) -> list[list[ToldClaim]]:
        told = []
        for id_, article in reports:
            at = article.document.text.index("THE HORAK MILL")
            named = {"whence": incident.format(id_), "other": id_}
            told.append([ToldClaim("c1", "ASSAULT", "destroy", True, (at - 7, at - 1), ((at, at + 14),), (), named)])
        return told

    return Predictors(linking=predict)


def test_the_task(tmp_path: Path) -> None:
    """From a file to figures and a predictions file that can be scored again."""
    out = tmp_path / "out.jsonl"
    report = run_task("linking", corpus(tmp_path), BenchOptions(predictions=out), linked("mill"))
    assert report.figure("whence.spanning.mean") == 100
    assert report.figure("other.spanning.mean") == 0
    assert report.counts["spanning_claims"] == 2
    assert [json.loads(line)["id"] for line in out.read_text().splitlines()] == ["D1", "D2"]
    apart = run_task("linking", corpus(tmp_path), BenchOptions(), linked("{}"))
    assert apart.figure("whence.spanning.mean") == 0


def test_a_file_without_keys_is_refused(tmp_path: Path) -> None:
    """There would be nothing to score."""
    path = tmp_path / "muc.jsonl"
    path.write_text(json.dumps({"id": "D1", "text": TEXT.format(1), "keys": []}) + "\n")
    with pytest.raises(BenchInputError, match="no claim is on an incident"):
        run_task("linking", path, BenchOptions(), linked("mill"))
