"""Which browser is run, and how."""

from __future__ import annotations

import os
import shutil

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_NOWHERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""No name is looked up, so that a payload that gets through reaches nobody."""


def executable() -> str | None:
    """Find Debian's Chromium, or another one that is installed; None where there is none."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def arguments() -> list[str]:
    """Say how it is started: for root, as in containers, without its own sandbox."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [_NOWHERE, *(["--no-sandbox"] if root else [])]
