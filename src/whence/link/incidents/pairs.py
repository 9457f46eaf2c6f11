"""Nodes of the graph of accounts, and the evidence between two of them, looked up or made when it is asked for."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from whence.link.incidents.constraints import Bounds, Terms
from whence.model.account import Account
from whence.model.linking import Link

Compare = Callable[[Account, Account], Link]

MOST = 6.0
"""Log-odds beyond which evidence counts no more (0.25 % of doubt), so that no pair outvotes several others."""
COPY = 0.9975
"""Probability of accounts that tell the same in the same words, that of ``MOST``: nothing is left to compare."""
COPIED = "both tell the same in the same words"
NEVER = -math.inf
"""The evidence of a pair that a veto forbids."""


@dataclass(frozen=True, slots=True)
class Node:
    """Accounts that are one before anything is weighed: copies of each other, or judged the same.

    Attributes:
        key: the lowest id of its accounts.
        members: ids of all its accounts, sorted.
        faces: its accounts that differ in what they tell, sorted by id: what is compared.
        bounds: within which its happening lies.
        reports: for each version that tells it, one of its accounts.
    """

    key: str
    members: tuple[str, ...]
    faces: tuple[Account, ...]
    bounds: Bounds
    reports: dict[str, Account] = field(compare=False, repr=False)

    @classmethod
    def of(cls, accounts: Iterable[Account], terms: Terms) -> Node:
        """Make a node of accounts."""
        ordered = sorted(accounts, key=lambda account: account.id)
        faces: dict[str, Account] = {}
        reports: dict[str, Account] = {}
        for account in ordered:
            faces.setdefault(account.digest, account)
            reports.setdefault(account.version_id, account)
        members = tuple(account.id for account in ordered)
        return cls(members[0], members, tuple(faces.values()), _bounds(tuple(faces.values()), terms), reports)


def _bounds(faces: Sequence[Account], terms: Terms) -> Bounds:
    """Bound a node. Where a person joined what does not fit together, the first account tells where and when."""
    bounds = Bounds.of(faces[0])
    for face in faces[1:]:
        more = Bounds.of(face)
        if bounds.fits(more, terms):
            bounds = bounds.joined(more)
    return bounds


def log_odds(link: Link) -> float:
    """Turn a probability into log-odds between ``-MOST`` and ``MOST``; ``NEVER`` where a veto forbids the pair."""
    if link.veto is not None:
        return NEVER
    if link.score <= 0:
        return -MOST
    if link.score >= 1:
        return MOST
    return max(-MOST, min(MOST, math.log(link.score / (1 - link.score))))


class Evidence:
    """Log-odds of pairs of accounts, each compared once.

    Accounts that tell the same in the same words (equal digests) are alike whatever that is, and compare alike with
    others, so they share an answer; but for two accounts of one report, which tells them apart.
    """

    def __init__(self, compare: Compare) -> None:
        self._compare = compare
        self._known: dict[tuple[str, str], float] = {}
        self.compared = 0

    def learn(self, link: Link, one: Account, other: Account) -> None:
        """Take over what was compared before."""
        self._known[_key(one, other)] = log_odds(link)

    def between(self, one: Account, other: Account) -> float:
        """Get the log-odds of two accounts."""
        if one.digest == other.digest:
            return MOST
        key = _key(one, other)
        known = self._known.get(key)
        if known is None:
            self.compared += 1
            first, second = (one, other) if one.id < other.id else (other, one)
            known = self._known[key] = log_odds(self._compare(first, second))
        return known

    def of_nodes(self, one: Node, other: Node) -> float:
        """Get the log-odds of two nodes: the best of what their accounts tell, since a person said that they are one.

        If one report tells both, what it tells of the two counts.
        """
        if len(one.faces) == 1 and len(other.faces) == 1:
            fewer, more = (one, other) if len(one.reports) <= len(other.reports) else (other, one)
            for version, account in fewer.reports.items():
                if version in more.reports:
                    return self.between(account, more.reports[version])
        return max(self.between(a, b) for a in one.faces for b in other.faces)


def _key(one: Account, other: Account) -> tuple[str, str]:
    if one.version_id == other.version_id:
        return (one.id, other.id) if one.id < other.id else (other.id, one.id)
    return (one.digest, other.digest) if one.digest < other.digest else (other.digest, one.digest)
