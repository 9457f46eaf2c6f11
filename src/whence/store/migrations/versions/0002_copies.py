"""Copies, and the hashes by which they are found."""

from __future__ import annotations

import struct

import sqlalchemy as sa
from alembic import op

from whence.store.migrations.columns import big, text

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "shingles",
        sa.Column("hash", big(), primary_key=True),
        sa.Column("n", big(), sa.ForeignKey("versions.n"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "copies",
        sa.Column("version_id", text(), sa.ForeignKey("versions.id"), primary_key=True),
        sa.Column("origin_id", text(), sa.ForeignKey("versions.id"), primary_key=True),
        sa.Column("kind", text(), nullable=False),
        sa.Column("shared", sa.Float(), nullable=False),
        sa.Column("kept", sa.Float(), nullable=False),
        sa.Column("reason", text(), nullable=False),
        sa.Column("differences", text(), nullable=False),
    )
    op.create_index("ix_copies_origin_id", "copies", ["origin_id"])
    _fill_shingles(op.get_bind())


def _fill_shingles(connection: sa.Connection) -> None:
    """Derive the hashes of versions that are there: signed 64-bit numbers, the lowest byte first."""
    rows = sa.text(
        "SELECT n, fingerprint FROM versions JOIN documents ON version_id = id WHERE n > :last ORDER BY n LIMIT 500"
    )
    last = -1
    while found := connection.execute(rows, {"last": last}).all():
        last = found[-1].n
        pairs = [{"h": h, "n": r.n} for r in found for (h,) in struct.iter_unpack("<q", r.fingerprint)]
        if pairs:
            connection.execute(sa.text("INSERT INTO shingles (hash, n) VALUES (:h, :n)"), pairs)
