"""The tables of ``desk.db``. Of every secret only a hash is kept; times are ISO 8601 in UTC, all of one width."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text

SCHEMA = 1
"""Of these tables, kept as SQLite's ``user_version``. A change of them needs a step in ``database.py``."""

metadata = MetaData()


def _key(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


users = Table(
    "users",
    metadata,
    _key("key"),
    _text("name"),
    _text("role"),
    _number("active"),
    _text("password"),
    _text("made_at"),
    Column("seen_at", Text),
)
"""``key`` is the name as it is compared: case and composition make no other. ``password`` is an argon2id hash."""

sessions = Table(
    "sessions",
    metadata,
    _key("token"),
    _text("realm"),
    Column("user", Text, ForeignKey("users.key")),
    _text("began_at"),
    _text("seen_at"),
    Index("sessions_by_user", "user"),
)
"""``realm`` is where a session is good: one run of a server for one person, or every server with accounts."""

links = Table(
    "links",
    metadata,
    _key("token"),
    _text("realm"),
    _text("until"),
)
"""One-time links that open the desk, each until it is used or its time is over."""

servers = Table(
    "servers",
    metadata,
    _key("realm"),
    _text("address"),
    _number("pid"),
)
"""Servers for one person that run, so that another process of the same person can make a link for them."""

views = Table(
    "views",
    metadata,
    Column("id", Integer, primary_key=True),
    _text("owner"),
    _text("who"),
    _text("name"),
    _text("query"),
    _number("shared"),
    _text("saved_at"),
    Index("views_by_owner", "owner"),
    sqlite_autoincrement=True,
)
