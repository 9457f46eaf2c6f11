"""Words for numbers of people: bounds ("at least"), words without a figure ("dozens"), and what is no number of people.

The lists are `data/counts.yaml`. Phrases are tuples of lower-case words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from whence.model.errors import ModelError, ReferenceDataError
from whence.model.mention import Count
from whence.reference.morphology import noun_forms
from whence.reference.phrases import load_yaml

BOUNDS = frozenset({"at-least", "more-than", "at-most", "about"})

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountWords:
    """The word lists as loaded.

    Attributes:
        bounds: phrase in front of a figure → one of `BOUNDS`.
        behind: phrase behind a figure → one of `BOUNDS`.
        vague: phrase without a figure → the range it allows.
        units: nouns whose figures measure something, singular and plural.
        labels: nouns whose figures name something ("Resolution 242").
    """

    bounds: Mapping[Phrase, str]
    behind: Mapping[Phrase, str]
    vague: Mapping[Phrase, Count]
    units: frozenset[str]
    labels: frozenset[str]


@cache
def count_words() -> CountWords:
    """Load the packaged lists once.

    Raises:
        ReferenceDataError: the data file breaks its own rules.
    """
    data = load_yaml("counts.yaml")
    try:
        return CountWords(
            bounds=_bounds(data["bounds"]),
            behind=_bounds(data["bounds_behind"]),
            vague={tuple(words.split()): _count(values) for words, values in data["vague"].items()},
            units=frozenset(form for unit in _listed(data["units"]) for form in noun_forms(unit)),
            labels=frozenset(_listed(data["labels"])),
        )
    except (KeyError, AttributeError, ValueError, ModelError) as error:
        raise ReferenceDataError(f"reference data counts.yaml: {error!r}; reinstall whence") from error


def _bounds(data: dict[str, str]) -> dict[Phrase, str]:
    if not BOUNDS.issuperset(data):
        raise ValueError(f"unknown bound in {sorted(data)}")
    return {tuple(phrase.split()): bound for bound, row in data.items() for phrase in _listed(row)}


def _count(values: str) -> Count:
    low, best, high = (None if value == "-" else int(value) for value in values.split())
    return Count(low, best, high)


def _listed(row: Any) -> list[str]:
    return [word.strip() for word in row.split(",")]
