"""Whatever is changed behind an archive's back is found and named."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Table
from sqlalchemy.exc import DBAPIError

from tests.contracts import tampering
from tests.contracts.conftest import Place
from tests.contracts.samples import intake
from whence.model.archive import Finding
from whence.model.errors import StoreError
from whence.store.interface import Store
from whence.store.verifying.rows import FIXED

TABLES = [pytest.param(table, id=table.name) for table in tampering.tables()]


@pytest.fixture
def filled(store: Store) -> Store:
    tampering.fill(store)
    assert list(store.verify()) == []
    return store


def _named(findings: list[Finding]) -> set[tuple[str, str]]:
    return {(finding.where, finding.item) for finding in findings}


def test_an_untouched_archive_is_sound_for_readers_too(filled: Store, place: Place) -> None:
    assert list(place.reader().verify()) == []


@pytest.mark.parametrize("table", TABLES)
def test_a_change_of_any_column_is_found(filled: Store, place: Place, table: Table) -> None:
    for column in table.columns:
        with tampering.behind_its_back(place.url) as connection:
            row = tampering.rows_of(connection, table)[0]
            now = tampering.change(connection, table, row, column)
        findings = _named(list(filled.verify()))
        assert findings & {(table.name, tampering.named(table, which)) for which in (row, now)}, column.name
        with tampering.behind_its_back(place.url) as connection:
            tampering.restore(connection, table, now, row)
    assert list(filled.verify()) == []


@pytest.mark.parametrize("table", TABLES)
def test_a_lost_row_is_found(filled: Store, place: Place, table: Table) -> None:
    with tampering.behind_its_back(place.url) as connection:
        rows = tampering.rows_of(connection, table)
    for row in (rows[0], rows[len(rows) // 2], rows[-1]):
        with tampering.behind_its_back(place.url) as connection:
            tampering.remove(connection, table, row)
        assert (table.name, tampering.named(table, row)) in _named(list(filled.verify()))
        with tampering.behind_its_back(place.url) as connection:
            tampering.put(connection, table, row)
    assert list(filled.verify()) == []


@pytest.mark.parametrize("table", TABLES)
def test_a_row_that_was_slipped_in_is_found(filled: Store, place: Place, table: Table) -> None:
    with tampering.behind_its_back(place.url) as connection:
        row = tampering.rows_of(connection, table)[-1]
        unique = {
            "versions": ("n", "id", "number", "sha256"),
            "reports": ("id", "key"),
            "readings": ("id", "number"),
            "linked": ("reading_id", "report_id"),
            "waiting": ("reading_id", "report_id"),
            "accounts": ("n", "id"),
            "incident_versions": ("seq", "number"),
        }
        names = unique.get(table.name, tuple(column.name for column in table.primary_key.columns))
        new = {**row, **{name: tampering.changed(table.c[name], row[name]) for name in names}}
        if table.name == "readings":
            new["maker_id"] = "another"
        tampering.put(connection, table, new)
    assert (table.name, tampering.named(table, new)) in _named(list(filled.verify()))


def test_lost_changed_and_foreign_files_are_found(filled: Store, place: Place) -> None:
    files = tampering.folder_of(place.raw)
    files[0].unlink()
    files[1].write_bytes(files[1].read_bytes()[:-1])
    files[2].write_bytes(files[2].read_bytes()[:-1] + b"?")
    files[3].rename(files[3].with_name("0" * 64))
    (place.raw / "notes.txt").write_text("mine")
    found = {finding.item: finding.problem for finding in filled.verify() if finding.where == "raw"}
    names = [f"{path.parent.name}/{path.name}" for path in files]
    assert "lost" in found[names[0]]
    assert "bytes long" in found[names[1]]
    assert "not those of its name" in found[names[2]]
    assert "lost" in found[names[3]]
    assert f"{files[3].parent.name}/{'0' * 64}" in found
    assert "notes.txt" in found


def test_a_missing_trigger_is_found(filled: Store, place: Place) -> None:
    with tampering.behind_its_back(place.url) as connection:
        drop = "DROP TRIGGER audit_no_delete" + ("" if place.url.startswith("sqlite") else " ON audit")
        if place.url.startswith("sqlite"):
            pytest.skip("triggers are put back here; the same is tested in tests/store")
        connection.exec_driver_sql(drop)
    assert ("schema", "audit_no_delete") in _named(list(filled.verify()))


def test_a_log_that_was_cut_short_stays_so_when_it_goes_on(filled: Store, place: Place) -> None:
    table = tampering.metadata.tables["audit"]
    last = filled.log("export", "reports.warc.gz", {"form": "warc"})
    with tampering.behind_its_back(place.url) as connection:
        tampering.remove(connection, table, tampering.rows_of(connection, table)[-1])
    filled.add([intake("It goes on.")])
    assert _named(list(filled.verify())) == {("audit", str(last.seq))}


def test_a_log_that_was_rewritten_is_told_by_a_head_kept_elsewhere(filled: Store) -> None:
    entry = filled.audit()[4]
    assert list(filled.verify(head=(entry.seq, entry.hash))) == []
    assert _named(list(filled.verify(head=(entry.seq, "0" * 64)))) == {("audit", "5")}
    assert _named(list(filled.verify(head=(10_000, entry.hash)))) == {("audit", "10000")}


def test_rows_that_never_change_refuse_to(filled: Store, place: Place) -> None:
    engine = tampering.engine_of(place.url)
    for table in (*(table.name for table in FIXED), "audit"):
        column = next(iter(tampering.metadata.tables[table].columns)).name
        for statement in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):
            with engine.connect() as connection, pytest.raises(DBAPIError, match=f"rows of {table} never change"):
                connection.exec_driver_sql(statement)
    engine.dispose()


def test_what_is_being_added_is_no_finding(filled: Store, place: Place) -> None:
    """Bytes lie in their place before their rows are there: a writer is at it, or was cut off."""
    given = intake("On its way.")
    incoming = place.raw / "incoming"
    (incoming / "abc.list").write_text(f"{given.sha256}\n")
    (incoming / f"abc-{given.sha256}.part").write_bytes(b"On its")
    folder = place.raw / given.sha256[:2]
    folder.mkdir(exist_ok=True)
    (folder / given.sha256).write_bytes(given.content)
    assert list(filled.verify()) == []
    again = place.store()
    assert not (folder / given.sha256).exists()
    assert list(incoming.iterdir()) == []
    assert list(again.verify()) == []


def test_damaged_rows_are_told_of_when_read(filled: Store, place: Place) -> None:
    table = tampering.metadata.tables["documents"]
    with tampering.behind_its_back(place.url) as connection:
        row = tampering.rows_of(connection, table)[0]
        tampering.change(connection, table, row, table.c.article)
    with pytest.raises(StoreError, match="whence verify"):
        filled.article(row["version_id"])


def test_a_raw_folder_that_is_gone_is_found(filled: Store, place: Place, tmp_path: Path) -> None:
    place.raw.rename(tmp_path / "elsewhere")
    assert {finding.where for finding in filled.verify()} == {"raw"}
