"""The queue of review: every row against its seal, and what is derived in it derived again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, except_, select

from whence.model.archive import Finding
from whence.model.errors import StoreError
from whence.model.review_queue import rank
from whence.store.digests import seal_holds
from whence.store.disputes import disputes_among, judged_claims
from whence.store.linking_tables import claims
from whence.store.review_queue import importances, judged_of
from whence.store.review_tables import review_disputes, review_queue

_BATCH = 200


def check_queue(connection: Connection) -> Iterator[Finding]:
    """Check that the queue holds what is linked, and orders it by what incidents and acts tell."""
    linked, there = select(claims.c.id, claims.c.reading_id), select(review_queue.c.claim_id, review_queue.c.reading_id)
    for one, other, problem in (
        (linked, there, "is lost: the claim is linked"),
        (there, linked, "is there, and no linked claim is of it"),
    ):
        for row in connection.execute(except_(one, other)):
            yield Finding(review_queue.name, str(row[0]), problem)
    last = ""
    chosen = select(review_queue).order_by(review_queue.c.claim_id).limit(_BATCH)
    while page := connection.execute(chosen.where(review_queue.c.claim_id > last)).all():
        last = page[-1].claim_id
        yield from _rows(connection, page)


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


def _rows(connection: Connection, page: Sequence[Row[Any]]) -> Iterator[Finding]:
    ids = [row.claim_id for row in page]
    try:
        weights, judged = importances(connection, ids), judged_of(connection, ids)
    except StoreError:  # a damaged version or act, which is named where rows are checked
        return
    for row in page:
        if not seal_holds(row._asdict()):
            yield Finding(review_queue.name, row.claim_id, "was changed: its seal is not that of its columns")
        elif row.importance != weights.get(row.claim_id, 0.0) or row.rank != rank(row.doubt, row.importance):
            yield Finding(review_queue.name, row.claim_id, "does not weigh what its incident tells")
        elif row.judged != judged[row.claim_id]:
            yield Finding(review_queue.name, row.claim_id, "does not count the acts that stand on its claim")
