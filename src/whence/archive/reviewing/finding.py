"""The claim that an act is on: as the newest reading of its version has it, or as it was when it was rejected."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from whence.archive.reviewing.revising import whole_reading
from whence.model.claim import Claim
from whence.model.errors import InputError
from whence.model.linking import claim_ids
from whence.model.reading import Reading
from whence.review.snapshots import snapshot
from whence.store.interface import ReadStore


@dataclass(frozen=True, slots=True)
class Found:
    """A claim to be judged.

    Attributes:
        id: in the archive.
        version_id: of the version that it is a claim of.
        reading_id: the version's newest reading.
        reading: that, as it was seen.
        claim: as the reading has it; None for one that was rejected.
        was: the claim as an act keeps it.
    """

    id: str
    version_id: str
    reading_id: str
    reading: Reading
    claim: Claim | None
    was: str

    @property
    def snapshot(self) -> Mapping[str, Any]:
        """The claim as an act keeps it, as plain data."""
        found: Mapping[str, Any] = json.loads(self.was)
        return found


def named_claim(store: ReadStore, prefix: str) -> str:
    """Find the claim that the beginning of an id means; rejected ones count.

    Raises:
        InputError: it means none, or several.
    """
    ids = store.resolve(prefix)
    claims = sorted({*store.claim_addresses(ids), *store.acts_of(ids)})
    if len(claims) == 1:
        return claims[0]
    if not claims:
        raise InputError(f"no claim has an id that begins with {prefix}; whence review queue and incident list them")
    raise InputError(f"{prefix} can mean {', '.join(id[:16] for id in claims)}; give more of the id")


def find(store: ReadStore, claim_id: str, seen: ReadStore | None = None) -> Found:
    """Find a claim by its id.

    Args:
        store: of the archive.
        claim_id: the claim's.
        seen: the archive as who judges it may see it (``eyes``); None where nothing is hidden.

    Raises:
        InputError: no linked reading has it, and nobody judged it.
        StoreError: its reading is lost.
    """
    version_id = _version(store, claim_id)
    newest = store.readings(version_id)[-1]
    reading = whole_reading(seen or store, newest.id)
    ids = claim_ids(version_id, reading.claims)
    if claim_id in ids:
        claim = reading.claims[ids.index(claim_id)]
        return Found(claim_id, version_id, newest.id, reading, claim, snapshot(reading, claim))
    last = [act.was for act in store.acts_of([claim_id]).get(claim_id, ()) if act.was is not None]
    if not last:
        raise InputError(f"claim {claim_id} is not in the newest reading of its report any more; whence link goes on")
    return Found(claim_id, version_id, newest.id, reading, None, last[-1])


def _version(store: ReadStore, claim_id: str) -> str:
    acts = store.acts_of([claim_id]).get(claim_id, ())
    known = next((act.version_id for act in reversed(acts) if act.version_id is not None), None)
    if known is not None:
        return known
    address = store.claim_addresses([claim_id]).get(claim_id)
    if address is None:
        raise InputError(f"no claim {claim_id} is linked here; whence link links what was coded")
    reading = whole_reading(store, address.reading_id)
    for version in store.holding(reading.report.id):
        if any(each.id == address.reading_id for each in store.readings(version.id)):
            return version.id
    raise InputError(f"the reading of claim {claim_id} belongs to no version; see whence verify")
