from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

import whence
from tests.archive.linking_help import SIEGE, Told, linked, put
from whence.api import Archive
from whence.archive.folder import Archive as Folder

REPORTS = (
    Told("a", killed=6),
    Told("b", killed=10, outlet="Sample <b>Monitor</b>", published=date(2016, 3, 29)),
    Told("c", day=SIEGE, published=date(2016, 2, 4)),
)
"""Two reports of a raid, who disagree on the dead, and one of a siege."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make an archive with two incidents."""
    made = Folder.create(tmp_path / "news")
    with closing(made.store()) as store:
        put(store, *REPORTS)
        linked(store)
    return made.folder


@pytest.fixture
def archive(folder: Path) -> Iterator[Archive]:
    with whence.open(folder) as opened:
        yield opened
