"""Accounts, keys, links and members in memory: for benchmarks and tests."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from whence.link.incidents.key_index import KeyIndex
from whence.link.incidents.linker import Step
from whence.link.incidents.shelf import Tombstone
from whence.model.account import Account
from whence.model.linking import ClaimAddress, Link, LinkedReading


@dataclass(slots=True)
class MemoryShelf:
    """A shelf that takes in steps."""

    held: dict[str, Account] = field(default_factory=dict)
    readings: dict[str, LinkedReading] = field(default_factory=dict)
    index: KeyIndex = field(default_factory=KeyIndex)
    touching: dict[str, dict[str, Link]] = field(default_factory=dict)
    addresses: dict[str, ClaimAddress] = field(default_factory=dict)
    incident_of: dict[str, str] = field(default_factory=dict)
    live: dict[str, tuple[str, ...]] = field(default_factory=dict)
    fallen: dict[str, Tombstone] = field(default_factory=dict)
    heirs: dict[str, set[str]] = field(default_factory=dict)

    def sharing_keys(self, keys: Collection[int]) -> Collection[str]:
        """Find the ids of accounts that have any of these keys."""
        return self.index.find(keys)

    def digests(self, account_ids: Collection[str]) -> Mapping[str, str]:
        """Get the digests of accounts."""
        return {id: self.held[id].digest for id in account_ids if id in self.held}

    def accounts(self, account_ids: Collection[str]) -> Mapping[str, Account]:
        """Get accounts by their ids."""
        return {id: self.held[id] for id in account_ids if id in self.held}

    def accounts_of(self, reading_ids: Collection[str]) -> Collection[Account]:
        """Get all accounts of readings."""
        return [account for id in reading_ids if id in self.readings for account in self.readings[id].accounts]

    def links(self, account_ids: Collection[str]) -> Collection[Link]:
        """Get all links that touch any of these accounts."""
        return {
            (link.one, link.other): link for id in account_ids for link in self.touching.get(id, {}).values()
        }.values()

    def claim_addresses(self, claim_ids: Collection[str]) -> Mapping[str, ClaimAddress]:
        """Say where claims stand."""
        return {id: self.addresses[id] for id in claim_ids if id in self.addresses}

    def members(self, claim_ids: Collection[str]) -> Mapping[str, str]:
        """Get the incidents that claims are in."""
        return {id: self.incident_of[id] for id in claim_ids if id in self.incident_of}

    def claims_of(self, incident_ids: Collection[str]) -> Mapping[str, tuple[str, ...]]:
        """Get the claims of incidents that live."""
        return {id: self.live[id] for id in incident_ids if id in self.live}

    def tombstones(self, incident_ids: Collection[str]) -> Mapping[str, Tombstone]:
        """Get those of these incidents that are no more."""
        return {id: self.fallen[id] for id in incident_ids if id in self.fallen}

    def merged_into(self, incident_ids: Collection[str]) -> Mapping[str, Tombstone]:
        """Get the incidents that were merged into any of these."""
        return {id: self.fallen[id] for into in incident_ids for id in self.heirs.get(into, ())}

    def take(self, step: Step) -> None:
        """Write what a step changes."""
        for id in (*step.gone, *(reading.reading_id for reading in step.readings)):
            self._remove(id)
        for reading in step.readings:
            self._add(reading)
        for link in step.links:
            self.touching.setdefault(link.one, {})[link.other] = link
            self.touching.setdefault(link.other, {})[link.one] = link
        for claim, incident in step.members:
            if incident is None:
                self.incident_of.pop(claim, None)
            else:
                self.incident_of[claim] = incident
        for fate in step.fates:
            stone = self.fallen.pop(fate.id, None)
            if stone and stone.into:
                self.heirs[stone.into].discard(fate.id)
            if fate.claims:
                self.live[fate.id] = fate.claims
                continue
            self.live.pop(fate.id, None)
            self.fallen[fate.id] = Tombstone(fate.id, fate.into, fate.before)
            if fate.into:
                self.heirs.setdefault(fate.into, set()).add(fate.id)

    def partition(self) -> frozenset[frozenset[str]]:
        """Get the sets of claims that are of one happening."""
        return frozenset(frozenset(claims) for claims in self.live.values())

    def _add(self, reading: LinkedReading) -> None:
        # The keys lie in the index alone: they are most of what a reading would take.
        self.readings[reading.reading_id] = replace(reading, keys=())
        self.held.update((account.id, account) for account in reading.accounts)
        self.addresses.update((address.id, address) for address in reading.claims)
        for id, keys in reading.keys:
            self.index.add(id, keys)

    def _remove(self, reading_id: str) -> None:
        reading = self.readings.pop(reading_id, None)
        if reading is None:
            return
        for address in reading.claims:
            self.addresses.pop(address.id, None)
        for account in reading.accounts:
            del self.held[account.id]
            self.index.remove(account.id)
            for other in self.touching.pop(account.id, {}):
                self.touching.get(other, {}).pop(account.id, None)
