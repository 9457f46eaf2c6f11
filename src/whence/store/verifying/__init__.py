"""Checking everything that is kept against the hashes that were taken of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from whence.model.archive import Finding
from whence.model.errors import StoreError
from whence.store.base import Reads
from whence.store.tables import blobs
from whence.store.verifying.chain import check_chain
from whence.store.verifying.files import check_files
from whence.store.verifying.linking import check_incidents, check_linked, check_waiting
from whence.store.verifying.links import check_keys, check_pointers, check_shingles, check_work
from whence.store.verifying.review import check_disputes, check_queue
from whence.store.verifying.rows import check_rows, expected_guards
from whence.store.verifying.scratch import Scratch


class Verifies(Reads):
    """The part of the store that checks it."""

    def verify(self, *, head: tuple[int, str] | None = None) -> Iterator[Finding]:
        """Check every row, file and link; yield what is wrong. All is seen as it is at one moment."""
        with self._backend.reading() as connection, self._backend.lenient(connection), Scratch() as scratch:
            checks: tuple[Callable[[], Iterator[Finding]], ...] = (
                lambda: self._guards(connection),
                lambda: check_chain(connection, scratch, head),
                lambda: check_rows(connection, scratch),
                lambda: check_pointers(connection),
                lambda: check_shingles(connection),
                lambda: check_linked(connection),
                lambda: check_keys(connection),
                lambda: check_waiting(connection),
                lambda: check_incidents(connection),
                lambda: check_queue(connection),
                lambda: check_disputes(connection),
                lambda: check_work(connection),
                lambda: check_files(connection, self._blobs, self._added_since),
                lambda: self._backend.sound(connection),
            )
            for check in checks:
                yield from self._told(check)

    def _told(self, check: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
        """Run a check; what keeps it from its end is something found too."""
        try:
            yield from check()
        except (DBAPIError, StoreError, OSError, ValueError, TypeError) as error:
            told = error.orig if isinstance(error, DBAPIError) else error
            yield Finding("database", self._backend.place, f"cannot be checked to its end: {told}")

    def _guards(self, connection: Connection) -> Iterator[Finding]:
        for name in sorted(expected_guards(self._backend.guarded_acts) - self._backend.guards(connection)):
            yield Finding("schema", name, "the trigger that keeps rows as they are is gone")

    def _added_since(self, sha256: str) -> bool:
        with self._backend.reading() as connection:
            return connection.scalar(select(blobs.c.sha256).where(blobs.c.sha256 == sha256)) is not None
