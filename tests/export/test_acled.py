from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas
import pytest
from hypothesis import given

from tests.dossiers import EVENT, PLACE, bare, dossier
from tests.export.strategies import UNHURRIED, dossiers
from whence.export import acled
from whence.export.cells import parts
from whence.export.formats import DEFAULT, Choices, whole
from whence.model.incident import Agreement, Days, Field, Party, Reality, Told
from whence.model.linking import Dossier
from whence.model.place import Geometry

# docs: the order that acledR expects of the API
_EXPECTED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,"
    "longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)


def _with(**fields: Any) -> Dossier:
    made = dossier()
    return Dossier(replace(made.version, incident=replace(made.incident, **fields)), made.claims)


def _field(*values: Any, agreement: Agreement = Agreement.AGREED) -> Field[Any]:
    told = tuple(Told(value, ("c",), 1, 1) for value in values)
    return Field(told, values[0] if values else None, ("c",), "a rule", agreement)


def _read(*several: Dossier, choices: Choices = DEFAULT) -> pandas.DataFrame:
    written = whole(acled.write(several, choices))
    return pandas.read_csv(io.BytesIO(written), parse_dates=["event_date"], keep_default_na=False, na_values=[""])


def test_the_columns_are_acleds() -> None:
    assert whole(acled.write([], DEFAULT)).decode() == _EXPECTED + "\n"


def test_a_row_holds_what_the_claims_tell() -> None:
    row = _read(dossier()).iloc[0]
    assert row["event_id_cnty"] == dossier().incident.id
    assert row["event_date"] == pandas.Timestamp("2016-03-27")
    assert (row["year"], row["time_precision"], row["geo_precision"]) == (2016, 1, 2)
    assert row["disorder_type"] == "Political violence"
    assert (row["event_type"], row["sub_event_type"]) == ("Explosions/Remote violence", "Air/drone strike")
    assert (row["actor1"], row["inter1"], row["actor2"], row["inter2"]) == (
        "Military Forces of Syria",
        1,
        "militants",
        2,
    )
    assert row["interaction"] == 12
    assert (row["iso"], row["country"], row["region"], row["admin1"]) == (760, "Syria", "Middle East", "Homs")
    assert (row["location"], row["latitude"], row["longitude"]) == ("Palmyra", 34.5601, 38.2839)
    assert row["source"] == "Sample Monitor; Sample Wire"
    assert row["fatalities"] == 6
    assert "Reports differ on killed: about 6 (1 origin), about 10 (1 origin)" in row["notes"]
    assert f"whence incident {dossier().incident.id}" in row["notes"]
    assert parts(row["tags"]) == [
        f"incident={dossier().incident.id}",
        "version=1",
        "standing=asserted",
        "origins=2",
        "speakers=2",
    ]
    assert row["timestamp"] == 1459252800


def test_dtypes_are_those_of_numbers_and_days() -> None:
    read = _read(dossier())
    kinds = {column: read[column].dtype.kind for column in ("event_date", "year", "iso", "latitude", "fatalities")}
    assert kinds == {"event_date": "M", "year": "i", "iso": "i", "latitude": "f", "fatalities": "i"}


def test_duckdb_reads_days_and_numbers(tmp_path: Path) -> None:
    path = tmp_path / "acled.csv"
    path.write_bytes(whole(acled.write([dossier()], DEFAULT)))
    with duckdb.connect() as connection:
        read = connection.execute(
            "SELECT event_date, latitude, fatalities, actor1 FROM read_csv_auto(?)", [str(path)]
        ).fetchone()
    assert read == (date(2016, 3, 27), 34.5601, 6, "Military Forces of Syria")


def test_deaths_that_nobody_tells_of_are_blank_and_not_none() -> None:
    row = _read(_with(harms=())).iloc[0]
    assert pandas.isna(row["fatalities"])
    assert "Fatalities not reported" in row["notes"]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"time": Field()}, "no day"),
        ({"time": _field(Days(date(2016, 1, 1), date(2016, 12, 31), 5, None))}, "no day"),
        ({"place": Field()}, "no place"),
        ({"place": _field(replace(PLACE, geo_precision=None))}, "no place"),
        ({"event": _field(replace(EVENT, acled_event_type=None))}, "no ACLED type"),
    ],
)
def test_what_acled_requires_is_never_filled_in(changed: dict[str, Any], reason: str) -> None:
    assert acled.refuse(_with(**changed), DEFAULT) == reason


@pytest.mark.parametrize("reality", [Reality.UNREAL, Reality.DENIED, Reality.POSSIBLE])
def test_what_nobody_says_has_happened_is_left_out_unless_asked_for(reality: Reality) -> None:
    made = _with(standing=replace(dossier().incident.standing, reality=reality))
    assert acled.refuse(made, DEFAULT) == "not said to have happened"
    assert acled.refuse(made, Choices(every=True)) is None
    assert f"standing={reality}" in _read(made, choices=Choices(every=True)).iloc[0]["tags"]


def test_what_is_contested_is_written_and_says_so() -> None:
    made = _with(standing=replace(dossier().incident.standing, reality=Reality.CONTESTED, words="denied by the army"))
    row = _read(made).iloc[0]
    assert "standing=contested" in row["tags"]
    assert "denied by the army" in row["notes"]


def test_a_stretch_of_days_has_its_middle_and_the_notes_tell_the_stretch() -> None:
    row = _read(_with(time=_field(Days(date(2016, 3, 1), date(2016, 3, 31), 4, 3)))).iloc[0]
    assert row["event_date"] == pandas.Timestamp("2016-03-16")
    assert "Between 2016-03-01 and 2016-03-31" in row["notes"]


@pytest.mark.parametrize(
    ("party", "inter"),
    [
        (Party("Army", country="SYR", sector="MIL"), 1),
        (Party("soldiers", sector="MIL"), 1),
        (Party("Armed forces of Turkey", country="TUR", sector="MIL"), 8),
        (Party("peacekeepers", country="UNO", sector="MIL"), 8),
        (Party("rebels", country="IRQ", sector="REB"), 2),
        (Party("gunmen", sector="UAF"), 3),
        (Party("cartel", sector="CRM"), None),
        (Party("villagers", sector="CVL"), 7),
        (Party("student protesters", sector="CVL"), 6),
        (Party("rioters"), 5),
        (Party("somebody"), None),
    ],
)
def test_the_kind_of_an_actor_follows_from_its_sector_or_is_blank(party: Party, inter: int | None) -> None:
    values = acled.row(_with(actors=_field(party), targets=Field()), DEFAULT)
    assert values["inter1"] == inter
    assert values["interaction"] == (None if inter is None else 10 * inter)


def test_an_interaction_needs_the_kinds_of_both() -> None:
    unknown = _field(Party("somebody"))
    assert acled.row(_with(targets=unknown), DEFAULT)["interaction"] is None
    assert acled.row(_with(actors=Field()), DEFAULT)["interaction"] is None


def test_civilians_as_targets_of_violence_are_marked() -> None:
    values = acled.row(_with(targets=_field(Party("villagers", sector="CVL"))), DEFAULT)
    assert (values["civilian_targeting"], values["interaction"]) == ("Civilian targeting", 17)


def test_who_contradicts_the_first_is_no_associate() -> None:
    two = (Party("A", actor_id="a"), Party("B", actor_id="b"))
    assert acled.row(_with(actors=_field(*two)), DEFAULT)["assoc_actor_1"] == ("B",)
    disputed = acled.row(_with(actors=_field(*two, agreement=Agreement.CONFLICTING)), DEFAULT)
    assert disputed["assoc_actor_1"] == ()
    assert "Reports differ on actors: A (1 origin), B (1 origin)" in str(disputed["notes"])


def test_a_line_has_a_point_on_it() -> None:
    line = replace(PLACE, geometry=Geometry("LineString", ((38.0, 34.0), (38.5, 34.5), (40.0, 35.0))))
    values = acled.row(_with(place=_field(line)), DEFAULT)
    assert (values["longitude"], values["latitude"]) == (38.5, 34.5)


def test_a_page_is_named_where_incidents_have_one() -> None:
    notes = acled.row(dossier(), Choices(page="https://desk.example.org/{id}"))["notes"]
    assert str(notes).endswith(f"https://desk.example.org/{dossier().incident.id}")


def test_tags_stand_under_the_header() -> None:
    lines = whole(acled.write([dossier()], Choices(hxl=True))).decode().splitlines()
    assert len(lines) == 3
    assert dict(zip(lines[0].split(","), lines[1].split(","), strict=True))["fatalities"] == "#affected+killed"


def test_an_incident_without_a_row_is_refused_when_forced() -> None:
    with pytest.raises(ValueError, match="has no row"):
        acled.row(bare(), DEFAULT)


@UNHURRIED
@given(dossiers())
def test_every_dossier_is_refused_for_a_reason_or_written(made: Dossier) -> None:
    if acled.refuse(made, DEFAULT) is None:
        row = _read(made).iloc[0]
        assert row["event_id_cnty"] == made.incident.id
        assert -90 <= row["latitude"] <= 90
        assert -180 <= row["longitude"] <= 180
