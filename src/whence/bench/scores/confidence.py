"""Score how a report ties an organisation to an incident: the value right, given the right organisation.

Each organisation of each official template is a question, with the values that the key allows: ``REPORTED AS FACT /
POSSIBLE`` is right with either. ``accuracy`` is the share of questions answered with one of them; a question without an
answer is answered with the majority value, the one that is right of most questions of the file, and counts under
``unanswered``. ``majority`` is what that value alone would get, ``gain`` the difference in points. ``named`` is the
share of questions whose organisation some claim of the program names as actor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whence.bench.annotations import TiedParty
from whence.bench.scores.measures import Bootstrap, Figures, percent, rounded, total
from whence.model.vocabulary import PerpConfidence


@dataclass(frozen=True, slots=True)
class ConfidenceQuestion:
    """An organisation of a key: its names, the words for whom and what the incident hit, and the values allowed."""

    names: tuple[str, ...]
    deed: tuple[str, ...]
    values: frozenset[PerpConfidence]


def score(
    gold: Mapping[str, Sequence[ConfidenceQuestion]],
    predicted: Mapping[str, Sequence[TiedParty]],
    bootstrap: Bootstrap | None = None,
) -> Figures:
    """Score all documents; the answers of a document stand in the order of its questions."""
    majority = _majority(gold)
    tallies = [_tally(questions, predicted.get(id_, ()), majority) for id_, questions in gold.items() if questions]
    sums = total(tallies)
    counts = {name: sums[name] for name in ("questions", "unanswered")}
    return {
        **rounded(headline(sums)),
        "majority_value": majority.value if majority else None,
        **counts,
        **(bootstrap or Bootstrap()).ci95(tallies, headline),
    }


def headline(sums: Mapping[str, float]) -> dict[str, float]:
    """Compute, from totals, the figures that get an interval."""
    accuracy, majority = (percent(sums[name], sums["questions"]) for name in ("right", "majority"))
    named = percent(sums["named"], sums["questions"])
    return {"accuracy": accuracy, "majority": majority, "gain": accuracy - majority, "named": named}


def _majority(gold: Mapping[str, Sequence[ConfidenceQuestion]]) -> PerpConfidence | None:
    allowed = Counter(value for questions in gold.values() for each in questions for value in each.values)
    return max(allowed, key=lambda value: (allowed[value], value), default=None)


def _tally(
    questions: Sequence[ConfidenceQuestion], answers: Sequence[TiedParty], majority: PerpConfidence | None
) -> Counter[str]:
    out: Counter[str] = Counter()
    for number, question in enumerate(questions):
        answer = answers[number] if number < len(answers) else TiedParty(None, False)
        value = answer.value or majority
        out["questions"] += 1
        out["unanswered"] += answer.value is None
        out["right"] += value in question.values
        out["majority"] += majority in question.values
        out["named"] += answer.named
    return out
