"""Acts of coders, to and from rows."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, select

from whence.model.archive import canonical_json
from whence.model.errors import ModelError, StoreError
from whence.model.review import Act, ActKind, ReviewField
from whence.store.backend import pieces
from whence.store.review_tables import review_acts
from whence.store.times import moment, stamp


def act_row(act: Act) -> dict[str, Any]:
    """Make the row of an act."""
    return {
        "seq": act.seq,
        "at": stamp(act.at),
        "who": act.who,
        "kind": act.kind.value,
        "version_id": act.version_id,
        "claim_id": act.claim_id,
        "incident_id": act.incident_id,
        "field": None if act.field is None else act.field.value,
        "value": act.value,
        "spans": canonical_json([list(span) for span in act.spans]),
        "why": act.why,
        "undoes": act.undoes,
        "was": act.was,
    }


def standing_acts(column: ColumnElement[Any], kinds: Iterable[ActKind]) -> Select[Any]:
    """Select a column of the acts of some kinds that nobody took back."""
    back = review_acts.alias("back")
    undone = select(back.c.seq).where(back.c.undoes == review_acts.c.seq).correlate(review_acts)
    return select(column).where(review_acts.c.kind.in_([kind.value for kind in kinds]), ~undone.exists())


def acts_by_claim(connection: Connection, claim_ids: Iterable[str]) -> dict[str, list[Act]]:
    """Get the acts on some claims; those without any are left out.

    Raises:
        StoreError: an act is damaged.
    """
    found: dict[str, list[Act]] = defaultdict(list)
    for piece in pieces(sorted(set(claim_ids))):
        for row in connection.execute(select(review_acts).where(review_acts.c.claim_id.in_(piece))):
            found[row.claim_id].append(act_from(row))
    return found


def act_from(row: Row[Any]) -> Act:
    """Read a row.

    Raises:
        StoreError: it is damaged.
    """
    try:
        return Act(
            seq=row.seq,
            at=moment(row.at),
            who=row.who,
            kind=ActKind(row.kind),
            version_id=row.version_id,
            claim_id=row.claim_id,
            incident_id=row.incident_id,
            field=None if row.field is None else ReviewField(row.field),
            value=row.value,
            spans=tuple((int(begin), int(end)) for begin, end in json.loads(row.spans)),
            why=row.why,
            undoes=row.undoes,
            was=row.was,
        )
    except (ValueError, TypeError, ModelError) as error:
        raise StoreError(f"review_acts {row.seq}: damaged ({error}); see `whence verify`") from error
