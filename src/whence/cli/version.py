"""``whence version``."""

from __future__ import annotations

from whence import __version__


def version() -> None:
    """Print the version."""
    print(f"whence {__version__}")
