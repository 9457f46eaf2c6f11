"""Acts on accounts, written into the archive's audit log."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from whence.archive.folder import Archive
from whence.web.people.users import Log


@contextmanager
def logging_acts(archive: Archive, actor: str) -> Iterator[Log]:
    """Open an archive's audit log for acts of somebody.

    Raises:
        StoreError: the archive cannot be written; then nothing may be done that belongs into its log.
    """
    store = archive.store(actor=actor)
    try:
        yield store.log
    finally:
        store.close()
