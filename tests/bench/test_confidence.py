import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from whence.bench.annotations import TiedParty
from whence.bench.predictors import Party, Predictors
from whence.bench.readers import Row
from whence.bench.run import BenchOptions, run_task
from whence.bench.scores.confidence import ConfidenceQuestion, score
from whence.bench.scores.measures import Bootstrap
from whence.bench.tasks.muc4_keys import questions
from whence.model.errors import BenchInputError
from whence.model.vocabulary import PerpConfidence as P


def asked(*values: P) -> ConfidenceQuestion:
    return ConfidenceQuestion(("the front",), (), frozenset(values))


def test_keys_become_questions() -> None:
    key = {
        "PERP: ORGANIZATION CONFIDENCE": ['? POSSIBLE / REPORTED AS FACT: "FRONT" / "\\"THE OWLS\\""', "CLAIMED"],
        "HUM TGT: NAME": ['"JUDGE SOSA"', '"HE"'],
        "PHYS TGT: ID": None,
    }
    row = Row("row 1", {"keys": [key, {}]})
    assert questions(row) == (
        ConfidenceQuestion(("front", "the owls"), ("judge sosa",), frozenset({P.POSSIBLE, P.FACT})),
    )
    assert questions(Row("row 1", {})) == ()


def test_any_allowed_value_is_right_and_the_majority_is_the_files() -> None:
    gold = {"a": (asked(P.FACT, P.CLAIMED), asked(P.FACT)), "b": (asked(P.ACCUSED), asked(P.FACT)), "c": ()}
    found = {"a": (TiedParty(P.CLAIMED, True), TiedParty(P.ACCUSED, False)), "b": (TiedParty(P.ACCUSED, False),)}
    figures = score(gold, found, Bootstrap(20, 1))
    assert (figures["accuracy"], figures["majority"], figures["gain"]) == (75.0, 75.0, 0.0)
    assert (figures["majority_value"], figures["questions"], figures["unanswered"]) == ("reported as fact", 4, 1)
    assert figures["named"] == 25.0
    assert "gain" in figures["ci95"]  # type: ignore[operator]


def test_predictions_are_checked() -> None:
    assert TiedParty.read(Row("p", {"value": None, "named": True})) == TiedParty(None, True)
    assert TiedParty.read(Row("p", TiedParty(P.POSSIBLE, False).to_json())) == TiedParty(P.POSSIBLE, False)
    with pytest.raises(BenchInputError, match="reported as fact"):
        TiedParty.read(Row("p", {"value": "sure", "named": True}))


def test_the_bench_asks_for_each_party_and_prints_the_figures(tmp_path: Path) -> None:
    key = {"PERP: ORGANIZATION CONFIDENCE": ['CLAIMED OR ADMITTED: "THE FRONT"'], "HUM TGT: NAME": ['"A JUDGE"']}
    row = {"id": "TST9-MUC4-0001", "gtt_text": "the front shot a judge.", "gtt_templates": [], "keys": [key]}
    data, heard = tmp_path / "muc4.jsonl", []

    def answer(text: str, parties: Sequence[Party]) -> list[TiedParty]:
        heard.extend((text, *party) for party in parties)
        return [TiedParty(P.CLAIMED, True) for _ in parties]

    data.write_text(json.dumps(row))
    report = run_task("muc4", data, BenchOptions(), Predictors(muc4=lambda text: [], responsibility=answer))
    assert heard == [("the front shot a judge.", ("the front",), ("a judge",))]
    assert report.figure("confidence.accuracy") == 100.0
    silent = run_task("muc4", data, BenchOptions(), Predictors(muc4=lambda text: []))
    assert not any(name.startswith("confidence") for name, _ in silent.rows())
