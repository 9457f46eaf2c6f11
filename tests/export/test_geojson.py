from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import geopandas
import pytest
from hypothesis import given
from shapely.geometry import shape

from tests import nasty
from tests.dossiers import PLACE, bare, dossier
from whence.export.formats import DEFAULT, Choices, whole
from whence.export.geojson import FORMAT, feature, geojson
from whence.model.incident import Agreement, Field, Told
from whence.model.linking import Dossier
from whence.model.place import Geometry


def _at(geometry: Geometry) -> Dossier:
    given_, place = dossier(), replace(PLACE, geometry=geometry)
    field = Field((Told(place, (), 1, 1),), place, (), "", Agreement.SINGLE)
    return replace(given_, version=replace(given_.version, incident=replace(given_.incident, place=field)))


def _written(*given_: Dossier, choices: Choices = DEFAULT) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(whole(geojson(given_, choices)))
    return loaded


def test_a_collection_of_one_feature_an_incident() -> None:
    collection = _written(dossier(), bare())
    assert collection["type"] == "FeatureCollection"
    first, second = collection["features"]
    assert first["geometry"] == {"type": "Point", "coordinates": [38.2839, 34.5601]}
    assert first["id"] == first["properties"]["id"] == dossier().incident.id
    assert first["properties"]["deaths_best"] == 6
    assert first["properties"]["agreement_deaths"] == "conflicting"
    assert second["geometry"] is None
    assert second["properties"]["start"] is None
    assert second["properties"]["agreement_place"] == "untold"


def test_none_at_all() -> None:
    assert _written()["features"] == []


def test_it_is_written_as_dossiers_come() -> None:
    asked: list[int] = []

    def coming() -> Any:
        for number in range(3):
            asked.append(number)
            yield dossier()

    pieces = geojson(coming(), DEFAULT)
    next(pieces), next(pieces)
    assert asked == [0]


def test_every_feature_leads_back_to_words_and_hashes() -> None:
    made = feature(dossier())
    claims = {claim.id: claim for claim in dossier().claims}
    assert [each["claim"] for each in made["evidence"]] == list(claims)
    assert [each["attached"] for each in made["evidence"]] == [False, False, False, True]
    for each in made["evidence"]:
        claim = claims[each["claim"]]
        assert each["sha256"] == claim.sha256
        words = each["passage"]
        assert claim.claim.trigger.source[words["begin"] : words["end"]] == words["text"]


def test_properties_are_flat() -> None:
    for value in feature(dossier())["properties"].values():
        assert value is None or isinstance(value, str | int | float)


def test_a_page_where_incidents_have_one() -> None:
    assert "page" not in feature(dossier())["properties"]
    made = _written(dossier(), choices=Choices(page="https://desk.example/{id}"))["features"][0]
    assert made["properties"]["page"] == f"https://desk.example/{made['id']}"


@pytest.mark.parametrize("clockwise", [False, True])
def test_outer_rings_run_counterclockwise(clockwise: bool) -> None:
    ring = ((0.0, 0.0), (2.0, 0.0), (2.0, 1.0), (0.0, 0.0))
    polygon = Geometry("Polygon", ring[::-1] if clockwise else ring)
    made = shape(feature(_at(polygon))["geometry"])
    assert made.is_valid
    assert made.exterior.is_ccw


def test_lines_as_they_are_told() -> None:
    line = Geometry("LineString", ((1.0, 2.0), (3.0, 4.0)))
    assert json.loads(json.dumps(feature(_at(line))["geometry"])) == {
        "type": "LineString",
        "coordinates": [[1.0, 2.0], [3.0, 4.0]],
    }


def test_geopandas_opens_it(tmp_path: Path) -> None:
    path = tmp_path / f"incidents{FORMAT.extension}"
    area = _at(Geometry("Polygon", ((0.0, 0.0), (2.0, 0.0), (2.0, 1.0), (0.0, 0.0))))
    path.write_bytes(whole(geojson([dossier(), bare(), area], DEFAULT)))
    frame = geopandas.read_file(path, engine="pyogrio")
    assert frame.crs.to_epsg() == 4326
    assert [None if shape is None else shape.geom_type for shape in frame.geometry] == ["Point", None, "Polygon"]
    assert frame["id"].tolist()[:2] == [dossier().incident.id, bare().incident.id]
    assert frame["deaths_best"].tolist()[0] == 6
    assert str(frame["start"].iloc[0]).startswith("2016-03-27")
    assert frame["sha256"].iloc[0] == "; ".join(dict.fromkeys(claim.sha256 for claim in dossier().own()))


@nasty.settings
@given(nasty.several)
def test_whatever_the_words_are(given_: list[Dossier]) -> None:
    data = whole(geojson(given_, DEFAULT))
    made = json.loads(data)["features"]
    assert len(data.decode().splitlines()) >= len(made)
    for each, source in zip(made, given_, strict=True):
        assert each["properties"]["id"] == source.incident.id
        texts = {claim.id: claim.claim.trigger.source for claim in source.claims}
        for told in each["evidence"]:
            words = told["passage"]
            assert texts[told["claim"]][words["begin"] : words["end"]] == words["text"]


@nasty.settings
@given(nasty.dossiers())
def test_geopandas_opens_whatever_the_words_are(given_: Dossier) -> None:
    frame = geopandas.read_file(BytesIO(whole(geojson([given_], DEFAULT))), engine="pyogrio")
    assert frame["id"].tolist() == [given_.incident.id]
