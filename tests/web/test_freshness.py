from __future__ import annotations

from contextlib import closing
from datetime import date

import pytest

from tests.archive.linking_help import Told, linked, put
from tests.web.desk_help import Served

CACHED = [
    "/incidents",
    "/changes",
    "/claims",
    "/reports",
    "/search?q=raid",
    "/origins",
    "/actors",
    "/places",
    "/shapes",
]


@pytest.mark.parametrize("path", [*CACHED, "/overview.arrow", "/vocabulary", "/exports"])
def test_who_has_an_answer_is_not_given_it_again(sample: Served, path: str) -> None:
    first = sample.get(path)
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == "private, no-cache"
    assert "Cookie" in first.headers["vary"]
    for sent in (tag, f'"other", {tag}', tag.removeprefix("W/"), "*"):
        again = sample.get(path, headers={"If-None-Match": sent})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
        assert again.headers["cache-control"] == "private, no-cache"
    assert sample.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize("path", ["/incidents", "/claims", "/reports", "/overview.arrow", "/places"])
def test_what_changes_the_archive_makes_a_new_answer(small: Served, path: str) -> None:
    tag = small.get(path).headers["etag"]
    with closing(small.archive.store()) as store:
        put(store, Told("d", day=date(2017, 1, 5), published=date(2017, 1, 6)))
        linked(store)
    assert small.get(path, headers={"If-None-Match": tag}).status_code == 200


def test_reports_that_are_taken_in_leave_incidents_as_they_are(small: Served) -> None:
    incidents, reports = small.get("/incidents").headers["etag"], small.get("/reports").headers["etag"]
    with closing(small.archive.store()) as store:
        put(store, Told("d", day=date(2017, 1, 5), published=date(2017, 1, 6)))
    assert small.get("/incidents", headers={"If-None-Match": incidents}).status_code == 304
    assert small.get("/reports", headers={"If-None-Match": reports}).status_code == 200


def test_nobody_learns_from_a_mark_what_there_is(small: Served) -> None:
    tag = small.get("/incidents").headers["etag"]
    small.seat.who = None
    assert small.get("/incidents", headers={"If-None-Match": tag}).status_code == 401


def test_counts_and_bytes_are_kept_nowhere(sample: Served) -> None:
    assert sample.get("/status").headers["cache-control"] == "no-store"
    report = sample.json("/reports", limit=1)["items"][0]
    assert "no-store" in sample.get(f"/documents/{report['id']}/bytes").headers["cache-control"]


def test_long_answers_are_packed_for_who_unpacks(sample: Served) -> None:
    for path in ("/incidents", "/overview.arrow"):
        packed = sample.get(path, headers={"Accept-Encoding": "gzip"})
        plain = sample.get(path, headers={"Accept-Encoding": "identity"})
        assert packed.headers["content-encoding"] == "gzip"
        assert "content-encoding" not in plain.headers
        assert packed.content == plain.content
        assert all("Accept-Encoding" in each.headers["vary"] for each in (packed, plain))
