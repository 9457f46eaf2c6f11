from __future__ import annotations

from contextlib import closing

from tests.archive.linking_help import Told, linked, put
from tests.web.desk_help import Served


def test_all_claims_are_gone_through_once_whatever_the_page(sample: Served) -> None:
    whole = [claim["id"] for claim in sample.pages("/claims", limit=500)]
    incidents = [row["id"] for row in sample.pages("/incidents", limit=500)]
    assert len(whole) == len(set(whole)) == sum(row["claims"] for row in sample.pages("/incidents", limit=500))
    for limit in (3, 50):
        claims = sample.pages("/claims", limit=limit)
        assert [claim["id"] for claim in claims] == whole
        assert list(dict.fromkeys(claim["incident_id"] for claim in claims)) == incidents


def test_a_page_that_ends_with_an_incident_goes_on_with_the_next(small: Served) -> None:
    first = small.json("/claims", limit=2)
    assert len({claim["incident_id"] for claim in first["items"]}) == 1
    rest = small.json("/claims", limit=2, cursor=first["next"])
    assert len(rest["items"]) == 1
    assert rest["next"] is None


def test_claims_of_an_incident_or_a_report(small: Served) -> None:
    row = small.json("/incidents")["items"][0]
    of_incident = small.pages("/claims", incident=row["id"], limit=1)
    assert len(of_incident) == 2
    report = of_incident[0]["report_id"]
    assert [claim["id"] for claim in small.json("/claims", report=report)["items"]] == [of_incident[0]["id"]]
    assert small.get("/claims", incident=row["id"], report=report).status_code == 409


def test_a_claim_tells_its_words_and_its_report(small: Served) -> None:
    given = small.json("/claims")["items"][0]
    claim = small.json(f"/claims/{given['id']}")
    assert claim == given
    assert claim["trigger"]["text"] == "attacked"
    assert [who["name"] for who in claim["actors"]] == ["Government forces"]
    assert [span["text"] for span in claim["place"]["spans"]] == ["Palmyra"]
    assert claim["time"]["span"]["text"] == "that day"
    assert claim["time"]["start"] == "2016-03-27"
    assert claim["casualties"][0]["count"]["best"] in (6, 10)
    assert claim["attribution"]["speaker"] == "author"
    assert claim["review"] == {"state": "open", "by": [], "fields": {}, "comments": 0, "hidden": False}
    assert claim["sha256"]
    assert claim["maker"]


def test_a_claim_of_a_report_that_was_edited_is_not_there_any_more(small: Served) -> None:
    reports = {row["title"]: row["id"] for row in small.json("/reports")["items"]}
    (old,) = small.json("/claims", report=reports["Report a"])["items"]
    with closing(small.archive.store()) as store:
        put(store, Told("a", killed=8))
        linked(store)
    assert small.get(f"/claims/{old['id']}").status_code == 404
    (new,) = small.json("/claims", report=reports["Report a"])["items"]
    assert new["casualties"][0]["count"]["best"] == 8


def test_copied_words_that_count_from_the_day_of_publication_give_no_days(sample: Served) -> None:
    copied = [claim for claim in sample.pages("/claims", limit=500) if claim["copied"] and claim["time"]]
    counted = [claim for claim in copied if claim["time"]["anchor"] == "publication"]
    assert counted
    for claim in counted:
        assert claim["time"]["start"] is None
        assert "copied" in claim["time"]["reason"]
