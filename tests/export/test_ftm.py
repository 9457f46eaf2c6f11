from __future__ import annotations

import json
import os
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from tests import nasty
from tests.dossiers import DAYS, PLACE, REBELS, STATE, bare, dossier
from whence.export.claim_words import passage
from whence.export.formats import DEFAULT, Choices, whole
from whence.export.ftm import ftm
from whence.export.ftm_entities import _OTHER_STATES
from whence.export.json_bytes import whole_characters
from whence.model.incident import Agreement, Field, Party, Told
from whence.model.linking import Dossier
from whence.model.place import Geometry

_GROUP = Party("Islamic State", "islamic-state", "IMG", "REB")


def _library() -> Any:
    """Import the library, which needs ICU to be built: where that is missing, nothing is checked, but in CI it must."""
    if "CI" in os.environ:
        import followthemoney

        return followthemoney
    return pytest.importorskip("followthemoney", reason="followthemoney needs ICU to be built: apt install libicu-dev")


def _written(*given_: Dossier, choices: Choices = DEFAULT) -> list[dict[str, Any]]:
    return [json.loads(line) for line in whole(ftm(given_, choices)).split(b"\n") if line]


def _of(made: list[dict[str, Any]], schema: str) -> list[dict[str, Any]]:
    return [each["properties"] for each in made if each["schema"] == schema]


def _between(actor: Party, target: Party) -> Dossier:
    given_ = dossier()
    actors, targets = (
        Field((Told(party, given_.incident.claims, 1, 1),), party, (), "", Agreement.SINGLE)
        for party in (actor, target)
    )
    incident = replace(given_.incident, actors=actors, targets=targets)
    return replace(given_, version=replace(given_.version, incident=incident))


def test_an_incident_is_an_event_with_its_reports() -> None:
    made = _written(dossier())
    (event,) = _of(made, "Event")
    assert event["startDate"] == event["endDate"] == [str(DAYS.start)]
    assert event["country"] == ["sy"]
    assert event["recordId"] == [dossier().incident.id]
    articles = {each["id"] for each in made if each["schema"] == "Article"}
    assert set(event["proof"]) == articles
    assert len(articles) == 2


def test_claims_tie_reports_to_events_by_words() -> None:
    ties = _of(_written(dossier()), "Documentation")
    assert [each["recordId"][0] for each in ties] == list(dossier().incident.claims)
    for each, item in zip(ties, dossier().own(), strict=True):
        assert each["summary"] == [passage(item.claim).text]
        assert item.sha256 in each["description"][0]


def test_only_who_the_registry_has_is_an_entity() -> None:
    made = _written(dossier())
    assert [each["name"] for each in _of(made, "PublicBody")] == [[STATE.name]]
    assert not _of(made, "Organization")
    assert not _of(made, "UnknownLink")[1:]
    assert {each["schema"] for each in made} <= {
        "Address", "Article", "Documentation", "Event", "Mention", "Note", "Organization", "PublicBody", "UnknownLink",
    }  # fmt: skip


def test_nobody_who_is_only_named_becomes_a_person() -> None:
    private = Party("a named resident", None, "SYR", "CVL", ("a named resident",))
    made = _written(_between(STATE, private))
    assert not _of(made, "Person")
    named = [text for each in made for texts in each["properties"].values() for text in texts]
    assert not any("named resident" in text for text in named)


def test_organisations_on_both_sides_are_tied() -> None:
    made = _written(_between(STATE, _GROUP))
    (link,) = (each for each in _of(made, "UnknownLink") if each["object"] == ["whence-actor-islamic-state"])
    assert link["role"] == ["ASSAULT (aerial)"]
    assert link["recordId"] == [dossier().incident.id]
    assert _written(_between(STATE, REBELS)) != made


def test_conflicts_and_totals_are_noted() -> None:
    (note,) = _of(_written(dossier()), "Note")
    assert note["description"] == [
        "Sources conflict on killed: 6 (origins: 1); 10 (origins: 1)",
        "Part of a total, not counted: 400 fighters (counts since May what this is one of)",
    ]


def test_lines_and_areas_have_no_coordinates() -> None:
    given_ = dossier()
    place = replace(PLACE, geometry=Geometry("LineString", ((1.0, 2.0), (3.0, 4.0))))
    field = Field((Told(place, (), 1, 1),), place, (), "", Agreement.SINGLE)
    incident = replace(given_.incident, place=field)
    (address,) = _of(_written(replace(given_, version=replace(given_.version, incident=incident))), "Address")
    assert "longitude" not in address
    assert "LINESTRING (1.0 2.0, 3.0 4.0)" in address["remarks"]
    (point,) = _of(_written(dossier()), "Address")
    assert (point["longitude"], point["latitude"]) == (["38.2839"], ["34.5601"])


def test_the_hash_that_the_format_means_is_sha1() -> None:
    assert not any("contentHash" in each for each in _of(_written(dossier()), "Article"))
    known = _of(_written(dossier(), choices=Choices(sha1=lambda sha256: sha256[:40])), "Article")
    for each, item in zip(known, (dossier().claims[0], dossier().claims[2]), strict=True):
        assert each["contentHash"] == [item.sha256[:40]]
        assert each["keywords"] == [f"sha256:{item.sha256}"]


def test_what_incidents_share_is_told_once() -> None:
    made = _written(dossier(), dossier("0" * 32), bare())
    assert len({each["id"] for each in made}) == len(made)


def _validated(made: list[dict[str, Any]]) -> None:
    """Let the library clean what is given: whatever it does not take as it stands is lost, and that is a fault."""
    model = _library().model
    for each in made:
        proxy = model.get_proxy(each, cleaned=False)
        kept = proxy.to_dict()["properties"]
        assert {name: sorted(values) for name, values in kept.items()} == {
            name: sorted(values) for name, values in each["properties"].items()
        }
        proxy.schema.validate(each)


def test_the_library_takes_all_of_it() -> None:
    _validated(_written(dossier(), bare(), _between(STATE, _GROUP), choices=Choices(sha1=lambda sha256: sha256[:40])))


def test_entities_point_at_what_is_there() -> None:
    made = _written(_between(STATE, _GROUP))
    ids = {each["id"] for each in made}
    pointing = ("document", "entity", "resolved", "subject", "object", "involved", "proof", "addressEntity")
    for each in made:
        for name in pointing:
            if each["schema"] != "Mention" or name != "resolved":
                assert set(each["properties"].get(name, ())) <= ids


def test_states_are_named_as_the_library_names_them() -> None:
    types = _library().types.registry
    assert all(types.country.validate(code) for code in _OTHER_STATES.values())


@nasty.settings
@given(nasty.several)
def test_whatever_the_words_are(given_: list[Dossier]) -> None:
    made = _written(*given_)
    assert len(_of(made, "Event")) == len({each.incident.id for each in given_})
    for each in given_:
        ties = [tie for tie in _of(made, "Documentation") if tie["recordId"] == [each.incident.claims[0]]]
        assert [whole_characters(passage(item.claim).text) for item in each.own()] in [tie["summary"] for tie in ties]
    model = _library().model
    for each in made:
        model.get_proxy(each, cleaned=False).schema.validate(each)
