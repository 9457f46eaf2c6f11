"""Groups of nodes that grow, and the weighing of whether two of them are one."""

from __future__ import annotations

import math
from dataclasses import dataclass

from whence.link.incidents.constraints import Bounds, Terms
from whence.link.incidents.pairs import NEVER, Evidence, Node


@dataclass(slots=True, eq=False)
class Group:
    """A cluster in the making.

    Attributes:
        name: the key of the node that it began with.
        keys: of all its nodes.
        sample: those of its nodes that stand for it, lowest keys first.
        bounds: within which its happening lies.
        foes: keys of nodes that a person says are of another happening than some node of it.
        age: how often it grew.
    """

    name: str
    keys: set[str]
    sample: list[Node]
    bounds: Bounds
    foes: set[str]
    age: int = 0

    @classmethod
    def of(cls, node: Node) -> Group:
        """Begin with one node."""
        return cls(node.key, {node.key}, [node], node.bounds, set())

    @property
    def size(self) -> int:
        """How many nodes it has."""
        return len(self.keys)

    def absorb(self, other: Group, sample: int) -> None:
        """Take in another group."""
        self.keys |= other.keys
        self.sample = sorted((*self.sample, *other.sample), key=lambda node: node.key)[:sample]
        self.bounds = self.bounds.joined(other.bounds)
        self.foes |= other.foes
        self.age += 1


class Weighing:
    """Says whether groups join, and remembers which did not, as long as neither grows."""

    def __init__(self, evidence: Evidence, terms: Terms, unsure: set[tuple[str, str]]) -> None:
        self._evidence = evidence
        self._terms = terms
        self._unsure = unsure
        self._refused: dict[tuple[str, str], tuple[int, int]] = {}
        self.least = self.log_odds_of(terms.threshold)

    @staticmethod
    def log_odds_of(probability: float) -> float:
        """Turn a probability between 0 and 1 into log-odds."""
        return math.log(probability / (1 - probability))

    def of(self, one: Node, other: Node) -> float | None:
        """Get the log-odds of two nodes; None where a person is unsure."""
        pair = (one.key, other.key) if one.key < other.key else (other.key, one.key)
        return None if pair in self._unsure else self._evidence.of_nodes(one, other)

    def joins(self, one: Group, other: Group) -> bool:
        """Say whether two groups are of one happening."""
        one, other = (one, other) if one.name < other.name else (other, one)
        key, ages = (one.name, other.name), (one.age, other.age)
        if self._refused.get(key) == ages:
            return False
        if self.apart(one, other) or not one.bounds.fits(other.bounds, self._terms) or not self._alike(one, other):
            self._refused[key] = ages
            return False
        return True

    @staticmethod
    def apart(one: Group, other: Group) -> bool:
        """Say whether a person parts two groups."""
        fewer, more = (one, other) if len(one.foes) <= len(other.foes) else (other, one)
        return not fewer.foes.isdisjoint(more.keys)

    def _alike(self, one: Group, other: Group) -> bool:
        """Say whether the mean over the pairs between the groups is above the threshold, and none is forbidden."""
        total, number = 0.0, 0
        for node in one.sample:
            for another in other.sample:
                value = self.of(node, another)
                if value == NEVER:
                    return False
                if value is not None:
                    total += value
                    number += 1
        return number > 0 and total / number > self.least
