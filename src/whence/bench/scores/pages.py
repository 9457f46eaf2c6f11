"""Score article bodies as the public article-extraction-benchmark does.

A text is cut into word tokens (case kept) and into all runs of 4 tokens (a shorter text is one run); runs are compared
as multisets. ``precision`` is the mean over pages with a prediction, ``recall`` over pages with a gold text, ``f1`` the
harmonic mean of these two means; ``accuracy`` the share of pages with identical tokens. Pages weigh the same whatever
their length. ``page_f1_mean``, ``page_f1_p10`` (10th percentile) and ``bad_pages`` (page F1 under 0.5) show the bad
tail.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whence.bench.scores.measures import Bootstrap, Figures, harmonic, ratio, rounded, total

RUN_LENGTH = 4
"""Tokens in a run, as in the public benchmark."""

BAD_PAGE_F1 = 0.5

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class PageDocument:
    """The article body that a person marked on a page."""

    id: str
    body: str


@dataclass(frozen=True, slots=True)
class PageFigures:
    """One page: shares of right runs (``None`` where there are no runs), F1, and whether the tokens are equal."""

    precision: float | None
    recall: float | None
    f1: float
    equal: bool


def score(gold: Sequence[PageDocument], predicted: Mapping[str, str], bootstrap: Bootstrap | None = None) -> Figures:
    """Score all pages; see the module for the rules."""
    pages = [compare(page.body, predicted.get(page.id, "")) for page in gold]
    tallies = [_tally(page) for page in pages]
    by_f1 = sorted(page.f1 for page in pages)
    figures = {
        **_headline(total(tallies)),
        "page_f1_mean": 100 * (sum(by_f1) / len(by_f1)),
        "page_f1_p10": 100 * by_f1[int(0.1 * (len(by_f1) - 1))],
        "bad_pages": 100 * (sum(f1 < BAD_PAGE_F1 for f1 in by_f1) / len(by_f1)),
    }
    out: Figures = {
        **rounded(figures),
        "pages": len(pages),
        "missing_pages": sum(page.id not in predicted for page in gold),
        "empty_predictions": sum(page.precision is None for page in pages),
    }
    return {**out, **(bootstrap or Bootstrap()).ci95(tallies, _headline)}


def compare(gold: str, predicted: str) -> PageFigures:
    """Compare the bodies of one page."""
    wanted, found = _WORD.findall(gold), _WORD.findall(predicted)
    gold_runs, predicted_runs = _runs(wanted), _runs(found)
    right = (gold_runs & predicted_runs).total()
    sizes = gold_runs.total(), predicted_runs.total()
    return PageFigures(
        precision=right / sizes[1] if sizes[1] else None,
        recall=right / sizes[0] if sizes[0] else None,
        f1=2 * right / sum(sizes) if sum(sizes) else 1.0,
        equal=wanted == found,
    )


def _runs(tokens: Sequence[str]) -> Counter[tuple[str, ...]]:
    if not tokens:
        return Counter()
    return Counter(tuple(tokens[i : i + RUN_LENGTH]) for i in range(max(1, len(tokens) - RUN_LENGTH + 1)))


def _tally(page: PageFigures) -> dict[str, float]:
    return {
        "pages": 1,
        "equal": page.equal,
        "precision": page.precision or 0.0,
        "with_prediction": page.precision is not None,
        "recall": page.recall or 0.0,
        "with_gold": page.recall is not None,
    }


def _headline(sums: Mapping[str, float]) -> dict[str, float]:
    p, r = ratio(sums["precision"], sums["with_prediction"]), ratio(sums["recall"], sums["with_gold"])
    figures = {"f1": harmonic(p, r), "precision": p, "recall": r, "accuracy": ratio(sums["equal"], sums["pages"])}
    return {name: 100 * value for name, value in figures.items()}
