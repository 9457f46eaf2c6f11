from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import Any

import pytest

from tests.archive.linking_help import NOW, RAID, SIEGE, Told, linked, put
from tests.web.desk_help import Served
from whence.archive.judging import judge
from whence.model.linking import Verdict


def _ids(rows: list[dict[str, Any]]) -> list[str]:
    return [row["id"] for row in rows]


def _merge(small: Served) -> tuple[str, str]:
    """Judge the raid and the siege the same; return the id that stayed and the one that is no more."""
    raid, siege = _ids(small.json("/incidents")["items"])
    with closing(small.archive.store(actor="an analyst")) as store:
        one, other = store.claims_of([raid])[raid][0], store.claims_of([siege])[siege][0]
        judge(store, "an analyst", Verdict.SAME, one, other, "one operation", now=NOW)
        linked(store)
        live = set(store.claims_of([raid, siege]))
    (stayed,) = live
    return stayed, ({raid, siege} - live).pop()


def test_a_list_shows_what_a_line_needs(small: Served) -> None:
    raid, siege = small.json("/incidents")["items"]
    assert raid["start"] == raid["end"] == RAID.isoformat()
    assert siege["start"] == SIEGE.isoformat()
    assert (raid["articles"], raid["origins"], raid["claims"], raid["number"]) == (2, 2, 2, 1)
    assert raid["deaths"] == {"low": 6, "best": 6, "high": 10}
    assert raid["conflicts"] == ["harms"]
    assert raid["place"] == "Palmyra"
    assert siege["deaths"] is None
    assert {raid["review"], siege["review"]} == {"open"}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, 2),
        ({"since": "2016-03-01"}, 1),
        ({"until": "2016-03-01"}, 1),
        ({"since": "2017-01-01"}, 0),
        ({"plover": "assault"}, 2),
        ({"plover": "AID"}, 0),
        ({"country": "syr"}, 2),
        ({"country": "FRA"}, 0),
        ({"reports": 2}, 1),
        ({"origins": 3}, 0),
        ({"conflicting": True}, 1),
        ({"words": "palmyra"}, 2),
        ({"words": "aleppo"}, 0),
        ({"actor": "nobody"}, 0),
    ],
)
def test_bounds_hold_and_the_total_is_theirs(small: Served, query: dict[str, Any], found: int) -> None:
    page = small.json("/incidents", **query)
    assert (len(page["items"]), page["total"]) == (found, found)


def test_pages_put_together_are_the_list(sample: Served) -> None:
    whole = _ids(sample.json("/incidents", limit=500)["items"])
    assert len(whole) == sample.json("/status")["incidents"]
    for limit in (1, 7, 100, len(whole)):
        assert _ids(sample.pages("/incidents", limit=limit)) == whole


def test_a_list_stays_in_place_while_data_is_added(small: Served) -> None:
    first = small.json("/incidents", limit=1)
    with closing(small.archive.store()) as store:
        put(store, Told("d", day=date(2018, 5, 5), published=date(2018, 5, 6)))
        linked(store)
    rest = small.json("/incidents", limit=50, cursor=first["next"])
    assert len(rest["items"]) == 1
    assert rest["items"][0]["id"] != first["items"][0]["id"]
    assert rest["total"] == 3


def test_an_incident_tells_each_value_with_its_claims(small: Served) -> None:
    row = small.json("/incidents")["items"][0]
    whole = small.json(f"/incidents/{row['id']}")
    assert whole["row"] == row
    assert (whole["number"], whole["newest"]) == (1, 1)
    (killed,) = [harm for harm in whole["harms"] if harm["effect"] == "killed"]
    assert killed["counts"]["agreement"] == "conflicting"
    assert [told["words"] for told in killed["counts"]["values"]] == ["6", "10"]
    assert killed["counts"]["words"] == "6 (6 to 10)"
    assert whole["time"]["words"] == "27 March 2016"
    assert whole["event"]["words"] == "attack"
    claims = {claim["id"]: claim for claim in whole["claims"]}
    assert {id for told in killed["counts"]["values"] for id in told["claims"]} == set(claims)
    assert {claim["outlet"] for claim in claims.values()} == {"Sample Wire", "Sample Monitor"}
    assert all(claim["incident_id"] == row["id"] for claim in claims.values())
    (link,) = whole["links"]
    assert {*link["one"], *link["other"]} == set(claims)
    assert link["reasons"]
    assert whole["corroboration"]["headline"] == row["headline"]
    assert whole["attached"] == []


def test_a_claim_s_id_finds_its_incident(small: Served) -> None:
    row = small.json("/incidents")["items"][0]
    claim = small.json(f"/incidents/{row['id']}")["claims"][0]
    assert small.json(f"/incidents/{claim['id']}")["id"] == row["id"]


def test_every_incident_of_real_reports_is_shown_with_words_that_stand_there(sample: Served) -> None:
    texts: dict[str, str] = {}
    for row in sample.pages("/incidents", limit=500):
        whole = sample.json(f"/incidents/{row['id']}")
        assert whole["row"] == row
        for claim in whole["claims"]:
            if claim["version_id"] not in texts:
                texts[claim["version_id"]] = sample.json(f"/documents/{claim['version_id']}")["text"]
            for span in _spans(claim):
                assert texts[claim["version_id"]][span["begin"] : span["end"]] == span["text"]


def _spans(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        if set(value) == {"begin", "end", "text"}:
            return [value]
        return [span for each in value.values() for span in _spans(each)]
    return [span for each in value for span in _spans(each)] if isinstance(value, list) else []


def test_who_denies_or_is_silent_is_told_with_words(sample: Served) -> None:
    told = [
        each
        for row in sample.pages("/incidents", limit=500)
        for each in sample.json(f"/incidents/{row['id']}")["silent"]
    ]
    assert told
    assert {each["stance"] for each in told} <= {"denies", "doubts", "declines", "silent"}
    assert all(each["words"] and each["holder"] and each["claim"] for each in told)


def test_judgements_stand_on_the_page_and_what_was_merged_is_gone(small: Served) -> None:
    stayed, gone = _merge(small)
    whole = small.json(f"/incidents/{stayed}")
    assert [(each["verdict"], each["who"]) for each in whole["judgements"]] == [("same", "an analyst")]
    answer = small.get(f"/incidents/{gone}")
    assert answer.status_code == 410
    assert answer.json() == {**answer.json(), "id": gone, "kind": "merged", "into": stayed}
    assert answer.json()["why"]
    assert gone not in _ids(small.json("/incidents")["items"])


def test_earlier_versions_are_shown_as_they_were(small: Served) -> None:
    stayed, gone = _merge(small)
    before, now = small.json(f"/incidents/{stayed}", version=1), small.json(f"/incidents/{stayed}")
    assert (before["number"], before["newest"], now["number"]) == (1, 2, 2)
    assert len(before["claims"]) < len(now["claims"])
    assert before["row"]["claims"] == len(before["claims"])
    assert small.json(f"/incidents/{gone}", version=1)["newest"] == 2
    assert small.get(f"/incidents/{gone}", version=2).status_code == 410
    answer = small.get(f"/incidents/{stayed}", version=3)
    assert answer.status_code == 404
    assert "versions 1 to 2" in answer.json()["detail"]


def test_an_old_version_leaves_out_the_claims_that_are_lost_since(small: Served) -> None:
    id = small.json("/incidents")["items"][0]["id"]
    with closing(small.archive.store()) as store:
        put(store, Told("a", killed=8))
        linked(store)
    before = small.json(f"/incidents/{id}", version=1)
    shown = {claim["id"] for claim in before["claims"]}
    assert len(shown) == 1
    assert len(before["event"]["claims"]) == 2


def test_versions_are_told_oldest_first_of_what_is_no_more_too(small: Served) -> None:
    stayed, gone = _merge(small)
    assert [each["kind"] for each in small.json(f"/incidents/{gone}/versions")] == ["new", "merged"]
    told = small.json(f"/incidents/{stayed}/versions")
    assert [each["number"] for each in told] == [1, 2]
    assert told[1]["changes"]
    assert told[1]["title"]
    assert small.json(f"/incidents/{gone}/versions")[1] == {
        **small.json(f"/incidents/{gone}/versions")[1],
        "into": stayed,
        "title": None,
    }
