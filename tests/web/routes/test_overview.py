from __future__ import annotations

import io
from contextlib import closing
from datetime import date
from typing import Any

import pyarrow.ipc

from tests.archive.linking_help import NOW, Told, linked, put
from tests.web.desk_help import Served
from whence.archive.judging import judge
from whence.model.gist import day_of
from whence.model.linking import Verdict


def _rows(desk: Served) -> dict[str, dict[str, Any]]:
    answer = desk.get("/overview.arrow")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/vnd.apache.arrow.stream"
    return {row["id"]: row for row in pyarrow.ipc.open_stream(io.BytesIO(answer.content)).read_all().to_pylist()}


def test_the_overview_agrees_with_the_list(sample: Served) -> None:
    rows = _rows(sample)
    listed = sample.pages("/incidents", limit=500)
    assert set(rows) == {row["id"] for row in listed}
    for row in listed:
        shown = rows[row["id"]]
        for name in ("title", "plover", "reality", "standing", "headline", "country", "place", "actors", "targets"):
            assert shown[name] == row[name]
        for name in ("articles", "origins", "speakers", "claims", "conflicts", "review", "date_prec"):
            assert shown[name] == row[name]
        for name in ("start", "end", "not_after"):
            day = day_of(shown[name])
            assert (day and day.isoformat()) == row[name]
        assert len(shown["actors"]) == len(shown["actor_ids"])
        assert (shown["lon"] is None) == (shown["place"] is None)


def test_lines_and_areas_are_given_apart(sample: Served) -> None:
    areas = {id for id, row in _rows(sample).items() if row["shape"]}
    shapes = sample.json("/shapes")
    assert set(shapes) == areas
    assert areas
    for id, shape in shapes.items():
        assert shape["type"] in ("Polygon", "LineString")
        assert shape == sample.json(f"/incidents/{id}")["place"]["values"][0]["value"]["geometry"]


def test_the_overview_follows_what_changes(small: Served) -> None:
    before = _rows(small)
    with closing(small.archive.store()) as store:
        put(store, Told("d", day=date(2018, 5, 5), published=date(2018, 5, 6)))
        linked(store)
    after = _rows(small)
    assert len(after) == 3
    assert {id: after[id] for id in before} == before
    one, other, _ = sorted(after)
    with closing(small.archive.store()) as store:
        claims = [store.claims_of([id])[id][0] for id in (one, other)]
        judge(store, "an analyst", Verdict.SAME, *claims, "one operation", now=NOW)
        linked(store)
    merged = _rows(small)
    assert len(merged) == 2
    assert max(row["changed"] for row in merged.values()) == small.json("/status")["change"] - 1


def test_what_is_brought_up_is_what_is_made_anew(small: Served) -> None:
    _rows(small)
    with closing(small.archive.store()) as store:
        put(store, Told("d", killed=40, published=date(2016, 4, 2)), Told("a", killed=7))
        linked(store)
    brought_up = _rows(small)
    small.app.state.overviews.__init__()
    assert _rows(small) == brought_up


def test_actors_and_places_are_those_of_most_incidents_first(sample: Served) -> None:
    rows = _rows(sample).values()
    actors = sample.pages("/actors", limit=3)
    assert [each["incidents"] for each in actors] == sorted((each["incidents"] for each in actors), reverse=True)
    for actor in actors:
        named = [row for row in rows if actor["id"] in (*row["actor_ids"], *row["target_ids"])]
        assert len(named) == actor["incidents"]
        assert actor["name"] != actor["id"]
    assert sample.json("/actors")["total"] == len(actors)
    places = sample.pages("/places", limit=3)
    assert sum(each["incidents"] for each in places) == sum(row["place"] is not None for row in rows)
    assert sample.json("/places")["total"] == len(places)
    assert sample.pages("/places", limit=500) == places
    assert [each["incidents"] for each in places] == sorted((each["incidents"] for each in places), reverse=True)
