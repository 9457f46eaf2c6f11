"""What is usually done about copies: the same text, or banded MinHash at a Jaccard resemblance of a half.

Banded MinHash (Broder 1997; Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", section 3.4): 128 hashes in
32 bands of 4, so that pairs of resemblance 0.5 meet in 87 of 100 cases; those that meet are copies if half of their
hashes agree. The earlier report is the origin.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whence.bench.copies.cases import MadeReport
from whence.bench.predictors import Predictors
from whence.link.copies.runs import run_hashes
from whence.link.copies.words import words_of
from whence.model.archive import Copy, CopyKind

_HASHES, _BAND, _RESEMBLANCE, _SHINGLE = 128, 4, 0.5, 5


def exact_predictors(corpora: Path) -> Predictors:
    """Call copies what has the same words in the same order."""
    del corpora  # nothing to learn
    return Predictors(copies=_same)


def minhash_predictors(corpora: Path) -> Predictors:
    """Call copies what resembles by half."""
    del corpora  # nothing to learn
    return Predictors(copies=_alike)


def _same(reports: Sequence[MadeReport]) -> list[Copy]:
    groups: dict[tuple[str, ...], list[MadeReport]] = defaultdict(list)
    for report in reports:
        groups[tuple(words_of(report.text))].append(report)
    return [_copy(one, other) for group in groups.values() for one, other in combinations(group, 2)]


def _alike(reports: Sequence[MadeReport]) -> list[Copy]:
    signed = {report.id: _signature(report.text) for report in reports}
    buckets: dict[tuple[int, bytes], list[MadeReport]] = defaultdict(list)
    for report in reports:
        for band in range(0, _HASHES, _BAND):
            buckets[band, signed[report.id][band : band + _BAND].tobytes()].append(report)
    pairs = {(one.id, other.id): (one, other) for met in buckets.values() for one, other in combinations(met, 2)}
    return [
        _copy(one, other)
        for one, other in pairs.values()
        if float(np.mean(signed[one.id] == signed[other.id])) >= _RESEMBLANCE
    ]


def _signature(text: str) -> NDArray[np.uint64]:
    """Return the least of each of 128 hashes over the runs of five words."""
    runs = run_hashes(words_of(text), _SHINGLE)
    factors: NDArray[np.uint64] = np.random.default_rng(0).integers(
        1, 2**63, (2, _HASHES), dtype=np.uint64
    ) | np.uint64(1)
    if not len(runs):
        return np.zeros(_HASHES, np.uint64)
    mixed = runs[:, None] * factors[0] + factors[1]
    least: NDArray[np.uint64] = (mixed ^ (mixed >> np.uint64(31))).min(axis=0)
    return least


def _copy(one: MadeReport, other: MadeReport) -> Copy:
    first, second = sorted((one, other), key=lambda report: (report.published or date.max, report.id))
    same = words_of(first.text) == words_of(second.text)
    return Copy(second.id, first.id, CopyKind.EXACT if same else CopyKind.NEAR, 1.0, 1.0, "")
