"""The bench on attribution: PolNeAR."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from whence.bench.annotations import Attribution
from whence.bench.errors import attributions as errors
from whence.bench.errors.fault import Analysis
from whence.bench.predictors import Predictors
from whence.bench.readers import Row
from whence.bench.scores import attributions
from whence.bench.scores.attributions import AttributionDocument
from whence.bench.scores.measures import Figures
from whence.bench.tasks.task import BenchOptions, Prediction, prediction_rows, read_items, read_list, wired


@dataclass(frozen=True, slots=True)
class PolnearTask:
    """Find who says what: source, cue and content, and which belong together."""

    options: BenchOptions
    name: ClassVar[str] = "polnear"

    @property
    def headline(self) -> str:
        """The figure to look at first."""
        return "relations.full_f1"

    def read(self, path: Path) -> list[AttributionDocument]:
        """Read rows with ``id``, ``text`` and ``attributions``."""
        return read_items(path, _item)

    def predict(self, items: Sequence[AttributionDocument], predictors: Predictors) -> Iterator[Prediction]:
        """Yield ``{"id", "attributions": [{"source", "cue", "content"}]}``, each part a list of ``[begin, end]``."""
        predictor = wired(predictors.polnear, self.name)
        for item in items:
            yield {"id": item.id, "attributions": [each.to_json() for each in predictor(item.text)]}

    def score(self, predictions: Iterable[Mapping[str, object]], gold: Sequence[AttributionDocument]) -> Figures:
        """Score by `whence.bench.scores.attributions`."""
        return attributions.score(gold, _found(predictions), self.options.resampling)

    def analyse(self, predictions: Iterable[Mapping[str, object]], gold: Sequence[AttributionDocument]) -> Analysis:
        """Class what is wrong by `whence.bench.errors.attributions`."""
        return errors.analyse(gold, _found(predictions))


def _found(predictions: Iterable[Mapping[str, object]]) -> dict[str, tuple[Attribution, ...]]:
    return {id_: read_list(row, "attributions", Attribution.read) for id_, row in prediction_rows(predictions)}


def _item(row: Row) -> AttributionDocument:
    gold = tuple(Attribution.read(each) for each in row.rows("attributions"))
    return AttributionDocument(row.identifier("id"), row.text("text"), gold)
