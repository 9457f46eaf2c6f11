"""The bench on event coding: the PLOVER gold standard records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from whence.bench.annotations import CodedEvent
from whence.bench.errors import plover as errors
from whence.bench.errors.fault import Analysis
from whence.bench.predictors import Predictors
from whence.bench.readers import Row
from whence.bench.scores import plover
from whence.bench.scores.measures import Figures
from whence.bench.tasks.task import BenchOptions, Prediction, prediction_rows, read_items, read_list, wired


@dataclass(frozen=True, slots=True)
class PloverItem:
    """A one-sentence record with its gold event."""

    id: str
    text: str
    published: date | None
    gold: plover.PloverRecord


@dataclass(frozen=True, slots=True)
class PloverTask:
    """Code the event of a sentence, with its actors and targets."""

    options: BenchOptions
    name: ClassVar[str] = "plover"

    @property
    def headline(self) -> str:
        """The figure to look at first."""
        return "any_type"

    def read(self, path: Path) -> list[PloverItem]:
        """Read rows with ``id``, ``text``, ``event``, ``source`` and ``target``."""
        return read_items(path, _item)

    def predict(self, items: Sequence[PloverItem], predictors: Predictors) -> Iterator[Prediction]:
        """Yield ``{"id", "events": [{"event", "actors", "targets"}]}``, best first."""
        predictor = wired(predictors.plover, self.name)
        for item in items:
            yield {"id": item.id, "events": [each.to_json() for each in predictor(item.text, item.published)]}

    def score(self, predictions: Iterable[Mapping[str, object]], gold: Sequence[PloverItem]) -> Figures:
        """Score by `whence.bench.scores.plover`; an id that occurs twice is paired by order of occurrence."""
        return plover.score([item.gold for item in gold], _found(predictions), self.options.resampling)

    def analyse(self, predictions: Iterable[Mapping[str, object]], gold: Sequence[PloverItem]) -> Analysis:
        """Class what is wrong by `whence.bench.errors.plover`."""
        return errors.analyse([(item.gold, item.text) for item in gold], _found(predictions))


def _found(predictions: Iterable[Mapping[str, object]]) -> dict[str, list[tuple[CodedEvent, ...]]]:
    found: defaultdict[str, list[tuple[CodedEvent, ...]]] = defaultdict(list)
    for id_, row in prediction_rows(predictions):
        found[id_].append(read_list(row, "events", CodedEvent.read))
    return found


def _item(row: Row) -> PloverItem:
    id_ = row.identifier("id")
    gold = plover.PloverRecord(id_, row.text("event"), _sides(row, "source"), _sides(row, "target"))
    return PloverItem(id_, row.text("text"), row.day_or_none("date"), gold)


def _sides(row: Row, key: str) -> tuple[str, ...]:
    """Return the ``actorText`` of each participant; null, or a string (the corpus has both), names none."""
    if not isinstance(row.fields.get(key), list):
        return ()
    texts = (each.text_or_none("actorText") for each in row.rows(key))
    return tuple(text for text in texts if text)
