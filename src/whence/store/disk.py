"""What makes sure that something is on the disk."""

from __future__ import annotations

import os
from pathlib import Path


def force(path: Path) -> None:
    """Force a file's bytes, or a folder's names, out to the disk.

    Raises:
        OSError: it cannot be opened, or the disk fails.
    """
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
