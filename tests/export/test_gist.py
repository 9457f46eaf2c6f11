from __future__ import annotations

from dataclasses import replace

import pytest

from tests.dossiers import dossier
from whence.export import gist
from whence.export.formats import Choices
from whence.model.dates import PartialDate
from whence.model.incident import Reality
from whence.model.linking import Dossier
from whence.model.place import Geometry, Position


@pytest.mark.parametrize(
    ("geometry", "position"),
    [
        (Geometry("Point", ((38.1234567, 34.5),)), (38.1234567, 34.5)),
        (Geometry("LineString", ((0.0, 0.0), (10.0, 0.0))), (5.0, 0.0)),
        (Geometry("LineString", ((179.0, 0.0), (-179.0, 0.0))), (-180.0, 0.0)),
        (Geometry("Polygon", ((0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0), (0.0, 0.0))), (1.0, 1.0)),
    ],
)
def test_a_point_stands_for_a_place(geometry: Geometry, position: Position) -> None:
    longitude, latitude = gist.point(geometry)
    assert (abs(longitude) if abs(longitude) == 180 else longitude, latitude) == (
        abs(position[0]) if abs(position[0]) == 180 else position[0],
        position[1],
    )


def test_a_number_is_exact_as_a_double() -> None:
    number = gist.number("f" * 32)
    assert number == 2**52 - 1 == int(float(number))


def test_an_origin_is_listed_by_the_report_that_came_first() -> None:
    made = dossier()
    origin = made.claims[0].version_id
    late = PartialDate(2016, 4, 1)
    claims = tuple(
        replace(claim, origin_id=origin, published=claim.published if claim.version_id == origin else late)
        for claim in made.claims
    )
    (source,) = gist.sources(Dossier(made.version, claims))
    assert (source.outlet, str(source.published)) == ("Sample Wire", "2016-03-28")


def test_the_author_is_a_speaker_once() -> None:
    assert gist.speakers(dossier()) == ["the army", "the author", "a monitor"]


@pytest.mark.parametrize("reality", Reality)
def test_only_what_somebody_says_has_happened_is_real(reality: Reality) -> None:
    incident = dossier().incident
    made = replace(incident, standing=replace(incident.standing, reality=reality))
    real = reality in {Reality.ASSERTED, Reality.CONTESTED}
    assert (gist.not_asserted(made, Choices()) is None) == real
    assert gist.not_asserted(made, Choices(every=True)) is None
