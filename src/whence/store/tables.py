"""The tables of an archive, as the newest migration leaves them. Times are ISO 8601 in UTC."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy import Text as PlainText

_UNKEPT = re.compile("[\x00\x1a\ud800-\udfff]")
_ESCAPED = re.compile("\x1a([0-9a-f]{4})")


class Text(TypeDecorator[str]):
    """Text in which every Python string comes back as it was, on every database.

    PostgreSQL keeps no NUL and neither database lone surrogates (halves of a character, which broken pages and file
    names hold): they are written as U+001A and four hexadecimal digits. Compared and sorted by code point.
    """

    impl = PlainText().with_variant(PlainText(collation="C"), "postgresql")
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:  # noqa: ARG002, D102 (SQLAlchemy's)
        return value if value is None else escaped(value)

    def process_result_value(self, value: str | None, dialect: Any) -> str | None:  # noqa: ARG002, D102 (SQLAlchemy's)
        return unescaped(value) if isinstance(value, str) else value  # SQLite may hold anything in any column


def escaped(text: str) -> str:
    """Write a text so that every database keeps it."""
    return _UNKEPT.sub(lambda found: f"\x1a{ord(found[0]):04x}", text) if _UNKEPT.search(text) else text


def unescaped(text: str) -> str:
    """Read what ``escaped`` wrote."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "\x1a" in text else text


metadata = MetaData()

_BIG = BigInteger().with_variant(Integer(), "sqlite")  # SQLite's own row number has to be called INTEGER

blobs = Table(
    "blobs",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", _BIG, nullable=False),
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
    Column("n", _BIG, primary_key=True, autoincrement=False),
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
    Column("hash", _BIG, primary_key=True),
    Column("n", _BIG, ForeignKey("versions.n"), primary_key=True),
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
    Column("seq", _BIG, primary_key=True, autoincrement=False),
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

# Rows of reports, versions, documents, readings, makers and blobs never change once written; the audit entry of the
# act that wrote them lists the SHA-256 of each. Rows of feeds, jobs and notes change; ``seal`` is the SHA-256 of the
# canonical JSON of their other columns. Shingles and the search index are derived, and checked by deriving them again.
