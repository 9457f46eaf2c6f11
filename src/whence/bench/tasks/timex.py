"""The bench on time expressions: TimeBank, TempEval-3 platinum, AQUAINT."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from whence.bench.annotations import Timex
from whence.bench.errors import timexes as errors
from whence.bench.errors.fault import Analysis
from whence.bench.predictors import Predictors
from whence.bench.readers import Row
from whence.bench.scores import timexes
from whence.bench.scores.measures import Figures
from whence.bench.tasks.task import BenchOptions, Prediction, prediction_rows, read_items, read_list, wired


@dataclass(frozen=True, slots=True)
class TimexItem:
    """A document with its publication date (``dct``) and its gold time expressions."""

    id: str
    text: str
    published: date | None
    gold: timexes.TimexDocument


@dataclass(frozen=True, slots=True)
class TimexTask:
    """Find time expressions and give their TIMEX3 values; the publication date is given and not predicted."""

    options: BenchOptions
    name: ClassVar[str] = "timex"

    @property
    def headline(self) -> str:
        """The figure to look at first."""
        return "value_f1"

    def read(self, path: Path) -> list[TimexItem]:
        """Read rows with ``id``, ``text``, ``dct`` and ``timexes``."""
        return read_items(path, _item)

    def predict(self, items: Sequence[TimexItem], predictors: Predictors) -> Iterator[Prediction]:
        """Yield ``{"id", "timexes": [{"begin", "end", "type", "value"}]}``."""
        predictor = wired(predictors.timex, self.name)
        for item in items:
            yield {"id": item.id, "timexes": [each.to_json() for each in predictor(item.text, item.published)]}

    def score(self, predictions: Iterable[Mapping[str, object]], gold: Sequence[TimexItem]) -> Figures:
        """Score by `whence.bench.scores.timexes`."""
        return timexes.score([item.gold for item in gold], _found(predictions), self.options.resampling)

    def analyse(self, predictions: Iterable[Mapping[str, object]], gold: Sequence[TimexItem]) -> Analysis:
        """Class what is wrong by `whence.bench.errors.timexes`."""
        return errors.analyse(((item.gold, item.text) for item in gold), _found(predictions))


def _found(predictions: Iterable[Mapping[str, object]]) -> dict[str, tuple[Timex, ...]]:
    return {id_: read_list(row, "timexes", Timex.read) for id_, row in prediction_rows(predictions)}


def _item(row: Row) -> TimexItem:
    id_ = row.identifier("id")
    gold = timexes.TimexDocument(id_, tuple(Timex.read(each) for each in row.rows("timexes")))
    return TimexItem(id_, row.text("text"), row.day_or_none("dct"), gold)
