"""The tables of review. What covers them in the audit log is told at the end of ``tables``."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, Table

from whence.store.column_types import BIG, Text, metadata

review_acts = Table(
    "review_acts",
    metadata,
    Column("seq", BIG, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("version_id", Text, ForeignKey("versions.id"), index=True),
    Column("claim_id", Text),
    Column("incident_id", Text, index=True),
    Column("field", Text),
    Column("value", Text),
    Column("spans", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("undoes", BIG, index=True),
    Column("was", Text),
    Index("review_acts_by_claim", "claim_id", "seq"),
)
"""What coders did. ``value``, ``spans`` and ``was`` are JSON; an undoing names what the undone act is on."""

review_disputes = Table("review_disputes", metadata, Column("claim_id", Text, primary_key=True))
"""Claims on which coders differ: derived from the acts on them."""

review_queue = Table(
    "review_queue",
    metadata,
    Column("claim_id", Text, primary_key=True),
    Column("reading_id", Text, nullable=False, index=True),
    Column("doubt", Float, nullable=False),
    Column("importance", Float, nullable=False),
    Column("rank", Float, nullable=False),
    Column("fields", Text, nullable=False),
    Column("judged", Integer, nullable=False),
    Column("seal", Text, nullable=False),
    Index("review_queue_by_rank", "judged", "rank", "claim_id"),
)
"""Claims by how soon a person should look at them: derived. ``judged`` counts acts that stand on the claim.

They are those of linked readings, and those that these would have if persons had not rejected them.
"""
