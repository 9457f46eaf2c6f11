"""``whence export FORMAT``: files whole or not at all, claims beside them, updates that can be followed."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.archive.linking_help import SIEGE, Told, linked, put
from tests.cli.conftest import Program
from whence.archive.folder import Archive
from whence.export.catalogue import ABOUT
from whence.store.interface import Store

RAIDS = (
    Told("a", killed=6),
    Told("b", outlet="=Sample Monitor", published=date(2016, 3, 29)),
    Told("c", killed=10, outlet="Sample Herald", published=date(2016, 3, 30)),
)
SIEGES = (Told("d", day=SIEGE, who="Rebels", published=date(2016, 2, 4)),)


def _do(folder: Path, work: Callable[[Store], Any]) -> None:
    with closing(Archive.open(folder).store()) as store:
        work(store)
        linked(store)


@pytest.fixture
def folder(program: Program, tmp_path: Path) -> Path:
    made = tmp_path / "archive"
    assert program.run("init", made) == 0
    _do(made, lambda store: put(store, *RAIDS, *SIEGES))
    return made


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("form", ABOUT)
def test_every_form_writes_a_file_and_says_so_in_the_log(program: Program, folder: Path, form: str) -> None:
    out = folder.parent / "out.x"
    assert program.run("export", form, out, "-a", folder, "--all", "--json") == 0
    told = json.loads(program.out)
    assert (told["format"], told["written"]) == (form, 2)
    assert all(Path(path).stat().st_size for path in told["files"].values())
    assert program.run("log", "-a", folder, "--json") == 0
    entry = json.loads(program.out.splitlines()[-1])
    assert json.loads(entry["detail"])["form"] == form


def test_claims_stand_beside_and_lead_to_the_same_incidents(program: Program, folder: Path) -> None:
    out = folder.parent / "out.csv"
    assert program.run("export", "acled", out, "-a", folder) == 0
    assert "2 written" in program.out
    events, claims = _rows(out), _rows(folder.parent / "out.claims.csv")
    assert {row["event_id_cnty"] for row in events} == {row["incident"] for row in claims}
    assert sorted(row["outlet"] for row in claims) == [
        "'=Sample Monitor",
        "Sample Herald",
        "Sample Wire",
        "Sample Wire",
    ]


def test_claims_can_be_left_away(program: Program, folder: Path) -> None:
    out = folder.parent / "out.csv"
    assert program.run("export", "acled", out, "-a", folder, "--no-claims") == 0
    assert [path.name for path in folder.parent.glob("out*")] == ["out.csv"]


def test_some_by_ids_or_by_what_they_are(program: Program, folder: Path) -> None:
    out = folder.parent / "out.csv"
    assert program.run("export", "claims", out, "-a", folder) == 0
    ids = sorted({row["incident"] for row in _rows(out)})
    assert program.run("export", "claims", out, ids[0][:10], "-a", folder) == 0
    assert {row["incident"] for row in _rows(out)} == {ids[0]}
    assert program.run("export", "ucdp", out, "-a", folder, "--from", "2016-03", "--until", "2016-03") == 0
    assert [row["date_start"] for row in _rows(out)] == ["2016-03-27"]


def test_what_has_no_place_in_a_form_is_counted_and_named(program: Program, folder: Path) -> None:
    out = folder.parent / "out.csv"
    assert program.run("export", "ucdp", out, "-a", folder) == 0
    assert "1 written, 1 left out: nobody said to have died 1" in program.out
    assert program.run("export", "ucdp", out, "-a", folder, "--json") == 0
    ((reason, ids),) = json.loads(program.out)["left_out"].items()
    assert (reason, len(ids)) == ("nobody said to have died", 1)
    assert program.run("export", "ucdp", out, "-a", folder, "--all") == 0
    assert len(_rows(out)) == 2


def test_an_update_holds_what_changed_and_what_is_no_more(program: Program, folder: Path) -> None:
    first = folder.parent / "first.csv"
    assert program.run("export", "acled", first, "-a", folder, "--json") == 0
    cursor = json.loads(program.out)["cursor"]
    _do(folder, lambda store: put(store, Told("d", who="Rebels", published=date(2016, 2, 4))))  # it was the other day
    update = folder.parent / "update.csv"
    assert program.run("export", "acled", update, "-a", folder, "--since", cursor, "--json") == 0
    told = json.loads(program.out)
    before = {row["event_id_cnty"] for row in _rows(first)}
    gone = {row["event_id_cnty"] for row in _rows(folder.parent / "update.deleted.csv")}
    changed = {row["event_id_cnty"] for row in _rows(update)}
    assert told["deleted"] == len(gone)
    with closing(Archive.open(folder).reader()) as store:
        alive = {version.id for version in store.incident_versions() if not store.tombstones([version.id])}
    assert (before - gone) | changed == alive
    assert program.run("export", "acled", update, "-a", folder, "--since", told["cursor"]) == 0
    assert _rows(update) == []


def test_standard_output_has_the_table_alone(program: Program, folder: Path) -> None:
    assert program.run("export", "acled", "-", "-a", folder) == 0
    assert len(program.out.splitlines()) == 3
    assert "2 written" in program.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("polecat", "out.tsv", "--hxl"), "no row of HXL tags"),
        (("acled", "out.csv", "--variant", "api"), "no variant api"),
        (("acled", "out.csv", "--since", "1", "--country", "SYR"), "export the selection anew"),
        (("acled", "out.csv", "abcdef", "--country", "SYR"), "not both"),
        (("acled", "out.csv", "zzzz"), "no incident has an id that begins with zzzz"),
        (("acled", "out.csv", "--from", "yesterday"), "yesterday"),
        (("acled", "missing/out.csv"), "cannot be written"),
    ],
)
def test_what_cannot_be_is_refused_with_a_remedy(
    program: Program, folder: Path, arguments: tuple[str, ...], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    assert program.run("export", *arguments, "-a", folder) == 2
    assert message in " ".join(program.err.split())
    assert not list(folder.parent.glob("out*"))


def test_a_file_stays_as_it_was_when_writing_fails(
    program: Program, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = folder.parent / "out.csv"
    out.write_text("what was there")

    def broken(*_: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("whence.export.acled.row", broken)
    assert program.run("export", "acled", out, "-a", folder) == 2
    assert "No space left on device" in program.err
    assert out.read_text() == "what was there"
    assert sorted(path.name for path in folder.parent.iterdir()) == ["archive", "out.csv"]
