"""How the tables of divisions are made: maps decoded, towns sorted into areas, names left out."""

import pytest

pytest.importorskip("shapely", reason="the tables of divisions are made with the extra 'train'")

from shapely.geometry import box
from training.geography.__main__ import _assign, _is_municipality, _without_shared_names
from training.geography.shapes import Town, middle, reach_km, topojson_shapes, towns_by_shape
from training.geography.sources import Area

SQUARE = {
    "transform": {"scale": [0.5, 0.5], "translate": [10.0, 20.0]},
    "arcs": [[[0, 0], [4, 0], [0, 4]], [[0, 0], [0, 4], [4, 0]]],
    "objects": {"counties": {"geometries": [{"type": "Polygon", "id": 7, "arcs": [[0, -2]]}]}},
}


def town(name: str, latitude: float, longitude: float, division: str = "1") -> Town:
    return Town(name, latitude, longitude, 1000, "XX", division)


def test_a_quantized_map_becomes_areas() -> None:
    ((number, area),) = topojson_shapes(SQUARE, "counties")

    assert number == "7"
    assert area.bounds == (10.0, 20.0, 12.0, 22.0)
    assert middle(area) == (21.0, 11.0)
    assert reach_km(area) == pytest.approx(152, abs=3)


def test_towns_are_sorted_into_the_areas_that_hold_them() -> None:
    inside, outside = town("A", 0.5, 0.5), town("B", 5.0, 5.0)

    assert towns_by_shape([box(0, 0, 1, 1), box(2, 2, 3, 3)], [inside, outside]) == {0: [inside]}


@pytest.mark.parametrize(
    ("inside", "all_of_it", "expected"),
    [
        (["1"] * 9, 9, ("1", True)),  # the area is the division
        (["1"] * 9, 40, ("1", False)),  # it lies in the division
        (["1"] * 5 + ["2"] * 5, 5, ("", False)),  # it is drawn otherwise today
    ],
)
def test_an_area_is_a_division_lies_in_one_or_is_history(
    inside: list[str], all_of_it: int, expected: tuple[str, bool]
) -> None:
    towns = [town(str(n), 0.5, 0.5, code) for n, code in enumerate(inside)]
    codes = {("XX", code): [towns[0]] * all_of_it for code in "12"}

    assert _assign(Area("XX", "1", 1, None, ("Area",), box(0, 0, 1, 1)), towns, codes) == expected


def test_names_of_what_several_are_part_of_are_left_out() -> None:
    one = ("adm2", "GB", "ENG", "", 1, 2, 3, 4, "Camden", "Greater London", "Camden Town")
    other = ("adm2", "GB", "ENG", "", 1, 2, 3, 4, "Ealing", "Greater London")

    assert [line[8:] for line in _without_shared_names([one, other])] == [("Camden", "Camden Town"), ("Ealing",)]


@pytest.mark.parametrize(("name", "expected"), [("Abram", True), ("Comuna Abram", True), ("Abram District", False)])
def test_a_municipality_is_its_town(name: str, expected: bool) -> None:
    assert _is_municipality("RO", name, {("RO", "abram")}) is expected
