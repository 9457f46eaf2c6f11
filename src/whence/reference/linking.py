"""What linking goes by: which event types are near, what each likeness and difference weighs, and when to join.

The figures are `data/linking.yaml`, where `training/linking.py` writes the weights, and `data/common_words.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from whence.model.errors import ReferenceDataError
from whence.reference.names import load_table
from whence.reference.ontology import ontology


@dataclass(frozen=True, slots=True)
class Level:
    """One outcome of a comparison: what it adds to the log-odds (natural logarithm), and how it is told.

    ``words`` has the places {0} and {1} for what was found.
    """

    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Linking:
    """The figures as loaded.

    Attributes:
        threshold: probability from which two accounts are joined.
        bias: log-odds of two accounts that share a key, before anything of them is compared.
        families: name → PLOVER types that reports use for one happening: an arrest and an assault.
        features: feature → outcome → weight and words.
        stop_words: words that say nothing of what a text is on.
        common_words: words that are no names, lower-case.
        frequent_words: names and other words that many texts have, lower-case.
    """

    threshold: float
    bias: float
    families: Mapping[str, frozenset[str]]
    features: Mapping[str, Mapping[str, Level]]
    stop_words: frozenset[str]
    common_words: frozenset[str]
    frequent_words: frozenset[str]

    def families_of(self, plover: str) -> tuple[str, ...]:
        """Return the names of the families that a PLOVER type is in; a type that is in none is one of its own."""
        found = tuple(name for name, types in self.families.items() if plover in types)
        return found or (plover,)


@cache
def linking() -> Linking:
    """Load the packaged figures once.

    Raises:
        ReferenceDataError: the data file breaks its rules.
    """
    data, words = load_table("linking.yaml"), load_table("common_words.yaml")
    try:
        return Linking(
            threshold=float(data["threshold"]),
            bias=float(data["bias"]),
            families={name: _types(row) for name, row in data["families"].items()},
            features={name: _levels(rows) for name, rows in data["features"].items()},
            stop_words=frozenset(data["stop_words"].split()),
            common_words=frozenset(words["common"].split()),
            frequent_words=frozenset(words["frequent"].split()),
        )
    except (KeyError, AttributeError, TypeError, ValueError) as error:
        raise ReferenceDataError(f"reference data linking.yaml: {error!r}; reinstall whence") from error


def _types(row: str) -> frozenset[str]:
    types = frozenset(row.split())
    strange = sorted(types - ontology().types.keys())
    if strange:
        raise ReferenceDataError(f"linking.yaml: no types of PLOVER: {', '.join(strange)}")
    return types


def _levels(rows: Mapping[str, Any]) -> dict[str, Level]:
    return {name: Level(float(row["weight"]), row["words"]) for name, row in rows.items()}
