"""The claims of an archive, by id: read off readings again whenever they are asked for, and kept nowhere but there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from whence.archive.linking_origins import Origins
from whence.link.incidents.archived import archived
from whence.model.errors import StoreError
from whence.model.linking import ArchivedClaim
from whence.model.reading import Reading
from whence.model.report_lists import Provenance
from whence.store.interface import ReadStore

_KEPT = 256
"""Readings whose claims are kept at hand: about 100 kB each."""


class Claims:
    """Finds claims. Those of the last readings asked for are kept at hand, so memory is bounded."""

    def __init__(self, store: ReadStore, *, keep: int = _KEPT) -> None:
        self._store = store
        self._origins = Origins(store)
        self._of_reading = lru_cache(keep)(self._load)
        self._last_readings = lru_cache(2)(self._lookup)  # whoever reads one asks for its claims next

    def of_reading(self, reading_id: str) -> tuple[ArchivedClaim, ...]:
        """Get the claims of a kept reading, in the reading's order.

        Raises:
            StoreError: the reading or its version is lost, or the store cannot be used.
        """
        return self._of_reading(reading_id)

    def reading(self, reading_id: str) -> Reading:
        """Get a reading.

        Raises:
            StoreError: it is lost or damaged, or the store cannot be used.
        """
        return self._last_readings(reading_id)

    def find(self, ids: Iterable[str]) -> dict[str, ArchivedClaim]:
        """Get claims by their ids; an id that no linked reading has is left out.

        Raises:
            StoreError: a reading is lost, or the store cannot be used.
        """
        wanted = tuple(dict.fromkeys(ids))
        addresses = self._store.claim_addresses(wanted)
        readings = sorted({address.reading_id for address in addresses.values()})
        known = set(wanted)
        found = {claim.id: claim for id in readings for claim in self.of_reading(id) if claim.id in known}
        return {id: found[id] for id in wanted if id in found}

    def version_of(self, reading_id: str) -> str:
        """Get the id of the version that a reading is of; raises as ``of_reading`` does."""
        return self._provenance(reading_id).version.id

    def _load(self, reading_id: str) -> tuple[ArchivedClaim, ...]:
        reading = self.reading(reading_id)
        return self._made(reading_id, self._provenance(reading_id), reading)

    def _lookup(self, reading_id: str) -> Reading:
        reading = self._store.reading(reading_id)
        if reading is None:
            raise StoreError(f"the reading {reading_id} is lost; see whence verify")
        return reading

    def _provenance(self, reading_id: str) -> Provenance:
        found = self._store.provenance(reading_id)
        if found is None:
            raise StoreError(f"the reading {reading_id} belongs to no version; see whence verify")
        return found

    def _made(self, reading_id: str, found: Provenance, reading: Reading) -> tuple[ArchivedClaim, ...]:
        version, key = found.version, found.key
        published = reading.report.published
        made = archived(
            reading,
            reading_id=reading_id,
            version_id=version.id,
            report_id=version.report_id,
            sha256=version.sha256,
            origin_id=version.id,
            outlet=reading.report.publisher or key.outlet,
            published=published.date if published else None,
            title=reading.report.title,
            url=key.url or reading.report.url,
        )
        origins = self._origins.of_claims(version.id, reading)
        return tuple(
            replace(claim, origin_id=origin.id, copied=origin.copied)
            for claim, origin in zip(made, origins, strict=True)
        )
