"""Desks over an empty archive, without a socket: all their guards, fast passwords, whoever is wanted signed in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from fastapi.testclient import TestClient
from starlette.types import ASGIApp

from whence.archive.folder import Archive
from whence.web.desk import Desk
from whence.web.people import People
from whence.web.people.attempts import Attempts
from whence.web.people.passwords import Passwords
from whence.web.people.sessions import ACCOUNTS
from whence.web.security.cookies import setting
from whence.web.security.hosts import own_hosts
from whence.web.serving.site import site
from whence.web.serving.static import Static

PORT = 8470
HOST = f"127.0.0.1:{PORT}"
ORIGIN = f"http://{HOST}"
NAME = "desk.example.org"
NOW = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
GOOD = "four words do well"
"""A password that is accepted."""
REALM = "one run of a server"


def quick() -> Passwords:
    """Hash fast: what is tested is not how long it takes."""
    return Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


def unlogged(action: str, subject: str, detail: object) -> None:
    """Write an act nowhere."""


@dataclass
class Asker:
    """Sends requests to a desk, as a page of its own would unless told otherwise."""

    app: ASGIApp
    desk: Desk
    people: People
    cookie: str | None = None
    host: str = HOST
    others: dict[str, str | None] = field(default_factory=dict)

    def ask(self, method: str, path: str, json: Any = None, **headers: str | None) -> Any:
        """Send a request. Underscores in names of headers are hyphens; None leaves one out."""
        origin = f"http://{self.host}" if "example" not in self.host else f"https://{self.host}"
        sent: dict[str, str | None] = {"host": self.host, "origin": origin, "sec-fetch-site": "same-origin"}
        sent |= {"cookie": self.cookie, **self.others, **{name.replace("_", "-"): v for name, v in headers.items()}}
        # A client for each request: none keeps cookies behind our back.
        client = TestClient(self.app, ORIGIN, raise_server_exceptions=False, follow_redirects=False)
        given = {name: value for name, value in sent.items() if value is not None}
        return client.request(method, path, json=json, headers=given)

    def as_(self, role: str) -> Asker:
        """Ask as somebody of a role, in a session of their own."""
        if not self.desk.accounts:
            token = self.people.sessions.begin(REALM, None, now=_now())
        else:
            if role not in {user.name for user in self.people.users.all()}:
                self.people.users.add(role, role, GOOD, log=unlogged, now=_now())
            token = self.people.sessions.begin(ACCOUNTS, role, now=_now())
        cookie = setting(token, self.host, PORT).partition(";")[0]
        return Asker(self.app, self.desk, self.people, cookie, self.host, self.others)


@contextmanager
def asked(folder: Path, *, accounts: bool = False, static: Static | None = None) -> Iterator[Asker]:
    """Make an archive and open its desk."""
    with opened(Archive.create(folder / "archive"), accounts=accounts, static=static) as asker:
        yield asker


@contextmanager
def opened(archive: Archive, *, accounts: bool = False, static: Static | None = None) -> Iterator[Asker]:
    """Open the desk of an archive."""
    people = People(archive.folder, quick())
    desk = Desk(
        archive,
        accounts=accounts,
        hosts=own_hosts(PORT, [NAME]),
        people=people,
        person="" if accounts else "sam",
        realm=ACCOUNTS if accounts else REALM,
        port=PORT,
        attempts=Attempts(),
    )
    try:
        yield Asker(site(desk, static), desk, people)
    finally:
        people.close()


def _now() -> datetime:
    return datetime.now(UTC)
