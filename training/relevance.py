"""Fit the weights of `whence.bench.relevance` on CEHA's training rows: `python -m training.relevance`.

Prints the accuracy by ten-fold cross-validation over all rows and on the development rows, and writes the weights to
`src/whence/reference/data/relevance.yaml`. Run it again when the encoder or the rules change.
"""

from __future__ import annotations

import gzip
import json
import logging
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt

from training.folder import corpora_folder
from whence.bench.relevance import DATA, Relevance
from whence.bench.wiring import Wiring
from whence.config import Config
from whence.pipeline import Pipeline
from whence.reference.phrases import load_yaml

Floats = npt.NDArray[np.float64]
Fitted = tuple[float, Floats]

FOLDS = 10
RIDGE = 5.0
"""Penalty on the squared weights of the standardised figures."""
PACKAGED = Path(__file__).parents[1] / "src" / "whence" / "reference" / "data" / DATA
_LOG = logging.getLogger(__name__)


def main() -> None:
    """Fit, report and write."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    rows = list(_rows(corpora_folder() / "ceha" / "train.jsonl.gz"))
    wiring, relevance = Wiring(Pipeline.default(Config())), Relevance.load()
    found = [relevance.figures(*wiring.read_with_kinds(text, published)) for text, published, _, _ in rows]
    names = list(found[0])
    figures = np.array([[row[name] for name in names] for row in found])
    answers = np.array([answer for _, _, answer, _ in rows], dtype=np.float64)
    train = np.array([split == "train" for _, _, _, split in rows])
    mean, spread = figures[train].mean(0), figures[train].std(0) + 1e-9
    scaled = (figures - mean) / spread
    _LOG.info("cross-validated %.1f", 100 * cross_validated(figures, answers))
    bias, weights = fit(scaled[train], answers[train])
    _LOG.info("dev %.1f", 100 * accuracy(scaled[~train], answers[~train], bias, weights))
    _write(names, mean, spread, bias, weights)


def fit(figures: Floats, answers: Floats, ridge: float = RIDGE) -> Fitted:
    """Fit a ridge-penalised logistic regression by Newton's method.

    Args:
        figures: standardised, [rows, figures].
        answers: 1 for relevant, 0 for not, [rows].
        ridge: the penalty; the bias has none.

    Returns:
        The bias, and a weight for each figure.
    """
    columns = np.hstack([np.ones((len(figures), 1)), figures])
    penalty = ridge * np.diag([0.0] + [1.0] * figures.shape[1])
    weights = np.zeros(columns.shape[1])
    for _ in range(30):
        expected = 1 / (1 + np.exp(-columns @ weights))
        slope = columns.T @ (answers - expected) - penalty @ weights
        curve = (columns * (expected * (1 - expected))[:, None]).T @ columns + penalty
        weights += np.linalg.solve(curve, slope)
    return float(weights[0]), weights[1:]


def accuracy(figures: Floats, answers: Floats, bias: float, weights: Floats) -> float:
    """Return the share of rows answered right."""
    return float(((figures @ weights + bias > 0) == (answers > 0)).mean())


def cross_validated(figures: Floats, answers: Floats, folds: int = FOLDS) -> float:
    """Return the accuracy over folds of every tenth row, each answered by weights fitted on the others."""
    right = 0.0
    for fold in range(folds):
        held = np.arange(len(answers)) % folds == fold
        mean, spread = figures[~held].mean(0), figures[~held].std(0) + 1e-9
        scaled = (figures - mean) / spread
        bias, weights = fit(scaled[~held], answers[~held])
        right += accuracy(scaled[held], answers[held], bias, weights) * held.sum()
    return right / len(answers)


def _rows(path: Path) -> Iterator[tuple[str, date | None, bool, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            published = date.fromisoformat(row["Time"]) if len(row["Time"]) == 8 else None
            relevant = row["Is the event relevant?"] == "Yes"
            yield row["Event Description"], published, relevant, row["train_dev_test_split"]


def _write(names: Sequence[str], mean: Floats, spread: Floats, bias: float, weights: Floats) -> None:
    head = PACKAGED.read_text("utf-8").partition("# --- fitted")[0]
    lines = [
        f"  {name}: {{mean: {m:.4f}, spread: {s:.4f}, weight: {w:.3f}}}\n"
        for name, m, s, w in zip(names, mean, spread, weights, strict=True)
    ]
    text = f"{head}# --- fitted by `python -m training.relevance`\nbias: {bias:.3f}\nweights:\n{''.join(lines)}"
    PACKAGED.write_text(text, "utf-8")
    load_yaml(DATA)


if __name__ == "__main__":
    main()
