"""Plain data back into the model."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields
from typing import Any

import pytest
from tests.dossiers import dossier
from tests.factories import reading

from whence.clean.article import text_article
from whence.model.dates import PartialDate
from whence.model.errors import SchemaError
from whence.model.incident import Incident
from whence.model.parse import article_from_dict, reading_from_dict, record_from_dict
from whence.model.serial import article_to_dict, plain, reading_to_dict


def _through_json(value: Any) -> Any:
    return json.loads(json.dumps(value))


def test_a_reading_comes_back_as_it_was() -> None:
    made = reading("ASSAULT", at="Palmyra", when="27 March 2016", says="The army")
    assert reading_to_dict(reading_from_dict(_through_json(reading_to_dict(made)))) == _through_json(
        reading_to_dict(made)
    )


def test_an_article_comes_back_as_it_was() -> None:
    made = text_article("Troops entered the town. Shelling went on.", published=PartialDate(2016, 3, 28))
    assert article_from_dict(_through_json(article_to_dict(made))) == made


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.update(schema="whence.reading/0"),
        lambda data: data.pop("document"),
        lambda data: data["document"].update(text=7),
        lambda data: data["claims"][0].update(status="certain"),
        lambda data: data["claims"][0].update(surprise=1),
        lambda data: data["claims"][0]["trigger"].update(text="other"),
        lambda data: data["claims"][0]["trigger"].update(end=10**9),
        lambda data: data["claims"][0].update(evidence=[]),
        lambda data: data["claims"][0].update(score="high"),
        lambda data: data["claims"][0].update(event=None),
        lambda data: data["claims"][0].pop("event"),
        lambda data: data["report"].update(id="short"),
        lambda data: data["events"].append({"id": "e9", "claim_ids": ["none"], "slots": {}}),
    ],
)
def test_what_is_no_reading_is_refused(change: Any) -> None:
    data = _through_json(reading_to_dict(reading("ASSAULT", at="Palmyra")))
    change(data)
    with pytest.raises(SchemaError):
        reading_from_dict(data)


@pytest.mark.parametrize("data", [None, 3, "text", [], {}, {"schema": "whence.reading/1"}])
def test_what_is_no_mapping_is_refused(data: Any) -> None:
    with pytest.raises(SchemaError):
        reading_from_dict(data)


def test_what_does_not_belong_is_told_with_its_place() -> None:
    data = _through_json(plain(dossier().incident))
    data["harms"][0]["counts"]["values"][1]["value"]["best"] = "ten"
    with pytest.raises(SchemaError, match=r"^incident\.harms\[0\]\.counts\.values\[1\]\.value\.best: .*'ten'"):
        record_from_dict(Incident, data)


@pytest.mark.parametrize("name", [item.name for item in fields(Incident) if item.default is MISSING])
def test_an_incident_without_a_field_is_refused(name: str) -> None:
    data = _through_json(plain(dossier().incident))
    assert record_from_dict(Incident, data) == dossier().incident
    del data[name]
    with pytest.raises(SchemaError, match=rf"^incident: .*{name}"):
        record_from_dict(Incident, data)
