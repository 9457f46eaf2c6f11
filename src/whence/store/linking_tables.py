"""The tables of linking and of incidents. What covers them in the audit log is told at the end of ``tables``."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, Table, UniqueConstraint, text

from whence.store.column_types import BIG, Text, metadata

linked = Table(
    "linked",
    metadata,
    Column("reading_id", Text, ForeignKey("readings.id"), primary_key=True),
    Column("report_id", Text, ForeignKey("reports.id"), nullable=False, unique=True),
    Column("linker", Text, nullable=False),
    Column("claims", Text),
    Column("accounts", Text),
    Column("links", Text),
)
"""Readings whose claims count, with digests of the rows of ``claims``, ``accounts`` and ``links`` that are theirs."""

_REPLACES = text("over IS NOT NULL")

waiting = Table(
    "waiting",
    metadata,
    Column("reading_id", Text, ForeignKey("readings.id"), primary_key=True),
    Column("report_id", Text, ForeignKey("reports.id"), nullable=False, unique=True),
    Column("n", BIG, nullable=False, index=True),
    Column("over", Text),
    Index("waiting_over", "over", sqlite_where=_REPLACES, postgresql_where=_REPLACES),
)
"""Readings to be linked, by the number of their version; ``over`` is the linked one that counts no more: derived."""

claims = Table(
    "claims",
    metadata,
    Column("id", Text, primary_key=True),
    Column("reading_id", Text, ForeignKey("linked.reading_id"), nullable=False, index=True),
    Column("local_id", Text, nullable=False),
    Column("account_id", Text),
)

accounts = Table(
    "accounts",
    metadata,
    Column("n", BIG, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("reading_id", Text, ForeignKey("linked.reading_id"), nullable=False, index=True),
    Column("digest", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("vector", LargeBinary, nullable=False),
    Column("hashes", LargeBinary, nullable=False),
)
"""``n`` is the row's number in this database. ``body`` is JSON, deflated; ``hashes`` are signed 64-bit keys."""

account_keys = Table(
    "account_keys",
    metadata,
    Column("key", BIG, primary_key=True),
    Column("n", BIG, primary_key=True),
    sqlite_with_rowid=False,
)
"""Which account has which key: derived from ``accounts.hashes``."""

links = Table(
    "links",
    metadata,
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True, index=True),
    Column("reading_id", Text, ForeignKey("linked.reading_id"), nullable=False, index=True),
    Column("score", Float, nullable=False),
    Column("veto", Text),
    Column("reasons", Text, nullable=False),
)
"""Between accounts. ``reading_id`` is the reading with which the link came."""

incident_versions = Table(
    "incident_versions",
    metadata,
    Column("seq", BIG, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("at", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("into", Text),
    Column("changes", Text, nullable=False),
    Column("body", LargeBinary),
    Column("sha256", Text),
    UniqueConstraint("id", "number"),
)
"""``body`` is the incident's canonical JSON, deflated; ``sha256`` is of the JSON. A tombstone has neither."""

_MERGED = text('"into" IS NOT NULL')

_ASKED = ("first", "reports", "origins", "conflicting", "seq")
"""Stands in each index of lists, so that a page of a list, and the number of all, are had without the rows."""

incidents = Table(
    "incidents",
    metadata,
    Column("id", Text, primary_key=True),
    Column("seq", BIG, ForeignKey("incident_versions.seq"), nullable=False),
    Column("live", Integer, nullable=False),
    Column("into", Text),
    Column("plover", Text),
    Column("country", Text),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("conflicting", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Index("incidents_into", "into", sqlite_where=_MERGED, postgresql_where=_MERGED),
    Index("incidents_by_day", "live", "last", "id", *_ASKED),
    Index("incidents_by_type", "live", "plover", "last", "id", *_ASKED),
    Index("incidents_by_country", "live", "country", "last", "id", *_ASKED),
)
"""The newest version of each, with what is asked for: derived from ``incident_versions``. Unknown days are empty."""

gists = Table(
    "gists",
    metadata,
    Column("incident_id", Text, ForeignKey("incidents.id"), primary_key=True),
    Column("seq", BIG, nullable=False, index=True),
    Column("body", Text, nullable=False),
    Column("shape", Text),
)
"""Of each live incident what a line about it shows, as JSON, and its area or line as GeoJSON: derived."""

incident_actors = Table(
    "incident_actors",
    metadata,
    Column("actor_id", Text, primary_key=True),
    Column("incident_id", Text, ForeignKey("incidents.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
"""Which actor of the registry is in which live incident: derived."""

members = Table(
    "members",
    metadata,
    Column("claim_id", Text, primary_key=True),
    Column("incident_id", Text, ForeignKey("incidents.id"), nullable=False, index=True),
)
"""Which live incident a claim is in: derived."""

judgements = Table(
    "judgements",
    metadata,
    Column("seq", BIG, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("one", Text, nullable=False),
    Column("other", Text, nullable=False, index=True),
    Column("why", Text, nullable=False),
    Index("judgements_by_pair", "one", "other", "seq"),
)
