"""Column types of the revisions, as plain as the database has them."""

from __future__ import annotations

import sqlalchemy as sa


def text() -> sa.types.TypeEngine[str]:
    """Text, compared and sorted by code point."""
    return sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def big() -> sa.types.TypeEngine[int]:
    """A 64-bit number; SQLite's own row number has to be called INTEGER."""
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")
