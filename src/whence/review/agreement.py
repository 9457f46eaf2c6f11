"""How far coders agree: Krippendorff's alpha for nominal values, by field, over all coders and by pairs.

Alpha is 1 where all agree, 0 where they agree as often as chance would have it, and less where they agree less often
(Krippendorff 2004, Content Analysis, chapter 11). An item is a claim that at least two coders judged.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from whence.model.review import ReviewField
from whence.review.answers import Answers

FEWEST = 5
"""Items below which no alpha is told: a single disagreement would move it by more than a tenth of the whole scale."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two coders, on how many claims both said something of a field, and how far they agree."""

    one: str
    other: str
    field: ReviewField
    items: int
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """By field the alpha over all coders, None with too few items; the items; and pairs of coders."""

    fields: Mapping[ReviewField, float | None]
    items: Mapping[ReviewField, int]
    pairs: tuple[Pair, ...]


def agreement(said: Iterable[Mapping[str, Answers]]) -> Agreement:
    """Measure the agreement of coders.

    Args:
        said: of each claim what each coder says of it (``answers``).
    """
    judged = [claim for claim in said if len(claim) > 1]
    coders = sorted({who for claim in judged for who in claim})
    of_field = {name: [_values(claim, name) for claim in judged] for name in ReviewField}
    pairs = []
    for one, other in combinations(coders, 2):
        for name in ReviewField:
            both = [
                {who: values[who] for who in (one, other)} for values in of_field[name] if {one, other} <= values.keys()
            ]
            if both:
                pairs.append(Pair(one, other, name, len(both), alpha(both)))
    return Agreement(
        {name: alpha(values) for name, values in of_field.items()},
        {name: len(_items(values)) for name, values in of_field.items()},
        tuple(pairs),
    )


def _values(claim: Mapping[str, Answers], name: ReviewField) -> dict[str, str]:
    return {who: said[name] for who, said in claim.items() if name in said}


def _items(values: Sequence[Mapping[str, str]]) -> list[Mapping[str, str]]:
    return [each for each in values if len(each) > 1]


def alpha(values: Sequence[Mapping[str, str]]) -> float | None:
    """Take Krippendorff's alpha of what coders say, by item and coder.

    None with fewer than ``FEWEST`` items, and where all say the same of all items: then nothing tells agreement from
    having one answer only.
    """
    import krippendorff  # loads numpy: only whoever asks for it

    items = _items(values)
    if len(items) < FEWEST:
        return None
    coders = sorted({who for item in items for who in item})
    known = {value: at for at, value in enumerate(sorted({value for item in items for value in item.values()}))}
    if len(known) < 2:
        return None
    rows = [[float(known[item[who]]) if who in item else math.nan for item in items] for who in coders]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        found = float(krippendorff.alpha(reliability_data=rows, level_of_measurement="nominal"))
    return None if math.isnan(found) else round(found, 4)
