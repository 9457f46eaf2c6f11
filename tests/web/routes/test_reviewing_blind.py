"""Coders with accounts judge a claim without knowing what others said of it, whatever of the desk they ask."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.archive.linking_help import unworded
from tests.web.desk_help import Served
from whence.web.who import Who

ANN, BEN, EVE = Who("ann", "coder"), Who("ben", "coder"), Who("eve", "editor")


@pytest.fixture
def desk(small: Served) -> Served:
    """A desk with accounts, at which ann sits."""
    small.app.state.vector = unworded
    small.app.state.desk = replace(small.app.state.desk, accounts=True)
    small.seat.who = ANN
    return small


def _act(desk: Served, who: Who, **given: Any) -> dict[str, Any]:
    desk.seat.who = who
    answer = desk.post("/review/acts", given)
    assert answer.status_code == 201, answer.text
    return answer.json()


def _claim(desk: Served) -> dict[str, Any]:
    return next(each["claim"] for each in desk.pages("/review/queue") if each["claim"]["casualties"])


def _shown(desk: Served, who: Who, id: str) -> list[dict[str, Any]]:
    """Get a claim from wherever the desk shows it."""
    desk.seat.who = who
    claim = desk.json(f"/claims/{id}")
    lists = [
        desk.json(f"/documents/{claim['version_id']}")["claims"],
        desk.json(f"/incidents/{claim['incident_id']}")["claims"],
        desk.pages("/claims"),
        desk.pages("/claims", incident=claim["incident_id"]),
        desk.pages("/claims", report=claim["report_id"]),
        [each["claim"] for each in desk.pages("/review/queue", state="any")],
    ]
    found = [claim, *(each for some in lists for each in some if each["id"] == id)]
    assert len(found) >= 6
    return found


def _denied_by_ann(desk: Served) -> dict[str, Any]:
    claim = _claim(desk)
    _act(desk, ANN, kind="correct", claim=claim["id"], field="status", value="denied", why="see the second sentence")
    _act(desk, ANN, kind="comment", claim=claim["id"], why="clearly denied")
    return claim


def test_a_second_coder_sees_the_programs_claim_and_no_act_of_the_first(desk: Served) -> None:
    claim = _denied_by_ann(desk)
    assert {each["status"] for each in _shown(desk, ANN, claim["id"])} == {"denied"}
    for each in _shown(desk, BEN, claim["id"]):
        assert (each["status"], each["maker"]) == ("asserted", claim["maker"])
        assert each["review"] == {"state": "open", "by": [], "fields": {}, "comments": 0, "hidden": True}
    assert desk.json("/review/acts")["items"] == desk.json("/review/acts", claim=claim["id"])["items"] == []
    assert [each["claim"]["id"] for each in desk.pages("/review/queue", state="second")] == [claim["id"]]
    incident = desk.json(f"/incidents/{claim['incident_id']}")
    assert "denied" not in str(incident["standing"]["statuses"])
    desk.seat.who = Who("vera", "viewer")
    assert desk.json(f"/claims/{claim['id']}")["status"] == "denied"
    assert "denied" in str(desk.json(f"/incidents/{claim['incident_id']}")["standing"]["statuses"])


def test_a_field_keeps_no_trace_of_what_the_first_coder_chose_among(desk: Served) -> None:
    claim = _claim(desk)
    words = [{name: claim["trigger"][name] for name in ("begin", "end")}]
    party = [{"span": words[0], "name": "An unheard-of brigade", "actor_id": None}]
    _act(desk, ANN, kind="correct", claim=claim["id"], field="actors", value=party, spans=words)
    question = {"version": claim["version_id"], "field": "actors", "spans": words}
    assert "unheard-of" in desk.get(f"/documents/{claim['version_id']}").text
    desk.seat.who = BEN
    assert "unheard-of" not in desk.post("/review/resolve", question).text
    assert "unheard-of" not in desk.get(f"/documents/{claim['version_id']}").text


def test_who_corrects_goes_on_alone_until_all_is_said(desk: Served) -> None:
    claim = _denied_by_ann(desk)
    done = _act(desk, BEN, kind="correct", claim=claim["id"], field="extent", value="series")["claim"]
    assert (done["status"], done["extent"]) == ("asserted", "series")
    assert (done["review"]["by"], done["review"]["hidden"]) == (["ben"], True)
    assert {each["who"] for each in desk.json("/review/acts", claim=claim["id"])["items"]} == {"ben"}
    done = _act(desk, BEN, kind="accept", claim=claim["id"])["claim"]
    assert (done["status"], done["extent"], done["review"]["hidden"]) == ("asserted", "series", False)
    assert (done["review"]["state"], done["review"]["by"]) == ("disputed", ["ann", "ben"])
    assert {each["who"] for each in desk.json("/review/acts", claim=claim["id"])["items"]} == {"ann", "ben"}
    assert desk.json(f"/claims/{claim['id']}")["review"]["fields"] == {"extent": "ben"}


def test_who_accepts_the_programs_claim_differs_from_who_corrected_it(desk: Served) -> None:
    claim = _denied_by_ann(desk)
    done = _act(desk, BEN, kind="accept", claim=claim["id"])
    assert (done["claim"]["status"], done["claim"]["review"]["state"]) == ("asserted", "disputed")
    assert done["incidents"] == [claim["incident_id"]]
    assert desk.json("/review/agreement")["items"]["status"] == 1
    desk.seat.who = ANN
    assert desk.json(f"/claims/{claim['id']}")["status"] == "denied"
    assert desk.pages("/review/queue", state="disputed") == []
    back = next(each for each in desk.json("/review/acts", by="ann")["items"] if each["kind"] == "correct")
    assert desk.post(f"/review/acts/{back['seq']}/undo", {}).json()["claim"]["status"] == "asserted"


def test_a_rejected_claim_is_still_read_in_its_text_by_who_has_not_judged_it(desk: Served) -> None:
    claim = _claim(desk)
    _act(desk, ANN, kind="reject", claim=claim["id"], why="an exercise")
    desk.seat.who = BEN
    document = desk.json(f"/documents/{claim['version_id']}")
    assert claim["id"] in {each["id"] for each in document["claims"]}
    assert "an exercise" not in str(document)
    done = _act(desk, BEN, kind="accept", claim=claim["id"])["claim"]
    assert (done["id"], done["review"]["state"]) == (claim["id"], "disputed")


def _waiting(desk: Served, who: Who, state: str) -> list[str]:
    desk.seat.who = who
    items = desk.pages("/review/queue", state=state)
    assert desk.json("/review/queue", state=state)["total"] == len(items)
    return [each["claim"]["id"] for each in items]


def test_a_rejected_claim_waits_for_who_has_not_judged_it_and_nobody_else(desk: Served) -> None:
    claim = _claim(desk)
    _act(desk, ANN, kind="reject", claim=claim["id"], why="an exercise")
    for state in ("open", "second", "disputed", "any"):
        assert claim["id"] not in _waiting(desk, ANN, state)
    assert desk.get(f"/claims/{claim['id']}").status_code == 404
    assert _waiting(desk, BEN, "second") == [claim["id"]]
    assert claim["id"] in _waiting(desk, BEN, "any")
    assert claim["id"] not in _waiting(desk, BEN, "open")
    item = next(each for each in desk.pages("/review/queue", state="second"))
    assert item["claim"] == desk.json(f"/claims/{claim['id']}")
    blank = {"state": "open", "by": [], "fields": {}, "comments": 0, "hidden": True}
    assert item["claim"] == {**claim, "reading_id": item["claim"]["reading_id"], "incident_id": None, "review": blank}
    assert "exercise" not in str(item)
    assert "ann" not in str(item)
    assert _waiting(desk, EVE, "second").count(claim["id"]) == 1
    assert _waiting(desk, EVE, "disputed") == []
    desk.seat.who = EVE
    assert claim["id"] not in str(desk.json(f"/incidents/{claim['incident_id']}"))
    desk.app.state.desk = replace(desk.app.state.desk, accounts=False)
    assert [claim["id"] in _waiting(desk, BEN, state) for state in ("second", "disputed", "any")] == [False] * 3


def test_two_who_reject_the_same_claim_agree_on_it(desk: Served) -> None:
    claim = _claim(desk)
    _act(desk, ANN, kind="reject", claim=claim["id"], why="an exercise")
    _act(desk, BEN, kind="reject", claim=_waiting(desk, BEN, "second")[0], why="a drill")
    assert [_waiting(desk, who, "second") for who in (ANN, BEN, EVE)] == [[], [], [claim["id"]]]
    assert _waiting(desk, EVE, "disputed") == []
    assert desk.json("/review/agreement")["items"]["event"] == 1


def test_a_dispute_whose_last_word_is_a_rejection_is_an_editors(desk: Served) -> None:
    claim = _claim(desk)
    _act(desk, ANN, kind="accept", claim=claim["id"])
    rejected = _act(desk, BEN, kind="reject", claim=claim["id"], why="an exercise")
    assert rejected["claim"] is None
    assert [_waiting(desk, who, "disputed") for who in (ANN, BEN, EVE)] == [[claim["id"]], [], [claim["id"]]]
    seen = desk.json(f"/claims/{claim['id']}")["review"]
    assert (seen["state"], seen["by"], seen["hidden"]) == ("disputed", ["ann", "ben"], False)
    assert claim["id"] in {each["id"] for each in desk.json(f"/documents/{claim['version_id']}")["claims"]}
    assert desk.post(f"/review/acts/{rejected['act']['seq']}/undo", {}).status_code == 200
    assert [_waiting(desk, who, "disputed") for who in (ANN, BEN, EVE)] == [[], [], []]
    assert _waiting(desk, BEN, "second") == [claim["id"]]
    assert desk.json(f"/claims/{claim['id']}")["incident_id"] == claim["incident_id"]
    _act(desk, BEN, kind="reject", claim=claim["id"], why="an exercise")
    done = _act(desk, EVE, kind="accept", claim=claim["id"])
    assert (done["claim"]["incident_id"], done["claim"]["review"]["state"]) == (claim["incident_id"], "disputed")


def test_an_added_claim_is_seen_as_it_was_added(desk: Served) -> None:
    claim = _claim(desk)
    words = [{name: claim["trigger"][name] for name in ("begin", "end")}]
    added = _act(desk, ANN, kind="add", version=claim["version_id"], value={"plover": "PROTEST"}, spans=words)["claim"]
    _act(desk, ANN, kind="correct", claim=added["id"], field="status", value="denied")
    desk.seat.who = BEN
    seen = desk.json(f"/claims/{added['id']}")
    assert (seen["event"]["plover"], seen["status"], seen["review"]["fields"]) == ("PROTEST", "asserted", {})


def test_an_editor_decides_where_coders_differ(desk: Served) -> None:
    claim = _denied_by_ann(desk)
    desk.seat.who = EVE
    assert desk.json(f"/claims/{claim['id']}")["status"] == "asserted"
    assert desk.json("/review/acts", claim=claim["id"])["items"] == []
    assert len(desk.json("/review/acts", claim=claim["id"], reveal=True)["items"]) == 2
    _act(desk, BEN, kind="accept", claim=claim["id"])
    assert desk.get("/review/acts", claim=claim["id"], reveal=True).status_code == 403
    desk.seat.who = EVE
    (item,) = desk.pages("/review/queue", state="disputed")
    assert (item["claim"]["id"], item["claim"]["review"]["by"]) == (claim["id"], ["ann", "ben"])
    acts = desk.json("/review/acts", claim=claim["id"])["items"]
    assert {each["who"] for each in acts} == {"ann", "ben"}
    ben = next(each for each in acts if each["who"] == "ben")
    assert desk.post(f"/review/acts/{ben['seq']}/undo", {}).status_code == 200
    assert desk.pages("/review/queue", state="disputed") == []
    assert desk.json(f"/claims/{claim['id']}")["review"]["by"] == ["ann"]  # what an editor decided stays in sight


def test_what_one_coder_got_is_not_taken_for_what_another_gets(desk: Served) -> None:
    claim = _denied_by_ann(desk)
    desk.seat.who = ANN
    tag = desk.get(f"/claims/{claim['id']}").headers["etag"]
    assert desk.get(f"/claims/{claim['id']}", headers={"if-none-match": tag}).status_code == 304
    desk.seat.who = BEN
    assert desk.get(f"/claims/{claim['id']}", headers={"if-none-match": tag}).status_code == 200
