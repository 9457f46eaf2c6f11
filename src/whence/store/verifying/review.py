"""The queue of review: every row against its seal, and what is derived in it derived again."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, except_, select

from whence.model.archive import Finding
from whence.model.errors import StoreError
from whence.model.review import is_rejected
from whence.model.review_queue import rank
from whence.store.backend import pieces
from whence.store.digests import seal_holds
from whence.store.disputes import disputes_among, judged_claims
from whence.store.linking_tables import claims, linked
from whence.store.review_queue import importances, judged_of
from whence.store.review_rows import acts_by_claim
from whence.store.review_tables import review_disputes, review_queue
from whence.store.tables import readings

_BATCH = 200


def check_queue(connection: Connection) -> Iterator[Finding]:
    """Check that the queue holds what is linked, and orders it by what incidents and acts tell.

    Of claims that stand rejected it can hold those of linked readings: which, and how doubtful, is linking's to tell.
    """
    kept, there = select(claims.c.id, claims.c.reading_id), select(review_queue.c.claim_id, review_queue.c.reading_id)
    for row in connection.execute(except_(kept, there)):
        yield Finding(review_queue.name, str(row[0]), "is lost: the claim is linked")
    unlinked = {str(id): str(reading) for id, reading in connection.execute(except_(there, kept))}
    for id in sorted(unlinked.keys() - _rejected(connection, unlinked)):
        yield Finding(review_queue.name, id, "is there, and no linked claim is of it")
    last = ""
    chosen = select(review_queue).order_by(review_queue.c.claim_id).limit(_BATCH)
    while page := connection.execute(chosen.where(review_queue.c.claim_id > last)).all():
        last = page[-1].claim_id
        yield from _rows(connection, page, unlinked)


def check_disputes(connection: Connection) -> Iterator[Finding]:
    """Check that those claims are noted as disputed on which coders differ by their acts, and no others."""
    noted = set(connection.scalars(select(review_disputes.c.claim_id)))
    for ids in judged_claims(connection):
        disputed = disputes_among(connection, ids)
        for id in ids:
            if (id in noted) != (id in disputed):
                yield Finding(review_disputes.name, id, "does not say whether coders differ on the claim")
        noted.difference_update(ids)
    for id in sorted(noted):
        yield Finding(review_disputes.name, id, "is there, and nobody judged such a claim")


def _rejected(connection: Connection, found: Mapping[str, str]) -> set[str]:
    """Say which of some claims stand rejected, by acts on the text of a linked reading; its id is given for each."""
    version_of: dict[str, str] = {}
    joined = select(readings.c.id, readings.c.version_id).join(linked, linked.c.reading_id == readings.c.id)
    for piece in pieces(sorted(set(found.values()))):
        version_of.update(
            (row.id, row.version_id) for row in connection.execute(joined.where(readings.c.id.in_(piece)))
        )
    try:
        acts = acts_by_claim(connection, found)
    except StoreError:  # a damaged act, which is named where rows are checked
        return set(found)
    return {
        id
        for id, each in acts.items()
        if is_rejected(each) and version_of.get(found[id], "") in {act.version_id for act in each}
    }


def _rows(connection: Connection, page: Sequence[Row[Any]], rejected: Container[str]) -> Iterator[Finding]:
    ids = [row.claim_id for row in page]
    try:
        weights, judged = importances(connection, ids), judged_of(connection, ids)
        weights |= {row.claim_id: row.importance for row in page if row.claim_id in rejected}  # sealed: none can tell
    except StoreError:  # a damaged version or act, which is named where rows are checked
        return
    for row in page:
        if not seal_holds(row._asdict()):
            yield Finding(review_queue.name, row.claim_id, "was changed: its seal is not that of its columns")
        elif row.importance != weights.get(row.claim_id, 0.0) or row.rank != rank(row.doubt, row.importance):
            yield Finding(review_queue.name, row.claim_id, "does not weigh what its incident tells")
        elif row.judged != judged[row.claim_id]:
            yield Finding(review_queue.name, row.claim_id, "does not count the acts that stand on its claim")
