"""CEAF-e (Luo 2005): clusters matched one to one so that they are as alike as they can be, by φ4.

φ4 of two clusters is twice the items in common by the sizes of both. The sum over matched pairs is divided by the
number of true clusters for recall, of clusters in the response for precision. Clusters that share no item are worth
nothing, so the assignment is made in each connected part by itself.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from whence.bench.scores.pairing import assign
from whence.bench.scores.partitions import Item, Partitions, components

_UNIT = 10**12
"""Weights are whole numbers of this fraction of one, so that assignment is exact on ties."""


@dataclass(frozen=True, slots=True)
class Matched:
    """A true cluster with the one of the response that it is matched with, and their φ4 in (0, 1]."""

    key: str
    response: str
    likeness: float


def match(
    both: Partitions[Item], *, key: Container[str] | None = None, response: Container[str] | None = None
) -> list[Matched]:
    """Match clusters.

    Args:
        both: the partitions.
        key: true clusters to keep; None keeps all.
        response: clusters of the response to keep; None keeps all.
    """
    key_sizes, response_sizes = both.key_sizes(), both.response_sizes()
    likeness = {
        (mine, theirs): 2 * common / (key_sizes[mine] + response_sizes[theirs])
        for (mine, theirs), common in both.shared().items()
        if (key is None or mine in key) and (response is None or theirs in response)
    }
    found = []
    for keys, responses in components(likeness):
        weights = [[round(_UNIT * likeness.get((mine, theirs), 0)) for theirs in responses] for mine in keys]
        pairs = ((keys[row], responses[column]) for row, column in assign(weights))
        found += [Matched(mine, theirs, likeness[mine, theirs]) for mine, theirs in pairs if (mine, theirs) in likeness]
    return found
