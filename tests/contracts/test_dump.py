"""A dump of either database makes the same archive in the other."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.contracts import tampering
from tests.contracts.conftest import Place, Places
from tests.contracts.samples import intake
from whence.model.archive import SearchQuery
from whence.model.errors import StoreError
from whence.store.interface import Store
from whence.store.opening import open_store


@pytest.fixture
def filled(store: Store) -> Store:
    tampering.fill(store)
    store.add([intake("Odd \x00\ud800 words.", "id:\x00", title="\x1a\ud800")])
    return store


def _through_lines(store: Store) -> list[tuple[str, dict[str, object]]]:
    lines = [json.dumps(pair) for pair in store.dump()]
    return [tuple(json.loads(line)) for line in lines]


def test_a_dump_comes_back_with_the_same_hashes(filled: Store, place: Place, new_place: Places) -> None:
    dumped = _through_lines(filled)
    other = new_place()
    restored = other.store()
    restored.load(iter(dumped))
    shutil.copytree(place.raw, other.raw, dirs_exist_ok=True)
    assert list(restored.dump()) == dumped
    assert restored.audit() == filled.audit()
    assert restored.counts() == filled.counts()
    assert list(restored.verify()) == []
    assert len(restored.search(SearchQuery("troops"))) == len(filled.search(SearchQuery("troops"))) == 1
    restored.add([intake("And it goes on.")])
    assert list(restored.verify()) == []


def test_a_dump_goes_into_the_other_database(filled: Store, place: Place, tmp_path: Path) -> None:
    dumped = _through_lines(filled)
    small = open_store(f"sqlite:///{tmp_path}/other.db", place.raw, actor="tester", create=True)
    small.load(dumped)
    assert list(small.dump()) == dumped
    assert list(small.verify()) == []
    small.close()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda rows: [*rows, ("strange", {})], "strange"),
        (lambda rows: [("notes", {"name": "a"}), *rows], "other columns"),
        (lambda rows: [(name, {**row, "body": 7} if "body" in row else row) for name, row in rows], "cannot be read"),
        (lambda rows: [(name, row) for name, row in rows if name != "reports"], "(?i)foreign key"),
    ],
)
def test_what_is_no_dump_is_refused_and_leaves_nothing(
    filled: Store, new_place: Places, spoil: Callable[[list[object]], list[object]], told: str
) -> None:
    restored = new_place().store()
    with pytest.raises(StoreError, match=told):
        restored.load(spoil(_through_lines(filled)))  # type: ignore[arg-type]
    assert list(restored.dump()) == []


def test_a_dump_does_not_go_into_an_archive_that_is_in_use(filled: Store) -> None:
    with pytest.raises(StoreError, match="not empty"):
        filled.load(_through_lines(filled))
