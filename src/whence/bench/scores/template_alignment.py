"""Align predicted with gold templates of a document so that the document's F1 is as high as it can be.

F1 is not additive over pairs, so no assignment algorithm finds the best map. Instead, for every set of gold templates
still free, the totals that the remaining predictions can reach are kept as a Pareto front (right predicted, right
gold). Among equally good maps the lexicographically first one is taken (earlier gold templates before later ones,
unaligned last), as the published script meets them; only per-slot rows can depend on that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from whence.bench.scores.pairing import Pair, assign

Right = tuple[int, int]
"""Right predicted items and right gold items."""

MAX_STATES = 2**17
"""Sets of free gold templates times predictions that are searched exactly: some seconds. A document of MUC-4 has rarely
more than nine templates; beyond the limit the map with the most right items is taken, which is nearly always the
same."""

_NOTHING: Right = (0, 0)


def best_map(sizes: tuple[int, int], worth: Mapping[Pair, Right], f1: Callable[[int, int], float]) -> dict[int, int]:
    """Return the best map from predicted to gold templates.

    Args:
        sizes: how many predicted and how many gold templates there are.
        worth: right items of each pair of compatible types; other pairs are worth nothing and never part of the map.
        f1: the document's F1 from right predicted and right gold items.
    """
    predicted, gold = sizes
    if (predicted + 1) << min(gold, 64) > MAX_STATES:
        weights = [[sum(worth.get((i, j), _NOTHING)) for j in range(gold)] for i in range(predicted)]
        return {i: j for i, j in assign(weights) if (i, j) in worth}
    return _trace(sizes, worth, f1, _fronts(predicted, gold, worth))


Fronts = list[dict[int, tuple[Right, ...]]]
"""For each prediction, and each bit mask of gold templates already used: what it and the later ones can still reach."""


def _fronts(predicted: int, gold: int, worth: Mapping[Pair, Right]) -> Fronts:
    fronts: Fronts = [{} for _ in range(predicted)] + [dict.fromkeys(range(1 << gold), (_NOTHING,))]
    for i in reversed(range(predicted)):
        options = [(j, worth[i, j]) for j in range(gold) if (i, j) in worth]
        for used in range(1 << gold):
            if used.bit_count() <= i:
                reach = set(fronts[i + 1][used])
                for j, (p, g) in options:
                    if not used >> j & 1:
                        reach.update((p + a, g + b) for a, b in fronts[i + 1][used | 1 << j])
                fronts[i][used] = _undominated(reach)
    return fronts


def _undominated(points: Iterable[Right]) -> tuple[Right, ...]:
    kept: list[Right] = []
    for point in sorted(points, reverse=True):
        if not kept or point[1] > kept[-1][1]:
            kept.append(point)
    return tuple(kept)


def _trace(
    sizes: tuple[int, int], worth: Mapping[Pair, Right], f1: Callable[[int, int], float], fronts: Fronts
) -> dict[int, int]:
    """Follow the first choices that still reach the best F1."""

    def best(i: int, used: int, right: Right) -> float:
        return max(f1(right[0] + a, right[1] + b) for a, b in fronts[i][used])

    predicted, gold = sizes
    chosen: dict[int, int] = {}
    used, right, goal = 0, _NOTHING, best(0, 0, _NOTHING)
    for i in range(predicted):
        for j in _choices(gold, used):
            p, g = worth.get((i, j), _NOTHING)
            after = (right[0] + p, right[1] + g)
            taken = used if j == gold else used | 1 << j
            if best(i + 1, taken, after) >= goal:
                used, right = taken, after
                if (i, j) in worth:
                    chosen[i] = j
                break
    return chosen


def _choices(gold: int, used: int) -> Iterator[int]:
    """Yield the free gold templates, unlike types included as the published script does, and `gold` for "unaligned"."""
    yield from (j for j in range(gold) if not used >> j & 1)
    yield gold
