import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.ingest.container import Passed
from whence.ingest.folders import FoundFile, shown, walk
from whence.model.item import Refused


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b/two.txt", "b/one.txt", "a.txt", "b.txt", ".git/config", "c/.hidden", "B/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    return tmp_path


def names(folder: Path, after: str | None = None) -> list[str]:
    return [each.place[len(str(folder)) + 1 :] for each in walk(folder, after) if isinstance(each, FoundFile)]


def test_walks_in_one_order(folder: Path) -> None:
    assert names(folder) == ["B/x.txt", "a.txt", "b/one.txt", "b/two.txt", "b.txt"]
    assert [each.reason for each in walk(folder) if isinstance(each, Passed)] == ["hidden", "hidden"]


def test_goes_on_at_a_place(folder: Path) -> None:
    every = names(folder)
    for at, name in enumerate(every):
        assert names(folder, f"{folder}/{name}") == every[at:]
    assert names(folder, f"{folder}/b/onf.txt") == ["b/two.txt", "b.txt"]


def test_links_make_no_loop(folder: Path) -> None:
    (folder / "b" / "up").symlink_to(folder)
    (folder / "dead").symlink_to(folder / "nowhere")
    (folder / "linked.txt").symlink_to(folder / "a.txt")
    found = list(walk(folder))
    refused = {each.place[len(str(folder)) + 1 :]: each.reason for each in found if isinstance(each, Refused)}
    assert refused == dict.fromkeys(["b/up", "dead"], "a link to a folder or to nothing; name what it leads to")
    assert "linked.txt" in names(folder)


def test_what_is_no_file_is_refused(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    assert [each.reason for each in walk(folder) if isinstance(each, Refused)] == ["neither a file nor a folder"]


def test_names_that_are_no_text_can_be_shown(folder: Path) -> None:
    (folder / os.fsdecode(b"\xff.txt")).write_text("x")
    places = [each.place for each in walk(folder)]
    assert any(place.endswith("\ufffd.txt") for place in places)
    assert shown(os.fsdecode(b"\xff")) == "\ufffd"


@given(st.lists(st.text("ab./", min_size=1, max_size=6), min_size=1, max_size=6))
def test_the_order_of_places_is_that_of_the_walk(tmp_path_factory: pytest.TempPathFactory, paths: list[str]) -> None:
    folder = tmp_path_factory.mktemp("walk")
    for name in paths:
        path = folder / "/".join(f"x{part.replace('.', '-')}" for part in name.split("/") if part)
        if not path.exists() and not any(parent.is_file() for parent in path.parents):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("")
    every = names(folder)
    for at, name in enumerate(every):
        assert names(folder, f"{folder}/{name}") == every[at:]
