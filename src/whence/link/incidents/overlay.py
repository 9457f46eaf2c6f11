"""A shelf as it will be when readings have come in and gone: what one step of linking looks at."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from whence.link.incidents.shelf import Shelf
from whence.model.account import Account
from whence.model.linking import ClaimAddress, Link, LinkedReading


class Overlay:
    """A shelf without what is gone or comes again, with what comes in.

    Attributes:
        incoming: accounts that come in, by id.
        removed: accounts that were on the shelf and go, by id; those that come again are among both.
        keys: under which incoming accounts are looked for.
    """

    def __init__(self, shelf: Shelf, readings: Sequence[LinkedReading], gone: Sequence[str]) -> None:
        self._shelf = shelf
        ids = {*gone, *(reading.reading_id for reading in readings)}
        self.removed = {account.id: account for account in shelf.accounts_of(sorted(ids))}
        self.incoming = {account.id: account for reading in readings for account in reading.accounts}
        self.keys = {id: keys for reading in readings for id, keys in reading.keys}
        self._addresses = {address.id: address for reading in readings for address in reading.claims}
        self._index: dict[int, list[str]] = {}
        for id, keys in self.keys.items():
            for key in keys:
                self._index.setdefault(key, []).append(id)
        self._new: dict[str, dict[str, Link]] = {}
        self._seen: dict[str, Account] = {}

    def sharing(self, account_id: str) -> Mapping[str, str]:
        """Find the accounts that share a key with an incoming one, with their digests; itself is not among them."""
        keys = self.keys.get(account_id, ())
        there = [id for id in self._shelf.sharing_keys(keys) if self.stays(id)] if keys else []
        here = {id for key in keys for id in self._index[key]} - {account_id}
        return {**self._shelf.digests(there), **{id: self.incoming[id].digest for id in here}}

    def accounts(self, ids: Iterable[str]) -> dict[str, Account]:
        """Get accounts, each loaded once."""
        wanted = sorted(set(ids))
        missing = [id for id in wanted if self.stays(id) and id not in self._seen]
        if missing:
            self._seen.update(self._shelf.accounts(missing))
        return {id: self.incoming[id] if id in self.incoming else self._seen[id] for id in wanted if self._has(id)}

    def _has(self, id: str) -> bool:
        return id in self.incoming or id in self._seen

    def stays(self, id: str) -> bool:
        """Say whether an account of the shelf is neither gone nor comes again."""
        return id not in self.removed and id not in self.incoming

    def add(self, link: Link) -> None:
        """Take in a new link."""
        self._new.setdefault(link.one, {})[link.other] = link
        self._new.setdefault(link.other, {})[link.one] = link

    def links(self, ids: Collection[str]) -> list[Link]:
        """Get all links that will touch any of these accounts, each once."""
        found = {(link.one, link.other): link for link in self._old_links(ids)}
        for id in ids:
            found.update(((link.one, link.other), link) for link in self._new.get(id, {}).values())
        return [found[pair] for pair in sorted(found)]

    def _old_links(self, ids: Collection[str]) -> Iterable[Link]:
        there = sorted(id for id in ids if self.stays(id))
        return (link for link in self._shelf.links(there) if self.stays(link.one) and self.stays(link.other))

    def new_links(self) -> list[Link]:
        """Get the links that came in, in the order of their ids."""
        return [self._new[one][other] for one in sorted(self._new) for other in sorted(self._new[one]) if one < other]

    def lost_links(self) -> Collection[Link]:
        """Get the links that go with the accounts that go."""
        return self._shelf.links(sorted(self.removed)) if self.removed else ()

    def accounts_with(self, claims: Collection[str]) -> set[str]:
        """Find the accounts that claims will be in."""
        there = self._shelf.claim_addresses(sorted(claim for claim in claims if claim not in self._addresses))
        addresses: Iterable[ClaimAddress] = (
            *there.values(),
            *(self._addresses[claim] for claim in claims if claim in self._addresses),
        )
        found = {address.account_id for address in addresses if address.account_id}
        return {id for id in found if id in self.incoming or id not in self.removed}
