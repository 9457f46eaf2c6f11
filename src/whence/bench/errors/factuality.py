"""What a prediction of negation and modality got wrong; one event may have both faults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from whence.bench.annotations import EventFactuality
from whence.bench.errors.context import around
from whence.bench.errors.fault import Analysis, Fault
from whence.bench.scores.factuality import FactualityDocument, headline, pair, tally

_ADJACENT = 12
"""Characters in front of an event that its detail shows the last word of."""


def analyse(
    gold: Iterable[tuple[FactualityDocument, str]], predicted: Mapping[str, Sequence[EventFactuality]]
) -> Analysis:
    """Class the faults of all documents, each given with its text."""
    documents = (
        (tally(document.events, found := predicted.get(document.id, ())), faults(document, text, found))
        for document, text in gold
    )
    return Analysis.of(documents, headline)


def faults(gold: FactualityDocument, text: str, found: Iterable[EventFactuality]) -> Iterator[Fault]:
    """Yield what is wrong in a document: ``negation`` or ``modal``, each ``missed`` or ``spurious``.

    The detail is the word in front of the event, which is where its negation or modal stands, if it is near.
    """
    for event, answer in pair(gold.events, found):
        for name, side, wanted, told in (
            ("negation", "polarity", event.negated, answer.negated),
            ("modal", "modality", event.modal, answer.modal),
        ):
            if wanted != told:
                cause = f"{name} {'missed' if wanted else 'spurious'}"
                worth = {f"{side}:predicted": 1, f"{side}:right": 1} if wanted else {f"{side}:predicted": -1}
                words = text[event.begin : event.end]
                context = around(text, [(event.begin, event.end)])
                before = text[max(0, event.begin - _ADJACENT) : event.begin].split()
                detail = before[-1].casefold() if before else ""
                yield Fault(gold.id, cause, detail, words if wanted else None, words if told else None, context, worth)
