"""What a line about an incident shows, kept beside it. Whoever opens the archive for writing fills the table."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from whence.store.migrations.columns import big, text

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "gists",
        sa.Column("incident_id", text(), sa.ForeignKey("incidents.id"), primary_key=True),
        sa.Column("seq", big(), nullable=False),
        sa.Column("body", text(), nullable=False),
        sa.Column("shape", text()),
    )
    op.create_index("ix_gists_seq", "gists", ["seq"])
