"""What a user can name as a report: a file, standard input, or an address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whence.model.raw import Raw

# Whatever has a scheme is an address; which schemes are fetched is for the fetcher to say.
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def is_address(source: str) -> bool:
    """Say whether a user names something to fetch."""
    return _ADDRESS.match(source) is not None


def load(source: str) -> Raw:
    """Get the bytes of a report from where the user says it is.

    Raises:
        InputError: it is missing, refused, or nothing that can be read.
    """
    if is_address(source):
        from whence.ingest.fetching import pages

        return pages.fetch(source)
    from whence.ingest import files

    return files.load(source)
