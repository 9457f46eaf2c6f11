"""The commands on an archive, from an empty folder to a restored backup."""

from __future__ import annotations

import io
import itertools
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Program

_FIRST = """Army retakes Palmyra

By Sample Wire Staff

Sample Wire, March 27, 2016

DAMASCUS, March 27 (Sample Wire) -- The Syrian army recaptured the city of Palmyra from Islamic State on Sunday.

State media said that soldiers were clearing mines from the ancient ruins, which the group had held for months.
"""
_ROWS = [
    {
        "Body": "Rebels attacked the town of Idlib on Friday, residents said.",
        "Link": "https://example.org/idlib",
        "Id": 1,
    },
    {"Body": "Rebels left the town of Idlib on Sunday, residents said.", "Link": "https://example.org/idlib", "Id": 2},
    {"Body": "", "Link": "", "Id": 3},
]


@pytest.fixture
def place(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive in the current folder's "archive", with a text and a table that were taken in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WHENCE_ARCHIVE", "archive")
    Path("first.txt").write_text(_FIRST, encoding="utf-8")
    Path("rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in _ROWS), encoding="utf-8")
    assert program.run("init", "archive") == 0
    assert program.run("add", "first.txt", "rows.jsonl", "--map", "text=Body,url=Link", "--json") == 2
    return tmp_path


def _objects(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_init_says_what_comes_next(program: Program, tmp_path: Path) -> None:
    assert program.run("init", tmp_path / "a") == 0
    assert program.out.splitlines()[-1] == f"Next: whence add FILE... -a {tmp_path / 'a'}"
    assert program.run("init", tmp_path / "a") == 2
    assert "there is an archive already" in program.err


def test_init_tells_of_itself_in_json(program: Program, tmp_path: Path) -> None:
    assert program.run("init", tmp_path / "a", "--json") == 0
    assert json.loads(program.out) == {"folder": str(tmp_path / "a"), "database": "sqlite:///archive.db"}


@pytest.mark.parametrize(
    "command", [["add", "x"], ["status"], ["search", "x"], ["show", "x"], ["log"], ["verify"], ["backup", "b.zip"]]
)
def test_without_an_archive_the_remedy_is_named(program: Program, tmp_path: Path, command: list[str]) -> None:
    assert program.run(*command, "-a", tmp_path) == 2
    assert "no archive here" in program.err
    assert "whence init" in program.err


def test_adding_tells_of_each(program: Program, place: Path) -> None:
    told = _objects(program.out)
    assert [(each["outcome"], each["place"]) for each in told[:-1]] == [
        ("new", "first.txt"),
        ("new", "rows.jsonl#1"),
        ("version", "rows.jsonl#2"),
        ("refused", "rows.jsonl#3"),
    ]
    assert told[-1]["total"] == {"new": 2, "version": 1, "known": 0, "queued": 0, "refused": 1}
    assert told[1]["report"] == told[2]["report"]
    assert program.err.startswith("whence: rows.jsonl#3: ")


def test_adding_again_changes_nothing(program: Program, place: Path) -> None:
    program.run("status", "--json")
    before = program.out
    assert program.run("add", "first.txt", "rows.jsonl", "--map", "text=Body,url=Link") == 2
    assert program.out == "3  known already\n1  refused, and kept for another try: see whence status\n"
    program.run("status", "--json")
    assert program.out == before


def test_a_dry_run_writes_nothing(program: Program, place: Path) -> None:
    Path("second.txt").write_text("Soldiers entered Tikrit on Monday, officers said.\n", encoding="utf-8")
    program.run("status", "--json")
    before = program.out
    assert program.run("add", "second.txt", "first.txt", "nothing.txt", "--dry-run") == 2
    assert program.out == "1  new\n1  known already\n1  refused\nNothing was written.\n"
    assert program.err == "whence: nothing.txt: no such file or folder; check the path\n"
    program.run("status", "--json")
    assert program.out == before


def test_standard_input_with_an_outlet_and_a_date(
    program: Program, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = b"Guerrillas left the village, the governor said.\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    assert program.run("add", "-", "--publisher", "Sample Herald", "--published", "1993-03", "--json") == 0
    version = _objects(program.out)[0]["version"]
    assert program.run("show", version, "--json") == 0
    shown = json.loads(program.out)
    assert shown["versions"][0]["publisher"] == "Sample Herald"
    assert shown["versions"][0]["published"] == "1993-03"
    assert shown["versions"][0]["capture"]["via"] == "input"


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (("--map", "text"), "write FIELD=COLUMN"),
        (("--format", "tar"), "no such kind: tar"),
        (("--published", "soon"), "not a date"),
    ],
)
def test_options_that_are_refused(program: Program, place: Path, option: tuple[str, str], message: str) -> None:
    assert program.run("add", "rows.jsonl", *option) == 2
    assert message in program.err


def test_status(program: Program, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert program.run("status") == 0
    assert "reports          2 in 3 versions" in program.out
    assert "rows.jsonl#3" in program.out
    assert max(len(line) for line in program.out.splitlines()) <= 80
    assert program.run("status", "--json") == 0
    state = json.loads(program.out)
    assert (state["counts"]["reports"], state["counts"]["versions"], len(state["dead"])) == (2, 3, 1)
    assert state["dead"][0]["target"] == "rows.jsonl#3"


def test_search(program: Program, place: Path) -> None:
    assert program.run("search", "idlib", "--json") == 0
    [hit] = _objects(program.out)
    assert hit["number"] == 2
    assert [hit["snippet"][slice(*mark)] for mark in hit["marks"]] == ["Idlib"]
    assert program.run("search", "idlib", "--all-versions") == 0
    assert program.out.count("Idlib") >= 2
    assert program.run("search", "recaptured the", "--publisher", "Sample Wire", "--since", "2016-03", "--json") == 0
    assert program.run("search", "recaptured", "--until", "2015") == 1
    assert program.err == "whence: nothing found; try fewer or other words\n"
    assert program.run("search", "recaptured", "--until", "soon") == 2


def test_show(program: Program, place: Path) -> None:
    program.run("search", "recaptured", "--json")
    version = json.loads(program.out)["version"]
    assert program.run("show", version[:6]) == 0
    assert "Army retakes Palmyra" in program.out
    assert version in program.out
    assert program.run("show", version[:6], "--text") == 0
    assert "clearing mines" in program.out
    assert program.run("show", version[:6], "--reading") == 2
    assert "has not been coded" in program.err
    assert program.run("show", version[:6], "--diff") == 2
    assert "is the first version" in program.err
    assert program.run("show", version[:6], "--text", "--raw") == 2
    assert program.run("show", "zz") == 2
    assert program.err.startswith("whence: Invalid value: nothing here has an id that begins with zz")


def test_the_bytes_come_out_as_they_came_in(program: Program, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program.run("search", "recaptured", "--json")
    version = json.loads(program.out)["version"]
    out = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(sys, "stdout", out)
    program.run("show", version, "--raw")
    assert out.buffer.getvalue() == _FIRST.encode()  # type: ignore[attr-defined]


def test_what_an_edit_changed(program: Program, place: Path) -> None:
    program.run("search", "idlib", "--json")
    report = json.loads(program.out)["report"]
    assert program.run("show", report[:8], "--diff") == 0
    assert "[-attacked-] {+left+}" in program.out
    assert "[-Friday-] {+Sunday+}" in " ".join(program.out.split()).replace(",-]", "-]").replace(",+}", "+}")
    assert program.run("show", report[:8], "--diff", "--json") == 0
    diff = json.loads(program.out)
    assert {part["change"] for part in diff["stretches"]} == {"same", "replaced"}


def test_the_log(program: Program, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert program.run("log", "--all", "--json") == 0
    entries = _objects(program.out)
    assert [entry["seq"] for entry in entries] == list(range(1, len(entries) + 1))
    assert all(entry["previous"] == before["hash"] for before, entry in itertools.pairwise(entries))
    assert program.run("log", "--limit", "2", "--json") == 0
    assert _objects(program.out) == entries[-2:]
    assert program.run("log", "--after", "1", "--limit", "2", "--json") == 0
    assert _objects(program.out) == entries[1:3]
    monkeypatch.setenv("COLUMNS", "80")
    assert program.run("log") == 0
    assert max(len(line) for line in program.out.splitlines()) <= 80


def test_verify(program: Program, place: Path) -> None:
    assert program.run("verify") == 0
    assert "All is as it was." in program.out
    assert program.run("verify", "--json") == 0
    verdict = _objects(program.out)[-1]
    assert verdict["ok"] is True
    assert program.run("verify", "--head", verdict["head"][:16]) == 0
    assert program.run("verify", "--head", "0" * 64) == 1
    assert "the log was cut off or written anew" in " ".join(program.out.split())
    assert program.run("verify", "--head", "short") == 2


def test_verify_names_what_was_changed(program: Program, place: Path) -> None:
    path = next(path for path in Path("archive/raw").glob("??/*") if b"recaptured" in path.read_bytes())
    path.write_bytes(path.read_bytes().replace(b"recaptured", b"reconquered"))
    assert program.run("verify", "--json") == 1
    findings = _objects(program.out)
    assert any(path.name in finding.get("item", "") for finding in findings)
    assert findings[-1]["ok"] is False


def test_backup_and_restore(program: Program, place: Path) -> None:
    assert program.run("backup", "monday.zip", "--json") == 0
    head = json.loads(program.out)["head"]
    assert program.run("restore", "monday.zip", "restored") == 0
    assert "all hashes hold" in program.out
    assert program.run("verify", "-a", "restored", "--head", head) == 0
    assert program.run("restore", "monday.zip", "restored") == 2
    assert "not empty" in program.err
    Path("monday.zip").write_bytes(Path("monday.zip").read_bytes()[:-100])
    assert program.run("restore", "monday.zip", "other") == 2
    assert not Path("other").exists()
    assert program.run("log", "--limit", "1", "--json") == 0
    assert json.loads(program.out)["action"] == "backup"


def test_a_web_archive_of_it_can_be_added_to_another(program: Program, place: Path) -> None:
    assert program.run("export", "warc", "all.warc.gz") == 0
    assert program.out == "3 versions are in all.warc.gz.\n"
    assert program.run("init", "other") == 0
    assert program.run("add", "all.warc.gz", "-a", "other", "--json") == 0
    assert _objects(program.out)[-1]["total"]["refused"] == 0
    assert program.run("export", "warc", "none/all.warc.gz") == 2
    assert program.run("export", "warc", "one.warc.gz", "zz") == 2


def test_a_stopped_run_goes_on_behind_what_was_kept(
    program: Program, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [
        {"text": f"Shells hit house number {n} on Monday, residents said.", "url": f"https://example.org/{n}"}
        for n in range(30)
    ]
    Path("many.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    settings = Path("archive/whence.toml")
    settings.write_text(settings.read_text("utf-8").replace("batch = 100", "batch = 5"), encoding="utf-8")
    monkeypatch.setattr("whence.cli.adding._KEEP_EVERY", 1)
    from whence.cli.adding import Adding

    tell, told = Adding._tell, []

    def stopping(adding: Adding, each: Any) -> None:
        tell(adding, each)
        told.append(each)
        if len(told) == 12:
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Adding, "_tell", stopping)
        assert program.run("add", "many.jsonl") == 130
    assert "the same command goes on" in program.err
    assert program.run("add", "many.jsonl", "--json") == 0
    assert "going on behind many.jsonl#" in program.err
    program.run("status", "--json")
    assert json.loads(program.out)["counts"]["reports"] == 32
    assert program.run("add", "many.jsonl") == 0
    assert program.out == "30  known already\n"


@pytest.mark.parametrize(
    "command", ["init", "add", "status", "search", "show", "log", "verify", "backup", "restore", "export"]
)
def test_every_command_shows_examples(program: Program, command: str) -> None:
    assert program.run(command, "--help") == 0
    assert "Examples:" in program.out
    assert f"whence {command}" in program.out
