"""Acts over the API: kept once, with their effect on incidents, undone, refused where they must be."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import date
from typing import Any

import pytest

from tests.archive.linking_help import SIEGE, Told, linked, put, unworded
from tests.web.desk_help import Served
from whence.archive.linking_lock import linking_alone
from whence.archive.reviewing import settling
from whence.web.who import Who

CODER, OTHER, EDITOR = Who("ann", "coder"), Who("ben", "coder"), Who("eve", "editor")


@pytest.fixture
def desk(small: Served) -> Served:
    small.app.state.vector = unworded
    small.seat.who = CODER
    return small


def _queue(desk: Served, **query: Any) -> list[dict[str, Any]]:
    return desk.pages("/review/queue", **query)


def _first(desk: Served) -> dict[str, Any]:
    return _queue(desk)[0]["claim"]


def _act(desk: Served, **given: Any) -> dict[str, Any]:
    answer = desk.post("/review/acts", given)
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_the_queue_names_reasons_and_goes_by_doubt_and_importance(desk: Served) -> None:
    items = _queue(desk, limit=1)
    assert len(items) == 3
    assert items[0]["importance"] > items[-1]["importance"]
    assert any("contradict" in why for why in items[0]["why"])
    assert all(0 <= item["doubt"] <= 1 and item["why"] for item in items)
    assert desk.get("/review/queue", state="odd").status_code == 422
    assert desk.get("/review/queue", field="odd").status_code == 422


def test_an_accepted_claim_waits_for_nobody_but_a_second_coder(desk: Served) -> None:
    claim = _first(desk)
    done = _act(desk, kind="accept", claim=claim["id"])
    assert (done["claim"]["review"]["state"], done["act"]["who"], done["incidents"]) == ("accepted", "ann", [])
    assert _act(desk, kind="accept", claim=claim["id"])["act"]["seq"] == done["act"]["seq"]
    assert claim["id"] not in {item["claim"]["id"] for item in _queue(desk)}
    assert _queue(desk, state="second") == []
    desk.seat.who = OTHER
    assert [item["claim"]["id"] for item in _queue(desk, state="second")] == [claim["id"]]


def test_a_status_is_corrected_and_taken_back(desk: Served) -> None:
    claim = _first(desk)
    done = _act(desk, kind="correct", claim=claim["id"], field="status", value="denied")
    assert (done["claim"]["status"], done["claim"]["id"]) == ("denied", claim["id"])
    assert done["claim"]["review"]["fields"] == {"status": "ann"}
    assert done["incidents"] == [claim["incident_id"]]
    assert (done["act"]["before"], done["act"]["after"]) == ("asserted", "denied")
    versions = desk.json("/incidents/" + claim["incident_id"])
    assert versions["id"] == claim["incident_id"]
    back = desk.post(f"/review/acts/{done['act']['seq']}/undo", {})
    assert back.status_code == 200, back.text
    assert back.json()["claim"]["status"] == claim["status"]
    assert back.json()["claim"]["review"]["state"] == "open"
    (undo, act) = desk.json("/review/acts", claim=claim["id"])["items"]
    assert (undo["kind"], act["undone"]) == ("undo", undo["seq"])


def test_an_event_type_is_corrected_and_the_claim_keeps_its_id(desk: Served) -> None:
    claim = _first(desk)
    done = _act(desk, kind="correct", claim=claim["id"], field="event", value={"plover": "COERCE", "mode": None})
    assert done["claim"]["id"] == claim["id"]
    assert done["claim"]["event"]["plover"] == "COERCE"


def test_a_rejected_claim_is_in_no_incident_and_comes_back(desk: Served) -> None:
    claim = _first(desk)
    assert desk.post("/review/acts", {"kind": "reject", "claim": claim["id"]}).status_code == 422
    done = _act(desk, kind="reject", claim=claim["id"], why="an exercise, no attack")
    assert done["claim"] is None
    assert desk.get("/claims/" + claim["id"]).status_code == 404
    again = _act(desk, kind="accept", claim=claim["id"])
    assert again["claim"]["review"]["state"] == "accepted"
    assert again["claim"]["incident_id"] == claim["incident_id"]


def test_a_missed_claim_is_added_with_words_behind_each_value(desk: Served) -> None:
    claim = _first(desk)
    text = desk.json("/documents/" + claim["version_id"])["text"]
    at = text.index("militants")
    value = {
        "plover": "PROTEST",
        "targets": [{"span": {"begin": at, "end": at + 9}, "name": "militants", "actor_id": None}],
        "status": "possible",
    }
    spans = [{"begin": at, "end": at + 9}]
    done = _act(desk, kind="add", version=claim["version_id"], value=value, spans=spans)
    added = done["claim"]
    assert (added["review"]["state"], added["status"], added["maker"]) == ("added", "possible", "review 1")
    assert added["targets"][0]["span"]["text"] == text[at : at + 9]
    assert _act(desk, kind="add", version=claim["version_id"], value=value, spans=spans)["claim"]["id"] == added["id"]
    back = desk.post(f"/review/acts/{done['act']['seq']}/undo", {})
    assert back.json()["claim"] is None


def test_values_that_are_none_are_refused_and_nothing_is_kept(desk: Served) -> None:
    claim = _first(desk)
    odd: list[dict[str, Any]] = [
        {"field": "status", "value": "perhaps"},
        {"field": "status", "value": None},
        {"field": "event", "value": {"plover": "NONE"}},
        {"field": "place", "value": {"name": "x"}},
        {"field": "place", "value": 7},
        {"field": "time", "value": [1]},
        {"field": "actors", "value": [{"name": "x", "actor_id": "none-such"}]},
        {"field": "actors", "value": [{"name": "x", "span": {"begin": 5, "end": 99999}}]},
        {"field": "actors", "value": {"a": {"b": []}}},
        {"field": "weapons", "value": [{"name": "x", "weapon_class": "wand"}]},
        {"field": "casualties", "value": [{"effect": "killed", "low": 9, "best": 3, "high": 1}]},
        {"field": "speaker", "value": "nobody"},
        {"field": "extent", "value": {"x": 1}},
    ]
    for given in odd:
        answer = desk.post("/review/acts", {"kind": "correct", "claim": claim["id"], **given})
        assert answer.status_code == 422, (given, answer.text)
    assert desk.post("/review/acts", {"kind": "accept", "claim": "0" * 32}).status_code == 404
    assert desk.post("/review/acts", {"kind": "accept"}).status_code == 422
    assert desk.json("/review/acts")["items"] == []


def test_only_ones_own_acts_are_undone_but_by_an_editor(desk: Served) -> None:
    done = _act(desk, kind="comment", claim=_first(desk)["id"], why="see the map")
    path = f"/review/acts/{done['act']['seq']}/undo"
    desk.seat.who = OTHER
    assert desk.post(path, {}).status_code == 403
    desk.seat.who = EDITOR
    assert desk.post(path, {}).status_code == 200
    assert desk.post("/review/acts/99/undo", {}).status_code == 404


def test_what_cannot_be_linked_now_is_kept_all_the_same(desk: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "_PATIENCE", 0.0)
    claim, given = _first(desk), {"kind": "correct", "field": "status", "value": "denied"}
    with linking_alone(desk.archive.folder):
        answer = desk.post("/review/acts", {**given, "claim": claim["id"]})
    assert answer.status_code == 409
    assert "is kept" in answer.json()["detail"]
    done = _act(desk, **given, claim=claim["id"])
    assert (done["act"]["seq"], done["claim"]["status"]) == (1, "denied")
    assert done["incidents"] == [claim["incident_id"]]


def test_words_have_choices_that_an_act_takes_as_they_are(desk: Served) -> None:
    claim = _first(desk)
    spans = [{"begin": claim["actors"][0]["span"]["begin"], "end": claim["actors"][0]["span"]["end"]}]
    question = {"version": claim["version_id"], "field": "actors", "spans": spans}
    choices = desk.post("/review/resolve", question).json()
    assert choices[-1]["value"] is None
    done = _act(desk, kind="correct", claim=claim["id"], field="actors", value=choices[0]["value"], spans=spans)
    assert done["claim"]["actors"][0]["name"] == "Government forces"
    typed = {"version": claim["version_id"], "field": "time", "typed": "2016-03-26/2016-03-27"}
    choice = desk.post("/review/resolve", typed).json()[0]
    assert "typed" in choice["reason"]
    done = _act(desk, kind="correct", claim=claim["id"], field="time", value=choice["value"])
    assert (done["claim"]["time"]["start"], done["claim"]["time"]["end"]) == ("2016-03-26", "2016-03-27")
    assert done["claim"]["time"]["span"] == claim["trigger"]
    untold = _act(desk, kind="correct", claim=claim["id"], field="place", value=None)
    assert untold["claim"]["place"] is None


def test_agreement_and_training_data_are_given(desk: Served) -> None:
    claims = [item["claim"] for item in _queue(desk)]
    for claim in claims:
        _act(desk, kind="accept", claim=claim["id"])
    desk.seat.who = OTHER
    _act(desk, kind="correct", claim=claims[0]["id"], field="status", value="denied")
    agreement = desk.json("/review/agreement")
    assert (agreement["items"]["status"], agreement["fields"]["status"]) == (1, None)
    assert {(pair["one"], pair["other"]) for pair in agreement["pairs"]} == {("ann", "ben")}
    assert [item["claim"]["id"] for item in _queue(desk, state="disputed")] == [claims[0]["id"]]
    assert desk.get("/review/training.jsonl").status_code == 403
    desk.seat.who = EDITOR
    answer = desk.get("/review/training.jsonl")
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert len(lines) == 3
    assert "ann" not in answer.text
    (line,) = (each for each in lines if each["claim"] == claims[0]["id"])
    assert (line["program"]["claim"]["status"], line["person"]["claim"]["status"]) == ("asserted", "denied")
    begin = line["person"]["claim"]["trigger"]["begin"]
    assert line["text"][begin:].startswith("attacked")


def test_verdicts_join_and_part(desk: Served) -> None:
    claims = {item["claim"]["incident_id"]: item["claim"]["id"] for item in _queue(desk)}
    assert len(claims) == 2
    one, other = claims.values()
    answer = desk.post("/judgements", {"verdict": "same", "one": one, "other": other, "why": "one raid"})
    assert answer.status_code == 201, answer.text
    assert set(answer.json()["incidents"]) == set(claims)
    against = desk.post("/judgements", {"verdict": "different", "one": one, "other": one, "why": ""})
    assert against.status_code == 422
    (stands,) = desk.json("/judgements")
    desk.seat.who = OTHER
    assert desk.post(f"/judgements/{stands['seq']}/undo", {}).status_code == 403
    desk.seat.who = CODER
    back = desk.post(f"/judgements/{stands['seq']}/undo", {})
    assert back.json()["judgement"]["verdict"] == "withdrawn"
    assert desk.json("/judgements") == []
    assert desk.post(f"/judgements/{stands['seq']}/undo", {}).status_code == 404


def test_verdicts_that_belong_together_are_kept_and_undone_together(desk: Served) -> None:
    claims = [item["claim"] for item in _queue(desk)]
    siege = next(each for each in claims if not each["casualties"])
    first, second = (each["id"] for each in claims if each is not siege)
    before = {each["id"] for each in desk.pages("/incidents")}
    apart = {"verdict": "different", "one": first, "other": second, "why": "two raids"}
    joined = {"verdict": "same", "one": second, "other": siege["id"], "why": "one siege"}
    against = {"verdict": "same", "one": siege["id"], "other": first, "why": "no"}
    refused = desk.post("/judgements/together", {"verdicts": [apart, joined, against]})
    assert (refused.status_code, desk.json("/judgements")) == (409, [])
    assert "two raids" not in str(desk.pages("/changes"))
    assert desk.post("/judgements/together", {"verdicts": [apart, apart]}).status_code == 409
    assert desk.post("/judgements/together", {"verdicts": []}).status_code == 422
    done = desk.post("/judgements/together", {"verdicts": [apart, joined]}).json()
    assert [each["verdict"] for each in done["judgements"]] == ["different", "same"]
    assert set(done["incidents"]) >= before
    assert desk.json(f"/claims/{first}")["incident_id"] != desk.json(f"/claims/{second}")["incident_id"]
    assert desk.post("/judgements/together", {"verdicts": [apart]}).json()["judgements"] == []
    desk.seat.who, numbers = OTHER, [each["seq"] for each in done["judgements"]]
    assert desk.post("/judgements/together/undo", {"judgements": numbers}).status_code == 403
    desk.seat.who = CODER
    assert desk.post("/judgements/together/undo", {"judgements": [*numbers, 99]}).status_code == 404
    assert len(desk.json("/judgements")) == 2
    back = desk.post("/judgements/together/undo", {"judgements": numbers}).json()
    assert {each["verdict"] for each in back["judgements"]} == {"withdrawn"}
    assert desk.json("/judgements") == []
    now = {id: desk.json(f"/claims/{id}")["incident_id"] for id in (first, second, siege["id"])}
    assert now[first] == now[second] != now[siege["id"]]


def test_a_claim_of_an_edited_report_comes_first_and_names_the_text_that_was_judged(desk: Served) -> None:
    queue = _queue(desk)
    claim, last = queue[0]["claim"], queue[-1]["claim"]
    assert claim["judged_before"] is None
    _act(desk, kind="accept", claim=last["id"])
    with closing(desk.archive.store()) as store:
        put(store, Told("c", who="Rebel forces", day=SIEGE, published=date(2016, 2, 4)))
        linked(store)
    first = _queue(desk)[0]
    assert first["claim"]["report_id"] == last["report_id"]
    assert (first["claim"]["judged_before"], first["claim"]["review"]["state"]) == (last["version_id"], "open")
    assert first["why"][0].startswith("an earlier text of this report was judged")
    document = desk.json(f"/documents/{first['claim']['version_id']}")
    assert document["judged_before"] == document["claims"][0]["judged_before"] == last["version_id"]
    assert desk.json(f"/documents/{last['version_id']}")["judged_before"] is None
    _act(desk, kind="accept", claim=first["claim"]["id"])
    assert {each["claim"]["judged_before"] for each in _queue(desk)} == {None}


def test_a_claim_is_added_to_a_text_that_has_none(desk: Served) -> None:
    claim = _first(desk)
    _act(desk, kind="reject", claim=claim["id"], why="an exercise")
    document = desk.json("/documents/" + claim["version_id"])
    assert document["claims"] == []
    words = [{name: claim["trigger"][name] for name in ("begin", "end")}]
    done = _act(desk, kind="add", version=claim["version_id"], value={"plover": "PROTEST"}, spans=words)
    (added,) = desk.json("/documents/" + claim["version_id"])["claims"]
    assert added["id"] == done["claim"]["id"] != claim["id"]
    assert desk.json("/incidents/" + done["claim"]["incident_id"])["claims"][0]["id"] == added["id"]
