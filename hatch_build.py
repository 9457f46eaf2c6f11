"""Builds the desk's pages with npm where they are missing, so that a wheel has them; without Node it goes on without.

`make` builds them itself (and again when their sources change), and an editable install takes whatever is there.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_BUILT = Path("src/whence/web/static/index.html")
_FRONTEND = Path("frontend")
_STEPS = (("ci", "--no-audit", "--no-fund"), ("run", "build"))


class DeskBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before a wheel or a source archive is put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 (hatchling's)
        """Build the pages if they are not there."""
        root = Path(self.root)
        if version == "editable" or (root / _BUILT).is_file():
            return
        problem = build(root)
        if problem is not None:
            self.app.display_warning(
                f"Whence is built without the pages of its desk: {problem}. Everything else works; whence serve has "
                "the API alone. With Node 20.19 or newer: cd frontend && npm ci && npm run build, then build again."
            )


def build(root: Path) -> str | None:
    """Build the pages; say what is in the way, or None."""
    npm = shutil.which("npm")
    if npm is None:
        return "npm was not found"
    if not (root / _FRONTEND / "package-lock.json").is_file():
        return "their sources are not here"
    for step in _STEPS:
        done = subprocess.run([npm, *step], cwd=root / _FRONTEND, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            return f"npm {step[0]} failed: {(done.stderr or done.stdout).strip()[-500:]}"
    return None
