"""Claims on which coders differ, kept beside the acts that say so: whoever asks for them looks through no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, delete, insert, select

from whence.model.review import ReviewStage, state_of
from whence.store.backend import pieces
from whence.store.review_rows import acts_by_claim
from whence.store.review_tables import review_acts, review_disputes

_BATCH = 500


def disputes_among(connection: Connection, claim_ids: Iterable[str]) -> frozenset[str]:
    """Say by their acts on which of some claims coders differ.

    Raises:
        StoreError: an act is damaged.
    """
    acts = acts_by_claim(connection, claim_ids)
    return frozenset(id for id, each in acts.items() if state_of(each).state is ReviewStage.DISPUTED)


def settle_disputes(connection: Connection, claim_ids: Iterable[str]) -> None:
    """Note anew on which of some claims coders differ."""
    wanted = sorted(set(claim_ids))
    disputed = disputes_among(connection, wanted)
    for piece in pieces(wanted):
        connection.execute(delete(review_disputes).where(review_disputes.c.claim_id.in_(piece)))
    if disputed:
        connection.execute(insert(review_disputes), [{"claim_id": id} for id in sorted(disputed)])


def fill_disputes(connection: Connection) -> None:
    """Note on which claims coders differ, of all that anybody judged: as after a revision that made the table."""
    for ids in judged_claims(connection):
        settle_disputes(connection, ids)


def judged_claims(connection: Connection) -> Iterator[list[str]]:
    """Page through the claims that anybody did anything with."""
    chosen = select(review_acts.c.claim_id).distinct().order_by(review_acts.c.claim_id).limit(_BATCH)
    last = ""
    while found := list(connection.scalars(chosen.where(review_acts.c.claim_id > last))):
        last = found[-1]
        yield found
