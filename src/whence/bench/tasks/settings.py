"""The bench on where and when: claims against the incidents of MUC-4's official templates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from whence.bench.annotations import ToldSetting
from whence.bench.linking.keys import QUOTED
from whence.bench.predictors import Predictors
from whence.bench.readers import Row
from whence.bench.scores import settings
from whence.bench.scores.measures import Figures
from whence.bench.tasks.muc4_keys import HIT
from whence.bench.tasks.task import BenchOptions, Prediction, prediction_rows, read_items, read_list, wired

_WHERE, _WHEN = "INCIDENT: LOCATION", "INCIDENT: DATE"
_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})\b")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_OR = re.compile(r"\s/\s")
_KIND = re.compile(r"(?<=\w )\([^()]*\)")
_CENTURY = 1900
"""MUC-4's reports are of 1988 to 1990; its keys write two digits."""


@dataclass(frozen=True, slots=True)
class SettingItem:
    """A document (the raw ``text``, which opens with a dateline) with the incidents of its official templates."""

    id: str
    text: str
    gold: settings.SettingDocument


@dataclass(frozen=True, slots=True)
class SettingTask:
    """Tell where and when the events of claims were; the day of the report is that of its dateline."""

    options: BenchOptions
    name: ClassVar[str] = "settings"

    @property
    def headline(self) -> str:
        """The figure to look at first."""
        return "f1"

    def read(self, path: Path) -> list[SettingItem]:
        """Read rows with ``id``, ``text`` and ``keys``."""
        return read_items(path, _item)

    def predict(self, items: Sequence[SettingItem], predictors: Predictors) -> Iterator[Prediction]:
        """Yield ``{"id", "claims": [{"named", "places", "start", "end"}]}``."""
        predictor = wired(predictors.settings, self.name)
        for item in items:
            yield {"id": item.id, "claims": [each.to_json() for each in predictor(item.text)]}

    def score(self, predictions: Iterable[Mapping[str, object]], gold: Sequence[SettingItem]) -> Figures:
        """Score by `whence.bench.scores.settings`."""
        found = {id_: read_list(row, "claims", ToldSetting.read) for id_, row in prediction_rows(predictions)}
        return settings.score([item.gold for item in gold], found, self.options.resampling)


def _item(row: Row) -> SettingItem:
    id_ = row.identifier("id")
    incidents = tuple(_incident(key) for key in row.rows("keys"))
    return SettingItem(id_, row.text("text"), settings.SettingDocument(id_, incidents))


def _incident(key: Row) -> settings.Incident:
    hit = [words for slot in HIT for value in _values(key, slot) for words in QUOTED.findall(value)]
    where = [_names(part) for value in _values(key, _WHERE) for part in _OR.split(_KIND.sub("", value))]
    days = [found for value in _values(key, _WHEN) for part in _OR.split(value) for found in _days(part)]
    countries = tuple(names[0] for names in where if names)
    return settings.Incident(tuple(hit), countries, tuple(n for names in where for n in names[1:]), tuple(days))


def _values(key: Row, slot: str) -> tuple[str, ...]:
    return key.texts(slot) if key.has(slot) else ()


def _names(location: str) -> list[str]:
    """Return the names of "COUNTRY: REGION: TOWN - OTHER TOWN", whose kinds are off, the country first."""
    bare = location.replace("(", " ").replace(")", " ")
    return [name for part in re.split(r":|\s-\s", bare) if (name := part.strip())]


def _days(value: str) -> Iterator[settings.Days]:
    """Read "04 FEB 90", "02 FEB 90 - 04 FEB 90" and "- 04 FEB 90" (not after)."""
    found = [
        date(_CENTURY + int(year), _MONTHS.index(month) + 1, int(day))
        for day, month, year in _DAY.findall(value)
        if month in _MONTHS
    ]
    if found:
        is_open = value.strip().removeprefix("(").strip().startswith("-")
        yield settings.Days(None if is_open else found[0], found[-1])
