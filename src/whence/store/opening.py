"""Opening a store by the address of its database."""

from __future__ import annotations

import logging
from pathlib import Path

from sqlalchemy import make_url, select
from sqlalchemy.exc import ArgumentError

from whence.model.errors import StoreError
from whence.store.backend import Backend
from whence.store.blobs import Blobs
from whence.store.database import DatabaseReader, DatabaseStore
from whence.store.disputes import fill_disputes
from whence.store.gists import fill_gists
from whence.store.interface import ReadStore, Store
from whence.store.migrating import check_revision, revision_of, upgrade
from whence.store.migrations import HEAD
from whence.store.tables import blobs

_LOG = logging.getLogger(__name__)
_OLDER = "%s: bringing the archive up from schema %s to %s; this is done once, and takes minutes where it is large"


def open_store(url: str, raw: Path, *, actor: str, create: bool = False) -> Store:
    """Open a store for writing; an archive of an earlier version is brought up to this one.

    Args:
        url: ``sqlite:///path`` or ``postgresql://user@host/name``.
        raw: the folder of raw bytes.
        actor: who writes, for the audit log.
        create: make the tables where there are none.

    Raises:
        StoreError: there is no archive, or it is of a newer version, locked or damaged.
    """
    backend = _backend(url, read_only=False, create=create)
    try:
        with backend.reading() as connection:
            revision = revision_of(connection)
        if revision != HEAD:
            if revision is not None or not create:
                check_revision(revision, backend.place)
                _LOG.warning(_OLDER, backend.place, revision, HEAD)
            _bring_up(backend)
        store = DatabaseStore(backend, Blobs(raw), actor)
        _sweep(backend, Blobs(raw))
    except BaseException:
        backend.close()
        raise
    return store


def open_reader(url: str, raw: Path) -> ReadStore:
    """Open a store for reading only.

    Raises:
        StoreError: there is no archive, or it is of another version, or damaged.
    """
    backend = _backend(url, read_only=True, create=False)
    try:
        with backend.reading() as connection:
            revision = revision_of(connection)
        check_revision(revision, backend.place)
        if revision != HEAD:
            raise StoreError(
                f"{backend.place}: the archive is of an earlier version ({revision}, and this one reads {HEAD}); "
                "run any command that writes, such as `whence add`, to bring it up to date"
            )
    except BaseException:
        backend.close()
        raise
    return DatabaseReader(backend, Blobs(raw))


def _backend(url: str, *, read_only: bool, create: bool) -> Backend:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StoreError(f"not the address of a database: {url!r}; give sqlite:///path or postgresql://…") from error
    if parsed.get_backend_name() == "sqlite":
        from whence.store.sqlite import SqliteBackend

        if not parsed.database or parsed.database == ":memory:":
            raise StoreError(f"{url}: names no file; give sqlite:///path")
        path = Path(parsed.database)
        if not create and not path.is_file():
            raise StoreError(f"{path}: no archive is there; make one with `whence init`")
        return SqliteBackend(path, read_only=read_only)
    if parsed.get_backend_name() == "postgresql":
        from whence.store.postgres import PostgresBackend

        return PostgresBackend(parsed, read_only=read_only)
    raise StoreError(f"{parsed.get_backend_name()}: no database that Whence knows; give sqlite:///… or postgresql://…")


def _bring_up(backend: Backend) -> None:
    with backend.writing() as connection:
        backend.alone(connection)
        if revision_of(connection) != HEAD:  # nobody did it while we waited
            upgrade(connection)
            fill_gists(connection)
            fill_disputes(connection)


def _sweep(backend: Backend, raw: Blobs) -> None:
    def has_row(sha256: str) -> bool:
        with backend.reading() as connection:
            return connection.scalar(select(blobs.c.sha256).where(blobs.c.sha256 == sha256)) is not None

    raw.sweep(has_row)
