"""The faces of a store towards linking. ``interface`` has the whole of it, and says what holds for all methods."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from whence.model.account import Account
from whence.model.archive import StoredReading
from whence.model.gist import ChangedGists, ListedIncident
from whence.model.incident import IncidentVersion
from whence.model.linking import ClaimAddress, IncidentQuery, Judgement, Link, Relinked, Verdict


class ReadLinking(Protocol):
    """What readers see of linking. A reading counts if it is the newest of its report's newest version read."""

    def to_link(self, limit: int) -> tuple[StoredReading, ...]:
        """List readings that count and are not linked, by arrival of their versions. It costs what it returns."""

    def to_unlink(self, limit: int) -> tuple[str, ...]:
        """List readings that are linked and count no more. It costs what it returns.

        Each has a successor that waits in ``to_link``; both go into one ``Relinked``.
        """

    def superseded(self, reading_ids: Iterable[str]) -> Mapping[str, str]:
        """Say of readings that wait to be linked which linked reading each takes the place of; others are left out."""

    def waits(self, reading_ids: Iterable[str]) -> frozenset[str]:
        """Say which of some readings count and are not linked."""

    def linkers(self) -> Mapping[str, int]:
        """Count the linked readings by what linked them (``Relinked.linker``)."""

    def judged(self) -> int:
        """Get the number of the last judgement that linking has taken into account; 0 for none."""

    def accounts(self, ids: Iterable[str]) -> Mapping[str, Account]:
        """Get accounts by their ids; those that are not there are left out."""

    def digests(self, account_ids: Iterable[str]) -> Mapping[str, str]:
        """Get the digests of accounts (``Account.digest``); of accounts that are not there none."""

    def accounts_of(self, reading_ids: Iterable[str]) -> Mapping[str, tuple[Account, ...]]:
        """Get the accounts of linked readings, by reading, in the order in which they were given."""

    def sharing_keys(self, keys: Iterable[int]) -> Mapping[int, tuple[str, ...]]:
        """Find by key the accounts that have it; keys that none has are left out."""

    def links(self, account_ids: Iterable[str]) -> tuple[Link, ...]:
        """List all links that touch any of some accounts, in the order of their ids."""

    def claim_addresses(self, claim_ids: Iterable[str]) -> Mapping[str, ClaimAddress]:
        """Say where linked claims stand; those that are not linked are left out."""

    def members(self, claim_ids: Iterable[str]) -> Mapping[str, str]:
        """Say which incident claims are in; those that are in none are left out."""

    def claims_of(self, incident_ids: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """List the claims of live incidents, sorted; incidents that are no more, or never were, are left out."""

    def incident(self, id: str, number: int | None = None) -> IncidentVersion | None:
        """Get a version of an incident, a tombstone too; ``number`` None gets the newest. None where there is none."""

    def incidents_by_id(self, ids: Iterable[str]) -> Mapping[str, IncidentVersion]:
        """Get the newest versions of incidents, tombstones too; those that never were are left out."""

    def incidents(self, query: IncidentQuery) -> tuple[IncidentVersion, ...]:
        """List live incidents that a query asks for, the newest happening first.

        An incident whose type, place or time has no consolidated value goes by the one that is best supported. Where
        no time is told, the latest day on which it can have happened counts.
        """

    def incident_versions(
        self, *, id: str | None = None, after_seq: int = 0, since: datetime | None = None, limit: int = 1000
    ) -> tuple[IncidentVersion, ...]:
        """Page through versions of incidents in the order of their making, tombstones too.

        Args:
            id: of one incident; None for all.
            after_seq: only those behind this number: that of the last one seen.
            since: only those made at this time or later.
            limit: how many at most.
        """

    def listed(self, query: IncidentQuery) -> tuple[ListedIncident, ...]:
        """List live incidents that a query asks for, as ``incidents`` does, by their gists: no incident is opened."""

    def number_of_incidents(self, query: IncidentQuery) -> int:
        """Count the live incidents that a query asks for, whatever its limit, its offset and what it is behind."""

    def gists_since(self, seq: int) -> ChangedGists:
        """Get the gists of live incidents that changed behind a number; of all for 0. All of one state."""

    def shapes(self) -> Mapping[str, str]:
        """Get by live incident the line or area that it lies in, as GeoJSON; points are left out."""

    def actors_by_incidents(self) -> Mapping[str, int]:
        """Count the live incidents by the actors of the registry that they name."""

    def last_change(self) -> int:
        """Get the number of the last version of any incident; 0 where there is none."""

    def tombstones(self, ids: Iterable[str]) -> Mapping[str, IncidentVersion]:
        """Get of some incidents those that are no more, with their newest versions."""

    def merged_into(self, ids: Iterable[str]) -> Mapping[str, IncidentVersion]:
        """Get the incidents that are no more since they were merged into any of these, by their own ids."""

    def last_alive(self, ids: Iterable[str]) -> Mapping[str, IncidentVersion]:
        """Get of each incident the newest version that is no tombstone: of those that are no more, what they were."""

    def judgements(
        self, claim_ids: Iterable[str] | None = None, *, history: bool = False, after_seq: int = 0
    ) -> tuple[Judgement, ...]:
        """List judgements in the order of their making: of each pair the latest, withdrawn ones too.

        Args:
            claim_ids: only those that touch any of these claims; None for all.
            history: also those that later ones took the place of.
            after_seq: only pairs that were judged behind this number.
        """


class WriteLinking(ReadLinking, Protocol):
    """What can also write."""

    def relink(
        self, change: Relinked, *, rejected: Sequence[ClaimAddress] = (), now: datetime
    ) -> tuple[IncidentVersion, ...]:
        """Write one step of linking: one transaction with one entry in the audit log.

        Readings that come are replaced whole, and so are those that are there and come again otherwise than they were:
        with their accounts go all links of these, which ``change.links`` has to give anew. One that comes again as it
        is stays with its links. Of the members, the versions tell: ``change.members`` has to agree with the claims of
        ``change.versions``. A version that says what the newest of its incident says already is not written again.

        Args:
            change: the step.
            rejected: claims that persons rejected of the readings that come, and that these would have without: they
                are in the queue for others, as long as they stand rejected.
            now: the time.

        Returns:
            The versions with their numbers, those that were there already too.

        Raises:
            StoreError: a reading is not there, or another one of its report is linked and stays; a link is of accounts
                that are not there; members and versions do not agree. Nothing was written.
        """

    def unlink_all(self, *, now: datetime) -> int:
        """Take back claims, accounts and links of all readings, to be linked afresh; return how many readings.

        Incidents stay with their versions, and so does which claim is in which, so that they keep their ids.
        """

    def judge(self, who: str, verdict: Verdict, one: str, other: str, why: str, *, now: datetime) -> Judgement:
        """Keep a person's verdict on two claims, in either order. What the same person said last is not kept twice.

        Raises:
            ModelError: the two are one, or nobody is named.
        """

    def judge_together(self, said: Sequence[Judgement]) -> tuple[Judgement, ...]:
        """Keep verdicts in one transaction, all or none; return them as they are kept, each as ``judge`` does.

        Args:
            said: by whom and when; their numbers do not count.
        """
