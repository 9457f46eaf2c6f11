"""What all scores share: precision, recall, F1, totals and bootstrap intervals."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

Tally = Mapping[str, float]
"""What one document adds up to, by name. Totals of tallies are enough to compute every figure of a score."""

Figures = dict[str, object]
"""A JSON-ready object of figures: numbers, or further objects of figures."""

CI_ENDS = (0.025, 0.975)
"""The ends of a 95 % percentile interval."""


def ratio(part: float, whole: float) -> float:
    """Divide, with 0 where there is nothing to divide by."""
    return part / whole if whole else 0.0


def percent(part: float, whole: float) -> float:
    """Return the share in percent, 0 where there is nothing to share."""
    return 100.0 * part / whole if whole else 0.0


def harmonic(precision: float, recall: float) -> float:
    """Return F1, on the scale of its arguments."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(frozen=True, slots=True)
class Prf:
    """Precision, recall and F1 in percent."""

    p: float
    r: float
    f1: float

    @classmethod
    def of(cls, right: float, predicted: float, gold: float) -> Prf:
        """Compute them from counts."""
        p, r = percent(right, predicted), percent(right, gold)
        return cls(p, r, harmonic(p, r))

    def figures(self) -> dict[str, float]:
        """Return them by name, rounded to two decimals."""
        return {"p": round(self.p, 2), "r": round(self.r, 2), "f1": round(self.f1, 2)}


def rounded(values: Mapping[str, float]) -> dict[str, float]:
    """Round to two decimals."""
    return {name: round(value, 2) for name, value in values.items()}


def total(tallies: Iterable[Tally]) -> Counter[str]:
    """Add tallies up, name by name; a name that none has counts 0."""
    out: Counter[str] = Counter()
    for tally in tallies:
        for name, value in tally.items():
            out[name] += value  # type: ignore[assignment]
    return out


def interval(values: Sequence[float], digits: int = 2) -> list[float]:
    """Return the 95 % percentile interval of resampled figures."""
    ordered = sorted(values)
    return [round(ordered[int(end * (len(ordered) - 1))], digits) for end in CI_ENDS]


@dataclass(frozen=True, slots=True)
class Bootstrap:
    """How often to resample documents for an interval, and from which seed. No runs, no interval."""

    runs: int = 0
    seed: int = 0

    def ci95(
        self, tallies: Sequence[Tally], headline: Callable[[Mapping[str, float]], Mapping[str, float]]
    ) -> dict[str, dict[str, list[float]]]:
        """Return ``{"ci95": {figure: [low, high]}}``, or nothing where no runs are asked for.

        Args:
            tallies: one per resampled unit (mostly a document).
            headline: computes the figures that get an interval from totals.
        """
        if not self.runs or not tallies:
            return {}
        names = sorted({name for tally in tallies for name in tally})
        table = np.array([[tally.get(name, 0) for name in names] for tally in tallies], dtype=np.float64)
        rng, units, samples = random.Random(self.seed), range(len(tallies)), []
        for _ in range(self.runs):
            sums = table[rng.choices(units, k=len(tallies))].sum(axis=0)
            samples.append(headline(Counter(dict(zip(names, sums.tolist(), strict=True)))))
        return {"ci95": {name: interval([sample[name] for sample in samples]) for name in samples[0]}}
