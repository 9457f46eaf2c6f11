from __future__ import annotations

import json
import random
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.archive.intakes import AT, cleaned, item
from whence.archive.adding import take_in
from whence.archive.backup import write_backup
from whence.archive.backup_check import check
from whence.archive.backup_format import TABLES, Manifest, Member, line_row, row_line, table_name
from whence.archive.folder import Archive
from whence.archive.restoring import restore
from whence.archive.verifying import verify
from whence.model.archive import SearchQuery
from whence.model.errors import ArchiveError, BackupError, StoreError
from whence.model.item import Refused
from whence.store.dumping import DUMPED
from whence.store.interface import Store
from whence.store.migrations import HEAD


@pytest.fixture
def full(archive: Archive) -> Iterator[Store]:
    store = archive.store()
    outcomes = cleaned(
        item(url="https://example.org/palmyra"),
        item(url="https://sample.org/palmyra"),
        item("Soldiers found mines in the old town.", url="https://example.org/palmyra"),
        Refused("b.pdf", "a PDF without text", b"%PDF-1.4 none"),
    )
    list(take_in(store, outcomes))
    yield store
    store.close()


@pytest.fixture
def backup(full: Store, tmp_path: Path) -> Path:
    path = tmp_path / "backup.zip"
    write_backup(full, path, now=AT)
    return path


def test_what_is_restored_is_what_was_backed_up(full: Store, backup: Path, tmp_path: Path) -> None:
    manifest = restore(backup, tmp_path / "restored")
    store = Archive.open(tmp_path / "restored").store()
    try:
        assert list(store.dump()) == list(full.dump())
        assert manifest.head == full.audit(limit=1000)[-1].hash
        verdict = verify(store)
        assert verdict.findings == ()
        assert dict(verdict.checked)["versions"] == 3
        assert len(store.search(SearchQuery("mines"))) == 2
    finally:
        store.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive", "backup.zip", "restored"]


def test_two_backups_of_one_state_are_the_same_file(full: Store, backup: Path, tmp_path: Path) -> None:
    write_backup(full, tmp_path / "again.zip", now=AT)
    assert (tmp_path / "again.zip").read_bytes() == backup.read_bytes()


def test_an_empty_archive(archive: Archive, tmp_path: Path) -> None:
    store = archive.store()
    assert write_backup(store, tmp_path / "b.zip", now=AT).raw == 0
    store.close()
    restore(tmp_path / "b.zip", tmp_path / "restored")


def test_a_backup_takes_the_place_of_another_only_when_it_is_whole(full: Store, backup: Path) -> None:
    before = backup.read_bytes()
    path = next(path for path in backup.parent.glob("archive/raw/*/*") if len(path.name) == 64)
    path.unlink()
    with pytest.raises(StoreError, match=path.name):
        write_backup(full, backup, now=AT)
    assert backup.read_bytes() == before
    assert sorted(path.name for path in backup.parent.iterdir()) == ["archive", "backup.zip"]


def test_a_place_that_cannot_be_written(full: Store, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="cannot be written"):
        write_backup(full, tmp_path / "none" / "b.zip", now=AT)


def test_a_folder_that_is_not_empty(backup: Path, archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="not empty"):
        restore(backup, archive.folder)


def test_an_empty_folder_will_do(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "restored").mkdir()
    restore(backup, tmp_path / "restored")


def _refusal(work: Callable[[], object]) -> str | None:
    try:
        work()
    except BackupError as error:
        return str(error)
    return None


def test_no_damage_goes_unseen(backup: Path, tmp_path: Path) -> None:
    whole = backup.read_bytes()
    chance = random.Random(5)
    with zipfile.ZipFile(backup) as file:
        inner = [info.header_offset + 200 for info in file.infolist()]
    spots = {*(spot for spot in inner if spot < len(whole)), *(chance.randrange(len(whole)) for _ in range(60))}
    harmless = 0
    for spot in sorted(spots):
        backup.write_bytes(whole[:spot] + bytes([whole[spot] ^ 0x20]) + whole[spot + 1 :])
        refusal = _refusal(lambda: restore(backup, tmp_path / "restored"))
        assert (refusal is None) == (tmp_path / "restored").exists()
        if refusal is None:  # a byte of the ZIP's own that says nothing (a date, a mode): what was restored was checked
            harmless += 1
            shutil.rmtree(tmp_path / "restored")
        else:
            assert str(backup) in refusal
    assert harmless < len(spots) / 2


@pytest.mark.parametrize("length", [0, 100, 5000, -30, -1])
def test_a_backup_that_was_cut_off(backup: Path, tmp_path: Path, length: int) -> None:
    backup.write_bytes(backup.read_bytes()[:length])
    with pytest.raises(BackupError, match=r"backup\.zip"):
        restore(backup, tmp_path / "restored")


def _changed(backup: Path, change: dict[str, bytes | None], *, more: dict[str, bytes] | None = None) -> None:
    with zipfile.ZipFile(backup) as file:
        members = [(info.filename, file.read(info)) for info in file.infolist()]
    with zipfile.ZipFile(backup, "w") as file:
        for name, content in members:
            kept = change.get(name, content)
            if kept is not None:
                file.writestr(name, kept)
        for name, content in (more or {}).items():
            file.writestr(name, content)


def test_a_damaged_name_before_the_bytes_is_told(backup: Path, tmp_path: Path) -> None:
    """Its length is right, and it claims to be UTF-8, which it is not."""
    content = bytearray(backup.read_bytes())
    with zipfile.ZipFile(backup) as file:
        member = next(each for each in file.infolist() if each.filename.startswith("raw/"))
    content[member.header_offset + 7] |= 0x08  # bit 11 of the flags
    content[member.header_offset + 30] = 0xB3
    broken = tmp_path / "broken.zip"
    broken.write_bytes(content)
    with pytest.raises(BackupError, match=f"{member.filename} is damaged"):
        restore(broken, tmp_path / "target")
    assert not (tmp_path / "target").exists()


@pytest.mark.parametrize(
    "name", ["../evil", "/etc/passwd", "raw/../../evil", "raw/" + "0" * 63, "tables/x.jsonl", "a\\b"]
)
def test_foreign_names_are_refused(backup: Path, tmp_path: Path, name: str) -> None:
    _changed(backup, {}, more={name: b"x"})
    with pytest.raises(BackupError, match="does not belong into a backup"):
        restore(backup, tmp_path / "restored")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive", "backup.zip"]


def test_what_is_lost_or_changed_is_named(backup: Path, tmp_path: Path) -> None:
    whole = backup.read_bytes()
    with zipfile.ZipFile(backup) as file:
        raw = next(name for name in file.namelist() if name.startswith("raw/"))
        reports = file.read("tables/reports.jsonl")
        manifest = json.loads(file.read("manifest.json"))
    edited = reports.replace(b"example.org", b"example.com")
    longer = {**manifest, "raw": manifest["raw"] + 1}
    other = {**manifest, "head": "0" * 64}
    newer = {**manifest, "schema": "9999"}
    for change, message in [
        ({raw: None}, "raw bytes"),
        ({raw: b"x"}, "raw bytes"),
        ({"tables/reports.jsonl": None}, "tables/reports.jsonl"),
        ({"tables/reports.jsonl": edited}, "tables/reports.jsonl is not what was written"),
        ({"tables/reports.jsonl": reports + reports}, "tables/reports.jsonl"),
        ({"manifest.json": None}, "manifest.json"),
        ({"manifest.json": b"{}"}, "manifest.json is damaged"),
        ({"manifest.json": json.dumps(longer).encode()}, "raw bytes"),
        ({"manifest.json": json.dumps(other).encode()}, "audit log"),
        ({"manifest.json": json.dumps(newer).encode()}, "schema 9999"),
    ]:
        backup.write_bytes(whole)
        _changed(backup, change)  # type: ignore[arg-type]
        with pytest.raises(BackupError, match=message):
            restore(backup, tmp_path / "restored")
        assert not (tmp_path / "restored").exists()


def test_raw_bytes_that_were_swapped_are_named(backup: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(backup) as file:
        raw = next(info for info in file.infolist() if info.filename.startswith("raw/"))
    _changed(backup, {raw.filename: b"x" * raw.file_size})
    with pytest.raises(BackupError, match=f"{raw.filename} is not what was written"):
        check(backup)


_ROWS = st.dictionaries(
    st.text(), st.none() | st.text() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
)


@given(_ROWS)
def test_rows_come_back_from_their_lines(row: dict[str, object]) -> None:
    line = row_line(row)
    assert line.count(b"\n") == 1
    assert line_row(line) == row


@given(st.binary())
def test_any_other_line_is_refused_in_words(line: bytes) -> None:
    assert "row" in (_refusal(lambda: line_row(line)) or "row")


@given(
    st.binary()
    | st.recursive(st.none() | st.text(), lambda part: st.dictionaries(st.text(), part)).map(
        lambda d: json.dumps(d).encode()
    )
)
def test_any_other_manifest_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(BackupError):
        Manifest.loads(content)


def test_a_manifest_comes_back() -> None:
    manifest = Manifest("0.1", HEAD, AT.isoformat(), None, {name: Member(1, 2, "0" * 64) for name in TABLES}, 3, 4)
    assert Manifest.loads(manifest.dumps()) == manifest
    assert set(TABLES) == {table.name for table in DUMPED}
    assert table_name("tables/audit.jsonl") == "audit"
    assert table_name("audit") is None
