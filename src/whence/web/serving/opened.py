"""A desk that is open: its people, and, for one person, the links that let them in."""

from __future__ import annotations

import getpass
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from whence.archive.folder import Archive
from whence.model.errors import InputError
from whence.store.times import now
from whence.web.desk import Desk
from whence.web.people import People
from whence.web.people.attempts import Attempts
from whence.web.people.secrets import new_token
from whence.web.people.servers import Running, alive
from whence.web.people.sessions import ACCOUNTS
from whence.web.serving.listening import Place

_PATIENCE_S = 1.0


@dataclass(frozen=True, slots=True)
class Opened:
    """An open desk, and the address of this machine at which it is reached."""

    desk: Desk
    people: People
    address: str

    def link(self) -> str:
        """Make an address that opens the desk once."""
        return _link(self.people, Running(self.desk.realm, self.address, os.getpid()))


@contextmanager
def opened(archive: Archive, place: Place, port: int) -> Iterator[Opened]:
    """Open a desk that is to listen somewhere; close it again.

    Args:
        archive: which.
        place: where, checked.
        port: the port that was taken.

    Raises:
        StoreError: the archive, or its ``desk.db``, cannot be used.
        InputError: there are to be accounts, and no admin has one.
    """
    _bring_up(archive)
    people = People(archive.folder)
    realm = ACCOUNTS if place.accounts else new_token()
    try:
        _check_admins(people, place)
        desk = Desk(
            archive,
            accounts=place.accounts,
            hosts=place.hosts(port),
            people=people,
            person="" if place.accounts else person(),
            realm=realm,
            port=port,
            attempts=Attempts(),
        )
        if not place.accounts:
            people.servers.began(Running(realm, place.origin(port), os.getpid()))
        yield Opened(desk, people, place.origin(port))
    finally:
        if not place.accounts:
            people.servers.ended(realm)
        people.close()


def another_link(archive: Archive, address: str | None = None) -> str | None:
    """Make a link for a server for one person that runs on an archive; None where none does.

    Args:
        archive: which.
        address: of the server; None takes any.

    Raises:
        StoreError: ``desk.db`` cannot be used.
    """
    people = People(archive.folder)
    try:
        for server in people.servers.all():
            if address in (None, server.address) and alive(server.pid) and _listens(server.address):
                return _link(people, server)
        return None
    finally:
        people.close()


def person() -> str:
    """Say whose desk it is where there are no accounts: whoever is logged in.

    Raises:
        InputError: the system does not tell.
    """
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError) as error:
        raise InputError("the system does not tell who you are, and acts have names; set LOGNAME to yours") from error


def _link(people: People, server: Running) -> str:
    """Make a link. What stands behind ``#`` is never sent by a browser, so it gets into no log and no ``Referer``."""
    return f"{server.address}/open#{people.links.make(server.realm, now=now())}"


def _bring_up(archive: Archive) -> None:
    """Open the archive once, so that what is the matter with it is told now; one of an earlier schema is brought up."""
    (archive.store() if archive.can_be_written else archive.reader()).close()


def _check_admins(people: People, place: Place) -> None:
    if not place.accounts:
        return
    if not people.kept:
        raise InputError("accounts are kept in the archive's folder, and it cannot be written; have it made writable")
    if not people.users.admins():
        raise InputError("no admin has an account yet, so nobody could sign in; whence users add NAME --role admin")
    people.passwords.ready()


def _listens(address: str) -> bool:
    """Say whether something listens at an address of this machine."""
    host, _, port = address.removeprefix("http://").rpartition(":")
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=_PATIENCE_S).close()
    except OSError:
        return False
    return True
