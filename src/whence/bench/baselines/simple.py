"""Baselines that need no corpus: always the same answer, always the largest place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from whence.bench.annotations import Point
from whence.bench.predictors import Predictors
from whence.bench.readers import Offsets
from whence.model.errors import BenchInputError
from whence.reference.gazetteer import Gazetteer


def yes_predictors(_corpora: Path) -> Predictors:
    """Call every description relevant."""
    return Predictors(ceha=lambda _text, _published: True)


def populous_predictors(_corpora: Path) -> Predictors:
    """Resolve every given name to the most populous place that bears it, spelt so."""
    gazetteer = Gazetteer.open()

    def resolve(text: str, spans: Sequence[Offsets]) -> list[Point | None]:
        return [point(text[begin:end]) for begin, end in spans]

    def point(name: str) -> Point | None:
        found = (candidate for candidate in gazetteer.find(name) if candidate.match != "fuzzy")
        return next(((candidate.lat, candidate.lon) for candidate in found), None)

    return Predictors(toponyms=_find_none, toponym_resolver=resolve)


def _find_none(_text: str) -> NoReturn:
    raise BenchInputError("the baseline 'populous' resolves names and finds none: add --gold-spans")
