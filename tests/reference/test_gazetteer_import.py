"""A GeoNames dump compiled into a gazetteer: what is taken, what is merged, what happens when it stops."""

import zipfile
from pathlib import Path

import pytest

from tests.reference.geonames_dump import BASE, PLACES, place_line, write_dump
from whence.model.errors import InputError, ReferenceDataError, UndecodableInput
from whence.reference import gazetteer_build, gazetteer_import
from whence.reference.gazetteer import Gazetteer, current_path, imported_path
from whence.reference.gazetteer_import import Summary, import_dump, working_path
from whence.reference.geonames_files import find_sources


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("base") / "base.sqlite"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gazetteer_build, "rows", lambda: iter(BASE))
        gazetteer_build.build(path)
    return path


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    return write_dump(tmp_path / "dump")


def run(dump: Path, base: Path, out: Path, **options: bool) -> Summary:
    return import_dump(find_sources([dump]), out, base, **options)


@pytest.fixture
def imported(dump: Path, base: Path, tmp_path: Path) -> Gazetteer:
    run(dump, base, tmp_path / "out.sqlite")
    return Gazetteer.open(tmp_path / "out.sqlite")


@pytest.mark.parametrize(
    ("name", "number", "kind", "match"),
    [
        ("Damascus", 170654, "capital", "exact"),
        ("Dimashq", 170654, "capital", "alternate"),
        ("Palmyra", 163342, "city", "exact"),
        ("Tadmor", 163342, "city", "alternate"),
        ("Euphrates Dam", 172409, "dam", "exact"),
        ("Mount Hermon", 172955, "mountain", "alternate"),
        ("Emesa", 169577, "city", "alternate"),
        ("Syrie", 163843, "country", "alternate"),
        ("Muhafazat Hims", 169575, "adm1", "alternate"),
        ("Springfield", 3247, "city", "exact"),
    ],
)
def test_names_of_the_dump_and_those_known_before_are_found(
    imported: Gazetteer, name: str, number: int, kind: str, match: str
) -> None:
    found = imported.find(name)

    assert [(place.number, place.kind, place.match) for place in found] == [(number, kind, match)]


def test_a_place_known_before_is_not_there_twice(imported: Gazetteer) -> None:
    assert sorted((place.kind, place.number) for place in imported.find("Homs")) == [("adm1", 169575), ("city", 169577)]


def test_a_city_takes_over_the_dump_and_a_division_keeps_its_point(imported: Gazetteer) -> None:
    places = {place.kind: place for place in imported.find("Homs")}

    assert (places["city"].lat, places["city"].population) == (34.72682, 775404)
    assert (places["adm1"].lat, places["adm1"].radius_km) == (34.6, 60.0)
    assert imported.find("Syria")[0].lat == 34.8


def test_places_of_one_division_bear_the_same_name_of_it(imported: Gazetteer) -> None:
    assert {imported.find("Palmyra")[0].adm1, imported.find("Emesa")[0].adm1} == {"Homs"}
    assert imported.find("Palmyra")[0].country == "SYR"


def test_what_whence_brings_itself_stays(imported: Gazetteer) -> None:
    assert imported.find("Tabqa dam")[0].geonameid is None
    assert [place.name for place in imported.adjective("Syrian")] == ["Syria"]
    assert imported.find("Palmira")[0].number == imported.find("Palmyra")[0].number
    assert imported.find("Palmirra")[0].match == "variant"
    assert imported.find("Springfeeld")[0].match == "fuzzy"


@pytest.mark.parametrize("name", ["A hotel", "The Hotel", "DAM", "دمشق"])
def test_hotels_codes_and_other_scripts_are_left_out(imported: Gazetteer, name: str) -> None:
    assert imported.find(name) == ()


def test_the_summary_counts_what_was_done(dump: Path, base: Path, tmp_path: Path) -> None:
    with (dump / "SY.txt").open("ab") as file:
        file.write(b"1\tHalf a line\n")
        file.write(place_line((5, "Off", "Off", "", 99.0, 0.0, "P", "PPL", "SY", "", "", 0)).encode())
        file.write(b"7\tBa\xff" + b"\t" * 17 + b"\n")
        file.write(b"4\tcut of")

    summary = run(dump, base, tmp_path / "out.sqlite").to_dict()

    assert summary["places_taken"] == {"city": 2, "adm1": 1, "capital": 1, "country": 1, "dam": 1, "mountain": 1}
    assert summary["features_left_out"] == {"S.HTL": 1}
    assert summary["lines_refused"] == {"SY.txt": {"too few columns": 2, "not UTF-8": 1, "not on the globe": 1}}
    assert summary["places_in_file"] == len(BASE) + 4


@pytest.mark.parametrize("name", ["SY", "alternateNamesV2"])
def test_an_archive_is_read_like_the_file_in_it(dump: Path, base: Path, tmp_path: Path, name: str) -> None:
    plain = run(dump, base, tmp_path / "plain.sqlite")
    with zipfile.ZipFile(dump / f"{name}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "first")
        archive.write(dump / f"{name}.txt", f"{name}.txt")
    (dump / f"{name}.txt").unlink()

    zipped = run(dump, base, tmp_path / "zipped.sqlite")

    assert zipped.places == plain.places
    assert zipped.names == plain.names
    assert (tmp_path / "plain.sqlite").read_bytes().count(b"Palmyra") == (
        (tmp_path / "zipped.sqlite").read_bytes().count(b"Palmyra")
    )


@pytest.mark.parametrize("stop_at", range(1, 9))
def test_an_import_that_is_stopped_goes_on_and_ends_the_same(
    dump: Path, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop_at: int
) -> None:
    monkeypatch.setattr(gazetteer_import, "BATCH", 3)
    whole = run(dump, base, tmp_path / "whole.sqlite")
    out = tmp_path / "out.sqlite"
    steps = 0

    def stop(label: str, done: int, total: int) -> None:
        nonlocal steps
        steps += 1
        if steps == stop_at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_dump(find_sources([dump]), out, base, progress=stop)
    assert not out.exists()
    assert working_path(out).exists()
    again = run(dump, base, out)

    assert (again.places, again.names, again.left_out) == (whole.places, whole.names, whole.left_out)
    assert dump_of(out) == dump_of(tmp_path / "whole.sqlite")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dump", "out.sqlite", "whole.sqlite"]


def dump_of(path: Path) -> list[tuple[object, ...]]:
    import sqlite3

    connection = sqlite3.connect(path)
    tables = ("place", "name", "sound", "adjective", "about")
    rows = [row for table in tables for row in connection.execute(f"SELECT * FROM {table}")]
    connection.close()
    return rows


def test_lines_in_the_middle_of_a_batch_are_not_taken_twice(
    dump: Path, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parse = gazetteer_import.parse_place
    calls = 0

    def killed(line: bytes) -> object:
        nonlocal calls
        calls += 1
        if calls == 5:
            raise KeyboardInterrupt
        return parse(line)

    monkeypatch.setattr(gazetteer_import, "parse_place", killed)
    with pytest.raises(KeyboardInterrupt):
        run(dump, base, tmp_path / "out.sqlite")

    assert sum(run(dump, base, tmp_path / "out.sqlite").places.values()) == len(PLACES) - 1


def test_another_file_than_the_one_begun_with_is_refused_until_restarted(
    dump: Path, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.sqlite"
    monkeypatch.setattr(gazetteer_import, "finish", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        run(dump, base, out)
    monkeypatch.undo()
    (dump / "SY.txt").write_text(place_line(PLACES[0]), "utf-8")

    with pytest.raises(InputError, match="not the file that this import began with"):
        run(dump, base, out)
    assert run(dump, base, out, restart=True).places == {"capital": 1}


def test_a_file_that_is_missing_when_going_on_is_asked_for(
    dump: Path, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.sqlite"
    monkeypatch.setattr(gazetteer_import, "finish", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        run(dump, base, out)
    monkeypatch.undo()
    (dump / "alternateNamesV2.txt").unlink()

    with pytest.raises(InputError, match=r"began with alternateNamesV2\.txt, too"):
        run(dump, base, out)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"id,name\n1,Homs\n", "too few columns, from the first line on"),
        ("1\tHoms\n".encode("utf-16"), "is UTF-16"),
        (b"\x00\xff\xfe" * 1000, "not UTF-8, from the first line on"),
    ],
)
def test_a_file_of_another_kind_is_refused(dump: Path, base: Path, tmp_path: Path, content: bytes, reason: str) -> None:
    (dump / "SY.txt").write_bytes(content)

    with pytest.raises(UndecodableInput, match=reason):
        run(dump, base, tmp_path / "out.sqlite")


def test_too_many_bad_lines_are_refused(
    dump: Path, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gazetteer_import, "MOST_REFUSED", 3)
    with (dump / "SY.txt").open("a") as file:
        file.write("bad\n" * 4)

    with pytest.raises(UndecodableInput, match="more than 3 lines that break the format"):
        run(dump, base, tmp_path / "out.sqlite")


def test_a_target_that_cannot_be_written_is_told(dump: Path, base: Path, tmp_path: Path) -> None:
    working_path(tmp_path / "out.sqlite").mkdir()

    with pytest.raises(ReferenceDataError, match="cannot be written"):
        run(dump, base, tmp_path / "out.sqlite")


def test_files_are_found_by_name_and_the_better_of_two_is_taken(dump: Path) -> None:
    for name in ("allCountries.txt", "alternateNames.txt", "iso-languagecodes.txt"):
        (dump / name).write_text("", "utf-8")

    assert [source.name for source in find_sources([dump])] == [
        "countryInfo.txt",
        "admin1CodesASCII.txt",
        "allCountries.txt",
        "admin2Codes.txt",
        "alternateNamesV2.txt",
    ]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("places.csv", b"", "not named like a file of GeoNames"),
        ("allCountries.zip", b"no archive", "is no zip archive"),
        ("admin2Codes.txt", b"", "no table of places"),
    ],
)
def test_what_is_no_dump_is_refused_by_name(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(InputError, match=reason):
        find_sources([tmp_path / name])


def test_an_archive_without_its_table_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "NL.zip", "w") as archive:
        archive.writestr("readme.txt", "nothing else")

    with pytest.raises(InputError, match=r"holds no NL\.txt"):
        find_sources([tmp_path])


def test_readings_use_what_was_imported(
    dump: Path, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WHENCE_CACHE", str(tmp_path / "cache"))
    run(dump, base, imported_path())

    assert current_path() == imported_path()
    assert Gazetteer.open().find("Palmyra")
    assert Gazetteer.open().about()["sources"].startswith("countryInfo.txt, admin1CodesASCII.txt, SY.txt")


def test_a_file_of_another_version_is_refused(
    dump: Path, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(dump, base, tmp_path / "out.sqlite")
    monkeypatch.setattr("whence.reference.gazetteer_facts.SCHEMA", "another")

    with pytest.raises(ReferenceDataError, match="imported by another version"):
        Gazetteer.open(tmp_path / "out.sqlite")
