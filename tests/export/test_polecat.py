from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pandas
import pytest
from hypothesis import given

from tests.dossiers import dossier
from tests.export.strategies import UNHURRIED, dossiers
from whence.export import polecat
from whence.export.cells import parts
from whence.export.formats import DEFAULT, whole
from whence.model.incident import Days, Field, Told
from whence.model.linking import Dossier

_EXPECTED = (
    "Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts, Actor Name, Actor Country, "
    "Actor COW, Primary Actor Sector, Actor Sectors, Actor Title, Actor Name Raw, Wikipedia Actor ID, Recipient Name, "
    "Recipient Country, Recipient COW, Primary Recipient Sector, Recipient Sectors, Recipient Title, "
    "Recipient Name Raw, Wikipedia Recipient ID, Placename, City, District, Province, Country, Latitude, Longitude, "
    "GeoNames ID, Raw Placename, Feature Type, Source, Publication Date, Story People, Story Organizations, "
    "Story Locations, Language, Version"
).split(", ")


def _with(**fields: Any) -> Dossier:
    made = dossier()
    return Dossier(replace(made.version, incident=replace(made.incident, **fields)), made.claims)


def _read(*several: Dossier) -> pandas.DataFrame:
    written = whole(polecat.write(several, DEFAULT))
    return pandas.read_csv(io.BytesIO(written), sep="\t", parse_dates=["Event Date"], keep_default_na=False)


def test_the_columns_are_polecats() -> None:
    assert whole(polecat.write([], DEFAULT)).decode().rstrip("\n").split("\t") == _EXPECTED
    assert len(_EXPECTED) == 40


def test_a_row_holds_what_the_claims_tell() -> None:
    row = _read(dossier()).iloc[0]
    assert (row["Event ID"], row["Event Date"]) == (dossier().incident.id, pandas.Timestamp("2016-03-27"))
    assert (row["Event Type"], row["Event Mode"], row["Intensity"], row["Quad Code"]) == ("ASSAULT", "aerial", -9.5, 4)
    assert (row["Actor Name"], row["Actor Country"], row["Actor COW"]) == ("Military Forces of Syria", "SYR", 652)
    assert (row["Primary Actor Sector"], row["Actor Sectors"]) == ("MIL", "MIL")
    assert parts(row["Actor Name Raw"]) == ["Government forces", "=the army"]
    assert (row["Recipient Name"], row["Recipient Country"]) == ("militants", "")
    assert (row["Placename"], row["Province"], row["Country"], row["GeoNames ID"]) == ("Palmyra", "Homs", "SYR", 163808)
    assert (row["Source"], row["Publication Date"]) == ("Sample Monitor; Sample Wire", "2016-03-28")
    assert (row["Version"], row["Story People"], row["Language"]) == (1, "", "")


def test_a_day_that_is_one_of_several_is_no_day_here() -> None:
    month = Days(date(2016, 3, 1), date(2016, 3, 31), 4, 3)
    made = _with(time=Field((Told(month, ("c",), 1, 1),), month, ("c",)))
    assert polecat.refuse(made, DEFAULT) == "no one day"


def test_an_event_without_a_place_is_written() -> None:
    made = _with(place=Field())
    assert polecat.refuse(made, DEFAULT) is None
    assert _read(made).iloc[0]["Latitude"] == ""


def test_an_event_without_a_type_is_refused() -> None:
    assert polecat.refuse(_with(event=Field()), DEFAULT) == "no event type"
    with pytest.raises(ValueError, match="no event type"):
        polecat.row(_with(event=Field()))


@UNHURRIED
@given(dossiers())
def test_every_dossier_is_refused_for_a_reason_or_written(made: Dossier) -> None:
    if polecat.refuse(made, DEFAULT) is None:
        assert list(_read(made)["Event ID"]) == [made.incident.id]
