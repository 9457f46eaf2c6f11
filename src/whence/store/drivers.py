"""Which SQLite to use, and how far it can be trusted with a write-ahead log."""

from __future__ import annotations

import sqlite3
from importlib import import_module
from typing import Any


def sqlite_driver() -> Any:
    """Choose the module that speaks to SQLite: the bundled, fixed build where it is installed, else Python's own."""
    try:
        return import_module("pysqlite3.dbapi2")
    except ImportError:
        return sqlite3


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Say whether a version of SQLite is free of the race that can corrupt a database with a write-ahead log.

    It came with 3.7.0 and was mended in 3.51.3, and in 3.50.7 and 3.44.6 for their series.
    """
    if version[:2] in ((3, 50), (3, 44)):
        return version >= (3, 50, 7) if version[1] == 50 else version >= (3, 44, 6)
    return version >= (3, 51, 3)
