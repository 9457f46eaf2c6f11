"""From names and expressions to places, on a gazetteer of a dozen places."""

from pathlib import Path

import pytest

from whence.model.place import Place, PlaceForm
from whence.model.sphere import distance_km
from whence.reference import gazetteer_build
from whence.reference.gazetteer import Gazetteer
from whence.reference.gazetteer_build import Row
from whence.resolve.places import PlaceResolver

ROWS = (
    Row(1, "Syria", 35.0, 38.0, "country", "SYR", None, 17_000_000, 315.0, ("Syria",)),
    Row(2, "Georgia", 42.0, 43.5, "country", "GEO", None, 3_700_000, 190.0, ("Georgia",)),
    Row(3, "Georgia", 33.0, -83.5, "adm1", "USA", "Georgia", 4_800_000, 200.0, ("Georgia",)),
    Row(4, "Atlanta", 33.75, -84.39, "city", "USA", "Georgia", 460_000, 8.0, ("Atlanta",)),
    Row(5, "Tbilisi", 41.69, 44.83, "capital", "GEO", "Tbilisi", 1_000_000, 12.0, ("Tbilisi",)),
    Row(None, "Homs", 34.6, 37.0, "adm1", "SYR", "Homs", 1_000_000, 60.0, ("Homs",)),
    Row(6, "Homs", 34.72, 36.73, "city", "SYR", "Homs", 775_000, 10.0, ("Homs",)),
    Row(None, "As-Suwayda", 32.7, 36.6, "adm1", "SYR", "As-Suwayda", 116_000, 34.0, ("As-Suwayda",)),
    Row(7, "As-Suwayda", 32.71, 36.57, "city", "SYR", "As-Suwayda", 59_000, 3.0, ("As-Suwayda",)),
    Row(8, "Palmyra", 34.55, 38.28, "city", "SYR", "Homs", 51_000, 3.0, ("Palmyra",)),
    Row(9, "Palmyra", 42.8, -73.9, "city", "USA", "New York", 60_000, 3.0, ("Palmyra",)),
    Row(10, "Springfield", 37.2, -93.3, "city", "USA", "Missouri", 160_000, 5.0, ("Springfield",)),
    Row(11, "Springfield", 42.1, -72.6, "city", "USA", "Massachusetts", 155_000, 5.0, ("Springfield",)),
    Row(None, "Euphrates", 35.3, 40.1, "river", None, None, 0, 10.0, ("Euphrates",), (), "38.9,38.8 40.1,35.3 41,34.4"),
    Row(None, "Omar oil field", 35.1, 40.5, "oilfield", "SYR", "Deir ez-Zor", 0, 15.0, ("Omar oil field",)),
    Row(12, "Omar", 20.0, 50.0, "city", "OMN", "Dhofar", 90_000, 4.0, ("Omar",)),
    Row(13, "Black Sea", 43.3, 34.5, "sea", None, None, 0, 500.0, ("Black Sea",)),
)


@pytest.fixture(scope="module")
def resolver(tmp_path_factory: pytest.TempPathFactory) -> PlaceResolver:
    path: Path = tmp_path_factory.mktemp("cache") / "small.sqlite"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gazetteer_build, "rows", lambda: iter(ROWS))
        gazetteer_build.build(path)
    return PlaceResolver(Gazetteer.open(path))


def place(resolver: PlaceResolver, text: str, *names: str, relation: str = "at", **parts: object) -> Place | str:
    """Resolve one expression of the given names; every other capitalised name of the text stands as it is."""
    spans = tuple((text.index(name), text.index(name) + len(name)) for name in names)
    form = PlaceForm(relation, spans, **parts)  # type: ignore[arg-type]
    return resolver.resolve(text, [("p", spans[0][0], spans[-1][1], form)])["p"]


def meant(resolver: PlaceResolver, text: str, *names: str) -> list[int | None]:
    spans = [(text.index(name), text.index(name) + len(name)) for name in names]
    return [found.geonameid if found else None for found in resolver.resolve_names(text, spans)]


def test_other_places_of_the_document_decide(resolver: PlaceResolver) -> None:
    assert meant(resolver, "in Georgia, near Tbilisi", "Georgia", "Tbilisi") == [2, 5]
    assert meant(resolver, "in Georgia. Police in Atlanta said", "Atlanta", "Georgia")[0] == 4
    assert meant(resolver, "from Homs towards Palmyra", "Homs", "Palmyra") == [6, 8]


def test_adjectives_say_which_country_the_document_is_about(resolver: PlaceResolver) -> None:
    assert meant(resolver, "Syrian troops, Syrian jets and the Syrian army near Palmyra", "Palmyra") == [8]


def test_a_country_that_is_a_side_says_what_the_document_is_about(resolver: PlaceResolver) -> None:
    assert meant(resolver, "Syria said that Syria would hold Palmyra; Syria denied losing it", "Palmyra") == [8]


def test_the_text_itself_decides_first(resolver: PlaceResolver) -> None:
    assert meant(resolver, "a fire in Springfield, Mass., on", "Springfield") == [
        None
    ]  # no such state in this gazetteer
    assert meant(resolver, "a man from Palmyra, Georgia and Homs in Syria; Palmyra in Syria", "Homs") == [6]


def test_a_near_tie_is_not_resolved_and_keeps_both(resolver: PlaceResolver) -> None:
    found = place(resolver, "a fire in Springfield on", "Springfield")

    assert isinstance(found, str)
    assert "does not tell" in found


def test_an_unknown_name_stays_unresolved(resolver: PlaceResolver) -> None:
    assert place(resolver, "in Xanadu", "Xanadu") == 'the gazetteer knows no "Xanadu"'


def test_an_adjective_is_no_place(resolver: PlaceResolver) -> None:
    assert place(resolver, "the Syrian army", "Syrian") == '"Syrian" is an adjective here, not a place'


@pytest.mark.parametrize(
    ("text", "names", "form", "kind", "codes", "radius"),
    [
        ("in Tbilisi", ("Tbilisi",), {}, "Point", (1, 1), 12.0),
        ("in Homs province", ("Homs",), {"feature": "province"}, "Point", (4, 3), 60.0),
        ("all over Syria", ("Syria",), {}, "Point", (6, None), 315.0),
        ("on the Black Sea", ("Black Sea",), {}, "Point", (7, None), 500.0),
        ("Omar oil fields", ("Omar",), {"feature": "oil field"}, "Point", (1, 1), 15.0),
        ("near Homs", ("Homs",), {"relation": "near"}, "Point", (2, 2), 25.0),
        ("near Syria", ("Syria",), {"relation": "near"}, "Point", (5, 3), 378.0),
        (
            "40 km east of Homs",
            ("Homs",),
            {"relation": "offset", "distance_km": 40.0, "bearing": 90.0},
            "Point",
            (2, 2),
            13.0,
        ),
        ("10 km from Homs", ("Homs",), {"relation": "offset", "distance_km": 10.0}, "Point", (2, 2), 21.0),
        ("north of Homs", ("Homs",), {"relation": "offset", "bearing": 0.0}, "Point", (2, 2), 25.0),
        ("southern Syria", ("Syria",), {"relation": "part", "bearing": 180.0}, "Polygon", (5, 3), 48.6),
        ("eastern As-Suwayda", ("As-Suwayda",), {"relation": "part", "bearing": 90.0}, "Polygon", (4, 3), 8.5),
        ("central Syria", ("Syria",), {"relation": "part", "feature": "central"}, "Point", (5, 3), 157.5),
        ("along the Euphrates", ("Euphrates",), {"relation": "along"}, "LineString", (5, 3), 10.0),
        ("outskirts of Homs", ("Homs",), {"relation": "outskirts"}, "Point", (2, 2), 15.0),
        ("Homs zone", ("Homs",), {"relation": "area", "feature": "zone"}, "Point", (5, 3), 25.0),
        ("between Homs and Palmyra", ("Homs", "Palmyra"), {"relation": "between"}, "LineString", (5, 3), 21.5),
    ],
)
def test_an_expression_becomes_a_place(
    resolver: PlaceResolver,
    text: str,
    names: tuple[str, ...],
    form: dict[str, object],
    kind: str,
    codes: tuple[int, int | None],
    radius: float,
) -> None:
    found = place(resolver, text, *names, **form)  # type: ignore[arg-type]

    assert isinstance(found, Place), found
    assert (found.geometry.type, (found.where_prec, found.geo_precision)) == (kind, codes)
    assert found.radius_km == pytest.approx(radius, abs=0.6)
    assert found.reason


def test_an_offset_lies_where_it_says(resolver: PlaceResolver) -> None:
    found = place(resolver, "40 km east of Homs", "Homs", relation="offset", distance_km=40.0, bearing=90.0)

    assert isinstance(found, Place)
    east, north = found.geometry.positions[0]
    assert distance_km((36.73, 34.72), (east, north)) == pytest.approx(40.0, abs=0.1)
    assert east > 37.0


@pytest.mark.parametrize(
    ("text", "names", "relation", "why"),
    [
        ("between Syria and Georgia", ("Syria", "Georgia"), "between", "areas that large"),
        ("between Homs and Atlanta", ("Homs", "Atlanta"), "between", "apart"),
        ("along the border with Syria", ("Syria",), "along", "not known"),
        ("between Homs and Xanadu", ("Homs", "Xanadu"), "between", "knows no"),
    ],
)
def test_what_cannot_be_placed_says_why(
    resolver: PlaceResolver, text: str, names: tuple[str, ...], relation: str, why: str
) -> None:
    feature = "border" if "border" in text else None
    found = place(resolver, text, *names, relation=relation, feature=feature)

    assert isinstance(found, str)
    assert why in found


def test_the_reason_names_the_choice_and_the_other_senses_are_kept(resolver: PlaceResolver) -> None:
    text = "from Homs to Palmyra in Syria"
    spans = [(text.index(name), text.index(name) + len(name)) for name in ("Homs", "Palmyra", "Syria")]
    found = resolver.resolve(text, [(str(span), *span, PlaceForm("at", (span,))) for span in spans])[str(spans[1])]

    assert isinstance(found, Place)
    assert "the text says where it lies" in found.reason
    assert found.alternatives == (9,)
