"""Claims that persons rejected: they are in no incident, and still to be judged by those who have not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whence.archive.reviewing.revising import program_reading, revised, whole_reading
from whence.model.archive import Coded
from whence.model.errors import StoreError
from whence.model.linking import ClaimAddress, LinkedReading, claim_ids
from whence.model.reading import Reading
from whence.model.review import Act, ActKind, is_rejected
from whence.review.doubt import doubt
from whence.review.seeing import by_claim
from whence.store.interface import ReadStore


def rejected_in(store: ReadStore, readings: Sequence[LinkedReading]) -> tuple[ClaimAddress, ...]:
    """List the claims that stand rejected of texts, as far as they would be read if nobody had rejected them.

    Args:
        store: of the archive.
        readings: what is linked of the texts' readings.

    Raises:
        StoreError: a reading is lost, or the store cannot be used.
        SchemaError: an act is damaged.
    """
    acts = store.acts_on(each.version_id for each in readings)
    judged = (each for each in readings if each.version_id in acts)
    return tuple(address for each in judged for address in _of_reading(store, each, acts[each.version_id]))


def _of_reading(store: ReadStore, linked: LinkedReading, acts: tuple[Act, ...]) -> Iterator[ClaimAddress]:
    there = {each.id for each in linked.claims}
    gone = {id for id, each in by_claim(acts).items() if id not in there and is_rejected(each)}
    if not gone:
        return
    reading = _without_rejections(store, linked.version_id, acts)
    found = zip(claim_ids(linked.version_id, reading.claims), reading.claims, strict=True)
    for id, claim in found:
        if id in gone:
            of_it = doubt(claim, reading)
            yield ClaimAddress(id, linked.reading_id, claim.id, None, of_it.score, of_it.fields)


def _without_rejections(store: ReadStore, version_id: str, acts: tuple[Act, ...]) -> Reading:
    program = program_reading(store, version_id)
    maker = store.maker(program.maker_id)
    if maker is None:
        raise StoreError(f"the maker {program.maker_id} is lost; see whence verify")
    others = tuple(act for act in acts if act.kind is not ActKind.REJECT)
    reading = whole_reading(store, program.id)
    return revised(Coded("", version_id, maker, reading), others).reading if others else reading
