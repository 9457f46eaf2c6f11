"""Score multi-label classification of sentences or documents (IndiaPoliceEvents, Halterman et al. 2021).

Per label: precision, recall, F1 of the positive class; ``macro_f1`` is their mean over the labels in the gold. With
scores, also average precision and ``read_at_recall95``: the share of rows, by falling score, up to and including the
one that brings recall to 95 %; ties keep the order of the gold. The bootstrap resamples documents with all their
sentences.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whence.bench.annotations import LabelledText
from whence.bench.scores.measures import Bootstrap, Figures, Prf, Tally, total

RECALL_GOAL = 0.95


@dataclass(frozen=True, slots=True)
class LabelRow:
    """The gold labels of a sentence, or of a document where ``sentence`` is empty."""

    document: str
    sentence: str
    labels: frozenset[str]

    @property
    def key(self) -> tuple[str, str]:
        """What a prediction is looked up by."""
        return self.document, self.sentence


Predicted = Mapping[tuple[str, str], LabelledText]


def score(gold: Sequence[LabelRow], predicted: Predicted, bootstrap: Bootstrap | None = None) -> Figures:
    """Score all rows; see the module for the rules."""
    labels = sorted({label for row in gold for label in row.labels})
    tallies = list(_by_document(gold, predicted, labels).values())
    sums = total(tallies)
    blocks = _figures(sums, labels)
    out: Figures = {
        "labels": {label: {**blocks[label], "gold": sums[f"{label}:gold"]} for label in labels},
        "macro_f1": _macro(blocks),
        "rows": len(gold),
        "missing_rows": sum(row.key not in predicted for row in gold),
    }
    if any(row.scores is not None for row in predicted.values()):
        out["ranking"] = {label: _ranking(gold, predicted, label) for label in labels}

    def headline(sums: Mapping[str, float]) -> dict[str, float]:
        blocks = _figures(sums, labels)
        return {**{label: block["f1"] for label, block in blocks.items()}, "macro_f1": _macro(blocks)}

    return {**out, **(bootstrap or Bootstrap()).ci95(tallies, headline)}


def _by_document(gold: Iterable[LabelRow], predicted: Predicted, labels: Sequence[str]) -> dict[str, Tally]:
    rows: dict[str, list[Tally]] = {}
    none = LabelledText(frozenset())
    for row in gold:
        found = predicted.get(row.key, none).labels
        counts = {f"{label}:right": label in row.labels and label in found for label in labels}
        counts |= {f"{label}:predicted": label in found for label in labels}
        counts |= {f"{label}:gold": label in row.labels for label in labels}
        rows.setdefault(row.document, []).append(counts)
    return {document: total(counts) for document, counts in rows.items()}


def _figures(sums: Mapping[str, float], labels: Sequence[str]) -> dict[str, dict[str, float]]:
    return {
        label: Prf.of(sums[f"{label}:right"], sums[f"{label}:predicted"], sums[f"{label}:gold"]).figures()
        for label in labels
    }


def _macro(blocks: Mapping[str, Mapping[str, float]]) -> float:
    return round(sum(block["f1"] for block in blocks.values()) / len(blocks), 2) if blocks else 0.0


def _ranking(gold: Sequence[LabelRow], predicted: Predicted, label: str) -> dict[str, float]:
    def falling(row: LabelRow) -> float:
        found = predicted.get(row.key)
        return -(found.scores or {}).get(label, -math.inf) if found else math.inf

    hits = [rank for rank, row in enumerate(sorted(gold, key=falling), 1) if label in row.labels]
    average = sum(number / rank for number, rank in enumerate(hits, 1)) / len(hits)
    read = next(rank for number, rank in enumerate(hits, 1) if number >= RECALL_GOAL * len(hits))
    return {
        "average_precision": round(100 * average, 2),
        "read_at_recall95": round(100 * (read / len(gold)), 2),
    }
