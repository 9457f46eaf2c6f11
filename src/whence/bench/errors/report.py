"""What `whence bench TASK --errors` shows: classes with what each costs, and examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from whence.bench.errors.fault import Analysis, FaultClass

DETAILS = 4
"""Details named beside a class."""


@dataclass(frozen=True, slots=True)
class ErrorReport:
    """The faults of one run.

    Attributes:
        task: name of the task.
        data: the file that was read.
        documents: how many gold documents (sentences, records) were scored.
        analysis: what was wrong.
    """

    task: str
    data: str
    documents: int
    analysis: Analysis

    def to_dict(self) -> dict[str, object]:
        """Return a JSON-ready object: figures, classes with their gains, and every fault."""
        return {
            "task": self.task,
            "data": self.data,
            "documents": self.documents,
            "figures": _rounded(self.analysis.figures()),
            "classes": [each.to_dict() for each in self.analysis.classes()],
            "errors": [fault.to_dict() for fault in self.analysis.faults],
        }

    def rows(self) -> list[tuple[str, ...]]:
        """Return the table of classes: a heading, the figures as they are, and a row a class, the most frequent first.

        Columns: class, number of faults, and for every figure by how much it rises with the class put right.
        """
        figures = _rounded(self.analysis.figures())
        heading = ("class", "errors", *figures)
        now = ("as it is", str(len(self.analysis.faults)), *(f"{value:.1f}" for value in figures.values()))
        return [heading, now, *(_row(each) for each in self.analysis.classes())]

    def examples(self, limit: int) -> Iterator[tuple[str, list[str]]]:
        """Yield every class with what is most frequent in it, and at most `limit` of its faults, a line each."""
        for each in self.analysis.classes():
            details = ", ".join(f"{name} {count}" for name, count in each.details()[:DETAILS])
            lines = [
                f"{fault.document}: {_sides(fault.gold, fault.found)}: {fault.context}" for fault in each.faults[:limit]
            ]
            yield f"{each.cause} ({len(each.faults)}{f': {details}' if details else ''})", lines

    def summary(self) -> str:
        """Return the table of classes in Markdown, with details and without any words of the corpus."""
        heading, now, *_ = self.rows()
        lines = [(*heading, "most frequent"), ("---", *["---:"] * (len(heading) - 1), "---"), (*now, "")]
        for each in self.analysis.classes():
            details = ", ".join(f"{name} {count}" for name, count in each.details()[:DETAILS])
            lines.append((*_row(each), details))
        return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _row(each: FaultClass) -> tuple[str, ...]:
    return (each.cause, str(len(each.faults)), *(f"{gain:+.1f}" if gain else "" for gain in each.gains.values()))


def _sides(gold: str | None, found: str | None) -> str:
    if gold is None:
        return f"found {found!r}"
    return f"gold {gold!r}" if found is None else f"gold {gold!r}, found {found!r}"


def _rounded(figures: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 2) for name, value in figures.items()}
