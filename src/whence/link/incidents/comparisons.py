"""New links of a step: of accounts that come in, and of copies that take over from one that goes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from whence.link.incidents.constraints import Terms
from whence.link.incidents.overlay import Overlay
from whence.link.incidents.pairs import Compare
from whence.model.account import Account
from whence.model.linking import Link


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
            copy = self._copied(account, sharing, own)
            others = own | ({copy} if copy else set(_one_each(sharing).values()))
            for other in self._overlay.accounts(others).values():
                self._keep(account, other)

    def of_gone(self) -> set[str]:
        """Let copies take over the links of accounts that go; return the accounts whose component may fall apart."""
        lost = self._overlay.lost_links()
        removed = self._overlay.removed
        ends = {end for link in lost for end in (link.one, link.other)}
        left = self._overlay.accounts(end for end in ends if self._overlay.stays(end))
        heirs = _heirs(lost, {**removed, **left}, self._overlay.stays)
        for link in lost:
            for one in heirs.get(link.one, ()):
                for other in heirs.get(link.other, ()):
                    if one != other:
                        self._keep(left[one], left[other])
        return set(left)

    def _of_report(self, id: str, version_id: str) -> bool:
        account = self._overlay.incoming.get(id)
        return account is not None and account.version_id == version_id

    def _copied(self, account: Account, sharing: Mapping[str, str], own: Collection[str]) -> str | None:
        """Find the account that this one is a copy of, if it says enough to be known again; None if there is none."""
        copies = sorted(other for other, digest in sharing.items() if digest == account.digest and other not in own)
        if not copies:
            return None
        link = self._link(account, self._overlay.accounts(copies[:1])[copies[0]])
        return copies[0] if link.veto is None and link.score > self._terms.threshold else None

    def _keep(self, one: Account, other: Account) -> None:
        link = self._link(one, other)
        if link.score >= self._terms.floor:
            self._overlay.add(link)

    def _link(self, one: Account, other: Account) -> Link:
        self.compared += 1
        return self._compare(one, other) if one.id < other.id else self._compare(other, one)


def _one_each(sharing: Mapping[str, str]) -> dict[str, str]:
    """Take of each digest the account with the lowest id."""
    first: dict[str, str] = {}
    for id in sorted(sharing):
        first.setdefault(sharing[id], id)
    return first


def _heirs(
    lost: Collection[Link], accounts: Mapping[str, Account], stays: Callable[[str], bool]
) -> dict[str, tuple[str, ...]]:
    """Say who takes over the links of each account: one that stays keeps its own, of one that goes its copy has them.

    Copies hang on each other in a tree of links. Where a part of it goes, the lowest of the copies around that part
    takes its place, and the others hang on it.
    """
    copies: dict[str, set[str]] = {}
    for link in lost:
        if accounts[link.one].digest == accounts[link.other].digest:
            copies.setdefault(link.one, set()).add(link.other)
            copies.setdefault(link.other, set()).add(link.one)
    heirs: dict[str, tuple[str, ...]] = {id: (id,) for id in accounts if stays(id)}
    for id in sorted(accounts):
        if id in heirs:
            continue
        part, around, waiting = {id}, set(), [id]
        while waiting:
            for other in copies.get(waiting.pop(), ()):
                if stays(other):
                    around.add(other)
                elif other not in part:
                    part.add(other)
                    waiting.append(other)
        heir = (min(around),) if around else ()
        heirs.update((gone, heir) for gone in part)
    return heirs
