from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archive.coding_help import opened
from whence.archive.folder import Archive
from whence.store.interface import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty archive's store on SQLite."""
    store = opened(tmp_path, create=True)
    yield store
    store.close()


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An empty archive's folder."""
    return Archive.create(tmp_path / "archive")
