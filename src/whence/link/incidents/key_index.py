"""Which accounts have a key, in memory: sorted arrays, since most of millions of keys have one account only."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import numpy as np
from numpy.typing import NDArray

_Run = tuple[NDArray[np.int64], NDArray[np.int32]]


class KeyIndex:
    """Keys with the numbers of accounts, in runs that are merged when they have grown alike in length.

    A run holds its keys sorted, so that looking up costs a binary search for each run, and there are only as many runs
    as the logarithm of what is held: 12 bytes a key.
    """

    def __init__(self) -> None:
        self._runs: list[_Run] = []
        self._fresh: list[tuple[int, int]] = []
        self._names: list[str] = []
        self._numbers: dict[str, int] = {}

    def add(self, name: str, keys: Iterable[int]) -> None:
        """File an account under its keys."""
        number = self._numbers[name] = len(self._names)
        self._names.append(name)
        self._fresh.extend((key, number) for key in keys)

    def remove(self, name: str) -> None:
        """Forget an account, if it was filed; what is filed under its old number no longer counts."""
        number = self._numbers.pop(name, None)
        if number is not None:
            self._names[number] = ""

    def find(self, keys: Collection[int]) -> set[str]:
        """Find the accounts that have any of these keys."""
        self._settle()
        wanted = np.fromiter(keys, np.int64, len(keys))
        found: set[str] = set()
        for held, numbers in self._runs:
            first, last = np.searchsorted(held, wanted, "left"), np.searchsorted(held, wanted, "right")
            for at in np.flatnonzero(last > first):
                found.update(self._names[number] for number in numbers[first[at] : last[at]].tolist())
        found.discard("")
        return found

    def _settle(self) -> None:
        """Make a run of what was added, and merge runs while the last is not much shorter than the one before it."""
        if not self._fresh:
            return
        keys = np.fromiter((key for key, _ in self._fresh), np.int64, len(self._fresh))
        numbers = np.fromiter((number for _, number in self._fresh), np.int32, len(self._fresh))
        self._fresh.clear()
        self._runs.append(_sorted(keys, numbers))
        while len(self._runs) > 1 and 2 * len(self._runs[-1][0]) >= len(self._runs[-2][0]):
            (keys, numbers), (more, others) = self._runs.pop(), self._runs.pop()
            self._runs.append(_sorted(np.concatenate((more, keys)), np.concatenate((others, numbers))))


def _sorted(keys: NDArray[np.int64], numbers: NDArray[np.int32]) -> _Run:
    order = np.argsort(keys, kind="stable")
    return keys[order], numbers[order]
