"""Reports, their bytes, versions, texts and readings, and the audit log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from whence.store.migrations.columns import big, text
from whence.store.migrations.guards import guard

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "blobs",
        sa.Column("sha256", text(), primary_key=True),
        sa.Column("size", big(), nullable=False),
        sa.Column("stored_at", text(), nullable=False),
    )
    op.create_table(
        "reports",
        sa.Column("id", text(), primary_key=True),
        sa.Column("key", text(), nullable=False, unique=True),
        sa.Column("outlet", text()),
        sa.Column("url", text()),
        sa.Column("first_seen", text(), nullable=False),
    )
    op.create_table(
        "versions",
        sa.Column("n", big(), primary_key=True, autoincrement=False),
        sa.Column("id", text(), nullable=False, unique=True),
        sa.Column("report_id", text(), sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sha256", text(), sa.ForeignKey("blobs.sha256"), nullable=False),
        sa.Column("mime", text(), nullable=False),
        sa.Column("via", text(), nullable=False),
        sa.Column("place", text(), nullable=False),
        sa.Column("captured_at", text(), nullable=False),
        sa.Column("url", text()),
        sa.Column("status", sa.Integer()),
        sa.Column("headers", text(), nullable=False),
        sa.Column("added_at", text(), nullable=False),
        sa.UniqueConstraint("report_id", "number"),
        sa.UniqueConstraint("report_id", "sha256"),
    )
    op.create_index("ix_versions_sha256", "versions", ["sha256"])
    op.create_table(
        "documents",
        sa.Column("version_id", text(), sa.ForeignKey("versions.id"), primary_key=True),
        sa.Column("title", text()),
        sa.Column("byline", text()),
        sa.Column("publisher", text()),
        sa.Column("published", text()),
        sa.Column("language", text()),
        sa.Column("text", text(), nullable=False),
        sa.Column("article", text(), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "makers",
        sa.Column("id", text(), primary_key=True),
        sa.Column("components", text(), nullable=False),
    )
    op.create_table(
        "readings",
        sa.Column("id", text(), primary_key=True),
        sa.Column("version_id", text(), sa.ForeignKey("versions.id"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("maker_id", text(), sa.ForeignKey("makers.id"), nullable=False),
        sa.Column("made_at", text(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("sha256", text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.UniqueConstraint("version_id", "maker_id"),
        sa.UniqueConstraint("version_id", "number"),
    )
    op.create_table(
        "audit",
        sa.Column("seq", big(), primary_key=True, autoincrement=False),
        sa.Column("at", text(), nullable=False),
        sa.Column("actor", text(), nullable=False),
        sa.Column("action", text(), nullable=False),
        sa.Column("subject", text(), nullable=False),
        sa.Column("detail", text(), nullable=False),
        sa.Column("digest", text()),
        sa.Column("previous", text(), nullable=False),
        sa.Column("hash", text(), nullable=False),
    )
    for table in ("blobs", "reports", "versions", "documents", "makers", "readings", "audit"):
        guard(op.get_bind(), table)
