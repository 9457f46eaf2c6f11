from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import geopandas
import pandas
import pytest
from hypothesis import given

from tests.dossiers import EVENT, PLACE, REBELS, STATE, bare, dossier
from tests.export.strategies import UNHURRIED, dossiers
from whence.export import gist, ucdp
from whence.export.cells import parts
from whence.export.formats import DEFAULT, Choices, whole
from whence.model.errors import ModelError
from whence.model.incident import Days, Field, Harm, Party, Told
from whence.model.linking import Dossier
from whence.model.mention import Count
from whence.model.vocabulary import Effect, Extent

_EXPECTED = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,"
    "dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,"
    "source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,"
    "where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,"
    "date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob"
)
_EXPECTED_API = (
    "id,year,active_year,type_of_violence,conflict_new_id,conflict_name,dyad_new_id,dyad_name,side_a_new_id,gwnoa,side_a,"
    "side_b_new_id,gwnob,side_b,number_of_sources,source_article,source_office,source_date,source_headline,"
    "source_original,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,iso3,"
    "country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,"
    "low,best,high"
)


def _with(**fields: Any) -> Dossier:
    made = dossier()
    return Dossier(replace(made.version, incident=replace(made.incident, **fields)), made.claims)


def _field(value: Any) -> Field[Any]:
    ids = (dossier().claims[0].id,)
    return Field((Told(value, ids, 1, 1),), value, ids, "a rule")


def _read(*several: Dossier, choices: Choices = DEFAULT) -> pandas.DataFrame:
    written = whole(ucdp.write(several, choices))
    dates = ["date_start", "date_end"]
    return pandas.read_csv(io.BytesIO(written), parse_dates=dates, keep_default_na=False, na_values=[""])


def test_the_columns_are_ucdps() -> None:
    assert whole(ucdp.write([], DEFAULT)).decode() == _EXPECTED + "\n"
    assert whole(ucdp.write([], Choices(variant="api"))).decode() == _EXPECTED_API + "\n"
    assert (len(ucdp.COLUMNS), len(ucdp.API_COLUMNS)) == (49, 43)


def test_an_unknown_variant_is_refused() -> None:
    with pytest.raises(ModelError, match="no variant 'candidate'"):
        list(ucdp.write([], Choices(variant="candidate")))


def test_a_row_holds_what_the_claims_tell() -> None:
    row = _read(dossier()).iloc[0]
    id = dossier().incident.id
    assert (row["id"], row["relid"], row["year"]) == (gist.number(id), id, 2016)
    assert row["code_status"] == "Machine coded, version 1, asserted"
    assert (row["type_of_violence"], row["event_clarity"]) == (1, 1)
    assert (row["side_a"], row["side_b"]) == ("Military Forces of Syria", "militants")
    assert row["dyad_name"] == "Military Forces of Syria - militants"
    assert row["gwnoa"] == 652
    assert pandas.isna(row["gwnob"])
    assert row["number_of_sources"] == 2
    assert parts(row["source_office"]) == ["Sample Monitor", "Sample Wire"]
    assert parts(row["source_date"]) == ["2016-03-28", "2016-03-28"]
    assert parts(row["source_headline"]) == ["=HYPERLINK(1), a headline", "A sample report"]
    assert parts(row["source_article"])[1] == "Sample Wire,2016-03-28,A sample report"
    assert row["source_original"] == "the army; the author; a monitor"
    assert (row["where_prec"], row["where_coordinates"], row["adm_1"]) == (2, "Palmyra", "Homs")
    assert row["geom_wkt"] == "POINT (38.2839 34.5601)"
    assert row["priogrid_gid"] == 179717
    assert (row["country"], row["country_id"], row["region"]) == ("Syria", 652, "Middle East")
    assert (row["date_prec"], row["date_start"], row["date_end"]) == (1, *[pandas.Timestamp("2016-03-27")] * 2)
    assert (row["low"], row["best"], row["high"]) == (6, 6, 10)
    sides = ["deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"]
    assert list(row[sides]) == [0, 0, 0, 6]


def test_the_api_variant_has_the_same_values() -> None:
    row, usual = _read(dossier(), choices=Choices(variant="api")).iloc[0], _read(dossier()).iloc[0]
    shared = [column for column in ucdp.API_COLUMNS if column in ucdp.COLUMNS and not pandas.isna(usual[column])]
    assert list(row[shared]) == list(usual[shared])
    assert row["iso3"] == "SYR"


def test_geopandas_puts_events_on_a_map() -> None:
    read = _read(dossier())
    frame = geopandas.GeoDataFrame(read, geometry=geopandas.GeoSeries.from_wkt(read["geom_wkt"]), crs="EPSG:4326")
    assert list(zip(frame.geometry.x, frame.geometry.y, strict=True)) == [(38.2839, 34.5601)]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"time": Field()}, "no day"),
        ({"place": Field()}, "no place"),
        ({"harms": ()}, "nobody said to have died"),
        ({"harms": (Harm(Effect.KILLED, None, _field(Count(0, 0, 0))),)}, "nobody said to have died"),
        ({"event": _field(replace(EVENT, plover="PROTEST"))}, "no organised violence as UCDP defines it"),
    ],
)
def test_only_deaths_in_organised_violence_with_day_and_place(changed: dict[str, Any], reason: str) -> None:
    assert ucdp.refuse(_with(**changed), DEFAULT) == reason


def test_with_all_those_without_deaths_are_written_too() -> None:
    assert ucdp.refuse(_with(harms=()), Choices(every=True)) is None
    assert pandas.isna(_read(_with(harms=())).iloc[0]["best"])
    assert ucdp.refuse(bare(), Choices(every=True)) == "no day"


def test_the_state_is_side_a_whoever_attacked() -> None:
    harms = (Harm(Effect.KILLED, "a", _field(Count(1, 1, 1))), Harm(Effect.KILLED, "b", _field(Count(4, 4, 4))))
    values = ucdp.row(_with(actors=_field(REBELS), targets=_field(STATE), harms=harms))
    assert (values["side_a"], values["side_b"], values["gwnoa"], values["gwnob"]) == (
        STATE.name,
        "militants",
        652,
        None,
    )
    assert (values["deaths_a"], values["deaths_b"], values["best"]) == (4, 1, 5)


def test_type_follows_from_both_sides_where_no_claim_names_both() -> None:
    untold = _field(replace(EVENT, ucdp_type_of_violence=None))
    villagers = _field(Party("villagers", sector="CVL"))
    values = ucdp.row(_with(event=untold, targets=villagers))
    assert (values["type_of_violence"], values["side_b"]) == (3, "Civilians")
    assert ucdp.row(_with(event=untold, actors=Field()))["type_of_violence"] is None


def test_a_whole_country_is_a_place_of_precision_6() -> None:
    values = ucdp.row(_with(place=_field(replace(PLACE, where_prec=6, geo_precision=None))))
    assert values["where_prec"] == 6


def test_a_stretch_has_its_first_and_last_day() -> None:
    values = ucdp.row(_with(time=_field(Days(date(2015, 12, 30), date(2016, 1, 2), 2, 2))))
    assert (values["year"], str(values["date_start"]), str(values["date_end"])) == (2015, "2015-12-30", "2016-01-02")


def test_a_run_of_happenings_is_less_clear() -> None:
    made = dossier()
    claims = tuple(replace(each, claim=replace(each.claim, extent=Extent.SERIES)) for each in made.claims)
    assert ucdp.row(Dossier(made.version, claims))["event_clarity"] == 2


def test_copies_are_one_source() -> None:
    made = dossier()
    origin = made.claims[0].version_id
    claims = tuple(replace(each, origin_id=origin) for each in made.claims)
    assert ucdp.row(Dossier(made.version, claims))["source_office"] == ["Sample Wire"]


@UNHURRIED
@given(dossiers())
def test_every_dossier_is_refused_for_a_reason_or_written(made: Dossier) -> None:
    every = Choices(every=True)
    if ucdp.refuse(made, every) is None:
        row = _read(made, choices=every).iloc[0]
        assert row["relid"] == made.incident.id
        assert len(parts(str(row["source_date"]))) == 2
        assert 1 <= row["priogrid_gid"] <= 259200
