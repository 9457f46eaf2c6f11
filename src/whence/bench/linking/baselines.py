"""What is usually done to link reports of one event: one type on one day in one country, one head lemma, like wording.

Each is given the same accounts as Whence, so that what a report itself tells as one is one for all of them. Their settings
(what counts as type, what else has to agree, the least cosine and how links are chained) were chosen as the best of
several on MUC-4 train; docs/benchmarks.md has the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from whence.bench.linking.shelved import Labels
from whence.model.account import Account
from whence.model.vocabulary import Extent

Key = tuple[object, ...]


def linkable(accounts: Iterable[Account]) -> list[Account]:
    """Return the accounts that can be of one incident: what happened, and no totals."""
    return [account for account in accounts if account.real and account.extent is not Extent.AGGREGATE]


def joined(accounts: Sequence[Account], keys: Callable[[Account], Iterable[Key]]) -> Labels:
    """Join all accounts that share a key, directly or through others."""
    groups = Joined(account.id for account in accounts)
    first: dict[Key, str] = {}
    for account in linkable(accounts):
        for key in keys(account):
            groups.join(first.setdefault(key, account.id), account.id)
    return groups.labels()


class Joined:
    """Groups that only grow (union by the lesser name)."""

    def __init__(self, names: Iterable[str]) -> None:
        self._above = {name: name for name in names}

    def top(self, name: str) -> str:
        """Return the name of a group."""
        while self._above[name] != name:
            self._above[name] = self._above[self._above[name]]
            name = self._above[name]
        return name

    def join(self, one: str, other: str) -> None:
        """Make two groups one."""
        low, high = sorted((self.top(one), self.top(other)))
        self._above[high] = low

    def labels(self) -> dict[str, str]:
        """Return the group of each."""
        return {name: self.top(name) for name in self._above}


def days(account: Account, *, report: int | None = None) -> Iterator[date]:
    """Yield the day of an account; without one those up to ``report`` days before its report, None for none."""
    if account.start is not None and account.end is not None:
        if account.end - account.start <= timedelta(days=1):
            yield account.start
    elif report is not None and account.published is not None:
        yield account.published - timedelta(days=report)


def countries(account: Account) -> list[str]:
    """Return the countries of an account's places, or those that its report is set in where it names none."""
    told = {spot.country for spot in account.spots if spot.country}
    return sorted(told or {place for place in account.context if "." not in place})
