"""The bench on place names: GeoWebNews, GeoVirus, LGL, TR-News."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from whence.bench.annotations import Toponym
from whence.bench.errors import toponyms as errors
from whence.bench.errors.fault import Analysis
from whence.bench.predictors import Predictors
from whence.bench.readers import Row
from whence.bench.scores import toponyms
from whence.bench.scores.measures import Figures
from whence.bench.tasks.task import BenchOptions, Prediction, prediction_rows, read_items, read_list, wired
from whence.model.errors import WhenceError


@dataclass(frozen=True, slots=True)
class ToponymItem:
    """A document with its gold place names."""

    id: str
    text: str
    url: str | None
    gold: toponyms.ToponymDocument


@dataclass(frozen=True, slots=True)
class ToponymTask:
    """Find place names and resolve them; with ``gold_spans`` only resolve the ones that are given."""

    options: BenchOptions
    name: ClassVar[str] = "toponyms"

    @property
    def headline(self) -> str:
        """The figure to look at first."""
        return "resolution.acc161" if self.options.gold_spans else "end_to_end.f1"

    def read(self, path: Path) -> list[ToponymItem]:
        """Read rows with ``id``, ``text``, ``toponyms`` and perhaps ``url``."""
        return read_items(path, _item)

    def predict(self, items: Sequence[ToponymItem], predictors: Predictors) -> Iterator[Prediction]:
        """Yield ``{"id", "toponyms": [{"begin", "end", "lat", "lon"}]}``."""
        for item in items:
            found = self._resolved(item, predictors) if self.options.gold_spans else self._found(item, predictors)
            yield {"id": item.id, "toponyms": [name.to_json() for name in found]}

    def _found(self, item: ToponymItem, predictors: Predictors) -> Sequence[Toponym]:
        return wired(predictors.toponyms, self.name)(item.text, item.url)

    def _resolved(self, item: ToponymItem, predictors: Predictors) -> list[Toponym]:
        """Resolve every gold span in the text, also of names that do not count: which do is not for the resolver."""
        spans = sorted({(name.begin, name.end) for name in item.gold.toponyms})
        spans = [(begin, end) for begin, end in spans if 0 <= begin < end <= len(item.text)]
        points = wired(predictors.toponym_resolver, f"{self.name} --gold-spans")(item.text, spans, item.url)
        if len(points) != len(spans):
            raise WhenceError(f"{item.id}: {len(points)} answers for {len(spans)} place names: give one a span")
        return [Toponym(*span, point) for span, point in zip(spans, points, strict=True)]

    def score(self, predictions: Iterable[Mapping[str, object]], gold: Sequence[ToponymItem]) -> Figures:
        """Score by `whence.bench.scores.toponyms`."""
        return toponyms.score([item.gold for item in gold], _found(predictions), self._rules, self.options.resampling)

    def analyse(self, predictions: Iterable[Mapping[str, object]], gold: Sequence[ToponymItem]) -> Analysis:
        """Class what is wrong by `whence.bench.errors.toponyms`."""
        return errors.analyse(((item.gold, item.text) for item in gold), _found(predictions), self._rules)

    @property
    def _rules(self) -> toponyms.ToponymRules:
        return toponyms.ToponymRules(self.options.gold_spans, self.options.all_types)


def _found(predictions: Iterable[Mapping[str, object]]) -> dict[str, tuple[Toponym, ...]]:
    return {id_: read_list(row, "toponyms", Toponym.read) for id_, row in prediction_rows(predictions)}


def _item(row: Row) -> ToponymItem:
    id_ = row.identifier("id")
    gold = toponyms.ToponymDocument(id_, tuple(Toponym.read(each) for each in row.rows("toponyms")))
    return ToponymItem(id_, row.text("text"), row.text_or_none("url"), gold)
