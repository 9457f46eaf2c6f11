"""The tables of an archive, as the newest migration leaves them. Times are ISO 8601 in UTC."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, Table, UniqueConstraint

from whence.store import linking_tables as linking_tables  # they belong to the same collection
from whence.store import review_tables as review_tables  # so do they
from whence.store.column_types import BIG, Text
from whence.store.column_types import metadata as metadata  # whoever wants all tables takes it from here

blobs = Table(
    "blobs",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", BIG, nullable=False),
    Column("stored_at", Text, nullable=False),
)
"""Raw bytes that lie in the folder ``raw`` under their hash."""

reports = Table(
    "reports",
    metadata,
    Column("id", Text, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("outlet", Text),
    Column("url", Text),
    Column("first_seen", Text, nullable=False),
)

versions = Table(
    "versions",
    metadata,
    Column("n", BIG, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("report_id", Text, ForeignKey("reports.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("sha256", Text, ForeignKey("blobs.sha256"), nullable=False, index=True),
    Column("mime", Text, nullable=False),
    Column("via", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("captured_at", Text, nullable=False),
    Column("url", Text),
    Column("status", Integer),
    Column("headers", Text, nullable=False),
    Column("added_at", Text, nullable=False),
    UniqueConstraint("report_id", "sha256"),
    UniqueConstraint("report_id", "number"),
)
"""``n`` is the row's number in this database, for the search index and the shingles; it is not the version's id."""

documents = Table(
    "documents",
    metadata,
    Column("version_id", Text, ForeignKey("versions.id"), primary_key=True),
    Column("title", Text),
    Column("byline", Text),
    Column("publisher", Text),
    Column("published", Text),
    Column("language", Text),
    Column("text", Text, nullable=False),
    Column("article", Text, nullable=False),
    Column("fingerprint", LargeBinary, nullable=False),
)
"""The clean text. ``article`` is the article's JSON without its text; the columns beside it are taken from it."""

makers = Table(
    "makers",
    metadata,
    Column("id", Text, primary_key=True),
    Column("components", Text, nullable=False),
)

readings = Table(
    "readings",
    metadata,
    Column("id", Text, primary_key=True),
    Column("version_id", Text, ForeignKey("versions.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("maker_id", Text, ForeignKey("makers.id"), nullable=False),
    Column("made_at", Text, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("version_id", "maker_id"),
    UniqueConstraint("version_id", "number"),
)
"""``body`` is the reading's canonical JSON, deflated; ``sha256`` is of the JSON."""

shingles = Table(
    "shingles",
    metadata,
    Column("hash", BIG, primary_key=True),
    Column("n", BIG, ForeignKey("versions.n"), primary_key=True),
    sqlite_with_rowid=False,
)
"""Which version has which sampled hash: derived from ``documents.fingerprint``."""

copies = Table(
    "copies",
    metadata,
    Column("version_id", Text, ForeignKey("versions.id"), primary_key=True),
    Column("origin_id", Text, ForeignKey("versions.id"), primary_key=True, index=True),
    Column("kind", Text, nullable=False),
    Column("shared", Float, nullable=False),
    Column("kept", Float, nullable=False),
    Column("reason", Text, nullable=False),
    Column("differences", Text, nullable=False),
)

feeds = Table(
    "feeds",
    metadata,
    Column("url", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("title", Text),
    Column("added_at", Text, nullable=False),
    Column("every", Integer, nullable=False),
    Column("due", Text, nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("last_ok", Text),
    Column("last_new", Text),
    Column("failures", Integer, nullable=False),
    Column("error", Text),
    Column("seen", Integer, nullable=False),
    Column("moved_to", Text),
    Column("paused", Integer, nullable=False),
    Column("seal", Text, nullable=False),
)

jobs = Table(
    "jobs",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("maker_id", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("due", Text, nullable=False),
    Column("owner", Text),
    Column("leased_until", Text),
    Column("reason", Text),
    Column("detail", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("updated_at", Text, nullable=False),
    Column("seal", Text, nullable=False),
    Index("jobs_by_state", "kind", "state", "due"),
)

notes = Table(
    "notes",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("seal", Text, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("seq", BIG, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("digest", Text),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)
"""Append-only: triggers refuse UPDATE and DELETE. ``hash`` is the SHA-256 of the others' canonical JSON."""

# Rows of reports, versions, documents, readings, makers, blobs, incident_versions, judgements and review_acts never
# change once written; the audit entry of the act that wrote them lists the SHA-256 of each. So it does for rows of
# linked, which are replaced whole, and hold digests of the rows of claims, accounts and links that are theirs. Rows of
# feeds, jobs and notes change; ``seal`` is the SHA-256 of the canonical JSON of their other columns. What is derived
# (shingles, account_keys, waiting, incidents, gists, incident_actors, members, review_disputes, the search index) is
# checked by deriving it again; review_queue, of which doubt is linking's to tell, by its seals and by deriving the
# rest.
