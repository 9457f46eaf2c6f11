"""The tables of ``desk.db``. Of every secret only a hash is kept; times are ISO 8601 in UTC, all of one width."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text

SCHEMA = 1
"""Of these tables, kept as SQLite's ``user_version``. A change of them needs a step in ``database.py``."""

metadata = MetaData()

users = Table(
    "users",
    metadata,
    Column("key", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("active", Integer, nullable=False),
    Column("password", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("seen_at", Text),
)
"""``key`` is the name as it is compared: case and composition make no other. ``password`` is an argon2id hash."""

sessions = Table(
    "sessions",
    metadata,
    Column("token", Text, primary_key=True),
    Column("realm", Text, nullable=False),
    Column("user", Text, ForeignKey("users.key")),
    Column("began_at", Text, nullable=False),
    Column("seen_at", Text, nullable=False),
    Index("sessions_by_user", "user"),
)
"""``realm`` is where a session is good: one run of a server for one person, or every server with accounts."""

links = Table(
    "links",
    metadata,
    Column("token", Text, primary_key=True),
    Column("realm", Text, nullable=False),
    Column("until", Text, nullable=False),
)
"""One-time links that open the desk, each until it is used or its time is over."""

servers = Table(
    "servers",
    metadata,
    Column("realm", Text, primary_key=True),
    Column("address", Text, nullable=False),
    Column("pid", Integer, nullable=False),
)
"""Servers for one person that run, so that another process of the same person can make a link for them."""

views = Table(
    "views",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("owner", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("query", Text, nullable=False),
    Column("shared", Integer, nullable=False),
    Column("saved_at", Text, nullable=False),
    Index("views_by_owner", "owner"),
    sqlite_autoincrement=True,
)
