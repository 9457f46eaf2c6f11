"""What the parts of the store share: the database, the raw bytes, and writing with the audit log."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection

from whence.model.errors import StoreError
from whence.store.backend import Backend
from whence.store.blobs import Blobs
from whence.store.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Writing:
    """A writing transaction with its audit log."""

    connection: Connection
    ledger: Ledger


class Reads:
    """Base of the parts that read."""

    def __init__(self, backend: Backend, blobs: Blobs) -> None:
        self._backend, self._blobs = backend, blobs

    def close(self) -> None:
        """Let go of the database."""
        self._backend.close()


class Writes(Reads):
    """Base of the parts that write."""

    def __init__(self, backend: Backend, blobs: Blobs, actor: str) -> None:
        super().__init__(backend, blobs)
        if not actor.strip():
            raise StoreError("the audit log needs to know who writes: give an actor")
        self._actor = actor

    @contextmanager
    def _writing(self) -> Iterator[Writing]:
        with self._backend.writing() as connection:
            self._backend.alone(connection)
            ledger = Ledger(connection, self._actor)
            yield Writing(connection, ledger)
            ledger.write()
