"""What somebody with the database's password can do: change rows behind the archive's back, one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Float,
    Integer,
    LargeBinary,
    Table,
    and_,
    create_engine,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy import text as sql
from sqlalchemy.pool import NullPool

from reliability import linked
from tests.contracts.samples import MAKER, NOON, OTHER_MAKER, coded, copy, feed, intake, job, later
from whence.model.archive import CopyKind, JobKind, JobState
from whence.model.incident import ChangeKind
from whence.model.linking import Relinked, Verdict
from whence.model.review import Act, ActKind, ReviewField
from whence.store.drivers import sqlite_driver
from whence.store.interface import Store
from whence.store.tables import metadata

Row = Mapping[str, Any]


def fill(store: Store) -> None:
    """Put something into every table, and take something out again."""
    fill_reports(store)
    fill_linking(store)


def fill_linking(store: Store, *, review: bool = True) -> None:
    """Put something into the tables of linking: what stays, what was replaced, what is no more; and of review."""
    store.save([coded(version.id, MAKER, at="Aleppo") for version in store.versions()], now=later(3))
    first, second, third = map(linked.accounts_of, store.to_link(10))
    change = linked.step([first, second, third])
    kept, gone, lost = (linked.incident([claim.id for claim in each.claims]) for each in change.readings)
    store.relink(change, now=later(4))
    whole = replace(kept, claims=(*kept.claims, *gone.claims), title="Army bombed militants twice")
    versions = (
        linked.version(whole, ChangeKind.CHANGED),
        linked.tombstone(gone, kept.id),
        linked.tombstone(lost, None),
    )
    merged = tuple((claim, whole.id) for claim in gone.claims)
    store.relink(Relinked((), (third.reading_id,), (), merged, versions, "sample.v1", judged=1), now=later(5))
    store.judge("an analyst", Verdict.SAME, kept.claims[0], gone.claims[0], "the same raid", now=later(6))
    store.judge("another", Verdict.DIFFERENT, kept.claims[0], lost.claims[0], "", now=later(6))
    if review:
        newest = {each.version_id for each in (first, second, third)}
        edited = next(version.id for version in store.versions() if version.id not in newest)
        fill_review(store, edited, kept.claims[0])
    store.save([coded(second.version_id, OTHER_MAKER, at="Homs")], now=later(7))
    assert store.to_unlink(10) == (second.reading_id,)


def fill_review(store: Store, version_id: str, claim_id: str) -> None:
    """Put something into the tables of review: a comment, a judgement that was taken back, two that differ."""
    store.keep_act(Act(0, NOON, "me", ActKind.COMMENT, incident_id="a1", why="see the map"), (), over=None, now=NOON)
    on = {"version_id": version_id, "claim_id": claim_id, "was": "{}"}
    given = {"field": ReviewField.STATUS, "value": '"denied"', "spans": ((0, 6),)}
    store.keep_act(Act(0, NOON, "me", ActKind.ACCEPT, **on), (), over=None, now=NOON)  # type: ignore[arg-type]
    act = Act(3, NOON, "me", ActKind.CORRECT, **on, **given)  # type: ignore[arg-type]
    over = store.readings(version_id)[-1].id
    revised = coded(version_id, MAKER.revised(3, "d"), at="Homs")
    store.keep_act(act, [revised], over=over, now=later(6))
    undo = Act(4, NOON, "you", ActKind.UNDO, version_id=version_id, claim_id=claim_id, undoes=2)
    store.keep_act(undo, [coded(version_id, MAKER.revised(4, "d"))], over=None, now=later(6))
    reject = Act(5, NOON, "you", ActKind.REJECT, **on, why="an exercise")  # type: ignore[arg-type]
    store.keep_act(reject, [coded(version_id, MAKER.revised(5, "d"))], over=None, now=later(6))


def fill_reports(store: Store) -> None:
    """Put something into every table but those of linking."""
    texts = ["Troops entered the town.", "Troops entered the town on Sunday.", "Shelling went on.", "A bridge was hit."]
    keys = ["url:a", "url:a", "url:b", "url:c"]
    added = store.add(
        [
            intake(text, key, title="News", publisher="Sample Wire", published="2016-03-28", fingerprint=(at, 7, -9))
            for at, (text, key) in enumerate(zip(texts, keys, strict=True))
        ]
    )
    ids = [item.version_id for item in added]
    store.enqueue_coding(MAKER, again=False, now=NOON)
    for leased in store.lease(JobKind.CODE, "worker", limit=2, now=NOON, until=later(5)):
        store.save([coded(leased.target, MAKER, leased.id)], now=later(1))
    store.save([coded(ids[0], OTHER_MAKER, at="Homs")], now=later(2))
    store.enqueue([job("https://example.org/1"), job("https://example.org/2")])
    store.bury([job("dump#3", JobKind.ADD, state=JobState.DEAD)], {}, now=NOON)
    store.put_copies([copy(ids[0], ids[0], CopyKind.ORIGIN), copy(ids[1], ids[0]), copy(ids[2], ids[0])], replacing=[])
    store.put_copies([], replacing=[ids[2]])
    store.put_feed(feed(etag="a"))
    store.put_feed(feed("https://example.org/other"))
    store.drop_feed("https://example.org/other")
    store.note("position", "12")
    store.note("gone", "1")
    store.note("gone", None)
    store.log("export", "all", {"records": 4})


def engine_of(url: str) -> Engine:
    """Open the database past the store: with the same SQLite, since two in one process undo each other's locks."""
    if url.startswith("sqlite"):
        return create_engine(url, module=sqlite_driver(), poolclass=NullPool)
    return create_engine(url.replace("postgresql:", "postgresql+psycopg:"), poolclass=NullPool)


@contextmanager
def behind_its_back(url: str) -> Iterator[Connection]:
    """Open the database with triggers and foreign keys off; they are on again afterwards."""
    engine = engine_of(url)
    with engine.connect() as connection:
        if url.startswith("sqlite"):
            guards = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
            triggers = [tuple(row) for row in connection.execute(sql(guards))]
            for name, _ in triggers:
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
            yield connection
            for _, made in triggers:
                connection.exec_driver_sql(made)
        else:
            connection.execute(sql("SET session_replication_role = replica"))
            yield connection
        connection.commit()
    engine.dispose()


def rows_of(connection: Connection, table: Table) -> list[Row]:
    return [row._asdict() for row in connection.execute(select(table).order_by(*table.primary_key.columns))]


def at(table: Table, row: Row) -> Any:
    return and_(*(column == row[column.name] for column in table.primary_key.columns))


def changed(column: Column[Any], value: Any) -> Any:
    """Make another value that the column takes."""
    if isinstance(column.type, LargeBinary):
        return bytes(value) + b"\x01\x00\x00\x00\x00\x00\x00\x00"
    if isinstance(column.type, Float):
        return value + 0.001
    if isinstance(column.type, Integer):
        return (value or 0) + 100
    return f"{value or ''}x"


def change(connection: Connection, table: Table, row: Row, column: Column[Any]) -> Row:
    """Change one cell and return the row as it is then."""
    value = changed(column, row[column.name])
    assert connection.execute(update(table).where(at(table, row)).values({column.name: value})).rowcount == 1
    return {**row, column.name: value}


def restore(connection: Connection, table: Table, row: Row, was: Row) -> None:
    connection.execute(update(table).where(at(table, row)).values(was))


def remove(connection: Connection, table: Table, row: Row) -> None:
    assert connection.execute(delete(table).where(at(table, row))).rowcount == 1


def put(connection: Connection, table: Table, row: Row) -> None:
    connection.execute(insert(table), [row])


def named(table: Table, row: Row) -> str:
    """Say what a finding calls the row."""
    if table.name == "shingles":
        return f"hash {row['hash']} of version {row['n']}"
    if table.name == "account_keys":
        return f"key {row['key']} of account {row['n']}"
    groups = dict.fromkeys(("claims", "accounts", "links"), "reading_id")
    named_by = {"versions": "id", "copies": "version_id", **groups}
    return str(row[named_by.get(table.name, next(iter(table.primary_key)).name)])


def tables() -> list[Table]:
    return list(metadata.sorted_tables)


def folder_of(raw: Path) -> list[Path]:
    return sorted(path for path in raw.glob("??/*") if path.is_file())
