from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Program
from tests.reference.geonames_dump import BASE, write_dump
from whence.reference import gazetteer_build
from whence.reference.gazetteer import default_path


def test_it_builds_where_it_is_told(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whence.reference.gazetteer_build.build", lambda path: path.write_bytes(b"places"))
    assert program.run("gazetteer", "build", "--out", tmp_path / "places.sqlite") == 0
    assert (tmp_path / "places.sqlite").exists()
    assert program.err == f"whence: wrote {tmp_path / 'places.sqlite'}\n"


def test_a_place_that_cannot_be_written(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("whence.reference.gazetteer_build.build", refuse)
    assert program.run("gazetteer", "build", "--out", tmp_path / "places.sqlite") == 2
    assert "cannot be written (Permission denied); name another file" in program.err


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache whose embedded gazetteer holds a handful of places."""
    monkeypatch.setenv("WHENCE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("whence.reference.gazetteer_build.rows", lambda: iter(BASE))
    gazetteer_build.build(default_path())
    return tmp_path / "cache"


def test_it_imports_a_dump_that_readings_use_until_it_is_forgotten(
    program: Program, cache: Path, tmp_path: Path
) -> None:
    assert program.run("gazetteer", "import", write_dump(tmp_path / "dump")) == 0
    assert "places taken        7\n" in program.out
    assert "left out S.HTL      1\n" in program.out

    assert program.run("gazetteer", "find", "Palmyra", "--json") == 0
    place = json.loads(program.out)["places"][0]
    assert (place["geonameid"], place["country"], place["adm1"], place["match"]) == (163342, "SYR", "Homs", "exact")
    assert program.run("gazetteer", "info", "--json") == 0
    told = json.loads(program.out)
    assert (told["imported"], told["places"], told["kinds"]["dam"]) == (True, len(BASE) + 4, 2)

    assert program.run("gazetteer", "forget") == 0
    assert program.err == f"whence: deleted {cache / 'imported.sqlite'}\n"
    assert program.run("gazetteer", "info") == 0
    assert "imported              no" in program.out
    assert program.run("gazetteer", "find", "Palmyra") == 0
    assert "no place is called 'Palmyra'" in program.err
    assert program.run("gazetteer", "forget") == 0
    assert program.err == "whence: nothing is imported\n"


def test_an_import_into_a_file_of_ones_own_does_not_change_readings(
    program: Program, cache: Path, tmp_path: Path
) -> None:
    out = tmp_path / "mine.sqlite"

    assert program.run("gazetteer", "import", write_dump(tmp_path / "dump"), "--out", out, "--json") == 0

    assert json.loads(program.out)["places_in_file"] == len(BASE) + 4
    assert f"wrote {out}; readings go on using {default_path()}" in program.err
    assert not (cache / "imported.sqlite").exists()


def test_a_stopped_import_says_how_to_go_on(
    program: Program, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("whence.reference.gazetteer_import.finish", stop)
    assert program.run("gazetteer", "import", write_dump(tmp_path / "dump")) == 130
    assert program.err == "whence: stopped: the same command goes on where it was; --restart begins anew\n"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere", "does not exist; name a folder with the files of GeoNames"),
        ("notes.txt", "is not named like a file of GeoNames"),
        ("SY.txt", "is no table of GeoNames (too few columns, from the first line on)"),
    ],
)
def test_a_wrong_file_is_bad_input(program: Program, cache: Path, tmp_path: Path, name: str, said: str) -> None:
    if name != "nowhere":
        (tmp_path / name).write_text("some words\n", "utf-8")

    assert program.run("gazetteer", "import", tmp_path / name) == 2
    assert said in program.err


def test_it_shows_what_a_name_can_mean(program: Program, cache: Path) -> None:
    assert program.run("gazetteer", "find", "Hims", "--limit", "1") == 0
    assert program.out == ""
    assert program.run("gazetteer", "find", "homs", "--limit", "1") == 0
    assert program.out.splitlines()[1].split() == [
        "Homs",
        "adm1",
        "SYR",
        "Homs",
        "34.60",
        "37.00",
        "60",
        "1,000,000",
        "exact",
    ]
    assert program.err == "whence: 1 more: --limit 2 shows them\n"
    assert program.run("gazetteer", "find", "Springfild") == 0
    assert program.out.splitlines()[1].endswith("fuzzy 95")


@pytest.mark.corpora
def test_the_published_files_of_a_country_are_taken_over(program: Program, cache: Path) -> None:
    dump = Path(os.environ.get("WHENCE_CORPORA", "../shared/corpora")) / "geonames_sample"
    if not dump.exists():
        pytest.skip(f"{dump} is missing: set WHENCE_CORPORA")

    assert program.run("gazetteer", "import", dump, "--json") == 0

    told = json.loads(program.out)
    assert told["lines_refused"] == {}
    assert told["places_taken"]["adm1"] == 12
    assert told["places_taken"]["city"] > 6000
    assert program.run("gazetteer", "find", "Nijmegen", "--json") == 0
    place = next(place for place in json.loads(program.out)["places"] if place["kind"] == "city")
    assert (place["geonameid"], place["country"], place["adm1"]) == (2750053, "NLD", "Gelderland")


def test_the_bench_measures_the_file_that_readings_use(program: Program, cache: Path) -> None:
    assert program.run("bench", "gazetteer", "--json", "--build") == 0

    told = json.loads(program.out)
    assert (told["places"], told["exact_found"]) == (len(BASE), 1.0)
    assert told["build_processor_seconds"] is not None
    assert program.run("bench", "gazetteer") == 0
    assert "build seconds" not in program.out
