"""Score what is said of given events: are they negated, and is there a modal verb?

The events are given, so an answer is right or wrong on its own. ``polarity`` counts the events that are negated,
``modality`` those with a modal, whichever it is: precision, recall and F1. A missing answer counts as neither.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from whence.bench.annotations import EventFactuality
from whence.bench.scores.measures import Bootstrap, Figures, Prf, total

_SIDES = ("polarity", "modality")


@dataclass(frozen=True, slots=True)
class FactualityDocument:
    """The gold events of a document."""

    id: str
    events: tuple[EventFactuality, ...]


def score(
    gold: Sequence[FactualityDocument],
    predicted: Mapping[str, Sequence[EventFactuality]],
    bootstrap: Bootstrap | None = None,
) -> Figures:
    """Score all documents; see the module for the rules."""
    tallies = [tally(document.events, predicted.get(document.id, ())) for document in gold]
    sums = total(tallies)
    out: Figures = {side: _prf(sums, side).figures() for side in _SIDES}
    out["counts"] = {
        **{name: sums[name] for name in ("events", *(f"{side}:gold" for side in _SIDES))},
        "missing_documents": sum(document.id not in predicted for document in gold),
    }
    return {**out, **(bootstrap or Bootstrap()).ci95(tallies, headline)}


def pair(
    gold: Iterable[EventFactuality], predicted: Iterable[EventFactuality]
) -> Iterator[tuple[EventFactuality, EventFactuality]]:
    """Yield every gold event with the answer at its span, neither negated nor modal where there is none."""
    answers = {(each.begin, each.end): each for each in predicted}
    for event in gold:
        span = event.begin, event.end
        yield event, answers.get(span, EventFactuality(*span, negated=False, modal=False))


def tally(gold: Iterable[EventFactuality], predicted: Iterable[EventFactuality]) -> Counter[str]:
    """Count one document."""
    out: Counter[str] = Counter()
    for event, answer in pair(gold, predicted):
        out["events"] += 1
        for side, wanted, found in (
            ("polarity", event.negated, answer.negated),
            ("modality", event.modal, answer.modal),
        ):
            out[f"{side}:gold"] += wanted
            out[f"{side}:predicted"] += found
            out[f"{side}:right"] += wanted and found
    return out


def headline(sums: Mapping[str, float]) -> dict[str, float]:
    """Compute, from totals, the figures that get an interval and that errors are weighed by."""
    return {f"{side}_f1": _prf(sums, side).f1 for side in _SIDES}


def _prf(sums: Mapping[str, float], side: str) -> Prf:
    return Prf.of(*(sums.get(f"{side}:{name}", 0) for name in ("right", "predicted", "gold")))
