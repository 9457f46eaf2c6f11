"""The archive as one of several coders may see it: each claim without what others made of it, until one has judged it.

A correction makes a reading that everybody sees. So that a second coder does not, claims are read here off another one:
that which the program and this coder's own acts make. It is kept nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any, cast

from whence.archive.linking_claims import Claims
from whence.archive.reviewing.revising import is_programs, revised, whole_reading
from whence.link.incidents.deriving.incident import derive
from whence.link.incidents.deriving.rules import Rules
from whence.model.archive import Coded, StoredReading
from whence.model.incident import IncidentVersion
from whence.model.linking import ClaimAddress, claim_ids
from whence.model.reading import Reading
from whence.model.review import Act, ActKind, ReviewStage, is_rejected, state_of
from whence.model.review_queue import Queued, QueueQuery
from whence.review.seeing import by_claim, has_decided, has_said_all, own, rejects
from whence.store.interface import ReadStore

_PAGE = 200
"""Acts that are looked at at once: of those of others most may be hidden."""


class Eyes:
    """A reader for one coder; whatever nobody has to be kept from is the store's.

    Args:
        store: of the archive.
        who: the coder.
        decides: whether this coder decides where others differ: then what is disputed is not hidden.
    """

    def __init__(self, store: ReadStore, who: str, *, decides: bool) -> None:
        self._store, self.who, self._decides = store, who, decides

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def hides(self, claim_ids: Iterable[str]) -> frozenset[str]:
        """Say of which claims it is kept from this coder what others did, if anybody did anything."""
        wanted = frozenset(claim_ids)
        return wanted - self._open(self._store.acts_of(wanted))

    def withheld(self, claim_ids: Iterable[str]) -> bool:
        """Say whether this coder sees any of these claims otherwise than the archive has it."""
        acts = self._store.acts_of(claim_ids)
        open = self._open(acts)
        return any(len(own(each, self.who)) < len(each) for id, each in acts.items() if id not in open)

    def reading(self, reading_id: str) -> Reading | None:
        """Get a reading, without what others corrected in hidden claims; claims that others alone reject are in it."""
        found = self._store.provenance(reading_id)
        acts = self._store.acts_on([found.version.id]).get(found.version.id, ()) if found else ()
        seen = self._seen(acts, self._standing)
        if found is None or len(seen) == len(acts):
            return self._store.reading(reading_id)
        return self._made(found.version.id, reading_id, seen)

    def claim_addresses(self, claim_ids: Iterable[str]) -> Mapping[str, ClaimAddress]:
        """Say where claims stand: linked ones, and those that others rejected, in the reading that is made here."""
        wanted = frozenset(claim_ids)
        found = dict(self._store.claim_addresses(wanted))
        acts = self._store.acts_of(wanted.difference(found))
        for id in (id for id, each in acts.items() if is_rejected(each) and not rejects(each, self.who)):
            if (address := self._rejected(id, acts[id][-1].version_id or "")) is not None:
                found[id] = address
        return found

    def acts_on(self, version_ids: Iterable[str]) -> Mapping[str, tuple[Act, ...]]:
        """List the acts on some versions, without those that are hidden."""
        found = ((id, self._seen(acts)) for id, acts in self._store.acts_on(version_ids).items())
        return {id: acts for id, acts in found if acts}

    def acts_of(self, claim_ids: Iterable[str]) -> Mapping[str, tuple[Act, ...]]:
        """List the acts on some claims, without those that are hidden."""
        all_acts = self._store.acts_of(claim_ids)
        open = self._open(all_acts)
        found = {id: acts if id in open else own(acts, self.who) for id, acts in all_acts.items()}
        return {id: acts for id, acts in found.items() if acts}

    def acts(self, *, before: int | None = None, limit: int = 50, **of: Any) -> tuple[Act, ...]:
        """Page through acts, the last one first, without those that are hidden."""
        found: list[Act] = []
        while len(found) < limit and (page := self._store.acts(**of, before=before, limit=_PAGE)):
            before = page[-1].seq
            seen = self.acts_of({act.claim_id for act in page if act.claim_id is not None})
            shown = {act.seq for acts in seen.values() for act in acts}
            found += (act for act in page if act.claim_id is None or act.seq in shown)
        return tuple(found[: max(0, limit)])

    def review_queue(self, query: QueueQuery) -> tuple[Queued, ...]:
        """List claims that wait for a person; that coders differ is told of those alone of which nothing is hidden."""
        return self._store.review_queue(self._told(query))

    def queued(self, query: QueueQuery) -> int:
        """Count the claims that ``review_queue`` lists."""
        return self._store.queued(self._told(query))

    def _told(self, query: QueueQuery) -> QueueQuery:
        query = replace(query, rejected=True)
        return query if self._decides or query.state != "disputed" else replace(query, settled_by=self.who)

    def _rejected(self, claim_id: str, version_id: str) -> ClaimAddress | None:
        """Say where a claim that others rejected stands; None where it is not read any more without them."""
        made = self._store.readings(version_id)
        reading = self.reading(made[-1].id) if made else None
        ids = claim_ids(version_id, reading.claims) if reading else ()
        if reading is None or claim_id not in ids:
            return None
        return ClaimAddress(claim_id, made[-1].id, reading.claims[ids.index(claim_id)].id, None)

    def _standing(self, acts: Collection[Act]) -> Collection[Act]:
        """Leave of the acts on a claim those that it is shown by: where others alone reject it, as it was before."""
        if not is_rejected(acts) or rejects(acts, self.who):
            return acts
        return tuple(act for act in acts if act.kind is not ActKind.REJECT)

    def _open(self, acts: Mapping[str, Collection[Act]]) -> frozenset[str]:
        """Say of which claims nothing is hidden."""
        return frozenset(id for id, each in acts.items() if self._knows(each))

    def _knows(self, acts: Collection[Act]) -> bool:
        return has_said_all(acts, self.who) or has_decided(acts, self.who) or self._decides_on(acts)

    def _decides_on(self, acts: Collection[Act]) -> bool:
        return self._decides and state_of(acts).state is ReviewStage.DISPUTED

    def _seen(
        self, acts: Collection[Act], left: Callable[[Collection[Act]], Collection[Act]] = tuple
    ) -> tuple[Act, ...]:
        """Leave of the acts on a version those that are not hidden, in order; of each claim those that are left."""
        claims = by_claim(acts)
        open = self._open(claims)
        seen = (act for id, each in claims.items() for act in left(each if id in open else own(each, self.who)))
        return tuple(sorted(seen, key=lambda act: act.seq))

    def _made(self, version_id: str, reading_id: str, acts: Collection[Act]) -> Reading | None:
        """Make a reading again with these acts alone, of that reading of the program which it was made of."""
        program = self._program(version_id, reading_id)
        maker = self._store.maker(program.maker_id) if program else None
        if program is None or maker is None or program.id == reading_id:
            return self._store.reading(reading_id)
        reading = whole_reading(self._store, program.id)
        return revised(Coded("", version_id, maker, reading), tuple(acts)).reading if acts else reading

    def _program(self, version_id: str, reading_id: str) -> StoredReading | None:
        last: StoredReading | None = None
        for each in self._store.readings(version_id):
            if is_programs(self._store, each):
                last = each
            if each.id == reading_id:
                return last
        return None


def seen_by(store: ReadStore, who: str, *, decides: bool) -> ReadStore:
    """Get the archive as a coder may see it who is to judge without knowing what others said (``Eyes``)."""
    return cast(ReadStore, Eyes(store, who, decides=decides))


def seen_version(store: ReadStore, version: IncidentVersion, rules: Rules) -> IncidentVersion:
    """Get a version of an incident as its claims make it that a coder sees: the archive's where nothing is hidden.

    Args:
        store: the archive as the coder may see it.
        version: of the incident.
        rules: of the archive, by which incidents are derived.

    Raises:
        StoreError: a reading is lost, or the store cannot be used.
    """
    incident = version.incident
    if incident is None or not isinstance(store, Eyes) or not store.withheld(incident.claims):
        return version
    claims = list(Claims(store).find(incident.claims).values())
    return replace(version, incident=derive(incident.id, claims, incident.attached, rules)) if claims else version


def hidden_from(store: ReadStore, claim_ids: Iterable[str]) -> frozenset[str]:
    """Say of which claims it is hidden what others did with them; of none where nothing is hidden from anybody."""
    return store.hides(claim_ids) if isinstance(store, Eyes) else frozenset()
