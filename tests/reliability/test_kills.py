"""A small share of the trial of kills, and that its checks would tell of a loss."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from reliability.kill_checks import Ledger, differences
from reliability.result import Setting
from tests.archive.coding_help import coded, fill, opened

from reliability import kills
from whence.store.drivers import sqlite_driver


@pytest.mark.slow
def test_some_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    trial = kills.run(Setting(tmp_path, share=0.01))
    assert trial.holds, [check for check in trial.checks if not check.holds]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    with closing(opened(tmp_path, create=True)) as store:
        fill(store, ["Rebels attacked the town.", "Troops shelled the port."])
        coded(store)
    return tmp_path / "archive.db"


def acknowledged(database: Path) -> list[dict[str, Any]]:
    with closing(sqlite_driver().connect(database)) as connection:
        versions = [{"outcome": "new", "version": id} for (id,) in connection.execute("SELECT id FROM versions")]
        readings = connection.execute("SELECT id, sha256 FROM readings").fetchall()
    return [*versions, *({"outcome": "coded", "reading": id, "sha256": sha256} for id, sha256 in readings)]


def harm(database: Path, statement: str) -> None:
    with closing(sqlite_driver().connect(database)) as connection:
        for name, kind in connection.execute("SELECT name, type FROM sqlite_master").fetchall():
            if kind == "trigger":
                connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement)
        connection.commit()


def test_an_archive_that_is_whole_has_nothing_lost(archive: Path) -> None:
    book = Ledger(archive)
    book.note(acknowledged(archive))
    book.check()
    assert (len(book.versions), len(book.readings)) == (2, 2)
    assert (book.lost, book.doubled, book.unsound) == ([], [], [])


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM readings",
        "UPDATE readings SET sha256 = 'another'",
        "DELETE FROM versions",
    ],
)
def test_what_was_acknowledged_and_is_gone_is_told(archive: Path, statement: str) -> None:
    book = Ledger(archive)
    book.note(acknowledged(archive))
    harm(archive, statement)
    book.check()
    assert len(book.lost) == 2


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO audit SELECT seq + 100, at, actor, action, subject, detail, digest, previous, hash FROM audit"
        " WHERE action = 'coded'",
        "DELETE FROM readings",
    ],
)
def test_what_is_done_twice_or_without_effect_is_told(archive: Path, statement: str) -> None:
    book = Ledger(archive)
    harm(archive, statement)
    book.check()
    assert len(book.doubled) == 2


def test_archives_that_differ_are_told_apart(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with closing(opened(tmp_path / "other", create=True)) as store:
        fill(store, ["Rebels attacked the town.", "Troops shelled the port."])
        coded(store)
    other = tmp_path / "other" / "archive.db"
    assert differences(archive, other) == []
    harm(other, "DELETE FROM readings WHERE rowid = 1")
    assert differences(archive, other) == ["1 readings of the one, 0 of the other"]
