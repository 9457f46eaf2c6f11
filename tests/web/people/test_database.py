from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tests.web.desks import GOOD, NOW, quick, unlogged
from whence.model.errors import StoreError
from whence.store.drivers import sqlite_driver
from whence.web.people import People
from whence.web.people.database import FILE, DeskFile


def test_the_file_is_its_owners_alone(people: People, tmp_path: Path) -> None:
    people.views.save("maria", "v", "", shared=False, now=NOW)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob(f"{FILE}*")}
    assert FILE in modes
    assert set(modes.values()) == {0o600}


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    (tmp_path / FILE).touch(0o644)
    (tmp_path / FILE).chmod(0o644)
    DeskFile(tmp_path).close()
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_what_is_in_it_is_there_again(people: People, tmp_path: Path) -> None:
    people.users.add("maria", "admin", GOOD, log=unlogged, now=NOW)
    people.close()
    again = People(tmp_path, quick())
    assert again.kept
    assert again.users.right("maria", GOOD)
    again.close()


def test_one_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    DeskFile(tmp_path).close()
    connection = sqlite_driver().connect(str(tmp_path / FILE))
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match="newer Whence"):
        DeskFile(tmp_path)


def test_a_damaged_one_is_named_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database at all, but long enough to be read as one" * 100)
    with pytest.raises(StoreError, match=f"{FILE}.*damaged"):
        DeskFile(tmp_path)


def test_in_a_folder_that_cannot_be_written_it_lasts_as_long_as_it_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    people = People(tmp_path, quick())
    assert not people.kept
    people.views.save("maria", "v", "", shared=False, now=NOW)
    assert list(tmp_path.iterdir()) == []
    place = Path(people._file._backend.path)
    assert place.exists()
    people.close()
    assert not place.exists()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: True)
    with pytest.raises(StoreError, match="accounts"):
        DeskFile(tmp_path / "gone")
