"""Pair gold with predicted items: overlapping spans greedily, or any items by the best total weight."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence

from whence.bench.readers import Offsets

Pair = tuple[int, int]
"""Index of a gold item and index of a predicted one."""


def overlap(a: Offsets, b: Offsets) -> int:
    """Count the units that two spans share; not above 0 where they share none."""
    return min(a[1], b[1]) - max(a[0], b[0])


def pair_spans(gold: Sequence[Offsets], predicted: Sequence[Offsets]) -> list[Pair]:
    """Pair overlapping spans one-to-one: identical ones first, then the others by falling overlap.

    Ties go to the earlier gold span, then the earlier prediction. Cost: sorting, plus the overlapping pairs themselves.
    """
    identical = list(_identical(gold, predicted))
    taken_gold, taken_predicted = ({pair[side] for pair in identical} for side in (0, 1))
    free_gold = [i for i in range(len(gold)) if i not in taken_gold]
    free_predicted = [j for j in range(len(predicted)) if j not in taken_predicted]
    candidates = sorted(_overlapping(gold, free_gold, predicted, free_predicted))
    return identical + take_greedily((i, j) for _, i, j in candidates)


def take_greedily(pairs: Iterable[Pair]) -> list[Pair]:
    """Keep each pair whose two items are still free, in the order given."""
    kept, gold, predicted = [], set[int](), set[int]()
    for i, j in pairs:
        if i not in gold and j not in predicted:
            kept.append((i, j))
            gold.add(i)
            predicted.add(j)
    return kept


def _identical(gold: Sequence[Offsets], predicted: Sequence[Offsets]) -> Iterator[Pair]:
    waiting: defaultdict[Offsets, deque[int]] = defaultdict(deque)
    for j, span in enumerate(predicted):
        waiting[span].append(j)
    for i, span in enumerate(gold):
        if waiting[span]:
            yield i, waiting[span].popleft()


def _overlapping(
    gold: Sequence[Offsets], gold_ids: Sequence[int], predicted: Sequence[Offsets], predicted_ids: Sequence[int]
) -> Iterator[tuple[int, int, int]]:
    """Yield ``(-overlap, gold index, predicted index)`` for spans that share at least one unit."""
    ordered = sorted((*predicted[j], j) for j in predicted_ids)
    starts = [begin for begin, _, _ in ordered]
    longest = max((end - begin for begin, end, _ in ordered), default=0)
    for i in gold_ids:
        begin, end = gold[i]
        for k in range(bisect_left(starts, begin - longest), bisect_left(starts, end)):
            shared = overlap((begin, end), ordered[k][:2])
            if shared > 0:
                yield -shared, i, ordered[k][2]


def assign(weights: Sequence[Sequence[int]]) -> list[Pair]:
    """Assign rows to columns one-to-one with the greatest total weight; every row or every column gets a partner.

    Shortest augmenting paths (Kuhn 1955, Jonker and Volgenant 1987), O(n^3) for n templates or entities. Written here
    and not taken from a library because among equal totals the choice has to be the reference scorer's: rows in order,
    and of equally cheap columns the first. CEAF-RME's recall depends on that choice.
    """
    if not weights or not weights[0]:
        return []
    if len(weights) > len(weights[0]):
        return [(row, column) for column, row in assign(list(zip(*weights, strict=True)))]
    assignment = _Assignment(weights)
    for row in range(len(weights)):
        assignment.add_row(row)
    return [(row, column) for column, row in enumerate(assignment.row_of) if row is not None]


class _Assignment:
    """A growing assignment with its dual prices; whole numbers, so that ties are exact."""

    def __init__(self, weights: Sequence[Sequence[int]]) -> None:
        self.weights = weights
        self.row_price = [0] * len(weights)
        self.column_price = [0] * len(weights[0])
        self.row_of: list[int | None] = [None] * len(weights[0])

    def add_row(self, row: int) -> None:
        """Give one more row a column, moving earlier rows along the cheapest path to a free column."""
        columns = range(len(self.row_of))
        distance: dict[int, int] = {}
        came_from: dict[int, int | None] = {}
        path: dict[int, None] = {}  # columns reached for good, in order
        current_row, last = row, None
        while True:
            for column in columns:
                if column in path:
                    continue
                cost = -self.weights[current_row][column] - self.row_price[current_row] - self.column_price[column]
                if column not in distance or cost < distance[column]:
                    distance[column], came_from[column] = cost, last
            nearest = min((c for c in columns if c not in path), key=lambda column: distance[column])
            self._shift(row, path, distance, nearest)
            path[nearest] = None
            last, holder = nearest, self.row_of[nearest]
            if holder is None:
                break
            current_row = holder
        self._augment(row, nearest, came_from)

    def _shift(self, row: int, path: Iterable[int], distance: dict[int, int], nearest: int) -> None:
        """Move the prices so that the nearest column costs nothing more."""
        step = distance[nearest]
        self.row_price[row] += step
        reached = set(path)
        for column in reached:
            holder = self.row_of[column]
            if holder is not None:
                self.row_price[holder] += step
            self.column_price[column] -= step
        for column in distance:
            if column not in reached:
                distance[column] -= step

    def _augment(self, row: int, column: int, came_from: dict[int, int | None]) -> None:
        step: int | None = column
        while step is not None:
            before = came_from[step]
            self.row_of[step] = row if before is None else self.row_of[before]
            step = before
