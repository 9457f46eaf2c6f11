"""Where accounts, keys, links and members lie, as far as linking has to know: a database's tables, or memory."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from whence.model.account import Account
from whence.model.linking import ClaimAddress, Link


@dataclass(frozen=True, slots=True)
class Tombstone:
    """An incident that is no more: ``into`` what its claims went, None where none was left; its last ``claims``."""

    id: str
    into: str | None
    claims: tuple[str, ...]


class Shelf(Protocol):
    """What linking reads. Nothing is written through it: what is to change is the outcome of a step.

    What is asked for and not there is left out of the answer. Answers may come in any order.
    """

    def sharing_keys(self, keys: Collection[int]) -> Collection[str]:
        """Find the ids of accounts that have any of these keys."""
        ...

    def digests(self, account_ids: Collection[str]) -> Mapping[str, str]:
        """Get the digests of accounts."""
        ...

    def accounts(self, account_ids: Collection[str]) -> Mapping[str, Account]:
        """Get accounts by their ids."""
        ...

    def accounts_of(self, reading_ids: Collection[str]) -> Collection[Account]:
        """Get all accounts of readings that are linked."""
        ...

    def links(self, account_ids: Collection[str]) -> Collection[Link]:
        """Get all links that touch any of these accounts, each once."""
        ...

    def claim_addresses(self, claim_ids: Collection[str]) -> Mapping[str, ClaimAddress]:
        """Say where claims stand."""
        ...

    def members(self, claim_ids: Collection[str]) -> Mapping[str, str]:
        """Get the incidents that claims are in."""
        ...

    def claims_of(self, incident_ids: Collection[str]) -> Mapping[str, tuple[str, ...]]:
        """Get the claims of incidents that live."""
        ...

    def tombstones(self, incident_ids: Collection[str]) -> Mapping[str, Tombstone]:
        """Get those of these incidents that are no more."""
        ...

    def merged_into(self, incident_ids: Collection[str]) -> Mapping[str, Tombstone]:
        """Get the incidents that are no more since they were merged into any of these, by their own ids."""
        ...
