"""The bench on copies: reports cut, re-headed, re-ordered, reworded, merged, quoted, and what only looks like it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from whence.bench.copies.bases import Bases
from whence.bench.copies.cases import EDITS, LOOKALIKES, Case, MadeReport, make_case
from whence.bench.predictors import CopyPredictor, Predictors
from whence.bench.readers import Row
from whence.bench.scores import copies
from whence.bench.scores.copies import ALL, ORIGINALS, ROUNDS, Link
from whence.bench.scores.measures import Figures
from whence.bench.tasks.task import BenchOptions, Prediction, prediction_rows, wired
from whence.model.archive import CopyKind


@dataclass(frozen=True, slots=True)
class CopyTask:
    """Find copies, their kinds and their origins in archives that are made of the texts of a corpus."""

    options: BenchOptions
    name: ClassVar[str] = "copies"

    @property
    def headline(self) -> str:
        """The figure to look at first."""
        return "f1"

    def read(self, path: Path) -> list[Case]:
        """Read a file of rows with ``id`` and ``text``, or the folder of all corpora, and make cases of the texts."""
        bases = Bases.read(path)
        vocabulary = sorted({word for base in bases.used for text in base.sentences for word in text.split()})
        return [make_case(case, vocabulary) for case in bases.cases()]

    def predict(self, items: Sequence[Case], predictors: Predictors) -> Iterator[Prediction]:
        """Yield ``{"id", "copies": {round: [{"member", "origin", "kind"}]}}``, the rows by the case of the member."""
        predictor = wired(predictors.copies, self.name)
        found = {name: _by_case(name, items, predictor) for name in ROUNDS}
        for case in items:
            yield {"id": case.id, "copies": {name: found[name].get(case.id, []) for name in ROUNDS}}

    def score(self, predictions: Iterable[Mapping[str, object]], gold: Sequence[Case]) -> Figures:
        """Score by `whence.bench.scores.copies`."""
        answers = {}
        for id_, row in prediction_rows(predictions):
            rounds = Row(row.where, _object(row))
            answers[id_] = {name: [_link(link) for link in rounds.rows(name)] for name in ROUNDS}
        return copies.score(gold, answers, self.options.resampling)


def _by_case(name: str, cases: Sequence[Case], predictor: CopyPredictor) -> dict[str, list[Prediction]]:
    case_of = {report.id: case.id for case in cases for report in _reports(name, case)}
    found: dict[str, list[Prediction]] = {}
    for row in predictor([report for case in cases for report in _reports(name, case)]):
        if row.kind is not CopyKind.ORIGIN:
            link: Prediction = {"member": row.version_id, "origin": row.origin_id, "kind": row.kind.value}
            found.setdefault(case_of[row.version_id], []).append(link)
    return found


def _reports(name: str, case: Case) -> list[MadeReport]:
    """List the reports of a case that are in a round's archive."""
    made = [case.copies[edit].report for edit in EDITS if edit in case.copies and name in (edit, ALL)]
    alike = [report for how in LOOKALIKES if name in (how, ALL) for report in case.lookalikes[how]]
    return [*case.originals, *(case.beside if name == ORIGINALS else ()), *made, *alike]


def _object(row: Row) -> Mapping[str, object]:
    value = row.fields.get("copies")
    return value if isinstance(value, Mapping) else row.fail("copies", "an object of rounds")


def _link(row: Row) -> Link:
    return Link(row.text("member"), row.text("origin"), CopyKind(row.text("kind")))
