"""The bench on what is said of events: TimeML's polarity and modality in TimeBank, TempEval-3 platinum, AQUAINT."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from whence.bench.annotations import EventFactuality
from whence.bench.errors import factuality as errors
from whence.bench.errors.fault import Analysis
from whence.bench.predictors import Predictors
from whence.bench.readers import Row
from whence.bench.scores import factuality
from whence.bench.scores.measures import Figures
from whence.bench.tasks.task import BenchOptions, Prediction, prediction_rows, read_items, read_list, wired


@dataclass(frozen=True, slots=True)
class FactualityItem:
    """A document with its gold events."""

    id: str
    text: str
    gold: factuality.FactualityDocument


@dataclass(frozen=True, slots=True)
class FactualityTask:
    """Say of given events whether they are negated and whether their verb has a modal."""

    options: BenchOptions
    name: ClassVar[str] = "factuality"

    @property
    def headline(self) -> str:
        """The figure to look at first."""
        return "polarity.f1"

    def read(self, path: Path) -> list[FactualityItem]:
        """Read rows with ``id``, ``text`` and ``events``."""
        return read_items(path, _item)

    def predict(self, items: Sequence[FactualityItem], predictors: Predictors) -> Iterator[Prediction]:
        """Yield ``{"id", "events": [{"begin", "end", "negated", "modal"}]}``."""
        predictor = wired(predictors.factuality, self.name)
        for item in items:
            spans = [(event.begin, event.end) for event in item.gold.events]
            yield {"id": item.id, "events": [each.to_json() for each in predictor(item.text, spans)]}

    def score(self, predictions: Iterable[Mapping[str, object]], gold: Sequence[FactualityItem]) -> Figures:
        """Score by `whence.bench.scores.factuality`."""
        return factuality.score([item.gold for item in gold], _found(predictions), self.options.resampling)

    def analyse(self, predictions: Iterable[Mapping[str, object]], gold: Sequence[FactualityItem]) -> Analysis:
        """Class what is wrong by `whence.bench.errors.factuality`."""
        return errors.analyse(((item.gold, item.text) for item in gold), _found(predictions))


def _found(predictions: Iterable[Mapping[str, object]]) -> dict[str, tuple[EventFactuality, ...]]:
    return {id_: read_list(row, "events", EventFactuality.read) for id_, row in prediction_rows(predictions)}


def _item(row: Row) -> FactualityItem:
    id_ = row.identifier("id")
    return FactualityItem(
        id_, row.text("text"), factuality.FactualityDocument(id_, read_list(row, "events", EventFactuality.read))
    )
