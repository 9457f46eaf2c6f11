from __future__ import annotations

import csv
import io
import json
import zipfile
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest

from tests.archive.linking_help import NOW, linked
from tests.web.desk_help import Served
from whence.archive.judging import judge
from whence.cli import main
from whence.export.catalogue import ABOUT
from whence.model.errors import StoreError
from whence.model.linking import Verdict


def _ids(desk: Served) -> list[str]:
    return [row["id"] for row in desk.pages("/incidents", limit=500)]


def _unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_every_form_is_listed_and_given(sample_copy: Served) -> None:
    forms = sample_copy.json("/exports")
    assert [form["name"] for form in forms] == list(ABOUT)
    for form in forms:
        answer = sample_copy.post(f"/exports/{form['name']}", {"ids": _ids(sample_copy)[:30]})
        assert answer.status_code == 200, answer.text
        assert answer.content
        name = answer.headers["content-disposition"].partition('filename="')[2].rstrip('"')
        assert name.startswith(f"whence-{form['name']}.")
        assert name.endswith(("zip", form["extension"]))
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"


def test_exactly_what_is_shown_is_exported_in_its_order(small: Served) -> None:
    raid, siege = _ids(small)
    for wanted in ([raid], [siege, raid], [siege, siege]):
        answer = small.post("/exports/geojson", {"ids": wanted, "claims": False})
        told = [feature["properties"]["id"] for feature in json.loads(answer.content)["features"]]
        assert told == list(dict.fromkeys(wanted))
    assert answer.headers["content-type"] == "application/geo+json"
    everything = json.loads(small.post("/exports/geojson", {"claims": False}).content)
    assert len(everything["features"]) == 2


def test_it_is_recorded_and_says_so(small: Served) -> None:
    answer = small.post("/exports/geojson", {"ids": _ids(small)})
    assert answer.headers["whence-recorded"] == "yes"
    with closing(small.archive.reader()) as store:
        assert [(entry.actor, entry.action) for entry in store.audit()][-1] == ("an analyst", "export")


@pytest.fixture
def unwritable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let archives lie where the log cannot be written."""

    def refused(*_given: Any, **_more: Any) -> Any:
        raise StoreError("archive.db: it lies where it is read-only")

    monkeypatch.setattr("whence.store.opening.open_store", refused)


def test_where_nobody_can_write_one_person_gets_it_and_is_told(
    small: Served, unwritable: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ids = _ids(small)
    assert small.post("/exports/geojson", {"ids": ids}).status_code == 503, "it should be recorded, and cannot be now"
    monkeypatch.setattr("whence.archive.folder.os.access", lambda path, mode: False)
    caplog.clear()
    answer = small.post("/exports/geojson", {"ids": ids})
    assert (answer.status_code, answer.headers["whence-recorded"]) == (200, "no")
    assert len(json.loads(_unzipped(answer.content)["whence-geojson.geojson"])["features"]) == len(ids)
    (told,) = caplog.messages
    assert "no audit log" in told
    assert "(form geojson, incidents 2, through 2)" in told


def test_with_accounts_nothing_leaves_unrecorded(
    small: Served, unwritable: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("whence.archive.folder.os.access", lambda path, mode: False)
    small.app.state.desk = replace(small.app.state.desk, accounts=True)
    answer = small.post("/exports/geojson", {})
    assert answer.status_code == 503
    assert "read-only" in answer.json()["detail"]


def test_the_files_are_those_of_the_command(small: Served, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    files = _unzipped(small.post("/exports/acled", {}).content)
    assert main(["export", "acled", "whence-acled.csv", "--all", "-a", str(small.archive.folder)]) == 0
    for name in ("whence-acled.csv", "whence-acled.claims.csv"):
        assert _timeless(files[name]) == _timeless((tmp_path / name).read_bytes())


def _timeless(content: bytes) -> list[dict[str, str]]:
    return [{name: value for name, value in row.items() if name != "timestamp"} for row in _rows(content)]


def test_what_has_no_place_in_a_form_is_listed_with_the_reason(sample_copy: Served) -> None:
    ids = _ids(sample_copy)
    files = _unzipped(sample_copy.post("/exports/ucdp", {"ids": ids}).content)
    written = len(_rows(files["whence-ucdp.csv"]))
    left_out = _rows(files["whence-ucdp.deleted.csv"])
    assert written + len(left_out) == len(ids)
    assert all(row["why"] for row in left_out)


def test_an_incident_that_is_no_more_is_told_of(small: Served) -> None:
    raid, siege = _ids(small)
    with closing(small.archive.store()) as store:
        claims = [store.claims_of([id])[id][0] for id in (raid, siege)]
        judge(store, "an analyst", Verdict.SAME, *claims, "one operation", now=NOW)
        linked(store)
    (stayed,) = _ids(small)
    files = _unzipped(small.post("/exports/geojson", {"ids": [raid, siege]}).content)
    told = [feature["properties"]["id"] for feature in json.loads(files["whence-geojson.geojson"])["features"]]
    assert told == [stayed]
    (gone,) = _rows(files["whence-geojson.deleted.csv"])
    assert (gone["into"], gone["kind"]) == (stayed, "merged")


def test_an_export_is_in_the_audit_log_under_who_made_it(small: Served) -> None:
    with closing(small.archive.reader()) as store:
        before = store.last_entry()
        small.post("/exports/claims", {"ids": _ids(small)[:1]})
        (entry,) = store.audit(after=before)
    assert (entry.actor, entry.action, entry.subject) == ("an analyst", "export", "whence-claims.csv")
    assert json.loads(entry.detail) == {"form": "claims", "incidents": 1, "through": small.json("/status")["change"]}


def test_the_same_export_is_the_same_bytes(small: Served) -> None:
    assert small.post("/exports/geojson", {}).content == small.post("/exports/geojson", {}).content


@pytest.mark.parametrize(
    ("form", "wanted", "status"),
    [
        ("nothing", {}, 404),
        ("..%2Facled", {}, 404),
        ("acled", {"ids": ["0" * 32]}, 404),
        ("acled", {"ids": ["0" * 12]}, 422),
        ("acled", {"ids": "all"}, 422),
        ("acled", {"variant": "api"}, 404),
        ("ucdp", {"variant": "\0"}, 404),
        ("acled", {"more": 1}, 422),
        ("acled", {"every": 0}, 422),
        ("acled", {"claims": "no"}, 422),
        ("acled", [], 422),
    ],
)
def test_what_cannot_be_exported_is_told(small: Served, form: str, wanted: Any, status: int) -> None:
    with closing(small.archive.reader()) as store:
        before = store.last_entry()
        answer = small.post(f"/exports/{form}", wanted)
        assert store.last_entry() == before
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_variant_has_its_own_columns(small: Served) -> None:
    files = [_unzipped(small.post("/exports/ucdp", {"variant": each}).content) for each in (None, "api")]
    assert len({file["whence-ucdp.csv"].partition(b"\n")[0] for file in files}) == 2


def test_nothing_is_an_export_too(small: Served) -> None:
    answer = small.post("/exports/claims", {"ids": []})
    assert _rows(answer.content) == []
