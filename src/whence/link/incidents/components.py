"""Connected components of the graph of accounts: what can become one cluster at all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

Edges = Callable[[Collection[str]], Iterable[tuple[str, str]]]


def components(seeds: Iterable[str], edges: Edges) -> list[tuple[str, ...]]:
    """Find the whole components that some accounts are in.

    Args:
        seeds: ids of accounts.
        edges: gives all edges that touch any of some accounts.

    Returns:
        Each component's ids, sorted; components in the order of their first.
    """
    root: dict[str, str] = {}
    waiting = set(seeds)
    for seed in waiting:
        root[seed] = seed
    while waiting:
        found = set()
        for one, other in edges(sorted(waiting)):
            for id in (one, other):
                if id not in root:
                    root[id] = id
                    found.add(id)
            root[_find(root, one)] = _find(root, other)
        waiting = found
    parts: dict[str, list[str]] = {}
    for id in sorted(root):
        parts.setdefault(_find(root, id), []).append(id)
    return sorted(tuple(part) for part in parts.values())


def _find(root: dict[str, str], id: str) -> str:
    while root[id] != id:
        root[id] = root[root[id]]
        id = root[id]
    return id
