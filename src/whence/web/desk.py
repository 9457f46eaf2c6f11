"""What a running desk has at hand: the archive, who may do what, and whatever is kept between requests."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from whence.archive.folder import Archive

if TYPE_CHECKING:
    from whence.web.people import People
    from whence.web.people.attempts import Attempts


@dataclass(frozen=True, slots=True)
class Desk:
    """An archive that is served.

    Attributes:
        archive: which.
        accounts: whether people sign in with names and passwords; False for one person on this machine.
        hosts: what the ``Host`` header may say, with ports.
        people: accounts, sessions and saved views; None where nobody can sign in (tests of routes alone).
        person: whose desk it is where there are no accounts.
        realm: where sessions are good: ``people.sessions.ACCOUNTS``, or this run of the server.
        port: where it listens; part of the session's cookie, since browsers keep cookies apart by host and not by port.
        attempts: counts failures to sign in.
    """

    archive: Archive
    accounts: bool = False
    hosts: frozenset[str] = frozenset()
    people: People | None = None
    person: str = ""
    realm: str = "accounts"
    port: int = 0
    attempts: Attempts | None = field(default=None)
