"""``whence link``, ``incidents``, ``incident``, ``judge`` and ``changes`` on a small archive, without weights."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.archive.linking_help import SIEGE, Told, nobody, put, unworded
from whence.archive.folder import Archive
from whence.archive.linking_lock import linking_alone
from whence.cli import main
from whence.cli.session import Session

RAIDS = (
    Told("a", killed=6),
    Told("b", killed=10, outlet="Sample Monitor", published=date(2016, 3, 29)),
)
SIEGES = (
    Told("d", day=SIEGE, published=date(2016, 2, 4)),
    Told("e", day=SIEGE, published=date(2016, 2, 4), outlet="Sample Monitor"),
)


@dataclass
class Desk:
    """The program on one archive."""

    archive: Archive
    capsys: pytest.CaptureFixture[str]
    out: str = ""
    err: str = ""
    lines: list[dict[str, Any]] = field(default_factory=list)

    def run(self, *arguments: object, encoder: Any = unworded) -> int:
        code = main([*map(str, arguments), "-a", str(self.archive.folder)], Session(vector=encoder))
        self.out, self.err = self.capsys.readouterr()
        self.lines = [json.loads(line) for line in self.out.splitlines()] if "--json" in arguments else []
        return code

    def told(self, *reports: Told) -> None:
        with closing(self.archive.store()) as store:
            put(store, *reports)

    def ids(self) -> dict[str, int]:
        """Get the incidents with how many claims each has, the newest happening first."""
        self.run("incidents", "--json")
        return {line["incident"]: len(line["claims"]) for line in self.lines}


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.delenv("COLUMNS", raising=False)
    made = Desk(Archive.create(tmp_path / "archive"), capsys)
    made.told(*RAIDS, *SIEGES)
    assert made.run("link") == 0
    return made


def test_linking_says_what_it_did(desk: Desk) -> None:
    assert "4    reports linked" in desk.out
    assert "2    incidents new" in desk.out
    assert "2    incidents in the archive" in desk.out


def test_nothing_to_link_is_said_without_the_encoder(desk: Desk) -> None:
    assert desk.run("link", encoder=nobody) == 0
    assert "0  reports linked" in desk.out
    assert desk.err == ""


def test_linking_tells_of_each_incident_in_json(desk: Desk) -> None:
    desk.told(Told("c", published=date(2016, 3, 30)))
    assert desk.run("link", "--json") == 0
    told, total = desk.lines
    assert (told["kind"], told["number"]) == ("changed", 2)
    assert told["why"] == ["1 new report (Sample Wire, 2016-03-30)"]
    assert total["total"]["changed"] == 1


def test_two_do_not_link_at_once(desk: Desk) -> None:
    with linking_alone(desk.archive.folder):
        assert desk.run("link") == 2
        assert "another whence link or judge is at work" in desk.err
        assert desk.run("incidents") == 0


def test_incidents_are_listed_newest_first_with_who_says_so(desk: Desk) -> None:
    assert desk.run("incidents") == 0
    head, first, second = desk.out.splitlines()
    assert head.split() == ["id", "days", "place", "what", "who", "says", "so", "standing"]
    assert "2016-03-27" in first
    assert "2 articles, 2 origins" in first
    assert "2016-02-03" in second


@pytest.mark.parametrize(
    ("bounds", "found"),
    [
        (["--since", "2016-03"], 1),
        (["--until", "2016-02"], 1),
        (["--country", "syr"], 2),
        (["--type", "protest"], 0),
        (["--reports", "3"], 0),
        (["--conflicting"], 1),
        (["--limit", "1"], 1),
    ],
)
def test_incidents_are_filtered(desk: Desk, bounds: list[str], found: int) -> None:
    assert desk.run("incidents", *bounds, "--json") == (0 if found else 1)
    assert len(desk.lines) == found


def test_a_date_that_is_none_is_bad_input(desk: Desk) -> None:
    assert desk.run("incidents", "--since", "spring") == 2
    assert "YYYY-MM-DD" in desk.err


def test_an_incident_shows_each_value_with_whose_it_is(desk: Desk) -> None:
    raid, _ = desk.ids()
    assert desk.run("incident", raid[:10]) == 0
    assert "2 articles, 2 origins" in desk.out
    killed = next(line for line in desk.out.splitlines() if line.startswith("killed"))
    assert "conflicting" in killed
    assert "Sample Wire" in desk.out
    assert "Sample Monitor" in desk.out
    assert "attacked militants near Palmyra that day" in desk.out  # the words
    assert "2 claims of 2 reports" in desk.out


def test_an_incident_is_found_by_a_claim_of_it(desk: Desk) -> None:
    raid, _ = desk.ids()
    desk.run("incident", raid, "--json")
    (shown,) = desk.lines
    assert desk.run("incident", shown["incident"]["claims"][0][:12], "--json") == 0
    assert desk.lines[0]["id"] == raid


def test_the_json_of_an_incident_has_all_of_it(desk: Desk) -> None:
    raid, _ = desk.ids()
    desk.run("incident", raid, "--json")
    (shown,) = desk.lines
    assert shown["schema"] == "whence.incident/1"
    assert [claim["id"] for claim in shown["claims"]] == shown["incident"]["claims"]
    assert all(len(claim["sha256"]) == 64 for claim in shown["claims"])
    (link,) = shown["links"]
    assert sorted(id for side in link["claims"] for id in side) == sorted(shown["incident"]["claims"])
    assert link["reasons"]


def test_links_are_told_with_their_reasons(desk: Desk) -> None:
    raid, _ = desk.ids()
    assert desk.run("incident", raid, "--links") == 0
    assert "Why these are taken for one happening" in desk.out
    assert "both on 27 March 2016" in desk.out


def test_an_incident_has_a_history_and_earlier_versions(desk: Desk) -> None:
    desk.told(Told("c", published=date(2016, 3, 30)))
    desk.run("link")
    raid, _ = desk.ids()
    assert desk.run("incident", raid, "--history") == 0
    assert [line.split()[0] for line in desk.out.splitlines()] == ["#", "1", "2"]
    assert "corroboration: 2 articles" in desk.out
    assert desk.run("incident", raid, "--version", "1") == 0
    assert "2 claims of 2 reports" in desk.out
    assert desk.run("incident", raid, "--version", "9") == 2
    assert "has versions 1 to 2" in desk.err


def test_what_is_no_incident_is_bad_input(desk: Desk) -> None:
    assert desk.run("incident", "ffffffffffff") == 2
    assert "whence incidents lists them" in desk.err


def test_a_person_joins_incidents_and_takes_it_back(desk: Desk) -> None:
    before = desk.ids()
    raid, siege = before
    assert desk.run("judge", "same", raid, siege, "--why", "one long battle", "--who", "an analyst") == 0
    assert "of one happening, number 1, by an analyst: one long battle" in desk.out
    assert f"of the incident {raid[:12]}" in desk.out
    assert "merged into" in desk.out
    (left,) = desk.ids()
    gone = siege if left == raid else raid
    assert desk.run("incident", gone) == 0
    assert f"No more: its claims went to {left}" in desk.out
    assert desk.run("incident", left, "--history") == 0
    assert "judged the same by an analyst: one long battle" in desk.out
    assert desk.run("judge", "undo", "--who", "an analyst") == 0
    assert "revived" in desk.out
    assert desk.ids() == before


def test_a_person_parts_claims_of_one_incident(desk: Desk) -> None:
    raid, _ = desk.ids()
    desk.run("incident", raid, "--json")
    first = desk.lines[0]["incident"]["claims"][0]
    assert desk.run("judge", "different", first[:12], raid, "--why", "a second raid", "--json") == 0
    (told,) = desk.lines
    assert {each["claim"] for each in told["taken"]} == set(desk_claims(told))
    assert sorted(desk.ids().values()) == [1, 1, 2]
    assert desk.run("link", "--again") == 0
    assert sorted(desk.ids().values()) == [1, 1, 2]  # it holds against the program


def desk_claims(told: dict[str, Any]) -> tuple[str, str]:
    return told["judgement"]["one"], told["judgement"]["other"]


def test_unsure_takes_likeness_away(desk: Desk) -> None:
    raid, _ = desk.ids()
    desk.run("incident", raid, "--json")
    one, other = desk.lines[0]["incident"]["claims"]
    assert desk.run("judge", "unsure", one, other, "--why", "the day is not told") == 0
    assert sorted(desk.ids().values()) == [1, 1, 2]


def test_a_contradiction_is_refused_and_named(desk: Desk) -> None:
    raid, siege = desk.ids()
    desk.run("incident", raid, "--json")
    one, other = desk.lines[0]["incident"]["claims"]
    desk.run("incident", siege, "--json")
    third = desk.lines[0]["incident"]["claims"][0]
    assert desk.run("judge", "same", one, other, "--why", "x", "--who", "anna") == 0
    assert desk.run("judge", "same", other, third, "--why", "y", "--who", "boris") == 0
    assert desk.run("judge", "different", one, third, "--why", "z") == 2
    assert "anna" in desk.err
    assert "boris" in desk.err
    desk.run("judge", "list", "--json")
    assert len(desk.lines) == 2


def test_judgements_are_listed_with_what_they_are_on(desk: Desk) -> None:
    assert desk.run("judge", "list") == 0
    assert desk.out == "nothing was judged\n"
    raid, siege = desk.ids()
    desk.run("judge", "unsure", raid, siege, "--why", "who knows", "--who", "an analyst")
    desk.run("judge", "undo", "1")
    assert desk.run("judge", "list") == 0
    assert desk.out == "nothing was judged\n"
    assert desk.run("judge", "list", "--all") == 0
    assert "unsure" in desk.out
    assert "withdrawn" in desk.out
    assert "“attacked”" in desk.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["same", "ffff", "eeee", "--why", "x"], "no incident or claim has an id"),
        (["undo"], "no judgement stands"),
        (["undo", "7"], "no judgement"),
    ],
)
def test_what_cannot_be_judged_is_bad_input(desk: Desk, arguments: list[str], message: str) -> None:
    assert desk.run("judge", *arguments) == 2
    assert message in desk.err


def test_a_claim_is_not_judged_against_itself(desk: Desk) -> None:
    raid, _ = desk.ids()
    assert desk.run("judge", "same", raid, raid, "--why", "x") == 2
    assert "are the same claim" in desk.err


def test_changes_can_be_followed(desk: Desk) -> None:
    assert desk.run("changes", "--since", "0", "--json") == 0
    *told, end = desk.lines
    assert [line["kind"] for line in told] == ["new", "new"]
    assert end == {"cursor": told[-1]["seq"]}
    assert desk.run("changes", "--since", end["cursor"], "--json") == 0
    assert desk.lines == [end]
    raid, siege = desk.ids()
    desk.run("judge", "same", raid, siege, "--why", "one battle")
    assert desk.run("changes", "--since", end["cursor"], "--json") == 0
    assert {line["kind"] for line in desk.lines[:-1]} == {"merged", "changed"}
    (merged,) = (line for line in desk.lines[:-1] if line["kind"] == "merged")
    assert merged["into"] in (raid, siege)


def test_changes_for_people_end_with_where_to_go_on(desk: Desk) -> None:
    assert desk.run("changes") == 0
    assert len(desk.out.splitlines()) == 3
    assert "go on with whence changes --since 2" in desk.err
    assert desk.run("changes", "--since", "2100-01-01", "--json") == 0
    assert desk.lines == [{"cursor": 2}]
    assert desk.run("changes", "--since", "2016-01-01T10:00+02:00", "--limit", "1", "--json") == 0
    assert [line.get("seq") for line in desk.lines] == [1, None]
    assert desk.run("changes", "--since", "yesterday") == 2


def test_an_edit_and_a_withdrawal_show_in_the_changes(desk: Desk) -> None:
    desk.told(replace(SIEGES[0], day=date(2015, 5, 5), published=date(2016, 2, 5)))
    desk.told(replace(SIEGES[1], day=date(2015, 5, 5), published=date(2016, 2, 5)))
    desk.run("link")
    assert desk.run("changes", "--since", "2", "--json") == 0
    assert {line["kind"] for line in desk.lines[:-1]} == {"withdrawn", "new"}
    (gone,) = (line for line in desk.lines[:-1] if line["kind"] == "withdrawn")
    assert desk.run("incident", gone["incident"]) == 0
    assert "No more: none of its claims is left" in desk.out


def test_the_status_tells_of_incidents_and_what_waits(desk: Desk) -> None:
    desk.told(Told("c", published=date(2016, 3, 30)))
    assert desk.run("status") == 0
    assert "2 of 4 linked reports" in desk.out
    assert "1 reports; whence link puts them into incidents" in desk.out
    raid, siege = desk.ids()
    desk.run("judge", "unsure", raid, siege, "--why", "x")
    desk.run("link")
    assert desk.run("status", "--json") == 0
    counts = desk.lines[0]["counts"]
    assert (counts["linked"], counts["waiting"], counts["judgements"]) == (5, 0, 1)


def test_an_empty_archive_has_no_incidents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = Desk(Archive.create(tmp_path / "empty"), capsys)
    assert empty.run("link", encoder=nobody) == 0
    assert empty.run("incidents") == 1
    assert "whence link makes them" in empty.err
    assert empty.run("changes", "--json") == 0
    assert empty.lines == [{"cursor": 0}]
