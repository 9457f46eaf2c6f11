"""Writing the queue of claims that wait for a person: as linking, incidents and acts come and go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from whence.model.incident import Incident
from whence.model.linking import ClaimAddress
from whence.model.review import JUDGING, is_rejected, standing
from whence.model.review_queue import importance, rank
from whence.store.backend import pieces
from whence.store.digests import sealed
from whence.store.incident_rows import version_from
from whence.store.linking_tables import claims, incident_versions, incidents, members
from whence.store.review_rows import acts_by_claim
from whence.store.review_tables import review_queue


def queue_row(
    claim_id: str, reading_id: str, doubt: float, fields: Iterable[str], importance: float, judged: int
) -> dict[str, Any]:
    """Make a row of the queue with its seal."""
    return sealed(
        {
            "claim_id": claim_id,
            "reading_id": reading_id,
            "doubt": float(doubt),
            "importance": float(importance),
            "rank": rank(doubt, importance),
            "fields": f" {' '.join(fields)} " if fields else " ",
            "judged": judged,
        }
    )


def put_rejected(connection: Connection, addresses: Sequence[ClaimAddress], weights: Mapping[str, float]) -> None:
    """Put claims of readings that were linked into the queue that stand rejected: others may still judge them.

    Args:
        connection: in the transaction.
        addresses: where they would stand.
        weights: what they weighed so far: they are in no incident that could tell.
    """
    rejected = rejected_among(connection, [each.id for each in addresses])
    _put(connection, [each for each in addresses if each.id in rejected], weights)


def weights_kept(connection: Connection, claim_ids: Iterable[str]) -> dict[str, float]:
    """Say what claims of the queue weigh, whatever incidents tell."""
    return {row["claim_id"]: row["importance"] for row in _rows(connection, claim_ids)}


def drop_restored(connection: Connection, claim_id: str) -> None:
    """Take a claim out of the queue that stands rejected no more; once it is linked again it is put there anew."""
    if unlinked(connection, [claim_id]) and not rejected_among(connection, [claim_id]):
        connection.execute(delete(review_queue).where(review_queue.c.claim_id == claim_id))


def unlinked(connection: Connection, claim_ids: Iterable[str]) -> frozenset[str]:
    """Say which of some claims no linked reading has."""
    wanted = frozenset(claim_ids)
    there: set[str] = set()
    for piece in pieces(sorted(wanted)):
        there.update(connection.scalars(select(claims.c.id).where(claims.c.id.in_(piece))))
    return wanted - there


def put_queued(connection: Connection, addresses: Sequence[ClaimAddress]) -> None:
    """Put the claims of readings that were linked into the queue."""
    _put(connection, addresses, importances(connection, [each.id for each in addresses]))


def _put(connection: Connection, addresses: Sequence[ClaimAddress], weights: Mapping[str, float]) -> None:
    judged = judged_of(connection, [each.id for each in addresses])
    rows = [
        queue_row(each.id, each.reading_id, each.doubt, each.fields, weights.get(each.id, 0.0), judged[each.id])
        for each in addresses
    ]
    if rows:
        connection.execute(insert(review_queue), rows)


def drop_queued(connection: Connection, reading_ids: Sequence[str]) -> None:
    """Take the claims of readings out of the queue."""
    for piece in pieces(reading_ids):
        connection.execute(delete(review_queue).where(review_queue.c.reading_id.in_(piece)))


def importances(connection: Connection, claim_ids: Iterable[str]) -> dict[str, float]:
    """Say how much the incidents of claims matter; claims that are in none are left out."""
    of_claim: dict[str, str] = {}
    for piece in pieces(sorted(set(claim_ids))):
        rows = connection.execute(select(members).where(members.c.claim_id.in_(piece)))
        of_claim.update((row.claim_id, row.incident_id) for row in rows)
    weights: dict[str, float] = {}
    for piece in pieces(sorted(set(of_claim.values()))):
        seqs = select(incidents.c.seq).where(incidents.c.id.in_(piece))
        for row in connection.execute(select(incident_versions).where(incident_versions.c.seq.in_(seqs))):
            weights[row.id] = importance(version_from(row._asdict()).incident)
    return {claim: weights.get(id, 0.0) for claim, id in of_claim.items()}


def reweigh(connection: Connection, live: Iterable[Incident], left: Iterable[str]) -> None:
    """Weigh anew the claims of incidents that changed, and those that left one; rejected ones keep their weight.

    Args:
        connection: in the transaction.
        live: the incidents as they are now.
        left: claims that were in any of them, or in one that is no more, before.
    """
    wanted: dict[str, float] = dict.fromkeys(left, 0.0)
    for incident in live:
        wanted |= dict.fromkeys(incident.claims, importance(incident))
    rows = [row for row in _rows(connection, wanted) if row["importance"] != wanted[row["claim_id"]]]
    rejected = unlinked(connection, (row["claim_id"] for row in rows if row["judged"]))
    rows = [row for row in rows if row["claim_id"] not in rejected]
    _rewrite(connection, [_row(row, importance=wanted[row["claim_id"]]) for row in rows])


def recount(connection: Connection, claim_ids: Iterable[str]) -> None:
    """Count anew the acts that stand on some claims."""
    judged = judged_of(connection, claim_ids)
    rows = [row for row in _rows(connection, judged) if row["judged"] != judged[row["claim_id"]]]
    _rewrite(connection, [_row(row, judged=judged[row["claim_id"]]) for row in rows])


def judged_of(connection: Connection, claim_ids: Iterable[str]) -> Counter[str]:
    """Count the acts that stand and judge, by claim; 0 for those on which there are none."""
    wanted = sorted(set(claim_ids))
    acts = acts_by_claim(connection, wanted)
    return Counter({id: sum(act.kind in JUDGING for act in standing(acts[id])) if id in acts else 0 for id in wanted})


def rejected_among(connection: Connection, claim_ids: Iterable[str]) -> frozenset[str]:
    """Say by their acts which of some claims stand rejected."""
    return frozenset(id for id, each in acts_by_claim(connection, claim_ids).items() if is_rejected(each))


def _rows(connection: Connection, claim_ids: Iterable[str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for piece in pieces(sorted(set(claim_ids))):
        chosen = select(review_queue).where(review_queue.c.claim_id.in_(piece))
        found += [row._asdict() for row in connection.execute(chosen)]
    return found


def _row(row: Mapping[str, Any], **changes: Any) -> dict[str, Any]:
    whole = {**row, **changes}
    return sealed({**whole, "rank": rank(whole["doubt"], whole["importance"])})


_CHANGING = ("importance", "rank", "judged", "seal")


def _rewrite(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in _CHANGING}
        changed = update(review_queue).where(review_queue.c.claim_id == bindparam("of_claim")).values(values)
        given = [{"of_claim": row["claim_id"], **{f"new_{name}": row[name] for name in _CHANGING}} for row in rows]
        connection.execute(changed, given)


def fields_of(text: str) -> tuple[str, ...]:
    """Read the names that a row lists."""
    return tuple(text.split())
