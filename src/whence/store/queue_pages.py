"""Pages of the queue: first the claims of reports of which an earlier text was judged, then by doubt and importance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select, true, tuple_

from whence.model.review import JUDGING, SETTLING, ActKind
from whence.model.review_queue import FIRST, Queued, QueueQuery
from whence.store.earlier import readings_judged_before
from whence.store.linking_tables import claims, members
from whence.store.review_queue import fields_of
from whence.store.review_rows import standing_acts
from whence.store.review_tables import review_acts, review_disputes, review_queue

_DIGITS = 6
"""Of a rank, as ``model.review_queue.rank`` rounds it."""


def page(connection: Connection, query: QueueQuery) -> Iterator[Queued]:
    """List claims that wait for a person."""
    first = (review_queue.c.judged == 0) & review_queue.c.reading_id.in_(readings_judged_before())
    left, after = max(0, query.limit), query.after
    if after is None or after[0] >= FIRST:
        begin = (round(after[0] - FIRST, _DIGITS), after[1]) if after else None
        for row in _rows(connection, replace(query, after=begin), first, left):
            left -= 1
            yield replace(row, rank=row.rank + FIRST)
        after = None
    yield from _rows(connection, replace(query, after=after), ~first, left)


def _rows(connection: Connection, query: QueueQuery, which: ColumnElement[bool], limit: int) -> Iterator[Queued]:
    joined = select(review_queue, members.c.incident_id).outerjoin(
        members, members.c.claim_id == review_queue.c.claim_id
    )
    chosen = bounded(joined, query).where(which)
    if query.after is not None:
        chosen = chosen.where(tuple_(review_queue.c.rank, review_queue.c.claim_id) < tuple_(*query.after))
    order = (review_queue.c.rank.desc(), review_queue.c.claim_id.desc())
    for row in connection.execute(chosen.order_by(*order).limit(limit)):
        of_row = (row.claim_id, row.reading_id, row.incident_id, row.doubt, row.importance, row.rank)
        yield Queued(*of_row, fields_of(row.fields))


def bounded(chosen: Select[Any], query: QueueQuery) -> Select[Any]:
    """Choose of the queue what a query asks for, whatever its page."""
    if query.state == "open":
        chosen = chosen.where(review_queue.c.judged == 0)
    elif query.state == "second":
        chosen = chosen.where(review_queue.c.judged > 0)
    elif query.state == "disputed":
        chosen = chosen.where(review_queue.c.claim_id.in_(select(review_disputes.c.claim_id)))
    if query.who is not None and query.state in ("second", "any"):
        chosen = chosen.where(~_judged_by(query.who, JUDGING))
    if query.settled_by is not None:
        chosen = chosen.where(_judged_by(query.settled_by, SETTLING))
    if query.state != "open":
        chosen = chosen.where(_wanted(query))
    if query.field is not None:
        chosen = chosen.where(review_queue.c.fields.contains(f" {query.field} ", autoescape=True))
    if query.incident_id is not None:
        of_incident = select(members.c.claim_id).where(members.c.incident_id == query.incident_id)
        chosen = chosen.where(review_queue.c.claim_id.in_(of_incident))
    return chosen


def _wanted(query: QueueQuery) -> ColumnElement[bool]:
    """Leave claims that stand rejected to those who ask for them, and did not reject them."""
    is_linked = select(claims.c.id).where(claims.c.id == review_queue.c.claim_id).correlate(review_queue).exists()
    if not query.rejected:
        return (review_queue.c.judged == 0) | is_linked
    if query.who is None:
        return true()
    return (review_queue.c.judged == 0) | is_linked | ~_judged_by(query.who, (ActKind.REJECT,))


def _judged_by(who: str, kinds: Iterable[ActKind]) -> ColumnElement[bool]:
    """Say of a claim of the queue whether somebody judged it by acts of some kinds, and stands by it."""
    of_claim = (review_acts.c.claim_id == review_queue.c.claim_id) & (review_acts.c.who == who)
    return standing_acts(review_acts.c.seq, kinds).where(of_claim).correlate(review_queue).exists()
