"""Checking everything that is kept against the hashes that were taken of it."""

from __future__ import annotations

from collections.abc import Iterator

from whence.model.archive import Finding
from whence.store.base import Reads


class Verifies(Reads):
    """The part of the store that checks it."""

    def verify(self, *, head: tuple[int, str] | None = None) -> Iterator[Finding]:
        """Check every row, file and link; yield what is wrong."""
        with self._backend.reading() as connection:
            yield from self._backend.sound(connection)
