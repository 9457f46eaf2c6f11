"""What lists of incidents ask for stands in their indexes, so that a list looks at no row that it leaves out."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"

_ASKED = ("first", "reports", "origins", "conflicting", "seq")
_INDEXES = {
    "incidents_by_day": ("live", "last", "id"),
    "incidents_by_type": ("live", "plover", "last", "id"),
    "incidents_by_country": ("live", "country", "last", "id"),
}


def upgrade() -> None:
    """Make the indexes of lists anew, with more in them."""
    for name, columns in _INDEXES.items():
        op.drop_index(name, "incidents")
        op.create_index(name, "incidents", [*columns, *_ASKED])
