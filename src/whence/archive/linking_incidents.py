"""From what became of incidents to their new versions: derived from their claims, with what changed and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from whence.archive.linking_claims import Claims
from whence.archive.linking_reasons import Occasion, Reasons
from whence.link.incidents.deriving.attaching import attachments
from whence.link.incidents.deriving.differences import differences
from whence.link.incidents.deriving.incident import derive
from whence.link.incidents.deriving.rules import Rules
from whence.link.incidents.identity import Fate
from whence.link.incidents.linker import Step
from whence.model.errors import StoreError
from whence.model.incident import ChangeKind, Incident, IncidentVersion
from whence.model.linking import ArchivedClaim
from whence.model.vocabulary import Extent
from whence.store.interface import ReadStore


class Deriving:
    """Makes the versions of one portion."""

    def __init__(self, store: ReadStore, claims: Claims, rules: Rules, occasion: Occasion) -> None:
        self._store, self._claims, self._rules = store, claims, rules
        self._reasons = Reasons(store, occasion)

    def versions(self, step: Step, now: datetime) -> tuple[IncidentVersion, ...]:
        """Derive the incidents that a step changed, in the order of their ids, and the tombstones of those that fell.

        Raises:
            StoreError: a claim is lost, or the store cannot be used.
        """
        again = (Fate(id, ChangeKind.CHANGED, claims) for id, claims in self._claims_of(step.told_again))
        fates = sorted((*step.fates, *again), key=lambda fate: fate.id)
        before = self._before(fate.id for fate in fates)
        claims = self._claims.find(claim for fate in fates for claim in fate.claims)
        made = {fate.id: self._version(fate, before.get(fate.id), claims, now) for fate in fates}
        stones = (fate for fate in fates if not fate.claims)
        for fate in stones:  # it fell for the reason for which the other one has its claims
            heir = made.get(fate.into or "")
            why = heir.why if heir is not None else self._reasons.of(fate, before.get(fate.id), {})
            made[fate.id] = IncidentVersion(0, fate.id, 0, now, fate.kind, why, into=fate.into)
        return tuple(version for fate in fates if (version := made[fate.id]) is not None)

    def _claims_of(self, ids: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
        yield from self._store.claims_of(ids).items()

    def _before(self, ids: Iterable[str]) -> Mapping[str, Incident]:
        """Get incidents as they were; those that are new or had fallen are left out."""
        found = self._store.incidents_by_id(list(ids))
        return {id: version.incident for id, version in found.items() if version.incident is not None}

    def _version(
        self, fate: Fate, before: Incident | None, found: Mapping[str, ArchivedClaim], now: datetime
    ) -> IncidentVersion | None:
        """Derive one; None for one that fell, and for one that says what it said."""
        if not fate.claims:
            return None
        lost = [id for id in fate.claims if id not in found]
        if lost:
            raise StoreError(f"the claim {lost[0]} is lost; whence link --again makes it anew")
        claims = {id: found[id] for id in fate.claims}
        own = tuple(claims.values())
        incident = derive(fate.id, own, attachments(own, self._roundups(own), self._rules), self._rules)
        if incident == before:
            return None
        changes = differences(before, incident) if before is not None else ()
        why = self._reasons.of(fate, before, claims)
        return replace(IncidentVersion(0, fate.id, 0, now, fate.kind, why), changes=changes, incident=incident)

    def _roundups(self, claims: Sequence[ArchivedClaim]) -> Iterator[ArchivedClaim]:
        """Yield the totals that the incident's own reports tell. Those of other reports are not looked for."""
        for reading_id in sorted({claim.reading_id for claim in claims}):
            for claim in self._claims.of_reading(reading_id):
                if claim.claim.extent is Extent.AGGREGATE:
                    yield claim
