"""Weights of linking: as judged where pairs say nothing, moved where they do, in the order that was judged."""

import numpy as np
import pytest
from training.linking import PACKAGED, read_priors
from training.linking_fit import BIAS, Outcome, Sample, fit, log_odds

from whence.reference.linking import linking
from whence.reference.phrases import load_yaml

SAME, WEEK, FAR, ODD = ("time", "same day"), ("time", "same week"), ("time", "far"), ("mode", "odd")
PRIORS: dict[Outcome, float] = {BIAS: 0.0, SAME: 1.0, WEEK: 0.5, FAR: -1.0, ODD: -2.0}


def pairs(outcome: Outcome, same: int, others: int) -> list[Sample]:
    return [Sample((outcome,), True, 1.0)] * same + [Sample((outcome,), False, 1.0)] * others


def test_pairs_move_weights_and_what_they_do_not_show_stays() -> None:
    weights = fit(pairs(SAME, 90, 10) + pairs(FAR, 10, 90), PRIORS, frozenset(), 1.0)
    assert weights[SAME] > 1.2
    assert weights[FAR] < -1.2
    assert weights[ODD] == pytest.approx(-2.0)
    assert log_odds(Sample((SAME,), True, 1.0), weights) == pytest.approx(np.log(9), abs=0.3)


def test_outcomes_keep_the_order_that_was_judged() -> None:
    weights = fit(pairs(SAME, 10, 90) + pairs(WEEK, 90, 10) + pairs(FAR, 50, 50), PRIORS, frozenset(), 1.0)
    assert weights[SAME] >= weights[WEEK] >= weights[FAR]


def test_what_is_held_keeps_its_weight() -> None:
    weights = fit(pairs(ODD, 95, 5) + pairs(SAME, 50, 50), PRIORS, frozenset({ODD}), 1.0)
    assert weights[ODD] == pytest.approx(-2.0, abs=0.05)


def test_the_packaged_weights_are_of_the_outcomes_that_have_priors() -> None:
    priors, held = read_priors()
    packaged = {(name, level) for name, levels in linking().features.items() for level in levels}
    assert packaged == priors.keys() - {BIAS}
    assert held <= packaged
    assert load_yaml(PACKAGED.name)["threshold"] == str(linking().threshold)
