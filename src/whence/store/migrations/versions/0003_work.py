"""Feeds, jobs and notes; the head of the audit log becomes a note."""

from __future__ import annotations

import hashlib
import json

import sqlalchemy as sa
from alembic import op

from whence.store.migrations.columns import text

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "feeds",
        sa.Column("url", text(), primary_key=True),
        sa.Column("kind", text(), nullable=False),
        sa.Column("title", text()),
        sa.Column("added_at", text(), nullable=False),
        sa.Column("every", sa.Integer(), nullable=False),
        sa.Column("due", text(), nullable=False),
        sa.Column("etag", text()),
        sa.Column("last_modified", text()),
        sa.Column("last_ok", text()),
        sa.Column("last_new", text()),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("error", text()),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("moved_to", text()),
        sa.Column("paused", sa.Integer(), nullable=False),
        sa.Column("seal", text(), nullable=False),
    )
    op.create_table(
        "jobs",
        sa.Column("id", text(), primary_key=True),
        sa.Column("kind", text(), nullable=False),
        sa.Column("target", text(), nullable=False),
        sa.Column("maker_id", text(), nullable=False),
        sa.Column("state", text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due", text(), nullable=False),
        sa.Column("owner", text()),
        sa.Column("leased_until", text()),
        sa.Column("reason", text()),
        sa.Column("detail", text(), nullable=False),
        sa.Column("created_at", text(), nullable=False),
        sa.Column("updated_at", text(), nullable=False),
        sa.Column("seal", text(), nullable=False),
    )
    op.create_index("jobs_by_state", "jobs", ["kind", "state", "due"])
    op.create_table(
        "notes",
        sa.Column("name", text(), primary_key=True),
        sa.Column("value", text(), nullable=False),
        sa.Column("seal", text(), nullable=False),
    )
    _note_head(op.get_bind())


def _note_head(connection: sa.Connection) -> None:
    """Keep the number and the hash of the last entry, with the seal of the note's other columns."""
    last = connection.execute(sa.text("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")).first()
    if last is None:
        return
    row = {"name": "audit.head", "value": f"{last.seq}:{last.hash}"}
    plain = json.dumps(row, sort_keys=True, separators=(",", ":"))
    row["seal"] = hashlib.sha256(plain.encode("ascii")).hexdigest()
    connection.execute(sa.text("INSERT INTO notes (name, value, seal) VALUES (:name, :value, :seal)"), row)
