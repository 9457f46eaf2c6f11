"""What tells a name that is a place from one that stands for a side, a people or a thing: word lists and weights.

The lists and weights are `data/place_use.yaml`; the weights are fitted by `python -m training.places`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from whence.model.errors import ReferenceDataError
from whence.reference.phrases import load_yaml

DATA = "place_use.yaml"
LISTS = tuple(
    "facilities ways features organisations events people things titles vessels storms diseases strife deeds".split()
)


@dataclass(frozen=True, slots=True)
class PlaceUse:
    """Words by what they say of a name beside or in which they stand, and what each piece of evidence weighs.

    ``kinds`` gives the lists that a lower-case word is in. ``weights`` are log odds by evidence, ``bias`` those of a
    name without any; a name is a place where they add up to more than nothing. ``by_hand`` is evidence whose weight was
    set and not fitted.
    """

    kinds: Mapping[str, tuple[str, ...]]
    bias: float
    weights: Mapping[str, float]
    by_hand: frozenset[str]

    def log_odds(self, evidence: Iterable[str]) -> float:
        """Add up what speaks for and against a place; evidence that nothing was learned of weighs nothing."""
        return self.bias + sum(self.weights.get(each, 0.0) for each in evidence)


@cache
def place_use() -> PlaceUse:
    """Load the packaged lists and weights once.

    Raises:
        ReferenceDataError: the data file is missing or not what it should be.
    """
    data = load_yaml(DATA)
    kinds: dict[str, list[str]] = {}
    try:
        for name in LISTS:
            for word in data[name].split(","):
                kinds.setdefault(word.strip(), []).append(name)
        by_hand = {name: float(weight) for name, weight in data["set"].items()}
        weights = {name: float(weight) for name, weight in data["weights"].items()} | by_hand
        return PlaceUse(
            {word: tuple(lists) for word, lists in kinds.items()},
            float(data["bias"]),
            weights,
            frozenset(by_hand),
        )
    except (KeyError, AttributeError, TypeError, ValueError) as error:
        raise ReferenceDataError(f"reference data {DATA}: {error!r}; reinstall whence") from error
