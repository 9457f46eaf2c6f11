"""A fault, the class of all faults of one cause, and what a class costs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from whence.bench.scores.measures import Tally, total

Headline = Callable[[Mapping[str, float]], Mapping[str, float]]
"""Computes the figures to look at from totals."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that a prediction got wrong.

    Attributes:
        document: id of the document (sentence, record).
        cause: the class it belongs to.
        detail: what was missed or made up (a type, a label), or what was taken for what ("ARG1 → ARG2").
        gold: the words, or the label, that the corpus has; ``None`` for a false alarm.
        found: those that were predicted; ``None`` for a miss.
        context: the words around it, on one line.
        worth: what putting it right adds to the document's counts, the alignment kept.
    """

    document: str
    cause: str
    detail: str
    gold: str | None
    found: str | None
    context: str
    worth: Tally

    def to_dict(self) -> dict[str, object]:
        """Return a JSON-ready object."""
        return {
            "document": self.document,
            "cause": self.cause,
            "detail": self.detail,
            "gold": self.gold,
            "found": self.found,
            "context": self.context,
        }


@dataclass(frozen=True, slots=True)
class FaultClass:
    """All faults of one cause, and by how many points each figure rises with them put right and all else as it is."""

    cause: str
    faults: tuple[Fault, ...]
    gains: Mapping[str, float]

    def details(self) -> list[tuple[str, int]]:
        """Count what was missed, made up or confused, the most frequent first."""
        return Counter(fault.detail for fault in self.faults if fault.detail).most_common()

    def to_dict(self) -> dict[str, object]:
        """Return a JSON-ready object, without the faults themselves."""
        return {
            "cause": self.cause,
            "count": len(self.faults),
            "gains": dict(self.gains),
            "details": dict(self.details()),
        }


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one run got wrong: the faults, and the counts that the figures come from."""

    faults: tuple[Fault, ...]
    sums: Tally
    headline: Headline

    @classmethod
    def of(cls, documents: Iterable[tuple[Tally, Iterable[Fault]]], headline: Headline) -> Analysis:
        """Put the documents together, each with its counts and its faults."""
        tallies: list[Tally] = []
        faults: list[Fault] = []
        for tally, wrong in documents:
            tallies.append(tally)
            faults += wrong
        return cls(tuple(faults), total(tallies), headline)

    def figures(self) -> Mapping[str, float]:
        """Return the figures as they are."""
        return self.headline(self.sums)

    def repaired(self, faults: Iterable[Fault]) -> Mapping[str, float]:
        """Return the figures with some faults put right."""
        return self.headline(total([self.sums, *(fault.worth for fault in faults)]))

    def classes(self) -> list[FaultClass]:
        """Return the classes, the most frequent first."""
        by_cause: dict[str, list[Fault]] = {}
        for fault in self.faults:
            by_cause.setdefault(fault.cause, []).append(fault)
        now = self.figures()
        return [
            FaultClass(cause, tuple(faults), _gains(now, self.repaired(faults)))
            for cause, faults in sorted(by_cause.items(), key=lambda item: -len(item[1]))
        ]


def _gains(now: Mapping[str, float], then: Mapping[str, float]) -> dict[str, float]:
    return {name: round(then[name] - value, 2) for name, value in now.items()}
