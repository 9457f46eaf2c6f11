"""The search index over titles and texts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the index of what is there."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        _fts5(connection)
    else:
        _tsvector(connection)


def _fts5(connection: sa.Connection) -> None:
    """FTS5 keeps the index alone; the words stay in ``documents``, seen through a view by the version's number."""
    connection.exec_driver_sql(
        "CREATE VIEW search_source AS "
        "SELECT versions.n AS n, coalesce(documents.title, '') AS title, documents.text AS text "
        "FROM versions JOIN documents ON documents.version_id = versions.id"
    )
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE search USING fts5(title, text, content='search_source', content_rowid='n', "
        "tokenize='unicode61 remove_diacritics 2')"
    )
    connection.exec_driver_sql("INSERT INTO search(search) VALUES ('rebuild')")


def _tsvector(connection: sa.Connection) -> None:
    """PostgreSQL gets word lists that Whence cut itself, so that both databases mean the same by a word."""
    from whence.store.column_types import unescaped
    from whence.store.tsvectors import tsvector

    connection.exec_driver_sql(
        "CREATE TABLE search (n bigint PRIMARY KEY REFERENCES versions (n), words tsvector NOT NULL)"
    )
    connection.exec_driver_sql("CREATE INDEX search_words ON search USING gin (words)")
    rows = sa.text(
        "SELECT n, title, text FROM versions JOIN documents ON version_id = id WHERE n > :last ORDER BY n LIMIT 200"
    )
    last = -1
    while found := connection.execute(rows, {"last": last}).all():
        last = found[-1].n
        given = [{"n": row.n, "words": tsvector(unescaped(row.title or ""), unescaped(row.text))} for row in found]
        connection.execute(sa.text("INSERT INTO search (n, words) VALUES (:n, cast(:words AS tsvector))"), given)
