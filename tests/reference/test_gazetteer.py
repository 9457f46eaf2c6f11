"""The gazetteer: compiled from a handful of places here, and once in full."""

from collections import Counter
from pathlib import Path

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model.errors import ReferenceDataError
from whence.reference import gazetteer_build, gazetteer_facts
from whence.reference.gazetteer import Gazetteer, default_path
from whence.reference.gazetteer_build import Row, distance_km
from whence.reference.place_names import fold, key, sound

ROWS = (
    Row(163843, "Syria", 35.0, 38.0, "country", "SYR", None, 17_000_000, 315.0, ("Syria",)),
    Row(None, "Homs", 34.6, 37.0, "adm1", "SYR", "Homs", 1_000_000, 60.0, ("Homs", "Hims")),
    Row(169577, "Homs", 34.72, 36.73, "city", "SYR", "Homs", 775_000, 10.0, ("Homs",), ("Hims", "Emesa")),
    Row(173480, "Deir ez-Zor", 35.33, 40.14, "city", "SYR", "Deir ez-Zor", 270_000, 6.0, ("Deir ez-Zor",)),
    Row(3247, "Springfield", 37.2, -93.3, "city", "USA", "Missouri", 170_000, 5.0, ("Springfield",)),
    Row(4951, "Springfield", 42.1, -72.6, "city", "USA", "Massachusetts", 154_000, 5.0, ("Springfield",)),
    Row(None, "Tigris", 34.6, 43.7, "river", None, None, 0, 10.0, ("Tigris",), (), "39.6,38.4 43.1,36.3"),
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path = tmp_path_factory.mktemp("cache") / "small.sqlite"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gazetteer_build, "rows", lambda: iter(ROWS))
        gazetteer_build.build(path)
    return Gazetteer.open(path)


@pytest.mark.parametrize(
    ("name", "number", "match"),
    [
        ("Syria", 163843, "exact"),
        ("SYRIA", 163843, "exact"),
        ("Emesa", 169577, "alternate"),
        ("Deir ez-Zor", 173480, "exact"),
        ("Deir ez Zor", 173480, "exact"),
        ("Dayr az-Zawr", 173480, "variant"),
        ("Deir al-Zor", 173480, "variant"),
        ("Springfild", 3247, "fuzzy"),
    ],
)
def test_a_name_is_found_however_it_is_spelt(small: Gazetteer, name: str, number: int, match: str) -> None:
    found = small.find(name)

    assert (found[0].number, found[0].match) == (number, match)


def test_candidates_come_most_populous_first(small: Gazetteer) -> None:
    assert [place.kind for place in small.find("Homs")] == ["adm1", "city"]


@pytest.mark.parametrize("name", ["Xanadu", "Hom", "", "!!", "حمص"])
def test_an_unknown_or_unreadable_name_finds_nothing(small: Gazetteer, name: str) -> None:
    assert small.find(name) == ()


def test_a_place_without_a_geonameid_says_so(small: Gazetteer) -> None:
    assert small.find("Tigris")[0].geonameid is None
    assert small.find("Tigris")[0].number < 0


def test_a_river_is_a_line(small: Gazetteer) -> None:
    geometry = small.find("Tigris")[0].geometry

    assert geometry is not None
    assert (geometry.type, geometry.positions) == ("LineString", ((39.6, 38.4), (43.1, 36.3)))


def test_an_adjective_leads_to_its_country_and_is_no_name(small: Gazetteer) -> None:
    assert [place.name for place in small.adjective("Syrian")] == ["Syria"]
    assert small.adjective("Syria") == ()


def test_a_file_that_is_no_gazetteer_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.sqlite"
    path.write_bytes(b"nothing of the kind" * 100)

    with pytest.raises(ReferenceDataError, match="delete it"):
        Gazetteer.open(path)


def test_a_build_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> object:
        raise ReferenceDataError("a bad line")

    monkeypatch.setattr(gazetteer_build, "rows", broken)

    with pytest.raises(ReferenceDataError):
        gazetteer_build.build(tmp_path / "gazetteer.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_the_cache_folder_can_be_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHENCE_CACHE", str(tmp_path))

    assert default_path().parent == tmp_path
    assert gazetteer_facts.fingerprint() in default_path().name


def test_the_supplement_is_sound() -> None:
    supplement = gazetteer_facts.supplement()

    assert len(supplement.facts) >= 1000
    assert all(fact.radius_km > 0 for fact in supplement.facts)
    assert all(fact.country is None or len(fact.country) == 3 for fact in supplement.facts)
    assert all(fact.line for fact in supplement.facts if fact.kind in ("river", "line"))
    assert len(gazetteer_facts.country_points()) >= 240


def test_the_supplement_names_divisions_as_the_other_data_do() -> None:
    supplement = gazetteer_facts.supplement()
    alpha3 = {str(country.alpha_2): str(country.alpha_3) for country in pycountry.countries} | {"XK": "XKX"}
    known = {(alpha3.get(division.country), division.name) for division in gazetteer_facts.divisions()}

    assert [fact.name for fact in supplement.facts if fact.adm1 and (fact.country, fact.adm1) not in known] == []
    assert [
        (country, name)
        for country, names in supplement.adm1_aliases.items()
        for name in names
        if (country, name) not in known
    ] == []


def test_the_supplement_names_a_place_once() -> None:
    facts = Counter((fact.name, fact.kind, fact.country) for fact in gazetteer_facts.supplement().facts)

    assert [fact for fact, count in facts.items() if count > 1] == []


def test_a_line_of_the_supplement_passes_by_its_point() -> None:
    for fact in gazetteer_facts.supplement().facts:
        if fact.line:
            ends = [fact.line, fact.line[1:]]
            nearest = min(
                distance_km(
                    fact.latitude,
                    fact.longitude,
                    north + step / 20 * (to_north - north),
                    east + step / 20 * (to_east - east),
                )
                for (east, north), (to_east, to_north) in zip(*ends, strict=False)
                for step in range(21)
            )
            assert nearest <= fact.radius_km + 1, fact.name


def test_a_broken_line_of_the_supplement_is_refused() -> None:
    with pytest.raises(ReferenceDataError, match="not on the globe"):
        gazetteer_facts._fact({"name": "Nowhere", "kind": "city", "at": [134.0, 30.0], "r": 5})
    with pytest.raises(ReferenceDataError, match="lacks a part"):
        gazetteer_facts._fact({"name": "Nowhere", "kind": "city", "r": 5})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("al-Mayadin", "Mayadin"),
        ("As-Suwaydā", "al-Suwayda"),
        ("Sanaa", "Sana'a"),
        ("Latakiya", "Latakiyya"),
        ("Khan Sheikhoun", "Khan Shaykhun"),
        ("the Hague", "Hague"),
        ("Hodeidah", "Hodeida"),
        ("St. Louis", "Saint Louis"),
        ("Kafar Nabl", "Kafr Nabl"),
    ],
)
def test_transliterations_are_filed_together(one: str, other: str) -> None:
    assert key(fold(one)) == key(fold(other))


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(name: str) -> None:
    folded = fold(name)

    assert fold(folded) == folded
    assert folded == folded.strip()
    assert all(mark == " " or (mark.isascii() and mark.isalnum()) for mark in folded)
    assert len(sound(key(folded))) <= len(key(folded))
