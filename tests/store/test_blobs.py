"""Raw bytes lie in files that are whole or not there."""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path

import pytest

from whence.model.errors import StoreError
from whence.store.blobs import Blobs


def _contents(*texts: str) -> dict[str, bytes]:
    return {hashlib.sha256(text.encode()).hexdigest(): text.encode() for text in texts}


def _files(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()} - {".lock"}


def test_bytes_lie_under_their_hash(tmp_path: Path) -> None:
    contents, blobs = _contents("one", "two"), Blobs(tmp_path / "raw")
    with blobs.placing(contents):
        assert blobs.pending() == set(contents)
    assert _files(tmp_path) == set(contents)
    assert blobs.pending() == set()
    for name, content in contents.items():
        assert (tmp_path / "raw" / name[:2] / name).read_bytes() == blobs.read(name) == content


def test_what_was_cut_off_is_swept_and_what_has_rows_stays(tmp_path: Path) -> None:
    contents, blobs = _contents("one", "two"), Blobs(tmp_path / "raw")
    first, second = contents
    with pytest.raises(RuntimeError), blobs.placing(contents):
        raise RuntimeError("the rows could not be written")
    (tmp_path / "raw" / "incoming" / "x.part").write_bytes(b"half")
    blobs.sweep(lambda name: name == first)
    assert _files(tmp_path) == {first}
    assert not blobs.path(second).exists()


def test_nothing_is_swept_while_somebody_is_adding(tmp_path: Path) -> None:
    contents, blobs = _contents("one"), Blobs(tmp_path / "raw")
    with blobs.placing(contents):
        Blobs(tmp_path / "raw").sweep(lambda name: False)
        assert _files(tmp_path) >= set(contents)


def test_two_may_add_at_once(tmp_path: Path) -> None:
    blobs, both = Blobs(tmp_path / "raw"), threading.Barrier(2, timeout=10)

    def place() -> None:
        with blobs.placing(_contents("same", "other")):
            both.wait()

    threads = [threading.Thread(target=place) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert _files(tmp_path) == set(_contents("same", "other"))


def test_a_folder_that_cannot_be_written_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "raw").write_text("a file")
    with pytest.raises(StoreError, match="cannot be written"), Blobs(tmp_path / "raw").placing(_contents("one")):
        pass


def test_a_link_is_no_evidence(tmp_path: Path) -> None:
    (name,), blobs = _contents("one"), Blobs(tmp_path / "raw")
    (tmp_path / "elsewhere").write_text("one")
    blobs.path(name).parent.mkdir(parents=True)
    blobs.path(name).symlink_to(tmp_path / "elsewhere")
    assert blobs.problem(name, 3) == "not a plain file"
