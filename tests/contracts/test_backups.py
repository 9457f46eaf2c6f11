"""A backup of either database restores to either."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archive.intakes import AT, cleaned, item
from tests.contracts.conftest import Place
from tests.contracts.postgres_server import Server
from whence.archive.adding import take_in
from whence.archive.backup import write_backup
from whence.archive.backup_check import check, opened
from whence.archive.folder import Archive
from whence.archive.restoring import restore
from whence.archive.verifying import verify
from whence.model.archive import SearchQuery
from whence.model.errors import ArchiveError, StoreError
from whence.model.item import Refused
from whence.store.interface import Store


def _fill(store: Store, count: int = 3, at: int = 0) -> None:
    items = [
        item(f"Soldiers found {n} mines in the old town.", url=f"https://example.org/{n}")
        for n in range(at, at + count)
    ]
    odd = item("A name with a lost half and a NUL.", url="https://example.org/odd")
    list(take_in(store, cleaned(*items, odd, Refused("b\udcff.pdf", "a PDF without text", b"%PDF-1.4 none"))))


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[str | None]:
    """Where an archive is restored to."""
    if request.param == "sqlite":
        yield None
    else:
        with request.getfixturevalue("postgres").database() as url:
            yield url


def test_what_is_restored_is_what_was_backed_up(store: Store, database: str | None, tmp_path: Path) -> None:
    _fill(store)
    backup = tmp_path / "backup.zip"
    write_backup(store, backup, now=AT)
    restore(backup, tmp_path / "restored", database=database)
    again = Archive.open(tmp_path / "restored").store()
    try:
        assert sorted(map(repr, again.dump())) == sorted(map(repr, store.dump()))
        assert verify(again).findings == ()
        assert len(again.search(SearchQuery("mines"))) == 3
        write_backup(again, tmp_path / "second.zip", now=AT)
    finally:
        again.close()
    assert check(tmp_path / "second.zip") == check(backup)


def test_a_database_that_holds_an_archive_is_left_alone(postgres: Server, archive_backup: Path, tmp_path: Path) -> None:
    with postgres.database() as url:
        restore(archive_backup, tmp_path / "one", database=url)
        with pytest.raises((ArchiveError, StoreError), match="holds an archive already"):
            restore(archive_backup, tmp_path / "other", database=url)
        assert not (tmp_path / "other").exists()
        with pytest.raises((ArchiveError, StoreError), match="holds an archive already"):
            Archive.create(tmp_path / "new", database=url)


@pytest.fixture
def archive_backup(tmp_path: Path) -> Path:
    store = Archive.create(tmp_path / "archive").store()
    _fill(store)
    write_backup(store, tmp_path / "backup.zip", now=AT)
    store.close()
    return tmp_path / "backup.zip"


def test_a_backup_while_others_add_is_of_one_moment(store: Store, place: Place, tmp_path: Path) -> None:
    _fill(store)
    stop = threading.Event()
    added = threading.Event()

    def adding() -> None:
        other = place.store("another")
        number = 100
        while not stop.is_set() and number < 400:
            _fill(other, 5, at=number)
            added.set()
            number += 5

    thread = threading.Thread(target=adding)
    thread.start()
    try:
        assert added.wait(30)
        manifests = [write_backup(store, tmp_path / f"{n}.zip", now=AT) for n in range(3)]
    finally:
        stop.set()
        thread.join()
    assert manifests[0].tables["versions"].rows < store.counts().versions
    for number, manifest in enumerate(manifests):
        with opened(tmp_path / f"{number}.zip") as backup:
            versions = {row["id"] for row in backup.rows("versions")}
            assert {row["version_id"] for row in backup.rows("documents")} == versions
        restore(tmp_path / f"{number}.zip", tmp_path / f"restored-{number}")
        assert manifest.raw == manifest.tables["blobs"].rows
