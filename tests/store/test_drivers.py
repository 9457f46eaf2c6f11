"""Which SQLite is trusted with what."""

from __future__ import annotations

import sqlite3
import sys

import pytest

from whence.store.drivers import sqlite_driver, wal_is_safe


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 9), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
        ((4, 0, 0), True),
    ],
)
def test_a_write_ahead_log_needs_a_mended_sqlite(version: tuple[int, ...], safe: bool) -> None:
    assert wal_is_safe(version) is safe


def test_without_the_bundled_build_pythons_own_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pysqlite3.dbapi2", None)
    assert sqlite_driver() is sqlite3
