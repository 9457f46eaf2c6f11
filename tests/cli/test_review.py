"""``whence review`` on a small archive, without weights."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_incidents import RAIDS, Desk
from whence.archive.folder import Archive
from whence.archive.linking_lock import linking_alone


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.delenv("COLUMNS", raising=False)
    made = Desk(Archive.create(tmp_path / "archive"), capsys)
    made.told(*RAIDS)
    assert made.run("link") == 0
    return made


def first(desk: Desk) -> str:
    assert desk.run("review", "queue", "--json") == 0
    return str(desk.lines[0]["claim"])


def test_the_queue_and_a_claim_are_shown(desk: Desk) -> None:
    claim = first(desk)
    assert desk.run("review", "queue") == 0
    assert claim[:12] in desk.out
    assert "contradict" in desk.out
    assert desk.run("review", "show", claim[:8]) == 0
    assert "open" in desk.out
    assert "attacked" in desk.out
    assert desk.run("review", "show", claim, "--json") == 0
    assert desk.lines[0]["fields"]["status"] == "asserted"
    assert desk.run("review", "queue", "--state", "odd") == 2
    assert "second" in desk.err


def test_a_claim_is_accepted_corrected_rejected_and_each_is_taken_back(desk: Desk) -> None:
    claim = first(desk)
    assert desk.run("review", "accept", claim, "--who", "ann") == 0
    assert "accepted: act 1, by ann" in desk.out
    assert desk.run("review", "correct", claim, "status", "denied", "--who", "ann", "--json") == 0
    assert (desk.lines[0]["act"]["after"], len(desk.lines[0]["incidents"])) == ("denied", 1)
    assert desk.run("review", "reject", claim, "--why", "an exercise", "--who", "ben", "--json") == 0
    assert desk.lines[0]["state"] == "disputed"
    assert desk.run("review", "undo", 3) == 0
    assert desk.run("review", "undo", 2, "--json") == 0
    assert desk.lines[0]["state"] == "accepted"
    assert desk.run("review", "undo", 9) == 2
    assert desk.run("review", "log", "--json") == 0
    assert [line["seq"] for line in desk.lines] == [5, 4, 3, 2, 1]
    assert [line["undone"] for line in desk.lines] == [None, None, 4, 5, None]
    assert desk.run("review", "log") == 0
    assert "undo 2" in desk.out


def test_choices_are_listed_and_taken(desk: Desk) -> None:
    claim = first(desk)
    assert desk.run("review", "correct", claim, "event", "ASSAULT", "--list", "--json") == 0
    assert desk.lines[0]["value"] == {"plover": "ASSAULT", "mode": None}
    assert desk.run("review", "correct", claim, "time", "2016-03-26") == 0
    assert "2016-03-26" in desk.out
    assert desk.run("review", "correct", claim, "targets", "--untold") == 0
    assert "not told" in desk.out
    assert desk.run("review", "correct", claim, "actors", "--words", "0-17", "--choose", "9") == 2
    assert "Government forces" in desk.err
    assert desk.run("review", "correct", claim, "actors") == 2
    assert desk.run("review", "correct", claim, "colour", "red") == 2
    assert desk.run("review", "correct", claim, "place", "--words", "7") == 2


def test_a_claim_is_added_and_a_comment_made(desk: Desk) -> None:
    desk.run("review", "show", first(desk), "--json")
    version = desk.lines[0]["version"]
    given = ["--words", "27-36", "--value", '{"status": "possible"}', "--json"]
    assert desk.run("review", "add", version, "PROTEST", *given) == 0
    assert desk.lines[0]["state"] == "added"
    assert desk.run("review", "add", version, "PROTEST") == 2
    assert desk.run("review", "add", version, "PROTEST", "--words", "0-4", "--value", "[") == 2
    incident = next(iter(desk.ids()))
    assert desk.run("review", "comment", incident, "--why", "see the map", "--json") == 0
    assert desk.lines[0]["act"]["incident"] == incident


def test_agreement_and_training_data_are_printed(desk: Desk) -> None:
    claim = first(desk)
    desk.run("review", "accept", claim, "--who", "ann")
    desk.run("review", "accept", claim, "--who", "ben")
    assert desk.run("review", "agreement", "--json") == 0
    assert desk.lines[0]["items"]["status"] == 1
    assert desk.run("review", "agreement") == 0
    assert "too few" in desk.out
    assert desk.run("review", "export") == 0
    (line,) = map(json.loads, desk.out.splitlines())
    assert (line["claim"], line["state"]) == (claim, "accepted")
    assert {act["coder"] for act in line["acts"]}.isdisjoint({"ann", "ben"})
    assert desk.run("review", "export", "--named") == 0
    assert '"ann"' in desk.out


def test_who_links_meanwhile_is_waited_for_and_the_act_is_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whence.archive.reviewing.settling._PATIENCE", 0.0)
    claim = first(desk)
    with linking_alone(desk.archive.folder):
        assert desk.run("review", "correct", claim, "status", "denied") == 2
    assert "is kept" in desk.err
    assert desk.run("review", "log", "--json") == 0
    assert len(desk.lines) == 1
    assert desk.run("link") == 0
    assert desk.run("review", "show", claim, "--json") == 0
    assert (desk.lines[0]["state"], desk.lines[0]["fields"]["status"]) == ("corrected", "denied")
