"""The bench on relevance: event descriptions from the Horn of Africa (CEHA)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from whence.bench.errors import relevance as errors
from whence.bench.errors.fault import Analysis
from whence.bench.predictors import Predictors
from whence.bench.readers import Row
from whence.bench.scores import relevance
from whence.bench.scores.measures import Figures
from whence.bench.tasks.task import BenchOptions, Prediction, prediction_rows, read_items, wired

_ANSWERS = {"yes": True, "no": False}
_NUMBER = re.compile(r"\A\d+\.\s*")
_KINDS = (
    "tribal/communal/ethnic conflict",
    "religious conflict",
    "socio-political violence against women",
    "climate-related security risks",
    "Other",
)


@dataclass(frozen=True, slots=True)
class CehaItem:
    """An event description with the gold judgement, and why it is not relevant or which kinds of conflict it is on."""

    id: str
    text: str
    published: date | None
    gold: relevance.RelevanceDocument
    reason: str


@dataclass(frozen=True, slots=True)
class CehaTask:
    """Say whether a description is relevant: a violent event of conflict, one and not a summary, in the region."""

    options: BenchOptions
    name: ClassVar[str] = "ceha"

    @property
    def headline(self) -> str:
        """The figure to look at first."""
        return "accuracy"

    def read(self, path: Path) -> list[CehaItem]:
        """Read rows with ``Index``, ``Event Description``, ``Time`` and ``Is the event relevant?``."""
        return read_items(path, _item)

    def predict(self, items: Sequence[CehaItem], predictors: Predictors) -> Iterator[Prediction]:
        """Yield ``{"id", "relevant": true or false}``."""
        predictor = wired(predictors.ceha, self.name)
        for item in items:
            yield {"id": item.id, "relevant": predictor(item.text, item.published)}

    def score(self, predictions: Iterable[Mapping[str, object]], gold: Sequence[CehaItem]) -> Figures:
        """Score by `whence.bench.scores.relevance`."""
        return relevance.score([item.gold for item in gold], _found(predictions), self.options.resampling)

    def analyse(self, predictions: Iterable[Mapping[str, object]], gold: Sequence[CehaItem]) -> Analysis:
        """Class what is wrong by `whence.bench.errors.relevance`."""
        return errors.analyse((errors.Judged(item.gold, item.text, item.reason) for item in gold), _found(predictions))


def _found(predictions: Iterable[Mapping[str, object]]) -> dict[str, bool]:
    return {id_: _answer(row) for id_, row in prediction_rows(predictions)}


def _answer(row: Row) -> bool:
    value = row.fields.get("relevant")
    return value if isinstance(value, bool) else row.fail("relevant", "true or false")


def _item(row: Row) -> CehaItem:
    column = "Is the event relevant?"
    answer = row.text(column).strip().lower()
    if answer not in _ANSWERS:
        row.fail(column, "'Yes' or 'No'")
    id_ = row.identifier("Index")
    gold = relevance.RelevanceDocument(id_, _ANSWERS[answer])
    return CehaItem(id_, row.text("Event Description"), row.day_or_none("Time"), gold, _reason(row))


def _reason(row: Row) -> str:
    """Return why it is not relevant, without the number, or the kinds of conflict that are marked."""
    why = row.text_or_none("Why is the event NOT relevant? (if applicable)")
    return _NUMBER.sub("", why) if why else ", ".join(kind for kind in _KINDS if row.text_or_none(kind))
