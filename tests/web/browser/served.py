"""A desk that is served by the program itself, as a user starts it, and what it takes to sign in."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[3]
_PROGRAM = "import sys; from whence.cli import main; sys.exit(main())"
_LINK = re.compile(r"^(?:Open this once.*\n\s+(http://\S+)|.* is served at (http://\S+)\nPeople sign in.*)\n", re.M)
_PATIENCE = 120


@dataclass(frozen=True, slots=True)
class Served:
    """A running desk. ``door`` is the link that opens it once, or where people sign in; ``origin`` its address."""

    folder: Path
    origin: str
    door: str


def command(*arguments: object) -> list[str]:
    """Make the command line of the program, of this very source."""
    return [sys.executable, "-c", _PROGRAM, *map(str, arguments)]


def environment() -> dict[str, str]:
    """Let the program find the source that is tested, whatever is installed."""
    paths = [str(ROOT / "src"), str(ROOT), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths)), "PYTHONUNBUFFERED": "1"}


def run(*arguments: object, given: str = "") -> None:
    """Run a command of the program to its end; what it says is shown where it fails."""
    done = subprocess.run(
        command(*arguments), env=environment(), input=given, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"whence {' '.join(map(str, arguments))}\n{done.stdout}\n{done.stderr}"


@contextmanager
def serving(folder: Path, *options: object) -> Iterator[Served]:
    """Serve an archive on a free port of this machine until the block ends."""
    log = folder.with_name(f"{folder.name}.serve.log")
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            command("serve", "--archive", folder, "--port", 0, "--no-open", *options),
            env=environment(),
            stdout=out,
            stderr=out,
        )
    try:
        with log.open(encoding="utf-8") as said:
            door = _door(process, said)
        parts = urlsplit(door)
        yield Served(folder, f"{parts.scheme}://{parts.netloc}", door)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _door(process: subprocess.Popen[bytes], said: TextIO) -> str:
    """Wait for the link, or the address, that the program prints once it listens."""
    heard, until = "", time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        heard += said.read()
        found = _LINK.search(heard)
        if found:
            return found[1] or found[2]
        if process.poll() is not None:
            raise AssertionError(f"whence serve ended with {process.returncode}:\n{heard}")
        time.sleep(0.05)
    raise AssertionError(f"whence serve did not say within {_PATIENCE} s where it listens:\n{heard}")


def copied(archive: Path, folder: Path) -> Path:
    """Copy an archive that nobody has open, so that a test can change it."""
    shutil.copytree(archive, folder)
    return folder
