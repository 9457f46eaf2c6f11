"""The bench on typed mentions: re3d."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from whence.bench.annotations import Entity
from whence.bench.errors import entities as errors
from whence.bench.errors.fault import Analysis
from whence.bench.predictors import Predictors
from whence.bench.readers import Row
from whence.bench.scores import entities
from whence.bench.scores.measures import Figures
from whence.bench.tasks.task import BenchOptions, Prediction, prediction_rows, read_items, read_list, wired


@dataclass(frozen=True, slots=True)
class EntityItem:
    """A document with its gold mentions."""

    id: str
    text: str
    gold: entities.EntityDocument


@dataclass(frozen=True, slots=True)
class Re3dTask:
    """Find typed, possibly nested mentions."""

    options: BenchOptions
    name: ClassVar[str] = "re3d"

    @property
    def headline(self) -> str:
        """The figure to look at first."""
        return "strict.f1"

    def read(self, path: Path) -> list[EntityItem]:
        """Read rows with ``id``, ``text`` and ``entities``."""
        return read_items(path, _item)

    def predict(self, items: Sequence[EntityItem], predictors: Predictors) -> Iterator[Prediction]:
        """Yield ``{"id", "entities": [{"type", "begin", "end"}]}``."""
        predictor = wired(predictors.re3d, self.name)
        for item in items:
            yield {"id": item.id, "entities": [each.to_json() for each in predictor(item.text)]}

    def score(self, predictions: Iterable[Mapping[str, object]], gold: Sequence[EntityItem]) -> Figures:
        """Score by `whence.bench.scores.entities`."""
        return entities.score([item.gold for item in gold], _found(predictions), bootstrap=self.options.resampling)

    def analyse(self, predictions: Iterable[Mapping[str, object]], gold: Sequence[EntityItem]) -> Analysis:
        """Class what is wrong by `whence.bench.errors.entities`."""
        return errors.analyse(((item.gold, item.text) for item in gold), _found(predictions))


def _found(predictions: Iterable[Mapping[str, object]]) -> dict[str, tuple[Entity, ...]]:
    return {id_: read_list(row, "entities", Entity.read) for id_, row in prediction_rows(predictions)}


def _item(row: Row) -> EntityItem:
    id_ = row.identifier("id")
    gold = entities.EntityDocument(id_, tuple(Entity.read(each) for each in row.rows("entities")))
    return EntityItem(id_, row.text("text"), gold)
