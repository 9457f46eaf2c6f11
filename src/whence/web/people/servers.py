"""Which servers for one person run on an archive, so that ``whence serve --link`` finds them."""

from __future__ import annotations

import os
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from whence.web.people.database import DeskFile
from whence.web.people.tables import links, servers, sessions


@dataclass(frozen=True, slots=True)
class Running:
    """A server that runs: the realm of its sessions, its address, its process."""

    realm: str
    address: str
    pid: int


class Servers:
    """The servers of a desk."""

    def __init__(self, file: DeskFile) -> None:
        self._file = file

    def began(self, server: Running) -> None:
        """Note a server, and forget those that ended without saying so."""
        for old in self.all():
            if not alive(old.pid):
                self.ended(old.realm)
        with self._file.writing() as connection:
            connection.execute(insert(servers).values(realm=server.realm, address=server.address, pid=server.pid))

    def ended(self, realm: str) -> None:
        """Forget a server with its sessions and links: they are good for it alone."""
        with self._file.writing() as connection:
            for table in (servers, sessions, links):
                connection.execute(delete(table).where(table.c.realm == realm))

    def all(self) -> tuple[Running, ...]:
        """List the servers that were noted, whether they run or not."""
        with self._file.reading() as connection:
            return tuple(Running(row.realm, row.address, row.pid) for row in connection.execute(select(servers)))


def alive(pid: int) -> bool:
    """Say whether a process runs."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # somebody else's
        return True
    return True
