"""Commands of the program itself, of the source that is tested; it is served as ``whence bench desk`` serves it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from whence.bench.desk.serving import command, environment

ROOT = Path(__file__).parents[3]


def run(*arguments: object, given: str = "") -> None:
    """Run a command of the program to its end; what it says is shown where it fails."""
    done = subprocess.run(
        command(*arguments), env=environment(), input=given, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"whence {' '.join(map(str, arguments))}\n{done.stdout}\n{done.stderr}"


def copied(archive: Path, folder: Path) -> Path:
    """Copy an archive that nobody has open, so that a test can change it."""
    shutil.copytree(archive, folder)
    return folder
