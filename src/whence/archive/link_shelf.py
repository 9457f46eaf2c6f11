"""What linking reads, out of an archive's store."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from whence.link.incidents.shelf import Tombstone
from whence.model.account import Account
from whence.model.incident import IncidentVersion
from whence.model.linking import ClaimAddress, Link
from whence.store.interface import ReadStore

_KEPT = 20_000
"""Accounts that are kept at hand, at most: about 5 kB each."""


class StoreShelf:
    """A store as a ``Shelf``. It remembers accounts that it looked up: make a new one when accounts were written."""

    def __init__(self, store: ReadStore) -> None:
        self._store = store
        self._accounts: dict[str, Account] = {}

    def sharing_keys(self, keys: Collection[int]) -> Collection[str]:
        """Find the ids of accounts that have any of these keys."""
        return {id for ids in self._store.sharing_keys(keys).values() for id in ids}

    def digests(self, account_ids: Collection[str]) -> Mapping[str, str]:
        """Get the digests of accounts."""
        return self._store.digests(account_ids)

    def accounts(self, account_ids: Collection[str]) -> Mapping[str, Account]:
        """Get accounts by their ids."""
        missing = [id for id in account_ids if id not in self._accounts]
        if len(self._accounts) + len(missing) > _KEPT:
            self._accounts, missing = {}, list(account_ids)
        if missing:
            self._accounts.update(self._store.accounts(missing))
        return {id: self._accounts[id] for id in account_ids if id in self._accounts}

    def accounts_of(self, reading_ids: Collection[str]) -> Collection[Account]:
        """Get all accounts of readings that are linked."""
        return [account for accounts in self._store.accounts_of(reading_ids).values() for account in accounts]

    def links(self, account_ids: Collection[str]) -> Collection[Link]:
        """Get all links that touch any of these accounts."""
        return self._store.links(account_ids)

    def claim_addresses(self, claim_ids: Collection[str]) -> Mapping[str, ClaimAddress]:
        """Say where claims stand."""
        return self._store.claim_addresses(claim_ids)

    def members(self, claim_ids: Collection[str]) -> Mapping[str, str]:
        """Get the incidents that claims are in."""
        return self._store.members(claim_ids)

    def claims_of(self, incident_ids: Collection[str]) -> Mapping[str, tuple[str, ...]]:
        """Get the claims of incidents that live."""
        return self._store.claims_of(incident_ids)

    def tombstones(self, incident_ids: Collection[str]) -> Mapping[str, Tombstone]:
        """Get those of these incidents that are no more."""
        return self._stones(self._store.tombstones(incident_ids))

    def merged_into(self, incident_ids: Collection[str]) -> Mapping[str, Tombstone]:
        """Get the incidents that are no more since they were merged into any of these."""
        return self._stones(self._store.merged_into(incident_ids))

    def _stones(self, fallen: Mapping[str, IncidentVersion]) -> dict[str, Tombstone]:
        """Make tombstones, with the claims that the incidents had last."""
        last = self._store.last_alive(fallen)
        claims = {id: version.incident.claims for id, version in last.items() if version.incident is not None}
        return {id: Tombstone(id, version.into, claims.get(id, ())) for id, version in fallen.items()}
