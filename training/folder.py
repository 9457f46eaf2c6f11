"""Where the corpora lie."""

from __future__ import annotations

import os
from pathlib import Path


def corpora_folder() -> Path:
    """Return where the corpora lie: WHENCE_CORPORA, or ../shared/corpora beside the repository."""
    default = Path(__file__).resolve().parents[2] / "shared" / "corpora"
    return Path(os.environ.get("WHENCE_CORPORA", default))
