"""What stands behind one version of an incident: its claims, the accounts that they are of, and what links those."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from whence.archive.linking_claims import Claims
from whence.model.incident import IncidentVersion
from whence.model.linking import ArchivedClaim, Link
from whence.store.interface import ReadStore


@dataclass(frozen=True, slots=True)
class IncidentClaims:
    """The claims of a version of an incident.

    Attributes:
        order: ids of its claims, then of the totals that it is part of.
        found: those that the archive still has; a claim of a report that was edited since is not linked any more.
        accounts: by claim, the account that it is of.
        links: between those accounts, the most likely first.
    """

    order: tuple[str, ...]
    found: Mapping[str, ArchivedClaim]
    accounts: Mapping[str, str]
    links: tuple[Link, ...]

    @classmethod
    def of(cls, store: ReadStore, version: IncidentVersion) -> IncidentClaims:
        """Look them up; a tombstone has none.

        Raises:
            StoreError: a reading is lost, or the store cannot be used.
        """
        incident = version.incident
        if incident is None:
            return cls((), {}, {}, ())
        order = (*incident.claims, *(each.claim for each in incident.attached))
        addresses = store.claim_addresses(incident.claims)
        accounts = {each.id: each.account_id for each in addresses.values() if each.account_id is not None}
        among = set(accounts.values())
        links = [link for link in store.links(sorted(among)) if link.one in among and link.other in among]
        links.sort(key=lambda link: (-link.score, link.one, link.other))
        return cls(order, Claims(store).find(order), accounts, tuple(links))

    def of_account(self, account_id: str) -> tuple[str, ...]:
        """List the claims of the incident that are of an account."""
        return tuple(id for id in self.order if self.accounts.get(id) == account_id)
