from __future__ import annotations

import json

from whence.bench.errors.fault import Analysis, Fault
from whence.bench.errors.report import ErrorReport


def fault(cause: str, detail: str = "", **worth: int) -> Fault:
    return Fault("a", cause, detail, "rebels", None, "the [rebels] left", worth)


def report() -> ErrorReport:
    faults = [fault("missed", "actor", right=1), fault("missed", "target", right=1), fault("spurious", all=-1)]
    documents = [({"right": 4, "all": 8}, faults[:2]), ({"right": 0, "all": 2}, faults[2:])]
    analysis = Analysis.of(documents, lambda sums: {"share": 100 * sums["right"] / sums["all"]})
    return ErrorReport("re3d", "dev.jsonl", 2, analysis)


def test_a_class_is_weighed_with_all_else_as_it_is():
    missed, spurious = report().analysis.classes()
    assert (missed.cause, len(missed.faults), missed.gains) == ("missed", 2, {"share": 20.0})
    assert (spurious.cause, spurious.gains) == ("spurious", {"share": 4.44})


def test_the_table_starts_from_the_figures_as_they_are():
    assert report().rows() == [
        ("class", "errors", "share"),
        ("as it is", "3", "40.0"),
        ("missed", "2", "+20.0"),
        ("spurious", "1", "+4.4"),
    ]


def test_a_summary_is_markdown_without_words_of_the_corpus():
    summary = report().summary()
    assert summary.splitlines()[0] == "| class | errors | share | most frequent |"
    assert "| missed | 2 | +20.0 | actor 1, target 1 |\n" in summary
    assert "rebels" not in summary


def test_examples_show_the_words_and_stop_at_the_limit():
    (heading, lines), _ = report().examples(1)
    assert heading == "missed (2: actor 1, target 1)"
    assert lines == ["a: gold 'rebels': the [rebels] left"]


def test_records_hold_everything():
    printed = json.loads(json.dumps(report().to_dict()))
    assert printed["figures"] == {"share": 40.0}
    assert printed["classes"][0] == {
        "cause": "missed",
        "count": 2,
        "gains": {"share": 20.0},
        "details": {"actor": 1, "target": 1},
    }
    assert [each["cause"] for each in printed["errors"]] == ["missed", "missed", "spurious"]
    assert printed["errors"][0]["context"] == "the [rebels] left"
