"""Claims on which coders differ. Whoever opens the archive for writing fills the table."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from whence.store.migrations.columns import text

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the table."""
    op.create_table("review_disputes", sa.Column("claim_id", text(), primary_key=True))
