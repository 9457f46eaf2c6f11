"""The program at work: ``whence serve`` and ``whence add`` in processes of their own, as users run them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import whence
from whence.model.errors import ArchiveError

_PROGRAM = "import sys; from whence.cli import main; sys.exit(main())"
_DOOR = re.compile(r"^(?:Open this once.*\n\s+(http://\S+)|.* is served at (http://\S+)\nPeople sign in.*)\n", re.M)
_PATIENCE_S = 180
"""Until it listens: an archive of an earlier schema is brought up first."""


@dataclass(frozen=True, slots=True)
class Served:
    """A desk that runs: where, how to get in (no token where people have accounts), and how long it took to say so."""

    address: str
    token: str
    seconds: float

    @property
    def door(self) -> str:
        """The link that opens it once."""
        return f"{self.address}/open#{self.token}"


def command(*arguments: object) -> list[str]:
    """Make the command line of this very program."""
    return [sys.executable, "-c", _PROGRAM, *map(str, arguments)]


def environment() -> dict[str, str]:
    """Let the program find this very source first, whatever else is installed."""
    source = str(Path(whence.__file__).parents[1])
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (source, os.environ.get("PYTHONPATH"))))}


@contextmanager
def serving(folder: Path, *options: object) -> Iterator[Served]:
    """Serve an archive on a free port until the block ends.

    Args:
        folder: of the archive.
        options: of ``whence serve``, besides.

    Raises:
        ArchiveError: it cannot be served; the message is the program's.
    """
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="whence-bench-") as temporary:
        said = Path(temporary, "serve.log")
        with said.open("wb") as out:
            arguments = command("serve", "--archive", folder, "--port", 0, "--no-open", *options)
            process = subprocess.Popen(arguments, stdout=out, stderr=out, env=environment())
        try:
            link = urlsplit(_door(process, said))
            yield Served(f"{link.scheme}://{link.netloc}", link.fragment, time.perf_counter() - begun)
        finally:
            _end(process)


def _door(process: subprocess.Popen[bytes], said: Path) -> str:
    until, heard = time.monotonic() + _PATIENCE_S, ""
    while time.monotonic() < until and process.poll() is None:
        heard = said.read_text("utf-8")
        found = _DOOR.search(heard)
        if found:
            return found[1] or found[2]
        time.sleep(0.05)
    raise ArchiveError(f"the archive cannot be served: {said.read_text('utf-8').strip() or 'it does not listen'}")


@contextmanager
def adding(folder: Path, reports: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Let ``whence add`` take a folder of reports into an archive until the block ends."""
    arguments = command("add", reports, "--archive", folder)
    silent = subprocess.DEVNULL
    process = subprocess.Popen(arguments, stdout=silent, stderr=silent, env=environment())
    try:
        yield process
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
