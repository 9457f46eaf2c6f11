"""B-cubed (Bagga and Baldwin 1998): how pure and how whole the cluster of each item is.

An item's precision is the share of its cluster in the response that belongs with it, its recall the share of its true
cluster that was put with it; both are averaged over items. Clusters can be left out on either side, as coreference
scorers drop singletons from key and response: recall is averaged over the items whose true cluster is kept, precision
over those whose cluster in the response is kept. A kept cluster counts with all its items, so that a wrong join costs
whatever was joined.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from whence.bench.scores.partitions import Item, Partitions


@dataclass(frozen=True, slots=True)
class ItemScore:
    """One item's precision and recall in [0, 1]; None where its cluster is left out on that side."""

    item: object
    precision: float | None
    recall: float | None


def item_scores(
    both: Partitions[Item], *, key: Container[str] | None = None, response: Container[str] | None = None
) -> Iterator[ItemScore]:
    """Yield the score of each item.

    Args:
        both: the partitions.
        key: true clusters to keep; None keeps all.
        response: clusters of the response to keep; None keeps all.
    """
    key_sizes, response_sizes, shared = both.key_sizes(), both.response_sizes(), both.shared()
    for item, mine in both.key.items():
        theirs = both.response[item]
        common = shared[mine, theirs]
        yield ItemScore(
            item,
            common / response_sizes[theirs] if response is None or theirs in response else None,
            common / key_sizes[mine] if key is None or mine in key else None,
        )
