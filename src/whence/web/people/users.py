"""Accounts: names, roles, passwords. Every act on one is in the archive's audit log."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from whence.model.errors import InputError
from whence.store.times import maybe_moment, stamp
from whence.web.people.database import DeskFile
from whence.web.people.passwords import Passwords, check_new
from whence.web.people.roles import ROLES
from whence.web.people.sessions import end_of_user
from whence.web.people.tables import users

NAME = r"\w[\w .@-]{0,63}"
"""What an account can be called, as a pattern."""

Log = Callable[[str, str, Mapping[str, object]], object]
"""Writes an act into the audit log: what was done, to whom, and more about it."""


class NoSuchUser(InputError):
    """There is no account of a name."""


class UserConflict(InputError):
    """There is an account of that name already, or the last admin would be gone."""


@dataclass(frozen=True, slots=True)
class User:
    """Somebody with an account."""

    name: str
    role: str
    active: bool
    seen_at: datetime | None

    @property
    def last_seen(self) -> str | None:
        """When the account was last used, to the minute: nobody's working day is to be drawn from it."""
        return self.seen_at.isoformat(timespec="minutes") if self.seen_at else None


@dataclass(frozen=True, slots=True)
class Change:
    """What to change of an account; None leaves it."""

    role: str | None = None
    active: bool | None = None
    password: str | None = None


def key_of(name: str) -> str:
    """Write a name as it is compared: case, width and composition of characters make no other person."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).strip()


class Users:
    """The accounts of a desk."""

    def __init__(self, file: DeskFile, passwords: Passwords) -> None:
        self._file, self._passwords = file, passwords

    def all(self) -> tuple[User, ...]:
        """List the accounts by name."""
        with self._file.reading() as connection:
            return tuple(map(_user, connection.execute(select(users).order_by(users.c.key))))

    def get(self, name: str) -> User:
        """Get an account.

        Raises:
            NoSuchUser: there is none of that name.
        """
        with self._file.reading() as connection:
            return _user(_wanted(connection, name))

    def admins(self) -> int:
        """Count the admins who can sign in."""
        with self._file.reading() as connection:
            return _admins(connection)

    def add(self, name: str, role: str, password: str, *, log: Log, now: datetime) -> User:
        """Make an account.

        Raises:
            UserConflict: there is one of that name, or of one that looks the same.
            InputError: the name is empty, the role none, or the password no protection.
        """
        key = key_of(name)
        if not key:
            raise InputError("an account needs a name")
        _check_role(role)
        check_new(password, name)
        row = {"key": key, "name": name, "role": role, "active": 1, "made_at": stamp(now)}
        row["password"] = self._passwords.hash(password)
        with self._file.writing() as connection:
            there = _found(connection, key)
            if there is not None:
                raise UserConflict(f"there is an account {there.name} already; take another name, or change that one")
            connection.execute(insert(users).values(row))
            log("user added", name, {"role": role})
        return User(name, role, True, None)

    def change(self, name: str, change: Change, *, log: Log, keeping: str | None = None) -> User:
        """Change an account; sessions end where rights change or the password does.

        Args:
            name: whose.
            change: what.
            log: where the act is written.
            keeping: the token hash of a session that goes on: that of whoever changes the own password.

        Raises:
            NoSuchUser: there is no such account.
            UserConflict: it is the last admin's.
            InputError: the role is none, or the password no protection.
        """
        if change.role is not None:
            _check_role(change.role)
        if change.password is not None:
            check_new(change.password, name)
        hashed = None if change.password is None else self._passwords.hash(change.password)
        with self._file.writing() as connection:
            row = _wanted(connection, name)
            values = _values(row, change, hashed)
            if not values:
                return _user(row)
            connection.execute(update(users).where(users.c.key == row.key).values(values))
            if not _admins(connection) and row.role == "admin" and row.active:
                raise UserConflict(f"{row.name} is the last admin; make another one first")
            end_of_user(connection, row.key, but=keeping)
            for action, detail in _acts(values):
                log(action, row.name, detail)
            return _user(_wanted(connection, name))

    def signed_in(self, name: str, password: str, *, now: datetime) -> str | None:
        """Check a name and a password; return the account's key, or None if they are not those of an active one."""
        row = self._row(name)
        checked = self._passwords.check(row.password if row is not None and row.active else None, password)
        if row is None or not checked.right:
            return None
        values = {"seen_at": stamp(now), **({"password": checked.renewed} if checked.renewed else {})}
        with self._file.writing() as connection:
            still = (users.c.key == row.key) & (users.c.password == row.password) & (users.c.active == 1)
            if connection.execute(update(users).where(still).values(values)).rowcount == 0:
                return None  # changed while the password was checked
        return str(row.key)

    def right(self, name: str, password: str) -> bool:
        """Say whether a password is that of an active account."""
        row = self._row(name)
        return self._passwords.check(row.password if row is not None and row.active else None, password).right

    def _row(self, name: str) -> Row[Any] | None:
        with self._file.reading() as connection:
            return _found(connection, key_of(name))


def _found(connection: Connection, key: str) -> Row[Any] | None:
    return connection.execute(select(users).where(users.c.key == key)).first()


def _wanted(connection: Connection, name: str) -> Row[Any]:
    row = _found(connection, key_of(name))
    if row is None:
        raise NoSuchUser(f"there is no account {name}; whence users list shows those that there are")
    return row


def _admins(connection: Connection) -> int:
    chosen = select(func.count()).where(users.c.role == "admin", users.c.active == 1)
    return int(connection.execute(chosen).scalar_one())


def _values(row: Row[Any], change: Change, hashed: str | None) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if change.role is not None and change.role != row.role:
        values["role"] = change.role
    if change.active is not None and change.active != bool(row.active):
        values["active"] = int(change.active)
    if hashed is not None:
        values["password"] = hashed
    return values


def _acts(values: Mapping[str, Any]) -> list[tuple[str, dict[str, object]]]:
    acts: list[tuple[str, dict[str, object]]] = []
    if "role" in values:
        acts.append(("user role", {"role": values["role"]}))
    if "active" in values:
        acts.append(("user activated" if values["active"] else "user deactivated", {}))
    if "password" in values:
        acts.append(("user password", {}))
    return acts


def _check_role(role: str) -> None:
    if role not in ROLES:
        raise InputError(f"no such role: {role}; there are {', '.join(ROLES)}")


def _user(row: Row[Any]) -> User:
    return User(row.name, row.role, bool(row.active), maybe_moment(row.seen_at))
