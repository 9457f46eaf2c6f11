"""What only the store in a file does."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import URL

from tests.contracts.samples import intake
from whence.model.archive import SearchQuery
from whence.model.errors import StoreError
from whence.store import backend, search, sqlite
from whence.store.drivers import sqlite_driver, wal_is_safe
from whence.store.opening import open_reader, open_store


def _url(folder: Path) -> str:
    return f"sqlite:///{folder}/whence.db"


def _pragma(folder: Path, name: str) -> object:
    made = sqlite.SqliteBackend(folder / "whence.db", read_only=False)
    with made.reading() as connection:
        value = connection.exec_driver_sql(f"PRAGMA {name}").scalar()
    made.close()
    return value


def test_the_journal_fits_the_version(tmp_path: Path) -> None:
    open_store(_url(tmp_path), tmp_path / "raw", actor="tester", create=True).close()
    safe = wal_is_safe(sqlite_driver().sqlite_version_info)
    assert _pragma(tmp_path, "journal_mode") == ("wal" if safe else "delete")
    assert (_pragma(tmp_path, "synchronous"), _pragma(tmp_path, "foreign_keys")) == (2, 1)


def test_an_unmended_sqlite_takes_the_log_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(_url(tmp_path), tmp_path / "raw", actor="tester", create=True).close()
    monkeypatch.setattr(sqlite, "wal_is_safe", lambda version: False)
    store = open_store(_url(tmp_path), tmp_path / "raw", actor="tester")
    store.add([intake("One.")])
    assert list(store.verify()) == []
    store.close()
    assert _pragma(tmp_path, "journal_mode") == "delete"


def test_pythons_own_sqlite_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "sqlite_driver", lambda: sqlite3)
    store = open_store(_url(tmp_path), tmp_path / "raw", actor="tester", create=True)
    store.add([intake("One.", title="A title")])
    assert len(store.search(SearchQuery("title"))) == 1
    assert list(store.verify()) == []
    store.close()


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    open_store(_url(tmp_path), tmp_path / "raw", actor="tester", create=True).close()
    reader = sqlite.SqliteBackend(tmp_path / "whence.db", read_only=True)
    with pytest.raises(StoreError, match=r"readonly|read-only"), reader.writing() as connection:
        connection.exec_driver_sql("DELETE FROM notes")
    reader.close()


def test_an_archive_on_a_disk_that_nobody_can_write_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(_url(tmp_path), tmp_path / "raw", actor="tester", create=True)
    store.add([intake("One.")])
    store.close()
    monkeypatch.setattr(sqlite.os, "access", lambda path, mode: False)
    reader = open_reader(_url(tmp_path), tmp_path / "raw")
    assert list(reader.verify()) == []
    assert not (tmp_path / "whence.db-shm").exists()
    reader.close()


@pytest.mark.parametrize("folder", ["a b", "50%", "#?&", "é"])
def test_any_folder_will_do(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()
    url = URL.create("sqlite", database=str(tmp_path / folder / "whence.db")).render_as_string()
    open_store(url, tmp_path / folder / "raw", actor="tester", create=True).close()
    open_reader(url, tmp_path / folder / "raw").close()


def test_a_second_writer_waits_and_then_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "PATIENCE_S", 0.05)
    store = open_store(_url(tmp_path), tmp_path / "raw", actor="tester", create=True)
    other = sqlite.SqliteBackend(tmp_path / "whence.db", read_only=False)
    with other.writing(), pytest.raises(StoreError, match="another process has been writing"):
        store.note("a", "1")
    other.close()
    store.close()


def test_a_search_that_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert backend.SEARCH_LIMIT_S > 0
    monkeypatch.setattr(search, "SEARCH_LIMIT_S", -1)
    monkeypatch.setattr(sqlite, "_STEPS", 1)
    store = open_store(_url(tmp_path), tmp_path / "raw", actor="tester", create=True)
    store.add([intake(f"Report number {number}.") for number in range(50)])
    with pytest.raises(StoreError, match="too long"):
        store.search(SearchQuery("report"))
    assert store.counts().reports == 50
    store.close()


def test_a_damaged_file_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "whence.db").write_bytes(b"not a database at all" * 100)
    with pytest.raises(StoreError, match="damaged"):
        open_store(_url(tmp_path), tmp_path / "raw", actor="tester")
    with pytest.raises(StoreError, match="damaged"):
        open_reader(_url(tmp_path), tmp_path / "raw")


def test_a_changed_search_index_is_found(tmp_path: Path) -> None:
    store = open_store(_url(tmp_path), tmp_path / "raw", actor="tester", create=True)
    store.add([intake(f"Report number {number}.", title="A title") for number in range(20)])
    connection = sqlite_driver().connect(tmp_path / "whence.db", isolation_level=None)
    connection.execute("DELETE FROM search WHERE rowid = 3")
    assert ("search", "index") in {(found.where, found.item) for found in store.verify()}
    connection.execute("INSERT INTO search(search) VALUES ('rebuild')")
    assert list(store.verify()) == []
    connection.execute("INSERT INTO search_config VALUES ('rank', 'none()')")
    assert "search_config" in {found.where for found in store.verify()}
    connection.close()
    store.close()


def test_a_dropped_trigger_and_bytes_that_are_no_text_are_found(tmp_path: Path) -> None:
    store = open_store(_url(tmp_path), tmp_path / "raw", actor="tester", create=True)
    (added,) = store.add([intake("One.", title="A title")])
    connection = sqlite_driver().connect(tmp_path / "whence.db", isolation_level=None)
    connection.execute("DROP TRIGGER documents_no_update")
    connection.execute("UPDATE documents SET byline = CAST(x'ff61' AS TEXT), publisher = x'00'")
    connection.close()
    found = {(finding.where, finding.item) for finding in store.verify()}
    assert {("schema", "documents_no_update"), ("documents", added.version_id)} <= found
    store.close()


def test_torn_pages_are_findings_and_no_crash(tmp_path: Path) -> None:
    store = open_store(_url(tmp_path), tmp_path / "raw", actor="tester", create=True)
    store.add([intake(f"Report number {number}. " + "Words go on. " * 200) for number in range(40)])
    store.close()
    path = tmp_path / "whence.db"
    data = bytearray(path.read_bytes())
    for at in range(len(data) // 2, len(data) // 2 + 20_000):
        data[at] = 0
    path.write_bytes(data)
    reader = open_reader(_url(tmp_path), tmp_path / "raw")
    assert list(reader.verify())
    reader.close()
