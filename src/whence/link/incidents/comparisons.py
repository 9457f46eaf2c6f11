"""New links of a step: of accounts that come in, and of copies that take over from one that goes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from whence.link.incidents.constraints import Terms
from whence.link.incidents.overlay import Overlay
from whence.link.incidents.pairs import COPIED, COPY, MOST, Compare
from whence.model.account import Account
from whence.model.linking import Link, Reason


class Comparisons:
    """Makes the links of a step. ``compared`` counts the pairs."""

    def __init__(self, overlay: Overlay, compare: Compare, terms: Terms) -> None:
        self._overlay = overlay
        self._compare = compare
        self._terms = terms
        self.compared = 0

    def of_incoming(self) -> None:
        """Compare each account that comes in with those that share a key: of each digest one, and its own report's."""
        for id in sorted(self._overlay.incoming):
            account = self._overlay.incoming[id]
            # Of two that come in the one with the higher id looks for the other, so that each pair is seen once.
            sharing = {
                other: digest
                for other, digest in self._overlay.sharing(id).items()
                if other < id or other not in self._overlay.incoming
            }
            own = {other for other in sharing if self._of_report(other, account.version_id)}
            for other in self._overlay.accounts(own | self._others(account, sharing)).values():
                self._keep(account, other)

    def _others(self, account: Account, sharing: Mapping[str, str]) -> set[str]:
        """Choose whom an account is compared with: of each digest one, of another report where there is one.

        A copy only hangs on another copy, since how that compares is known.
        """
        alike = _by_digest(sharing)
        copies = alike.pop(account.digest, [])
        if copies:
            return {copies[0], *self._unknown(account, copies, alike)}
        return {
            next((id for id in ids if not self._of_report(id, account.version_id)), ids[0]) for ids in alike.values()
        }

    def _unknown(self, account: Account, copies: list[str], alike: Mapping[str, list[str]]) -> Iterator[str]:
        """Find what even a copy has to be compared with: what only the one report tells that has all its copies.

        That report sets its accounts apart, and the copy is the first to show how they compare without that.
        """
        versions = {one.version_id for one in self._overlay.accounts(copies[:2]).values()}
        if len(versions) > 1 or account.version_id in versions:
            return
        for ids in alike.values():
            if {one.version_id for one in self._overlay.accounts(ids[:2]).values()} == versions:
                yield ids[0]

    def of_gone(self) -> set[str]:
        """Let copies take over the links of accounts that go; return the accounts whose component may fall apart."""
        lost = self._overlay.lost_links()
        removed = self._overlay.removed
        ends = {end for link in lost for end in (link.one, link.other)}
        left = self._overlay.accounts(end for end in ends if self._overlay.stays(end))
        heirs = _heirs(lost, {**removed, **left}, self._overlay.stays)
        for link in lost:
            one, other = heirs.get(link.one), heirs.get(link.other)
            if one and other and one != other:
                self._hand_over(left[one], left[other])
        return set(left)

    def _hand_over(self, one: Account, other: Account) -> None:
        """Link the copies of two accounts; of different reports, if there are such."""
        self._keep(one, other)
        if one.version_id == other.version_id and one.digest != other.digest:
            first = self._copy_elsewhere(one)
            second = other if first else self._copy_elsewhere(other)
            if second:
                self._keep(first or one, second)

    def _copy_elsewhere(self, account: Account) -> Account | None:
        """Find a copy of an account in another report, along the links of copies."""
        seen, waiting = {account.id}, [account.id]
        while waiting:
            ends = {end for link in self._overlay.links(waiting) for end in (link.one, link.other)} - seen
            copies = [each for each in self._overlay.accounts(ends).values() if each.digest == account.digest]
            elsewhere = [each for each in copies if each.version_id != account.version_id]
            if elsewhere:
                return elsewhere[0]
            waiting = [each.id for each in copies]
            seen.update(waiting)
        return None

    def _of_report(self, id: str, version_id: str) -> bool:
        account = self._overlay.incoming.get(id)
        return account is not None and account.version_id == version_id

    def _keep(self, one: Account, other: Account) -> None:
        first, second = (one, other) if one.id < other.id else (other, one)
        if first.digest == second.digest:
            self._overlay.add(Link(first.id, second.id, COPY, (Reason("copy", COPIED, MOST),)))
            return
        self.compared += 1
        link = self._compare(first, second)
        if link.score >= self._terms.floor:
            self._overlay.add(link)


def _by_digest(sharing: Mapping[str, str]) -> dict[str, list[str]]:
    """Sort accounts by what they tell, lowest ids first."""
    alike: dict[str, list[str]] = {}
    for id in sorted(sharing):
        alike.setdefault(sharing[id], []).append(id)
    return alike


def _heirs(lost: Collection[Link], accounts: Mapping[str, Account], stays: Callable[[str], bool]) -> dict[str, str]:
    """Say who takes over the links of each account: one that stays keeps its own, of one that goes a copy has them.

    Copies hang on each other in a tree of links. Where a part of it goes, the lowest of the copies around that part
    takes its place.
    """
    copies: dict[str, set[str]] = {}
    for link in lost:
        if accounts[link.one].digest == accounts[link.other].digest:
            copies.setdefault(link.one, set()).add(link.other)
            copies.setdefault(link.other, set()).add(link.one)
    heirs = {id: id for id in accounts if stays(id)}
    for id in accounts:
        if id not in heirs:
            part = _reached(id, copies, stays)
            around = [each for each in part if stays(each)]
            if around:
                heirs.update((gone, min(around)) for gone in part if not stays(gone))
    return heirs


def _reached(id: str, copies: Mapping[str, set[str]], stays: Callable[[str], bool]) -> set[str]:
    """Find the copies that go with one, and those around them that stay."""
    part, waiting = {id}, [id]
    while waiting:
        at = waiting.pop()
        new = copies.get(at, set()) - part if not stays(at) else set()
        part |= new
        waiting.extend(new)
    return part
