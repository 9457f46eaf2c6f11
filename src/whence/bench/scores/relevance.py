"""Score a yes-or-no judgement per document: is it relevant?

``accuracy`` beside ``majority``, the accuracy of always giving the more frequent answer of this gold: the floor that a
classifier has to beat. ``relevant``: precision, recall, F1 of the answer yes. A missing document counts as no.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whence.bench.scores.measures import Bootstrap, Figures, Prf, percent, total


@dataclass(frozen=True, slots=True)
class RelevanceDocument:
    """The gold judgement on a document."""

    id: str
    relevant: bool


def score(
    gold: Sequence[RelevanceDocument], predicted: Mapping[str, bool], bootstrap: Bootstrap | None = None
) -> Figures:
    """Score all documents."""
    tallies = [tally(document.relevant, predicted.get(document.id, False)) for document in gold]
    sums = total(tallies)
    out: Figures = {
        "accuracy": round(percent(sums["equal"], sums["documents"]), 2),
        "majority": round(percent(max(sums["gold"], sums["documents"] - sums["gold"]), sums["documents"]), 2),
        "relevant": _relevant(sums).figures(),
        "counts": {
            **{name: sums[name] for name in ("gold", "predicted", "documents")},
            "missing_documents": sum(document.id not in predicted for document in gold),
        },
    }
    return {**out, **(bootstrap or Bootstrap()).ci95(tallies, headline)}


def tally(gold: bool, predicted: bool) -> dict[str, float]:
    """Count one document."""
    return {
        "documents": 1,
        "gold": gold,
        "predicted": predicted,
        "right": gold and predicted,
        "equal": gold == predicted,
    }


def _relevant(sums: Mapping[str, float]) -> Prf:
    return Prf.of(sums["right"], sums["predicted"], sums["gold"])


def headline(sums: Mapping[str, float]) -> dict[str, float]:
    """Compute, from totals, the figures that get an interval and that errors are weighed by."""
    return {"accuracy": percent(sums["equal"], sums["documents"]), "relevant_f1": _relevant(sums).f1}
