"""``whence version``."""

from __future__ import annotations

import whence


def version() -> None:
    """Print the version."""
    print(f"whence {whence.__version__}")
