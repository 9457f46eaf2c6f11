"""Sessions on the server, and the one-time links that begin them for one person."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from whence.model.errors import StoreError
from whence.store.times import moment, stamp
from whence.web.people.database import DeskFile
from whence.web.people.secrets import hashed, new_token
from whence.web.people.tables import links, sessions, users

_LOG = logging.getLogger(__name__)

ACCOUNTS = "accounts"
"""The realm of sessions that a name and a password began: they outlive a restart of the server."""

LINK_LIFE = timedelta(minutes=5)
"""How long a link waits to be opened: long enough to copy it, too short to be of use in an old terminal's history."""

_SEEN_EVERY = timedelta(minutes=1)
"""How often the time of last use is written: reading must not mean writing."""


_WHOSE = (
    select(sessions.c.began_at, sessions.c.seen_at, sessions.c.user, users.c.name, users.c.role, users.c.active)
    .select_from(sessions.outerjoin(users))
    .where(sessions.c.token == bindparam("id"), sessions.c.realm == bindparam("in_realm"))
)
"""Made once: every request asks it."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long a session lasts unused, and how long at most."""

    idle: timedelta
    longest: timedelta


OF_ACCOUNTS = Lengths(timedelta(hours=2), timedelta(hours=12))
"""A reading that nobody interrupts, and a working day."""
OF_ONE = Lengths(timedelta(hours=24), timedelta(days=7))
"""One person on one machine; it ends with the server in any case."""


@dataclass(frozen=True, slots=True)
class Found:
    """A session that is good: its token's hash, and whose it is; no name for one person without an account."""

    id: str
    name: str | None
    role: str | None


class Sessions:
    """The sessions of a desk."""

    def __init__(self, file: DeskFile) -> None:
        self._file = file

    def begin(self, realm: str, user: str | None, *, now: datetime) -> str:
        """Begin a session, and return the token that is its key."""
        token = new_token()
        row = {"token": hashed(token), "realm": realm, "user": user, "began_at": stamp(now), "seen_at": stamp(now)}
        with self._file.writing() as connection:
            _forget_old(connection, now)
            connection.execute(insert(sessions).values(row))
        return token

    def find(self, token: str, realm: str, *, now: datetime) -> Found | None:
        """Find a session that has not run out, with the role that its account has now."""
        id, lengths = hashed(token), lengths_of(realm)
        with self._file.reading() as connection:
            row = connection.execute(_WHOSE, {"id": id, "in_realm": realm}).first()
        if row is None or (realm == ACCOUNTS and not row.active):
            return None
        seen = moment(row.seen_at)
        if now - seen > lengths.idle or now - moment(row.began_at) > lengths.longest:
            return None
        if now - seen > _SEEN_EVERY:
            self._seen(id, row.user, now)
        return Found(id, row.name, row.role)

    def end(self, id: str) -> None:
        """End a session, by its token's hash."""
        with self._file.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.token == id))

    def _seen(self, id: str, user: str | None, now: datetime) -> None:
        """Write the time of last use; while another writes it stays unwritten until the next request.

        An act on an account waits for the archive's log, which can take as long as reports are taken in. Nobody who
        only reads must wait for that.
        """
        try:
            self._write_seen(id, user, now)
        except StoreError as error:
            _LOG.debug("the time of last use is written later: %s", error)

    def _write_seen(self, id: str, user: str | None, now: datetime) -> None:
        with self._file.hurried() as connection:
            connection.execute(update(sessions).where(sessions.c.token == id).values(seen_at=stamp(now)))
            if user is not None:
                connection.execute(update(users).where(users.c.key == user).values(seen_at=stamp(now)))


class Links:
    """Links that open the desk once."""

    def __init__(self, file: DeskFile) -> None:
        self._file = file

    def make(self, realm: str, *, now: datetime) -> str:
        """Make one, and return its token."""
        token = new_token()
        row = {"token": hashed(token), "realm": realm, "until": stamp(now + LINK_LIFE)}
        with self._file.writing() as connection:
            connection.execute(delete(links).where(links.c.until < stamp(now)))
            connection.execute(insert(links).values(row))
        return token

    def use(self, token: str, realm: str, *, now: datetime) -> bool:
        """Use one up; say whether it was good."""
        meant = (links.c.token == hashed(token)) & (links.c.realm == realm)
        with self._file.reading() as connection:
            row = connection.execute(select(links.c.until).where(meant)).first()
        if row is None:  # guesses write nothing
            return False
        with self._file.writing() as connection:
            mine = connection.execute(delete(links).where(meant)).rowcount == 1  # of several at once one gets it
        return mine and now <= moment(row.until)


def lengths_of(realm: str) -> Lengths:
    """Say how long the sessions of a realm last."""
    return OF_ACCOUNTS if realm == ACCOUNTS else OF_ONE


def end_of_user(connection: Connection, user: str, *, but: str | None = None) -> None:
    """End the sessions of an account, all but one."""
    meant = sessions.c.user == user
    connection.execute(delete(sessions).where(meant if but is None else meant & (sessions.c.token != but)))


def _forget_old(connection: Connection, now: datetime) -> None:
    for of_accounts, lengths in ((True, OF_ACCOUNTS), (False, OF_ONE)):
        realm = sessions.c.realm == ACCOUNTS if of_accounts else sessions.c.realm != ACCOUNTS
        old = or_(sessions.c.seen_at < stamp(now - lengths.idle), sessions.c.began_at < stamp(now - lengths.longest))
        connection.execute(delete(sessions).where(realm, old))
