"""An archive of any earlier version becomes one of this version, with all that is in it."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, LargeBinary, delete, insert, inspect
from sqlalchemy import text as sql

from tests.contracts import tampering
from tests.contracts.conftest import Place, Places
from tests.contracts.samples import NOON, coded, copy, intake
from whence.model.archive import CopyKind, SearchQuery
from whence.model.errors import StoreError
from whence.store.interface import Store
from whence.store.migrating import known_revisions, upgrade
from whence.store.migrations import HEAD
from whence.store.tables import metadata


def _evidence(store: Store) -> None:
    texts = ["Troops entered the town.", "Troops entered the town on Sunday.", "Odd \x00\ud800."]
    added = store.add([intake(text, "id:a", title="News", fingerprint=(at, -7)) for at, text in enumerate(texts)])
    store.save([coded(added[0].version_id)], now=NOON)


def _with_copies(store: Store) -> None:
    _evidence(store)
    first, second, _ = (version.id for version in store.versions())
    store.put_copies([copy(first, first, CopyKind.ORIGIN), copy(second, first)], replacing=[])


def _linked(store: Store) -> None:
    tampering.fill_reports(store)
    tampering.fill_linking(store, review=False)


EARLIER: dict[str, tuple[Callable[[Store], None], tuple[str, ...]]] = {
    "0001": (_evidence, ("shingles", "copies", "feeds", "jobs", "notes")),
    "0002": (_with_copies, ("feeds", "jobs", "notes")),
    "0003": (tampering.fill_reports, ()),
    "0004": (tampering.fill_reports, ()),
    "0005": (_linked, ("review_acts", "review_queue")),
    "0006": (tampering.fill, ()),
    "0007": (tampering.fill, ()),
    "0008": (tampering.fill, ()),
}
"""What an archive of each earlier revision can hold, and the tables that it has not."""


DERIVED_SINCE = {
    "shingles": "0002",
    "account_keys": "0005",
    "waiting": "0005",
    "incidents": "0005",
    "incident_actors": "0005",
    "members": "0005",
}
"""Tables that no dump has, with the revision that has them first."""

_LAST_WITHOUT_INDEX = "0003"
"""The revision after this one makes the search index of what is there."""


def _make_old(place: Place, revision: str, rows: list[tuple[str, dict[str, Any]]], lacking: tuple[str, ...]) -> None:
    """Make an archive of a revision: what is older than the search index before that is made, the rest after it."""
    engine = tampering.engine_of(place.url)
    with engine.connect() as connection:
        upgrade(connection, min(revision, _LAST_WITHOUT_INDEX))
        there = set(inspect(connection).get_table_names()) - set(lacking)
        _put(connection, [(name, row) for name, row in rows if name in there])
        upgrade(connection, revision)
        if revision >= DERIVED_SINCE["waiting"]:  # the revision fills it
            connection.execute(delete(metadata.tables["waiting"]))
        _put(connection, [(name, row) for name, row in rows if name not in (*there, *lacking)])
        connection.commit()
    engine.dispose()


def _put(connection: Connection, rows: list[tuple[str, dict[str, Any]]]) -> None:
    for name, row in rows:
        table = metadata.tables[name]
        binary = {column.name for column in table.columns if isinstance(column.type, LargeBinary)}
        values = {
            key: base64.b64decode(value) if isinstance(value, str) and key in binary else value
            for key, value in row.items()
        }
        connection.execute(insert(table), [values])


def test_the_newest_revision_is_the_head() -> None:
    assert known_revisions()[-1] == HEAD
    assert set(EARLIER) == set(known_revisions()) - {HEAD}


@pytest.mark.parametrize("revision", EARLIER)
def test_an_archive_of_an_earlier_version_is_brought_up(
    new_place: Places, revision: str, caplog: pytest.LogCaptureFixture
) -> None:
    fill, lacking = EARLIER[revision]
    now, old = new_place(), new_place()
    old.raw = now.raw
    model = now.store()
    fill(model)
    rows = list(model.dump())
    with tampering.behind_its_back(now.url) as connection:  # a dump has them not, since they are derived
        for table in (table for table, since in DERIVED_SINCE.items() if since <= revision):
            rows += [(table, dict(row)) for row in tampering.rows_of(connection, metadata.tables[table])]
    _make_old(old, revision, rows, lacking)
    with pytest.raises(StoreError, match=r"earlier version.*whence add"):
        old.reader()
    assert caplog.messages == [], "what is made new is not brought up"
    upgraded = old.store(create=False)
    (told,) = caplog.messages
    assert f"bringing the archive up from schema {revision} to {HEAD}" in told
    assert list(upgraded.dump()) == list(model.dump())
    assert list(upgraded.verify()) == []
    assert upgraded.search(SearchQuery("troops")) == model.search(SearchQuery("troops"))
    assert old.reader().counts() == model.counts()


def test_the_revisions_make_the_tables_that_the_store_uses(store: Store, place: Place) -> None:
    engine = tampering.engine_of(place.url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": _ours})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def _ours(thing: Any, name: str, kind: str, reflected: bool, compare_to: Any) -> bool:
    """Leave out the search index, which is not a table that SQLAlchemy could tell of."""
    return not (name.startswith("search") or (kind == "index" and thing.table.name.startswith("search")))


def test_a_failed_migration_loses_nothing(new_place: Places) -> None:
    now, old = new_place(), new_place()
    old.raw = now.raw
    model = now.store()
    _evidence(model)
    rows = list(model.dump())
    _make_old(old, "0001", rows, EARLIER["0001"][1])
    engine = tampering.engine_of(old.url)
    with engine.begin() as connection:
        connection.execute(sql("CREATE TABLE feeds (a INTEGER)"))
    with pytest.raises(StoreError, match="feeds"):
        old.store(create=False)
    with engine.begin() as connection:
        assert connection.scalar(sql("SELECT version_num FROM alembic_version")) == "0001"
        assert len(tampering.rows_of(connection, metadata.tables["versions"])) == 3
        connection.execute(sql("DROP TABLE feeds"))
    engine.dispose()
    assert list(old.store(create=False).dump()) == list(model.dump())


def test_an_archive_of_a_newer_version_is_left_alone(store: Store, place: Place) -> None:
    engine = tampering.engine_of(place.url)
    with engine.begin() as connection:
        connection.execute(sql("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    for opened in (place.store, place.reader):
        with pytest.raises(StoreError, match=r"9999.*upgrade Whence"):
            opened()


def test_where_no_archive_is_none_is_made_unless_asked(new_place: Places) -> None:
    place = new_place()
    with pytest.raises(StoreError, match="whence init"):
        place.store(create=False)
    with pytest.raises(StoreError, match="whence init"):
        place.reader()
    place.store(create=True)
    place.store(create=True)
    assert place.reader().counts().reports == 0


@pytest.mark.parametrize("url", ["mysql://host/name", "no address", "sqlite://", "sqlite:///:memory:", ""])
def test_other_databases_are_refused(new_place: Places, url: str) -> None:
    place = new_place()
    place.url = url
    with pytest.raises(StoreError, match=r"sqlite:///"):
        place.store()


def test_a_server_that_is_away_is_told_of(new_place: Places, tmp_path: Any) -> None:
    place = new_place()
    place.url = f"postgresql://someone:secret@/none?host={tmp_path}"
    with pytest.raises(StoreError, match="cannot be reached") as told:
        place.reader()
    assert "secret" not in str(told.value)
