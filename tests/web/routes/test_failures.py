from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest

from tests.archive.linking_help import Told, put
from tests.contracts.samples import NOON, job
from tests.web.desk_help import Served
from whence.model.archive import Job, JobKind, Maker
from whence.store.interface import Store
from whence.store.jobs import coding_job

_KEPT = (("sha256", "0" * 64),)


@pytest.fixture
def dead(small: Served) -> Served:
    with closing(small.archive.store()) as store:
        (version,) = put(store, Told("d"))
        _give_up(store, coding_job(version, Maker((("test", "1"),)), NOON), "the worker ran out of memory")
        _give_up(store, job("https://example.org/gone"), "HTTP 404")
        of_files = [("/home/somebody/in/scan.pdf", _KEPT), ("/home/somebody/table.csv#3", ()), ("mail.eml", _KEPT)]
        refused = [
            replace(job(place, JobKind.ADD), reason=f"no text in it ({number})", detail=detail)
            for number, (place, detail) in enumerate(of_files)
        ]
        store.bury(refused, {}, now=NOON)
    return small


def _give_up(store: Store, given: Job, reason: str) -> None:
    store.enqueue([given])
    store.fail(given.id, reason, retry_at=None, now=NOON)


def test_what_was_given_up_is_listed_with_reasons_and_what_can_be_done(dead: Served) -> None:
    found = {each["what"]: each for each in dead.json("/failures")["items"]}
    assert {what: (each["kind"], each["again"]) for what, each in found.items() if each["kind"] != "code"} == {
        "https://example.org/gone": ("fetch", True),
        "scan.pdf": ("add", True),
        "table.csv#3": ("add", False),
        "mail.eml": ("add", True),
    }
    (coding,) = (each for each in found.values() if each["kind"] == "code")
    assert (coding["reason"], coding["title"]) == ("the worker ran out of memory", "Report d")
    assert dead.get(f"/documents/{coding['version_id']}").status_code == 200, "it can be read"
    assert "somebody" not in dead.get("/failures").text, "folders of the machine are nobody else's business"


def test_the_list_goes_on_in_pages(dead: Served) -> None:
    whole = dead.json("/failures")
    assert (len(whole["items"]), whole["total"], whole["next"]) == (5, 5, None)
    assert dead.pages("/failures", limit=2) == whole["items"]
    first = dead.json("/failures", limit=2)
    with closing(dead.archive.store()) as store:
        store.replay([first["items"][1]["id"]], now=NOON)
    assert dead.json("/failures", cursor=first["next"])["items"] == whole["items"][2:]


def test_a_cursor_of_another_list_is_told_of(dead: Served) -> None:
    assert dead.get("/failures", cursor="bm9uZQ").status_code == 404


def test_the_answer_is_good_until_something_else_fails(dead: Served) -> None:
    tag = {"If-None-Match": dead.get("/failures").headers["etag"]}
    assert dead.get("/failures", headers=tag).status_code == 304
    with closing(dead.archive.store()) as store:
        _give_up(store, job("https://example.org/other"), "HTTP 410")
    assert dead.get("/failures", headers=tag).status_code == 200
