"""What is usually done to link reports of an event: one type on one day in one country, one head lemma, like wording.

Each is given the same accounts as Whence, so that what a report itself tells as one is one for all of them. What counts
as type, what else has to agree, the least cosine and how links are chained were chosen as the best of several on MUC-4
train; docs/benchmarks.md has the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import product

import numpy as np
from numpy.typing import NDArray

from whence.bench.linking.shelved import Labels
from whence.model.account import Account
from whence.model.vocabulary import Extent

Key = tuple[object, ...]

# Chosen on MUC-4 train.
COSINE, COSINE_TYPE_DAY = 0.45, 0.5
"""Cosine of two wordings, above which they are taken to tell of one event."""
_BLOCK = 512
"""Vectors that are compared with all others at a time."""


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


def type_day_country(accounts: Sequence[Account]) -> Labels:
    """Join accounts of one PLOVER type on one day in one country; the day of the report where they tell none."""
    return joined(
        accounts,
        lambda one: product(one.plover, days(one, report=0), countries(one)),
    )


def lemma(accounts: Sequence[Account]) -> Labels:
    """Join accounts of one head lemma, in one country: without that the baseline joins nearly everything."""
    return joined(accounts, lambda one: product(one.lemmas, countries(one)))


def lemma_day(accounts: Sequence[Account]) -> Labels:
    """Join accounts of one head lemma on one day; the day of the report where they tell none."""
    return joined(accounts, lambda one: product(one.lemmas, days(one, report=0)))


def lemma_victim_country(accounts: Sequence[Account]) -> Labels:
    """Join accounts of one head lemma and one head of the words for whom it hit, in one country."""
    return joined(accounts, lambda one: product(one.lemmas, {party.head for party in one.targets}, countries(one)))


def cosine(accounts: Sequence[Account]) -> Labels:
    """Join accounts whose wordings have a cosine above a bound, on average over the pairs of their groups."""
    return alike(accounts, COSINE)


def cosine_type_day(accounts: Sequence[Account]) -> Labels:
    """The same, among accounts of one type on one day."""

    def agree(one: Account, other: Account) -> bool:
        same_days = set(days(one, report=0)) & set(days(other, report=0))
        return bool(same_days) and not set(one.plover).isdisjoint(other.plover)

    return alike(accounts, COSINE_TYPE_DAY, agree)


def alike(accounts: Sequence[Account], least: float, agree: Callable[[Account, Account], bool] | None = None) -> Labels:
    """Join accounts by their vectors, the most alike first, while the mean cosine between groups is above a bound.

    ``agree`` says which pairs may start a join; None leaves it to the cosine.
    """
    with_vector = [account for account in linkable(accounts) if account.vector]
    groups = _Centres(with_vector)
    for one, other in groups.pairs(least):
        if agree is None or agree(with_vector[one], with_vector[other]):
            groups.join(one, other, least)
    return {account.id: account.id for account in accounts} | groups.labels(with_vector)


class _Centres:
    """Groups of unit vectors with their sums: the mean cosine of two groups is the product of their sums by sizes."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        rows = [np.frombuffer(account.vector, dtype=np.int8) for account in accounts]
        table = np.array(rows, dtype=np.float32).reshape(len(rows), len(rows[0]) if rows else 0)
        length = np.linalg.norm(table, axis=1, keepdims=True)
        self._unit: NDArray[np.float32] = table / np.maximum(length, np.float32(1))
        self._sums = {at: self._unit[at] for at in range(len(rows))}
        self._members = {at: [at] for at in range(len(rows))}
        self._group = list(range(len(rows)))

    def pairs(self, least: float) -> list[tuple[int, int]]:
        """Return the pairs with a cosine above a bound, the most alike first."""
        found: list[tuple[float, int, int]] = []
        for begin in range(0, len(self._unit), _BLOCK):
            cosines = self._unit[begin : begin + _BLOCK] @ self._unit.T
            rows, columns = np.nonzero(cosines > least)
            for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
                if begin + row < column:
                    found.append((-round(float(cosines[row, column]), 5), begin + row, column))
        return [(one, other) for _, one, other in sorted(found)]

    def join(self, one: int, other: int, least: float) -> None:
        """Make two groups one if the mean cosine between them is above a bound."""
        low, high = sorted((self._group[one], self._group[other]))
        if low == high:
            return
        pairs = len(self._members[low]) * len(self._members[high])
        if float(self._sums[low] @ self._sums[high]) / pairs > least:
            for member in self._members[high]:
                self._group[member] = low
            self._members[low] += self._members.pop(high)
            self._sums[low] = self._sums[low] + self._sums.pop(high)

    def labels(self, accounts: Sequence[Account]) -> dict[str, str]:
        """Return the group of each account."""
        return {account.id: accounts[group].id for account, group in zip(accounts, self._group, strict=True)}
