"""The whole of a store as plain rows, from one moment, and back into an empty store of either database."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from typing import Any

from sqlalchemy import Connection, LargeBinary, Table, insert, select

from whence.model.errors import StoreError
from whence.store.base import Reads, Writes
from whence.store.disputes import fill_disputes
from whence.store.incident_rows import version_from
from whence.store.linked_versions import put_current
from whence.store.linking_tables import (
    account_keys,
    accounts,
    gists,
    incident_actors,
    incident_versions,
    incidents,
    members,
    waiting,
)
from whence.store.pairs import put_pairs
from whence.store.review_tables import review_disputes
from whence.store.tables import documents, metadata, shingles, versions
from whence.store.versions import put_shingles, unpacked
from whence.store.waiting import requeue_all

DERIVED = (shingles, account_keys, waiting, incidents, gists, incident_actors, members, review_disputes)
"""Tables that are made again from the others."""

DUMPED = tuple(table for table in metadata.sorted_tables if table not in DERIVED)
"""Tables that are dumped, each after those that it points to; what is derived is made again."""

_BATCH = 500


class Dumps(Reads):
    """The part of the store that gives out all its rows."""

    def dump(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield every row with the name of its table: one state, ids and hashes as they are, bytes in base64."""
        with self._backend.reading() as connection:
            for table in DUMPED:
                chosen = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=_BATCH)
                for row in connection.execute(chosen):
                    yield table.name, {name: _plain(value) for name, value in row._asdict().items()}


class Loads(Writes):
    """The part of the store that takes a dump."""

    def load(self, rows: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
        """Write the rows of a dump, in its order, in one transaction.

        Raises:
            StoreError: the store is not empty, or the rows are no dump.
        """
        tables = {table.name: table for table in DUMPED}
        with self._backend.writing() as connection:
            for table in DUMPED:
                if connection.execute(select(table).limit(1)).first() is not None:
                    raise StoreError(f"{self._backend.place}: not empty; restore into a new archive")
            for name, group in groupby(rows, key=lambda pair: pair[0]):
                if name not in tables:
                    raise StoreError(f"the dump has a table that no archive has: {name!r}")
                _insert(connection, tables[name], (row for _, row in group))
            self._derive(connection)
            _derive_keys(connection)
            _derive_incidents(connection)
            fill_disputes(connection)
            requeue_all(connection)

    def _derive(self, connection: Connection) -> None:
        """Make the shingles and the search index from the documents."""
        joined = versions.join(documents, documents.c.version_id == versions.c.id)
        parts = (versions.c.n, documents.c.title, documents.c.text, documents.c.fingerprint)
        last = -1
        while found := connection.execute(
            select(*parts).select_from(joined).where(versions.c.n > last).order_by(versions.c.n).limit(_BATCH)
        ).all():
            last = found[-1].n
            self._backend.index(connection, [(row.n, row.title, row.text) for row in found])
            put_shingles(connection, ((row.n, row.fingerprint) for row in found))


def _derive_keys(connection: Connection) -> None:
    """Make the keys of accounts from what accounts hold."""
    last = -1
    chosen = select(accounts.c.n, accounts.c.hashes).order_by(accounts.c.n).limit(_BATCH)
    while found := connection.execute(chosen.where(accounts.c.n > last)).all():
        last = found[-1].n
        put_pairs(connection, account_keys, ((key, row.n) for row in found for key in unpacked(row.hashes)))


def _derive_incidents(connection: Connection) -> None:
    """Make lists, actors and members from the newest version of each incident."""
    last = -1
    later = incident_versions.alias("later")
    newer = (later.c.id == incident_versions.c.id) & (later.c.number > incident_versions.c.number)
    newest = select(incident_versions).where(~select(later.c.seq).where(newer).exists())
    newest = newest.order_by(incident_versions.c.seq).limit(_BATCH)
    while found := connection.execute(newest.where(incident_versions.c.seq > last)).all():
        last = found[-1].seq
        put_current(connection, [version_from(row._asdict()) for row in found])


def _insert(connection: Connection, table: Table, rows: Iterator[Mapping[str, Any]]) -> None:
    binary = {column.name for column in table.columns if isinstance(column.type, LargeBinary)}
    while batch := list(islice(rows, _BATCH)):
        try:
            values = [{n: _value(v) if n in binary else v for n, v in row.items()} for row in batch]
        except (TypeError, ValueError) as error:
            raise StoreError(f"{table.name}: a row of the dump cannot be read: {error}") from error
        for row in values:
            if set(row) != set(table.columns.keys()):
                raise StoreError(f"{table.name}: a row of the dump has other columns than the table")
        connection.execute(insert(table), values)


def _value(text: Any) -> bytes | None:
    return None if text is None else base64.b64decode(text)


def _plain(value: Any) -> Any:
    return base64.b64encode(value).decode("ascii") if isinstance(value, bytes | memoryview) else value
