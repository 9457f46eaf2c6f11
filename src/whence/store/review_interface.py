"""The faces of a store towards review. ``interface`` has the whole of it, and says what holds for all methods."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from whence.model.archive import Coded
from whence.model.review import Act
from whence.model.review_queue import Queued, QueueQuery


class ReadReview(Protocol):
    """What readers see of review. Acts come in the order in which they were done, those that were undone too."""

    def act(self, seq: int) -> Act | None:
        """Get an act by its number; None where there is none."""

    def acts_on(self, version_ids: Iterable[str]) -> Mapping[str, tuple[Act, ...]]:
        """List the acts on some versions, by version; versions on which nobody did anything are left out."""

    def acts_of(self, claim_ids: Iterable[str]) -> Mapping[str, tuple[Act, ...]]:
        """List the acts on some claims, by claim; claims on which nobody did anything are left out."""

    def acts(
        self,
        *,
        claim_id: str | None = None,
        incident_id: str | None = None,
        who: str | None = None,
        before: int | None = None,
        limit: int = 50,
    ) -> tuple[Act, ...]:
        """Page through acts, the last one first.

        Args:
            claim_id: only on this claim.
            incident_id: only on this incident, or on claims that are in it now.
            who: only by this person.
            before: only acts before this number: that of the last one seen.
            limit: how many at most.
        """

    def undone(self, seqs: Iterable[int]) -> Mapping[int, int]:
        """Say which of some acts do not stand, by the number of the act that took each back."""

    def reviewed(self, *, after: str = "", limit: int = 500) -> tuple[str, ...]:
        """Page through the ids of claims that anybody did anything with, in order: those after an id."""

    def incidents_reviewed(self, incident_ids: Iterable[str]) -> frozenset[str]:
        """Say of which of some live incidents anybody did anything with a claim."""

    def last_act(self) -> int:
        """Get the number of the last act; 0 for none."""

    def judged_before(self, version_ids: Iterable[str]) -> Mapping[str, str]:
        """Get of versions the latest earlier one of the same report that persons judged, and stand by what they said.

        Versions without such a one are left out.
        """

    def review_queue(self, query: QueueQuery) -> tuple[Queued, ...]:
        """List claims that wait for a person, the most doubtful and important first. It costs what it returns.

        Before them come those that nobody judged of reports of which an earlier version was judged. Claims that stand
        rejected are listed only if asked for.
        """

    def queued(self, query: QueueQuery) -> int:
        """Count the claims that a query asks for, whatever its page."""


class WriteReview(ReadReview, Protocol):
    """What can also write."""

    def keep_act(self, act: Act, coded: Sequence[Coded], *, over: str | None, now: datetime) -> Act:
        """Keep an act and the reading that it brings about, in one transaction; return it as kept.

        What the same person said last on the same thing is not kept twice: the act that is there is returned.

        Args:
            act: its ``seq`` is the number after the last act's; 0 for an act that no reading hangs on.
            coded: the reading of the act's version as it is then; empty where the act changes nothing in it.
            over: id of the reading that this one was made of; None where there is none.
            now: the time.

        Raises:
            MovedOn: other acts were kept since, or the version was coded again. Nothing was written.
            StoreError: the version is not there.
        """
