"""A logistic regression that starts from judgement: priors say which way and in what order, pairs say how much.

Each outcome of a feature has a prior weight. The penalty is on the distance from it, so that what the pairs do not show
stays as judged; and outcomes of a feature keep the order of their priors, so that no accident of one corpus makes the
same day count for less than the same week.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Outcome = tuple[str, str]
"""A feature and what it found."""

BIAS: Outcome = ("", "bias")
_STEPS, _ENOUGH = 100, 1e-9
_HELD = 10_000.0
_BIAS_PENALTY = 0.1
"""The bias is held less than the others: how many candidates are alike is nothing that one can judge."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A pair of accounts: what features found, whether they are of one happening, and how much the pair counts."""

    found: tuple[Outcome, ...]
    same: bool
    counts: float


def fit(
    samples: Sequence[Sample], priors: Mapping[Outcome, float], held: Container[Outcome], penalty: float
) -> dict[Outcome, float]:
    """Return the weights of all outcomes and of ``BIAS``.

    Args:
        samples: pairs.
        priors: weights as judged, ``BIAS`` among them.
        held: outcomes that keep their priors, since the pairs are not such as can tell.
        penalty: on the squared distance from the priors.
    """
    names = list(priors)
    prior = np.array([priors[name] for name in names])
    table, answers, counts = _arrays(samples, names)
    penalties = penalty * np.array([_BIAS_PENALTY if name == BIAS else _HELD if name in held else 1 for name in names])
    weights = _newton(table, answers, counts, prior, penalties)
    seen = counts @ table + penalties
    fitted = dict(zip(names, weights.tolist(), strict=True))
    support = dict(zip(names, seen.tolist(), strict=True))
    for feature in dict.fromkeys(name[0] for name in names if name != BIAS):
        chain = sorted((name for name in names if name[0] == feature), key=lambda name: -priors[name])
        falling = _falling([fitted[name] for name in chain], [support[name] for name in chain])
        fitted |= dict(zip(chain, falling, strict=True))
    return fitted


def log_odds(sample: Sample, weights: Mapping[Outcome, float]) -> float:
    """Add up the weights of a pair."""
    return weights[BIAS] + sum(weights[outcome] for outcome in sample.found)


def _arrays(samples: Sequence[Sample], names: Sequence[Outcome]) -> tuple[Floats, Floats, Floats]:
    column = {name: at for at, name in enumerate(names)}
    table = np.zeros((len(samples), len(names)))
    for row, sample in enumerate(samples):
        table[row, [column[BIAS], *(column[outcome] for outcome in sample.found)]] = 1
    answers = np.array([sample.same for sample in samples], dtype=float)
    return table, answers, np.array([sample.counts for sample in samples])


def _newton(table: Floats, answers: Floats, counts: Floats, prior: Floats, penalties: Floats) -> Floats:
    """Find the weights of the least loss by Newton's method, with steps halved until the loss falls."""

    def loss(weights: Floats) -> float:
        odds = table @ weights
        return float(counts @ (np.logaddexp(0, odds) - answers * odds) + penalties @ (weights - prior) ** 2 / 2)

    weights, least = prior.copy(), loss(prior)
    for _ in range(_STEPS):
        expected = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (counts * (expected - answers)) + penalties * (weights - prior)
        curve = (table * (counts * expected * (1 - expected))[:, None]).T @ table + np.diag(penalties)
        step = np.linalg.solve(curve, slope)
        while loss(weights - step) > least:
            step = step / 2
        weights = weights - step
        before, least = least, loss(weights)
        if before - least < _ENOUGH:
            break
    return weights


def _falling(values: Sequence[float], support: Sequence[float]) -> list[float]:
    """Return the nearest values that never rise (pool adjacent violators: Barlow and others 1972)."""
    pools: list[tuple[float, float, int]] = []
    for value, weight in zip(values, support, strict=True):
        pool = (value, weight, 1)
        while pools and pools[-1][0] < pool[0]:
            mean, total, size = pools.pop()
            pool = (
                (mean * total + pool[0] * pool[1]) / (total + pool[1]),
                total + pool[1],
                size + pool[2],
            )
        pools.append(pool)
    return [mean for mean, _, size in pools for _ in range(size)]
