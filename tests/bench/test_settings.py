from datetime import date
from typing import Any

import pytest

from whence.bench.annotations import ToldSetting
from whence.bench.readers import Row
from whence.bench.scores.settings import Days, Incident, SettingDocument, judge_place, judge_time, score
from whence.bench.tasks.settings import _item

KEY = Incident(("police station",), ("EL SALVADOR",), ("SAN SALVADOR",), (Days(date(1990, 2, 2), date(1990, 2, 4)),))
OPEN = Incident(("bridge",), ("PERU",), (), (Days(None, date(1990, 2, 4)),))


def told(named: str = "the police station", *places: str, day: date | None = None) -> ToldSetting:
    return ToldSetting((named,), places, day, day)


def keys(**slots: Any) -> Any:
    names = {"where": "INCIDENT: LOCATION", "when": "INCIDENT: DATE", "hit": "PHYS TGT: ID"}
    key = {names[slot]: values for slot, values in slots.items()}
    (incident,) = _item(Row("row 1", {"id": "d", "text": "x", "keys": [key]})).gold.incidents
    return incident


@pytest.mark.parametrize(
    ("places", "judged"),
    [
        (("San Salvador",), "right"),
        (("downtown San Salvador", "Sivar"), "right"),
        (("El Salvador",), "coarse"),
        (("La Unión",), "wrong"),
        ((), "missing"),
    ],
)
def test_places_are_judged_by_name(places: tuple[str, ...], judged: str) -> None:
    assert judge_place(told("the police station", *places), KEY) == judged


def test_a_key_without_more_than_a_country_is_met_by_it() -> None:
    assert judge_place(told("the bridge", "Perú"), OPEN) == "right"


@pytest.mark.parametrize(
    ("incident", "day", "judged"),
    [
        (KEY, date(1990, 2, 2), "right"),
        (KEY, date(1990, 2, 5), "wrong"),
        (KEY, None, "missing"),
        (OPEN, date(1990, 1, 1), "open"),
        (OPEN, date(1990, 2, 5), "wrong"),
        (OPEN, None, "untold"),
    ],
)
def test_days_are_right_where_they_have_one_in_common(incident: Incident, day: date | None, judged: str) -> None:
    assert judge_time(told("x", day=day), incident) == judged


def test_figures_of_a_document() -> None:
    claims = [
        told("the police station", "San Salvador", day=date(1990, 2, 3)),
        told("two guards of the police station", "Lima"),
        told("somebody else", "Lima"),
    ]
    figures: Any = score([SettingDocument("d", (KEY,))], {"d": claims})
    assert figures["places"] == {"p": 50.0, "r": 100.0, "f1": 66.67}
    assert figures["times"] == {"p": 100.0, "r": 100.0, "f1": 100.0}
    assert figures["f1"] == 80.0
    assert figures["counts"]["times:missing"] == 1


def test_a_document_without_predictions_reaches_nothing() -> None:
    figures: Any = score([SettingDocument("d", (KEY,))], {})
    assert figures["f1"] == 0
    assert figures["counts"]["missing_documents"] == 1


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("04 FEB 90", (Days(date(1990, 2, 4), date(1990, 2, 4)),)),
        ("02 FEB 90 - 04 FEB 90", (Days(date(1990, 2, 2), date(1990, 2, 4)),)),
        ("- 04 FEB 90", (Days(None, date(1990, 2, 4)),)),
        ("(03 FEB 90) / (- 04 FEB 90)", (Days(date(1990, 2, 3), date(1990, 2, 3)), Days(None, date(1990, 2, 4)))),
        ("-", ()),
    ],
)
def test_dates_of_keys(value: str, days: tuple[Days, ...]) -> None:
    assert keys(when=[value]).days == days


@pytest.mark.parametrize(
    ("value", "countries", "places"),
    [
        ("PERU", ("PERU",), ()),
        ("PERU: LIMA (CITY): SAN ISIDRO (DISTRICT)", ("PERU",), ("LIMA", "SAN ISIDRO")),
        ("PERU: LIMA (CITY) - CALLAO (CITY)", ("PERU",), ("LIMA", "CALLAO")),
        ("(PERU: LIMA (CITY)) / (PERU)", ("PERU", "PERU"), ("LIMA",)),
        ("PERU: LIMA (CITY / DEPARTMENT)", ("PERU",), ("LIMA",)),
    ],
)
def test_locations_of_keys(value: str, countries: tuple[str, ...], places: tuple[str, ...]) -> None:
    incident = keys(where=[value])
    assert (incident.countries, incident.places) == (countries, places)


def test_whom_an_incident_hit_is_what_its_key_quotes() -> None:
    assert keys(hit=['"BUS" / "PUBLIC BUS"', '"BRIDGE"']).hit == ("BUS", "PUBLIC BUS", "BRIDGE")
