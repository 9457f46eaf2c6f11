from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.web.desk_help import Served
from whence.web.problems import MEDIA_TYPE
from whence.web.schemas.patterns import ID, IN_WORDS, WHOLE_ID
from whence.web.who import Who

BAD_IDS = ["zz", "ABCDEF", "abc", "a" * 65, "a%00b", "abc%ED%A0%80", "..%2F..%2Fetc", "%F0%9F%98%80abc"]


def _told(answer) -> dict:
    assert answer.headers["content-type"] == MEDIA_TYPE
    assert answer.headers["cache-control"] == "no-store"
    told = answer.json()
    assert told["status"] == answer.status_code
    assert told["title"]
    assert "Traceback" not in answer.text
    return told


@pytest.mark.parametrize("route", ["/incidents/{}", "/incidents/{}/versions", "/claims/{}", "/reports/{}"])
@pytest.mark.parametrize("id", BAD_IDS)
def test_what_is_no_id_is_refused(sample: Served, route: str, id: str) -> None:
    answer = sample.get(route.format(id))
    assert answer.status_code in (404, 422)
    _told(answer)


@pytest.mark.parametrize(
    "path",
    [
        *("/incidents/abcd0123456789", "/incidents/abcd0123456789/versions", "/claims/abcd0123456789"),
        *("/reports/abcd0123456789", "/documents/abcd0123456789", "/documents/abcd0123456789/bytes"),
        *("/comparisons/abcd0123456789/abcd0123456789", "/claims?incident=abcd0123456789"),
        *("/claims?report=abcd0123456789", "/nothing/of/the/kind"),
    ],
)
def test_what_is_not_there_is_told_so(sample: Served, path: str) -> None:
    answer = sample.get(path)
    assert answer.status_code == 404
    _told(answer)


def test_the_beginning_of_an_id_does_unless_it_can_mean_two_things(sample: Served) -> None:
    ids = [row["id"] for row in sample.pages("/incidents", limit=500)]
    assert sample.json(f"/incidents/{ids[0][:12]}")["id"] == ids[0]
    assert sample.get(f"/incidents/{ids[0][:12]}0000").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        {"limit": 0},
        {"limit": 501},
        {"limit": "many"},
        {"limit": "9" * 5000},
        {"reports": -1},
        {"origins": 10**30},
        {"since": "yesterday"},
        {"until": "2016-1-1"},
        {"words": "w" * 201},
        {"cursor": "c" * 401},
    ],
)
def test_what_a_list_does_not_know_is_refused_with_its_place(sample: Served, query: dict[str, object]) -> None:
    answer = sample.get("/incidents", **query)
    assert answer.status_code == 422
    assert next(iter(query)) in _told(answer)["detail"]


def test_what_breaks_a_pattern_is_told_in_words(sample: Served) -> None:
    told = _told(sample.get("/incidents/zebra"))["detail"]
    assert told == f"path id: {IN_WORDS[ID]}"
    answer = sample.post("/exports/geojson", {"ids": ["ab" * 16, "abcd"]})
    assert _told(answer)["detail"] == f"body ids 1: {IN_WORDS[WHOLE_ID]}"


def test_every_pattern_has_words(sample: Served) -> None:
    patterns = set(_patterns(sample.app.openapi()))
    assert len(patterns) > 3
    assert patterns <= set(IN_WORDS)


def _patterns(told: Any) -> Iterator[str]:
    if isinstance(told, dict):
        yield from (value for key, value in told.items() if key == "pattern" and isinstance(value, str))
    for each in told.values() if isinstance(told, dict) else told if isinstance(told, list) else ():
        yield from _patterns(each)


def test_what_was_sent_is_not_repeated(sample: Served) -> None:
    answer = sample.get("/incidents", since="<script>alert(1)</script>")
    assert "script" not in answer.text


@pytest.mark.parametrize(
    "query",
    [{"words": "a\0b"}, {"actor": "\0"}, {"plover": "x\0"}, {"country": "\U0001f4a9"}, {"words": "' OR 1=1 --"}],
)
def test_signs_that_no_database_holds_find_nothing(sample: Served, query: dict[str, str]) -> None:
    assert sample.json("/incidents", **query)["items"] == []


def test_halves_of_characters_do_no_harm(sample: Served) -> None:
    assert sample.client.get("/api/v1/search?q=%ED%A0%80%00").status_code == 200
    assert sample.client.get("/api/v1/incidents?words=%ED%A0%80%FF").status_code == 200


def test_nobody_gets_anything(small: Served) -> None:
    small.seat.who = None
    for path in ("/incidents", "/status", "/overview.arrow", "/search?q=a", "/progress", "/exports"):
        answer = small.get(path)
        assert answer.status_code == 401
        _told(answer)
    assert small.post("/exports/acled", {}).status_code == 401


def test_a_viewer_reads_all_of_it(small: Served) -> None:
    small.seat.who = Who("somebody", "viewer")
    for path in ("/incidents", "/status", "/overview.arrow", "/search?q=a", "/exports"):
        assert small.get(path).status_code == 200


@pytest.mark.parametrize(
    ("path", "methods"),
    [
        ("/session", "DELETE, GET, POST"),
        ("/views", "GET, POST"),
        ("/views/1", "DELETE"),
        ("/review/acts", "GET, POST"),
        ("/incidents/abcd0123456789", "GET"),
    ],
)
def test_a_method_that_a_path_has_not_is_told_all_that_it_has(small: Served, path: str, methods: str) -> None:
    answer = small.client.request("PUT", f"/api/v1{path}")
    assert (answer.status_code, answer.headers["allow"]) == (405, methods)
    _told(answer)


def test_an_archive_that_cannot_be_used_is_told_of(small: Served) -> None:
    (small.archive.folder / "archive.db").write_bytes(b"no database" * 1000)
    answer = small.get("/incidents")
    assert answer.status_code == 503
    assert "backup" in _told(answer)["detail"]


def test_bytes_that_are_lost_are_told_of(small: Served) -> None:
    report = small.json("/reports")["items"][0]
    sha256 = small.json(f"/reports/{report['id']}")["versions"][0]["sha256"]
    (small.archive.folder / "raw" / sha256[:2] / sha256).unlink()
    answer = small.get(f"/documents/{report['id']}/bytes")
    assert answer.status_code == 503
    assert "lost" in _told(answer)["detail"]


def test_our_own_failures_tell_nothing_of_the_inside(small: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a secret of the house")

    monkeypatch.setattr("whence.web.routes.archive.status_out", broken)
    answer = small.get("/status")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    _told(answer)
