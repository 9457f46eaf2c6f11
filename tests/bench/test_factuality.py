from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.bench.annotations import EventFactuality
from whence.bench.errors import factuality as errors
from whence.bench.readers import Row
from whence.bench.scores import factuality
from whence.bench.scores.factuality import FactualityDocument
from whence.bench.scores.measures import Bootstrap

TEXT = "rebels did not shell the town, but troops may attack it"
SHELL, ATTACK = (15, 20), (46, 52)


def event(span: tuple[int, int], *, negated: bool = False, modal: bool = False) -> EventFactuality:
    return EventFactuality(*span, negated, modal)


GOLD = FactualityDocument("a", (event(SHELL, negated=True), event(ATTACK, modal=True)))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"polarity": "POS"}, (False, False)),
        ({"polarity": "NEG", "modality": "none"}, (True, False)),
        ({"polarity": "POS", "modality": "have to"}, (False, True)),
        ({"negated": True, "modal": True}, (True, True)),
    ],
)
def test_timeml_and_predictions_are_read(fields: dict[str, object], expected: tuple[bool, bool]) -> None:
    read = EventFactuality.read(Row("here", {"begin": 0, "end": 1, **fields}))
    assert (read.negated, read.modal) == expected


def test_each_side_is_counted_on_its_own() -> None:
    found = {"a": [event(SHELL, negated=True, modal=True)]}  # a modal too many, and no answer on the other event
    figures = factuality.score([GOLD, FactualityDocument("b", ())], found, Bootstrap(3))
    assert figures["polarity"] == {"p": 100.0, "r": 100.0, "f1": 100.0}
    assert figures["modality"] == {"p": 0.0, "r": 0.0, "f1": 0.0}
    assert figures["counts"] == {"events": 2, "polarity:gold": 1, "modality:gold": 1, "missing_documents": 1}
    assert "ci95" in figures


def test_faults_are_classed() -> None:
    found = [event(SHELL, modal=True), event(ATTACK, negated=True, modal=True)]
    faults = list(errors.faults(GOLD, TEXT, found))
    assert [(fault.cause, fault.detail, fault.gold, fault.found) for fault in faults] == [
        ("negation missed", "not", "shell", None),
        ("modal spurious", "not", None, "shell"),
        ("negation spurious", "may", None, "attack"),
    ]


ANSWERS = st.builds(event, st.sampled_from([SHELL, ATTACK]), negated=st.booleans(), modal=st.booleans())


@given(st.lists(ANSWERS, max_size=3))
def test_with_every_fault_put_right_nothing_is_wrong(found: list[EventFactuality]) -> None:
    analysis = errors.analyse([(GOLD, TEXT)], {"a": found})
    assert analysis.repaired(analysis.faults) == pytest.approx({"polarity_f1": 100.0, "modality_f1": 100.0})
