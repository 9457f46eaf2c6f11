from __future__ import annotations

from pathlib import Path

import pytest

from whence.archive.folder import Archive
from whence.model.errors import ArchiveError, StoreError


def test_an_archive_is_a_folder_with_settings_database_and_bytes(tmp_path: Path) -> None:
    made = Archive.create(tmp_path / "new" / "archive")
    assert {path.name for path in made.folder.iterdir()} >= {"whence.toml", "archive.db", "raw"}
    opened = Archive.open(made.folder)
    assert opened == made
    reader = opened.reader()
    assert reader.counts().reports == 0
    reader.close()


def test_it_can_be_moved(tmp_path: Path) -> None:
    made = Archive.create(tmp_path / "one")
    moved = made.folder.rename(tmp_path / "other")
    store = Archive.open(moved).store()
    store.close()
    assert not (tmp_path / "one").exists()


def test_files_of_the_user_are_not_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("words")
    Archive.create(tmp_path)
    assert (tmp_path / "report.txt").read_text() == "words"


@pytest.mark.parametrize("name", ["archive.db", "raw"])
def test_nothing_is_made_over_something_else(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(ArchiveError, match=f"{name}: in the way of a new archive"):
        Archive.create(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text() == "mine"


def test_an_archive_is_not_made_twice(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="there is an archive already"):
        Archive.create(archive.folder)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(ArchiveError):
        Archive.create(tmp_path / "file")


def test_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"no archive here.*make one with `whence init"):
        Archive.open(tmp_path)


@pytest.mark.parametrize(
    ("database", "message"),
    [
        ("postgresql://user:secret@host/name", "holds a password.*PGPASSWORD"),
        ("postgresql://host/name?password=secret", "holds a password"),
        ("mysql://host/name", "not the address of a database"),
        ("name", "not the address of a database"),
        ("postgresql://[host/name", "not the address of a database"),
    ],
)
def test_addresses_that_are_refused(tmp_path: Path, database: str, message: str) -> None:
    with pytest.raises(ArchiveError, match=message) as caught:
        Archive.create(tmp_path / "a", database=database)
    assert "secret" not in str(caught.value)
    assert not (tmp_path / "a").exists()


def test_nothing_is_left_of_an_archive_that_could_not_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr("whence.archive.folder._write", full)
    with pytest.raises(StoreError):
        Archive.create(tmp_path / "a")
    assert list((tmp_path / "a").iterdir()) == []


def test_settings_are_those_of_the_file(archive: Archive) -> None:
    settings = archive.folder / "whence.toml"
    settings.write_text(settings.read_text("utf-8").replace("batch = 100", "batch = 7"), "utf-8")
    assert Archive.open(archive.folder).settings.intake.batch == 7
    settings.write_text(settings.read_text("utf-8").replace("batch = 7", "batch = -7"), "utf-8")
    with pytest.raises(ArchiveError, match="line"):
        Archive.open(archive.folder)
