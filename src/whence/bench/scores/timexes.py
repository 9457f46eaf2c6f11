"""Score time expressions by the rules of TempEval-3, task A (UzZaman et al. 2013).

Within a document, gold and predicted expressions are walked left to right and paired with the first free one they
overlap, one-to-one. ``strict``: identical spans; ``relaxed``: all pairs. ``type_f1`` and ``value_f1`` are the share of
pairs with the same type, or the same value string, times relaxed F1; ``value_f1`` is the ranking figure of TempEval-3.
The document creation time is not in the gold and must not be predicted. Expressions without a character do not count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from whence.bench.annotations import Timex
from whence.bench.scores.measures import Bootstrap, Figures, harmonic, ratio, rounded, total

_COUNTS = ("gold", "pred", "strict", "relaxed", "type", "value")
_HEADLINE = ("strict_f1", "relaxed_f1", "type_f1", "value_f1")


@dataclass(frozen=True, slots=True)
class TimexDocument:
    """The gold time expressions of a document."""

    id: str
    timexes: tuple[Timex, ...]


def score(
    gold: Sequence[TimexDocument], predicted: Mapping[str, Sequence[Timex]], bootstrap: Bootstrap | None = None
) -> Figures:
    """Score all documents; see the module for the rules."""
    tallies = [tally(document.timexes, predicted.get(document.id, ())) for document in gold]
    sums = total(tallies)
    out: Figures = {**rounded(_figures(sums)), "counts": {name: sums[name] for name in _COUNTS}}
    out["by_gold_type"] = _by_type(sums)
    out["documents"] = len(gold)
    out["missing_documents"] = sum(document.id not in predicted for document in gold)
    return {**out, **(bootstrap or Bootstrap()).ci95(tallies, headline)}


def pair(gold: Iterable[Timex], predicted: Iterable[Timex]) -> Iterator[tuple[Timex, Timex]]:
    """Yield overlapping pairs, left to right, one-to-one."""
    left, right = (sorted(side, key=lambda timex: (timex.begin, timex.end)) for side in (gold, predicted))
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i].end <= right[j].begin:
            i += 1
        elif right[j].end <= left[i].begin:
            j += 1
        else:
            yield left[i], right[j]
            i, j = i + 1, j + 1


def tally(gold: Iterable[Timex], predicted: Iterable[Timex]) -> Counter[str]:
    """Count one document; ``gold:T``, ``found:T`` and ``valued:T`` count per gold type T."""
    left, right = ([timex for timex in side if timex.end > timex.begin] for side in (gold, predicted))
    out = Counter({"gold": len(left), "pred": len(right)})
    out.update(f"gold:{timex.type}" for timex in left)
    for ours, theirs in pair(left, right):
        same_value = ours.value == theirs.value
        out["relaxed"] += 1
        out["strict"] += (ours.begin, ours.end) == (theirs.begin, theirs.end)
        out["type"] += ours.type == theirs.type
        out["value"] += same_value
        out[f"found:{ours.type}"] += 1
        out[f"valued:{ours.type}"] += same_value
    return out


def _figures(sums: Mapping[str, float]) -> dict[str, float]:
    out: dict[str, float] = {}
    for name in ("strict", "relaxed"):
        p, r = ratio(sums[name], sums["pred"]), ratio(sums[name], sums["gold"])
        out |= {f"{name}_p": p, f"{name}_r": r, f"{name}_f1": harmonic(p, r)}
    for name in ("type", "value"):
        accuracy = ratio(sums[name], sums["relaxed"])
        out |= {f"{name}_accuracy": accuracy, f"{name}_f1": accuracy * out["relaxed_f1"]}
    return {name: 100 * value for name, value in out.items()}


def headline(sums: Mapping[str, float]) -> dict[str, float]:
    """Compute, from totals, the figures that get an interval and that errors are weighed by."""
    figures = _figures(sums)
    return {name: figures[name] for name in _HEADLINE}


def _by_type(sums: Counter[str]) -> dict[str, dict[str, float]]:
    types = sorted(name.removeprefix("gold:") for name in sums if name.startswith("gold:"))
    return {
        type_: {
            "gold": sums[f"gold:{type_}"],
            "found": round(100 * sums[f"found:{type_}"] / sums[f"gold:{type_}"], 1),
            "found_with_value": round(100 * sums[f"valued:{type_}"] / sums[f"gold:{type_}"], 1),
        }
        for type_ in types
    }
