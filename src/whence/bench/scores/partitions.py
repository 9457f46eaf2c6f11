"""Two partitions of the same items, which scores of clusterings compare."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from whence.model.errors import BenchInputError

Item = TypeVar("Item", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Partitions(Generic[Item]):
    """The true clusters (the key) and those to be scored (the response) of the same items.

    Attributes:
        key: for each item the name of its true cluster.
        response: for each item the name of the cluster it was put into.

    Raises:
        BenchInputError: the two are not of the same items.
    """

    key: Mapping[Item, str]
    response: Mapping[Item, str]

    def __post_init__(self) -> None:
        if self.key.keys() != self.response.keys():
            raise BenchInputError("two partitions of different items cannot be compared")

    def key_sizes(self) -> Counter[str]:
        """Count the items of each true cluster."""
        return Counter(self.key.values())

    def response_sizes(self) -> Counter[str]:
        """Count the items of each cluster of the response."""
        return Counter(self.response.values())

    def shared(self) -> Counter[tuple[str, str]]:
        """Count the items that a true cluster and one of the response have in common, where they have any."""
        return Counter((cluster, self.response[item]) for item, cluster in self.key.items())


def spanning(clusters: Mapping[Item, str], group_of: Callable[[Item], str]) -> frozenset[str]:
    """Return the clusters with items of several groups (documents)."""
    groups: dict[str, set[str]] = defaultdict(set)
    for item, cluster in clusters.items():
        groups[cluster].add(group_of(item))
    return frozenset(cluster for cluster, members in groups.items() if len(members) > 1)


def components(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the true clusters and those of the response that overlap, directly or through others, in order."""
    of_key, of_response = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for mine, theirs in sorted(pairs):
        of_key[mine].append(theirs)
        of_response[theirs].append(mine)
    seen_key, seen_response = set[str](), set[str]()
    for start in of_key:
        if start not in seen_key:
            keys, responses, waiting = set[str](), set[str](), [start]
            while waiting:
                key = waiting.pop()
                if key not in keys:
                    keys.add(key)
                    for response in of_key[key]:
                        responses.add(response)
                        if response not in seen_response:
                            seen_response.add(response)
                            waiting.extend(of_response[response])
            seen_key |= keys
            yield sorted(keys), sorted(responses)
