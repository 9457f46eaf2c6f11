"""A table of short texts and the place expressions that they hold, one phenomenon a file.

Read by the real rules and the real gazetteer; the names are given, so that no encoder has to run. A file of
`tests/golden/places/expressions`:

    phenomenon: what the cases show, in a line
    cases:
      - text: A convoy was hit 40 km east of Palmyra.
        names: [Palmyra]          # in text order, each looked for behind the one before
        says:                     # every expression of the text, in text order, so that a false alarm fails
          - words: 40 km east of Palmyra
            relation: offset
            of: [Palmyra]         # the names inside the expression
            type: Point           # GeoJSON type
            at: [34.55, 38.72, 5] # latitude, longitude: the geometry comes within so many km of it (a polygon holds it)
            away: [34.55, 38.28, 30]   # the geometry stays at least so many km off this
            radius: [5, 20]       # radius_km, from and to
            ucdp: 2               # where_prec
            acled: 2              # geo_precision
            country: SYR
            reason: 40 km east    # stands in the reason
          - words: the road to Paris
            unresolved: not told  # stands in the reason why there is no place
      - text: The ministers met between Monday and Friday.
        says: []

A case names what it is about, and what is right, not what the code happens to print: what it does not name is not
compared.
"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from whence.extract.rules.places import FoundPlace, recognise
from whence.model.place import Geometry, Place, Position
from whence.model.sphere import distance_km
from whence.reference.gazetteer import Gazetteer
from whence.resolve.places import PlaceResolver

FOLDER = Path(__file__).parent / "golden" / "places" / "expressions"
KEYS = {"text", "names", "says"}
EXPRESSION_KEYS = {"words", "relation", "of", "type", "at", "away", "radius", "ucdp", "acled", "country", "reason"}
EXPRESSION_KEYS |= {"unresolved"}
STEPS = 200


def cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.yaml")):
        for number, case in enumerate(yaml.safe_load(path.read_text("utf-8"))["cases"], start=1):
            yield pytest.param(case, id=f"{path.stem}-{number}")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def test_there_are_at_least_two_hundred_and_each_names_only_known_keys() -> None:
    every = [case.values[0] for case in cases()]

    assert len(every) >= 200
    assert not [case["text"] for case in every if set(case) - KEYS]
    assert not [one for case in every for one in case["says"] if set(one) - EXPRESSION_KEYS]


@pytest.mark.parametrize("case", list(cases()))
def test_text_says_where(case: dict[str, Any], gazetteer: Gazetteer) -> None:
    text = case["text"]
    found = recognise(text, spans(text, case.get("names", [])), gazetteer.adjective)
    assert [text[one.begin : one.end] for one in found] == [one["words"] for one in case["says"]]

    placed = PlaceResolver(gazetteer).resolve(
        text, [(str(number), one.begin, one.end, one.form) for number, one in enumerate(found)]
    )
    for number, (one, wanted) in enumerate(zip(found, case["says"], strict=True)):
        assert shown(text, one, wanted) == {key: wanted[key] for key in ("relation", "of") if key in wanted}
        check(placed[str(number)], wanted)


def spans(text: str, names: list[str]) -> list[tuple[int, int]]:
    told, position = [], 0
    for name in names:
        begin = text.index(name, position)
        position = begin + len(name)
        told.append((begin, position))
    return told


def shown(text: str, one: FoundPlace, wanted: dict[str, Any]) -> dict[str, Any]:
    values = {"relation": one.form.relation, "of": [text[begin:end] for begin, end in one.form.names]}
    return {key: value for key, value in values.items() if key in wanted}


def check(place: Place | str, wanted: dict[str, Any]) -> None:
    if "unresolved" in wanted:
        assert isinstance(place, str), f"{wanted['words']} was placed: {place}"
        assert wanted["unresolved"] in place
        return
    assert isinstance(place, Place), f"{wanted['words']} was not placed: {place}"
    values = {"ucdp": place.where_prec, "acled": place.geo_precision, "country": place.country}
    values |= {"type": place.geometry.type}
    assert {key: value for key, value in values.items() if key in wanted} == {
        key: wanted[key] for key in values if key in wanted
    }, place
    if "at" in wanted:
        latitude, longitude, most = wanted["at"]
        assert off((longitude, latitude), place.geometry) <= most, place
    if "away" in wanted:
        latitude, longitude, least = wanted["away"]
        assert off((longitude, latitude), place.geometry) >= least, place
    if "radius" in wanted:
        assert wanted["radius"][0] <= place.radius_km <= wanted["radius"][1], place
    assert wanted.get("reason", "") in place.reason


def off(position: Position, geometry: Geometry) -> float:
    """Return how far a position is from a geometry, to a few km; 0 inside a polygon."""
    if geometry.type == "Polygon" and holds(geometry.positions, position):
        return 0.0
    line = geometry.positions if len(geometry.positions) > 1 else geometry.positions * 2
    return min(
        distance_km(position, (a[0] + (b[0] - a[0]) * step / STEPS, a[1] + (b[1] - a[1]) * step / STEPS))
        for a, b in pairwise(line)
        for step in range(STEPS + 1)
    )


def holds(ring: tuple[Position, ...], position: Position) -> bool:
    inside = False
    for one, other in pairwise(ring):
        if (one[1] > position[1]) != (other[1] > position[1]):
            cut = one[0] + (position[1] - one[1]) * (other[0] - one[0]) / (other[1] - one[1])
            inside ^= position[0] < cut
    return inside
