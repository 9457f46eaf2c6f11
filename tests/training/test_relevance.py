import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs the extra 'train'")

from training.relevance import accuracy, cross_validated, fit

FIGURES = np.array([[-2.0, 0.3], [-1.0, -0.2], [1.0, 0.1], [2.0, -0.4]] * 10)
ANSWERS = np.array([0.0, 0.0, 1.0, 1.0] * 10)


def test_the_figure_that_tells_gets_the_weight() -> None:
    bias, weights = fit(FIGURES, ANSWERS)
    assert weights[0] > abs(weights[1])
    assert accuracy(FIGURES, ANSWERS, bias, weights) == 1.0


def test_a_stronger_penalty_shrinks_the_weights() -> None:
    assert np.abs(fit(FIGURES, ANSWERS, 100.0)[1]).sum() < np.abs(fit(FIGURES, ANSWERS, 1.0)[1]).sum()


def test_rows_held_out_are_answered_by_the_others() -> None:
    assert cross_validated(FIGURES, ANSWERS) == 1.0
