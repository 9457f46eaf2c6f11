"""All that ``desk.db`` holds, behind one name."""

from __future__ import annotations

from pathlib import Path

from whence.web.people.database import DeskFile
from whence.web.people.passwords import Passwords
from whence.web.people.servers import Servers
from whence.web.people.sessions import Links, Sessions
from whence.web.people.users import Users
from whence.web.people.views import Views


class People:
    """The people of one archive's desk. Whoever opens it closes it."""

    def __init__(self, folder: Path, passwords: Passwords | None = None) -> None:
        """Open ``desk.db`` of an archive's folder; it is made if it is not there.

        Raises:
            StoreError: it cannot be used.
        """
        self._file = DeskFile(folder)
        self.kept = self._file.kept
        self.passwords = passwords or Passwords()
        self.users = Users(self._file, self.passwords)
        self.sessions = Sessions(self._file)
        self.links = Links(self._file)
        self.servers = Servers(self._file)
        self.views = Views(self._file)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
