"""What linking makes: claims, accounts, links, incidents with their versions; judgements of persons."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from whence.store.migrations.columns import big, text
from whence.store.migrations.guards import guard

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables."""
    _readings()
    _accounts()
    _incidents()
    op.create_table(
        "judgements",
        sa.Column("seq", big(), primary_key=True, autoincrement=False),
        sa.Column("at", text(), nullable=False),
        sa.Column("who", text(), nullable=False),
        sa.Column("verdict", text(), nullable=False),
        sa.Column("one", text(), nullable=False),
        sa.Column("other", text(), nullable=False),
        sa.Column("why", text(), nullable=False),
    )
    op.create_index("judgements_by_pair", "judgements", ["one", "other", "seq"])
    op.create_index("ix_judgements_other", "judgements", ["other"])
    for table in ("incident_versions", "judgements"):
        guard(op.get_bind(), table)


def _readings() -> None:
    op.create_table(
        "linked",
        sa.Column("reading_id", text(), sa.ForeignKey("readings.id"), primary_key=True),
        sa.Column("report_id", text(), sa.ForeignKey("reports.id"), nullable=False, unique=True),
        sa.Column("linker", text(), nullable=False),
        sa.Column("claims", text()),
        sa.Column("accounts", text()),
        sa.Column("links", text()),
    )
    op.create_table(
        "waiting",
        sa.Column("reading_id", text(), sa.ForeignKey("readings.id"), primary_key=True),
        sa.Column("report_id", text(), sa.ForeignKey("reports.id"), nullable=False, unique=True),
        sa.Column("n", big(), nullable=False),
        sa.Column("over", text()),
    )
    op.create_index("ix_waiting_n", "waiting", ["n"])
    there = sa.text("over IS NOT NULL")
    op.create_index("waiting_over", "waiting", ["over"], sqlite_where=there, postgresql_where=there)
    op.get_bind().execute(
        sa.text(
            "INSERT INTO waiting (reading_id, report_id, n) SELECT readings.id, versions.report_id, versions.n "
            "FROM readings JOIN versions ON versions.id = readings.version_id "
            "WHERE NOT EXISTS (SELECT 1 FROM versions AS newer JOIN readings AS later ON later.version_id = newer.id "
            "WHERE newer.report_id = versions.report_id AND newer.number > versions.number) "
            "AND NOT EXISTS (SELECT 1 FROM readings AS again "
            "WHERE again.version_id = readings.version_id AND again.number > readings.number)"
        )
    )


def _accounts() -> None:
    op.create_table(
        "claims",
        sa.Column("id", text(), primary_key=True),
        sa.Column("reading_id", text(), sa.ForeignKey("linked.reading_id"), nullable=False),
        sa.Column("local_id", text(), nullable=False),
        sa.Column("account_id", text()),
    )
    op.create_index("ix_claims_reading_id", "claims", ["reading_id"])
    op.create_table(
        "accounts",
        sa.Column("n", big(), primary_key=True, autoincrement=False),
        sa.Column("id", text(), nullable=False, unique=True),
        sa.Column("reading_id", text(), sa.ForeignKey("linked.reading_id"), nullable=False),
        sa.Column("digest", text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.Column("hashes", sa.LargeBinary(), nullable=False),
    )
    op.create_index("ix_accounts_reading_id", "accounts", ["reading_id"])
    op.create_table(
        "account_keys",
        sa.Column("key", big(), primary_key=True),
        sa.Column("n", big(), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "links",
        sa.Column("one", text(), primary_key=True),
        sa.Column("other", text(), primary_key=True),
        sa.Column("reading_id", text(), sa.ForeignKey("linked.reading_id"), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("veto", text()),
        sa.Column("reasons", text(), nullable=False),
    )
    op.create_index("ix_links_other", "links", ["other"])
    op.create_index("ix_links_reading_id", "links", ["reading_id"])


def _incidents() -> None:
    op.create_table(
        "incident_versions",
        sa.Column("seq", big(), primary_key=True, autoincrement=False),
        sa.Column("id", text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", text(), nullable=False),
        sa.Column("kind", text(), nullable=False),
        sa.Column("why", text(), nullable=False),
        sa.Column("into", text()),
        sa.Column("changes", text(), nullable=False),
        sa.Column("body", sa.LargeBinary()),
        sa.Column("sha256", text()),
        sa.UniqueConstraint("id", "number"),
    )
    op.create_index("ix_incident_versions_at", "incident_versions", ["at"])
    op.create_table(
        "incidents",
        sa.Column("id", text(), primary_key=True),
        sa.Column("seq", big(), sa.ForeignKey("incident_versions.seq"), nullable=False),
        sa.Column("live", sa.Integer(), nullable=False),
        sa.Column("into", text()),
        sa.Column("plover", text()),
        sa.Column("country", text()),
        sa.Column("first", text(), nullable=False),
        sa.Column("last", text(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("conflicting", sa.Integer(), nullable=False),
        sa.Column("words", text(), nullable=False),
    )
    there = sa.text('"into" IS NOT NULL')
    op.create_index("incidents_into", "incidents", ["into"], sqlite_where=there, postgresql_where=there)
    for name, columns in (("day", ()), ("type", ("plover",)), ("country", ("country",))):
        op.create_index(f"incidents_by_{name}", "incidents", ["live", *columns, "last", "id"])
    for table, column in (("incident_actors", "actor_id"), ("members", "claim_id")):
        alone = table == "members"
        op.create_table(
            table,
            sa.Column(column, text(), primary_key=True),
            sa.Column("incident_id", text(), sa.ForeignKey("incidents.id"), primary_key=not alone, nullable=False),
            sqlite_with_rowid=alone,
        )
        op.create_index(f"ix_{table}_incident_id", table, ["incident_id"])
