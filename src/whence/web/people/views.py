"""Saved views: a name for what an address shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, insert, or_, select

from whence.model.errors import InputError
from whence.store.times import stamp
from whence.web.people.database import DeskFile
from whence.web.people.tables import views
from whence.web.people.users import key_of

MOST = 500
"""Views that one person keeps: more than anybody finds again, too few to fill a disk."""


@dataclass(frozen=True, slots=True)
class View:
    """A view that somebody saved."""

    id: int
    name: str
    query: str
    who: str
    shared: bool


class Views:
    """The saved views of a desk."""

    def __init__(self, file: DeskFile) -> None:
        self._file = file

    def of(self, who: str) -> tuple[View, ...]:
        """List a person's views, and those that others share, by name."""
        meant = or_(views.c.owner == key_of(who), views.c.shared == 1)
        with self._file.reading() as connection:
            return tuple(map(_view, connection.execute(select(views).where(meant).order_by(views.c.name, views.c.id))))

    def save(self, who: str, name: str, query: str, *, shared: bool, now: datetime) -> View:
        """Save a view.

        Raises:
            InputError: the person has too many.
        """
        owner = key_of(who)
        row = {"owner": owner, "who": who, "name": name, "query": query, "shared": int(shared), "saved_at": stamp(now)}
        with self._file.writing() as connection:
            kept = connection.execute(select(func.count()).where(views.c.owner == owner)).scalar_one()
            if kept >= MOST:
                raise InputError(f"you have {MOST} saved views; forget one that you do not need first")
            id = connection.execute(insert(views).values(row)).inserted_primary_key[0]
        return View(int(id), name, query, who, shared)

    def drop(self, who: str, id: int) -> bool:
        """Forget a view of a person's own; say whether there was one."""
        with self._file.writing() as connection:
            done = connection.execute(delete(views).where(views.c.id == id, views.c.owner == key_of(who)))
            return bool(done.rowcount)


def _view(row: Row[Any]) -> View:
    return View(row.id, row.name, row.query, row.who, bool(row.shared))
