"""Small named values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, select, update

from whence.store.tables import notes


def upsert_note(connection: Connection, row: Mapping[str, Any]) -> bool:
    """Write a note over the one of its name; say whether the name is new."""
    if connection.execute(update(notes).where(notes.c.name == row["name"]).values(row)).rowcount:
        return False
    connection.execute(insert(notes), [row])
    return True


def note_value(connection: Connection, name: str) -> str | None:
    """Get the value of a note."""
    return connection.scalar(select(notes.c.value).where(notes.c.name == name))
