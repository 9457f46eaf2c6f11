"""What a judgement of relevance got wrong, by the reason that the corpus gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from whence.bench.errors.context import around
from whence.bench.errors.fault import Analysis, Fault
from whence.bench.scores.relevance import RelevanceDocument, headline, tally

_CALLED_RELEVANT = {"equal": 1, "predicted": -1}
_CALLED_IRRELEVANT = {"equal": 1, "predicted": 1, "right": 1}
_ANSWERS = {True: "relevant", False: "not relevant"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A judged description: the gold, the text, and why it is not relevant or what kind of conflict it tells of."""

    gold: RelevanceDocument
    text: str
    reason: str


def analyse(gold: Iterable[Judged], predicted: Mapping[str, bool]) -> Analysis:
    """Class the faults of all descriptions; a missing one counts as no."""
    documents = (
        (tally(each.gold.relevant, found := predicted.get(each.gold.id, False)), faults(each, found)) for each in gold
    )
    return Analysis.of(documents, headline)


def faults(judged: Judged, found: bool) -> Iterator[Fault]:
    """Yield the fault of a description, if any: ``false no``, or ``false yes`` with the corpus's reason."""
    relevant = judged.gold.relevant
    if found != relevant:
        cause = "false no" if relevant else f"false yes: {judged.reason or 'no reason given'}"
        worth = _CALLED_IRRELEVANT if relevant else _CALLED_RELEVANT
        detail = judged.reason if relevant else ""
        answers = _ANSWERS[relevant], _ANSWERS[found]
        yield Fault(judged.gold.id, cause, detail, *answers, around(judged.text), worth)
