"""A PostgreSQL server for one test session: on a socket in a folder of its own, gone at the end."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from sqlalchemy import create_engine

_USER = "whence"
_SETTINGS = ("fsync=off", "full_page_writes=off", "max_connections=60", "listen_addresses=''")
"""The server lives as long as the tests: what they kill is the client."""


def binaries() -> Path | None:
    """Find the server's programs: those of the newest version that Debian installed, or those on the path."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if installed:
        return installed[-1].parent
    found = shutil.which("initdb")
    return Path(found).parent if found else None


@dataclass
class Server:
    """A running server."""

    socket: Path
    _numbers: Iterator[int]

    def url(self, database: str) -> str:
        return f"postgresql://{_USER}@/{database}?host={self.socket}"

    @contextmanager
    def database(self) -> Iterator[str]:
        """Make a database, yield its URL, and drop it."""
        name = f"t{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name}")
        try:
            yield self.url(name)
        finally:
            self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        engine = create_engine(self.url("postgres").replace("postgresql:", "postgresql+psycopg:"))
        try:
            with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql(statement)
        finally:
            engine.dispose()


@contextmanager
def serving(programs: Path) -> Iterator[Server]:
    """Start a server and stop it. Root may not run one: Debian's package has made a user that may."""
    other = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    folder = Path(tempfile.mkdtemp(prefix="whence-pg-", dir="/tmp"))
    try:
        if other:
            shutil.chown(folder, "postgres")
        folder.chmod(0o755)
        data = folder / "data"
        run = lambda *words: subprocess.run([*other, *words], check=True, cwd="/", stdout=subprocess.DEVNULL)  # noqa: E731
        run(programs / "initdb", "-D", data, "-U", _USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        options = " ".join(f"-c {setting}" for setting in (*_SETTINGS, f"unix_socket_directories={folder}"))
        control = (programs / "pg_ctl", "-D", data, "-w", "-s")
        run(*control, "-l", folder / "log", "-o", options, "start")
        try:
            yield Server(folder, count())
        finally:
            run(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)
