from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from tests.dossiers import PLACE, dossier
from tests.export.strategies import UNHURRIED, dossiers
from whence.export import plover
from whence.export.formats import DEFAULT, Choices, whole
from whence.model.incident import Field, Told
from whence.model.linking import Dossier

_FIELDS = (
    "id has_event date time enddate endtime actor recipient event event_loc event_text quad_code event_scale mode "
    "context link text text_info cite_info coder coded_date coded_time comment"
).split()
_ENTITY = "code sector entity_text identifier_id identifier_text religion ethnicity office gender age".split()
_PLACE = (
    "extracted_place resolved_place geonameid lat lon city district province country country_code feature_class "
    "feature_code resolution"
).split()


def _with(**fields: Any) -> Dossier:
    made = dossier()
    return Dossier(replace(made.version, incident=replace(made.incident, **fields)), made.claims)


def _record(made: Dossier, choices: Choices = DEFAULT) -> dict[str, Any]:
    (line,) = whole(plover.write([made], choices)).splitlines()
    loaded: dict[str, Any] = json.loads(line)
    return loaded


def test_a_record_has_the_fields_of_the_manual() -> None:
    record = _record(dossier())
    assert set(_FIELDS) <= set(record)
    assert set(record) - set(_FIELDS) == {"size", "version"}
    assert list(record["actor"][0]) == _ENTITY
    assert list(record["event_loc"]) == _PLACE
    assert set(record["size"]) == {"dead", "injured", "arrested"}
    assert set(record["text_info"][0]) == {"sequence", "start", "end", "text_story"}
    assert set(record["cite_info"][0]) == set(
        "corpus citation url title language publication license copyright coder codebook version".split()
    )


def test_a_record_holds_what_the_claims_tell() -> None:
    record = _record(dossier())
    assert (record["id"], record["date"], record["enddate"]) == (dossier().incident.id, "2016-03-27", None)
    assert (record["event"], record["mode"], record["quad_code"]) == (["ASSAULT"], ["aerial"], 4)
    assert record["actor"][0]["entity_text"] == "Military Forces of Syria"
    assert (record["actor"][0]["code"], record["actor"][0]["sector"]) == ("SYR", ["MIL"])
    assert (record["event_loc"]["lat"], record["event_loc"]["resolution"]) == (34.5601, 4)
    assert record["size"] == {"dead": 6, "injured": None, "arrested": None}
    assert record["comment"] == "asserted by 2 origins (military, monitors) (2 articles, 2 origins, 2 speakers)"


def test_each_claim_leads_to_its_words_and_bytes() -> None:
    made = dossier()
    record = _record(made)
    own = list(made.own())
    assert record["text"][0] == f"the army: {own[0].claim.evidence[0].text}"
    assert [info["sequence"] for info in record["text_info"]] == [claim.id for claim in own]
    assert [cited["citation"] for cited in record["cite_info"]] == [claim.sha256 for claim in own]
    begin, end = record["text_info"][0]["start"], record["text_info"][0]["end"]
    assert own[0].claim.trigger.source[begin:end] == own[0].claim.evidence[0].text


def test_a_country_is_of_resolution_1_and_what_the_manual_has_no_number_for_of_none() -> None:
    for precision, resolution in ((6, 1), (5, None)):
        place = replace(PLACE, where_prec=precision, geo_precision=None)
        record = _record(_with(place=Field((Told(place, ("c",), 1, 1),), place, ("c",))))
        assert record["event_loc"]["resolution"] == resolution


def test_the_manual_requires_a_day_and_a_type() -> None:
    assert plover.refuse(_with(time=Field()), DEFAULT) == "no day"
    assert plover.refuse(_with(event=Field()), DEFAULT) == "no event type"
    with pytest.raises(ValueError, match="no day"):
        plover.record(_with(time=Field()), DEFAULT)


@UNHURRIED
@given(dossiers())
def test_every_dossier_is_refused_for_a_reason_or_written(made: Dossier) -> None:
    if plover.refuse(made, DEFAULT) is None:
        assert _record(made)["id"] == made.incident.id
