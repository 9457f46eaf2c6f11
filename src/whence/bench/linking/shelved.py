"""Readings as linking takes them, and the incidents that it makes of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from whence.link.incidents.accounts import accounts
from whence.link.incidents.archived import archived
from whence.link.incidents.comparing import compare
from whence.link.incidents.keys import keys
from whence.link.incidents.linker import step
from whence.link.incidents.memory_shelf import MemoryShelf
from whence.link.incidents.rulings import Rulings
from whence.model.account import Account
from whence.model.archive import derived_id
from whence.model.linking import ClaimAddress, LinkedReading
from whence.model.reading import Reading

Labels = Mapping[str, str]
"""For the id of each account the name of its cluster."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A reading with its accounts; ``local`` gives for each claim its id in the reading."""

    linked: LinkedReading = field(repr=False)
    local: Mapping[str, str] = field(repr=False)

    @property
    def accounts(self) -> tuple[Account, ...]:
        """What the report tells."""
        return self.linked.accounts

    def account_of(self) -> dict[str, str]:
        """Return for each claim, by its id in the reading, the id of its account."""
        return {self.local[claim]: account.id for account in self.accounts for claim in account.claims}


def shelve(name: str, reading: Reading, vector: Callable[[str], bytes] | None) -> Shelved:
    """Make the accounts of a reading, as an archive would that holds its report alone.

    Args:
        name: the report's, unlike that of any other.
        reading: of the report.
        vector: gives the vector of some words; None leaves wordings uncompared.
    """
    version, reading_id = derived_id("version", name), derived_id("reading", name)
    published = reading.report.published
    claims = archived(
        reading,
        reading_id=reading_id,
        version_id=version,
        report_id=derived_id("report", name),
        sha256=reading.report.id,
        origin_id=version,
        outlet=reading.report.publisher,
        published=published.date if published else None,
        title=reading.report.title,
    )
    told = accounts(reading, claims, vector=vector)
    account_of = {claim: account.id for account in told for claim in account.claims}
    linked = LinkedReading(
        reading_id,
        version,
        told,
        tuple((account.id, keys(account)) for account in told),
        tuple(ClaimAddress(one.id, reading_id, one.claim.id, account_of[one.id]) for one in claims),
    )
    return Shelved(linked, {one.id: one.claim.id for one in claims})


def incidents(reports: Sequence[Shelved]) -> Labels:
    """Link readings as an archive does, all in one step; what is in no incident is by itself."""
    shelf = MemoryShelf()
    shelf.take(step(shelf, [report.linked for report in reports], (), Rulings(), compare))
    return {
        account.id: shelf.incident_of.get(account.claims[0], account.id)
        for report in reports
        for account in report.accounts
    }
