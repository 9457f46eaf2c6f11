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


_FLOOR_KINDS = frozenset(("city", "capital", "country", "adm1"))
"""Settlements of 500 and more, countries, first-level divisions: what a plain list of GeoNames gives."""


def populous_predictors(_corpora: Path) -> Predictors:
    """Resolve every given name to the most populous settlement, country or first-level division that bears it."""
    gazetteer = Gazetteer.open()

    def resolve(text: str, spans: Sequence[Offsets], _url: str | None) -> list[Point | None]:
        return [point(text[begin:end]) for begin, end in spans]

    def point(name: str) -> Point | None:
        known = gazetteer.find(name)
        found = (place for place in known if place.match != "fuzzy" and place.kind in _FLOOR_KINDS)
        return next(((place.lat, place.lon) for place in found), None)

    return Predictors(toponyms=_find_none, toponym_resolver=resolve)


def _find_none(_text: str, _url: str | None) -> NoReturn:
    raise BenchInputError("the baseline 'populous' resolves names and finds none: add --gold-spans")
