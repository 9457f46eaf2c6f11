"""Review: acts of coders, and the queue of claims that wait for them."""

from __future__ import annotations

import hashlib
import json
import math
import zlib
from typing import Any

import sqlalchemy as sa
from alembic import op

from whence.store.migrations.columns import big, text
from whence.store.migrations.guards import guard

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables, and put the claims that are linked into the queue."""
    op.create_table(
        "review_acts",
        sa.Column("seq", big(), primary_key=True, autoincrement=False),
        sa.Column("at", text(), nullable=False),
        sa.Column("who", text(), nullable=False),
        sa.Column("kind", text(), nullable=False),
        sa.Column("version_id", text(), sa.ForeignKey("versions.id")),
        sa.Column("claim_id", text()),
        sa.Column("incident_id", text()),
        sa.Column("field", text()),
        sa.Column("value", text()),
        sa.Column("spans", text(), nullable=False),
        sa.Column("why", text(), nullable=False),
        sa.Column("undoes", big()),
        sa.Column("was", text()),
    )
    for column in ("who", "version_id", "incident_id", "undoes"):
        op.create_index(f"ix_review_acts_{column}", "review_acts", [column])
    op.create_index("review_acts_by_claim", "review_acts", ["claim_id", "seq"])
    guard(op.get_bind(), "review_acts")
    op.create_table(
        "review_queue",
        sa.Column("claim_id", text(), primary_key=True),
        sa.Column("reading_id", text(), nullable=False),
        sa.Column("doubt", sa.Float(), nullable=False),
        sa.Column("importance", sa.Float(), nullable=False),
        sa.Column("rank", sa.Float(), nullable=False),
        sa.Column("fields", text(), nullable=False),
        sa.Column("judged", sa.Integer(), nullable=False),
        sa.Column("seal", text(), nullable=False),
    )
    op.create_index("ix_review_queue_reading_id", "review_queue", ["reading_id"])
    op.create_index("review_queue_by_rank", "review_queue", ["judged", "rank", "claim_id"])
    _fill(op.get_bind())


_DOUBT = 0.5
"""Half: nobody weighed these claims. ``whence link --again`` does."""


def _fill(connection: sa.Connection) -> None:
    importance: dict[str, float] = {}
    bodies = sa.text(
        "SELECT incidents.id, incident_versions.body FROM incidents "
        "JOIN incident_versions ON incident_versions.seq = incidents.seq WHERE incidents.live = 1"
    )
    for id, body in connection.execute(bodies):
        importance[id] = _importance(json.loads(zlib.decompress(body)))
    linked = sa.text(
        "SELECT claims.id, claims.reading_id, members.incident_id FROM claims "
        "LEFT JOIN members ON members.claim_id = claims.id"
    )
    rows = [_row(id, reading, importance.get(incident, 0.0)) for id, reading, incident in connection.execute(linked)]
    put = sa.text(
        "INSERT INTO review_queue (claim_id, reading_id, doubt, importance, rank, fields, judged, seal) "
        "VALUES (:claim_id, :reading_id, :doubt, :importance, :rank, :fields, :judged, :seal)"
    )
    for at in range(0, len(rows), 500):
        connection.execute(put, rows[at : at + 500])


def _importance(incident: dict[str, Any]) -> float:
    told = [
        each["value"] for harm in incident["harms"] if harm["effect"] == "killed" for each in harm["counts"]["values"]
    ]
    dead = max((count["best"] or count["low"] or 0 for count in told), default=0)
    fields = [incident[name] for name in ("event", "actors", "targets", "weapons", "place", "time")]
    fields += [harm["counts"] for harm in incident["harms"]]
    conflict = any(field["agreement"] == "conflicting" for field in fields)
    origins: float = min(1.0, max(0, incident["corroboration"]["origins"] - 1) / 4)
    return round(0.5 * min(1.0, math.log10(1 + dead) / 3) + 0.3 * origins + (0.2 if conflict else 0.0), 6)


def _row(claim_id: str, reading_id: str, importance: float) -> dict[str, Any]:
    row: dict[str, Any] = {
        "claim_id": claim_id,
        "reading_id": reading_id,
        "doubt": _DOUBT,
        "importance": importance,
        "rank": round(_DOUBT * (0.25 + 0.75 * importance), 6),
        "fields": " ",
        "judged": 0,
    }
    body = json.dumps(row, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
    return {**row, "seal": hashlib.sha256(body.encode("ascii")).hexdigest()}
