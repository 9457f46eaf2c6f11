"""``whence code``, ``whence jobs`` and ``whence diff`` on a small archive, with the toy reader of the trials."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from reliability import toys
from whence.cli import main
from whence.cli.session import Session
from whence.model.archive import Maker

TEXTS = (
    "Rebels attacked the town on Monday, the governor said.",
    "Troops shelled the port at night, residents said.",
    "Gunmen held the bridge for an hour, the police said.",
)


@dataclass
class Desk:
    """The program on one archive."""

    folder: Path
    capsys: pytest.CaptureFixture[str]
    maker: Maker = toys.MAKER
    factory: str = toys.FACTORY
    out: str = ""
    err: str = ""
    lines: list[dict[str, Any]] = field(default_factory=list)

    def run(self, *arguments: object) -> int:
        session = Session(factory=self.factory, maker=lambda _: self.maker)
        code = main([*map(str, arguments), "-a", str(self.folder)], session)
        self.out, self.err = self.capsys.readouterr()
        self.lines = [json.loads(line) for line in self.out.splitlines()] if "--json" in arguments else []
        return code

    def add(self, *texts: str) -> None:
        for number, text in enumerate(texts):
            path = self.folder.parent / f"{len(text)}-{number}.txt"
            path.write_text(f"A report on the war\n\nSample Wire\n\n{text}\n", "utf-8")
            assert self.run("add", path) == 0


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert main(["init", str(tmp_path / "archive")], Session()) == 0
    capsys.readouterr()
    return Desk(tmp_path / "archive", capsys)


def test_what_waits_is_coded_once(desk: Desk) -> None:
    desk.add(*TEXTS)
    assert desk.run("code", "--json") == 0
    assert [line["outcome"] for line in desk.lines[:-1]] == ["began", "coded", "coded", "coded"]
    assert desk.lines[-1]["total"]["coded"] == 3
    assert desk.run("code") == 0
    assert "0  reports coded" in desk.out


def test_a_summary_for_people(desk: Desk) -> None:
    desk.add(*TEXTS)
    assert desk.run("code", "--workers", 1) == 0
    assert "3    reports coded, with" in desk.out
    assert "with 1 workers" in desk.out
    assert "Next: whence link" in desk.out


def test_a_text_that_is_not_english_is_told_of(desk: Desk) -> None:
    desk.add("Les rebelles ont attaqué la ville dans la nuit de lundi, et ils ont pris le pont avec des chars. " * 3)
    assert desk.run("code") == 0
    assert "of them not read: the text is in another language (fr); only English is read" in desk.out


def test_one_report_by_its_id(desk: Desk) -> None:
    desk.add(*TEXTS)
    assert desk.run("search", "bridge", "--json") == 0
    version = desk.lines[0]["version"]
    assert desk.run("code", "--report", version[:8], "--json") == 0
    assert [line["version"] for line in desk.lines if line.get("outcome") == "coded"] == [version]


def test_what_cannot_be_read_is_set_aside_listed_and_replayed(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WHENCE_TOY_MENDED", str(tmp_path / "mended"))
    desk.add(TEXTS[0], "Rebels wrote RAISEMARK on a wall of the town on Monday, the governor said.")
    assert desk.run("code") == 2
    assert "ValueError: a text that no reader can stand" in desk.err
    assert "1    given up" in desk.out
    assert desk.run("jobs", "--dead") == 0
    assert desk.out.splitlines()[0].split() == ["id", "kind", "state", "tries", "what", "why"]
    assert "the same twice" in desk.out.splitlines()[1]
    assert desk.run("jobs", "--dead", "--kind", "code", "--json") == 0
    (job,) = desk.lines
    (tmp_path / "mended").touch()
    assert desk.run("jobs", "replay", job["job"][:10], "--json") == 0
    assert desk.lines[-1]["total"]["waiting"] == 1
    assert desk.run("code", "--json") == 0
    assert desk.lines[-1]["total"]["coded"] == 1
    assert desk.run("jobs", "--json") == 0
    assert desk.lines == []


def test_a_refused_file_is_refused_again_or_taken_in(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\nnothing")
    assert desk.run("add", tmp_path / "broken.pdf") == 2
    assert desk.run("jobs", "replay", "--all", "--json") == 2
    assert desk.lines[-1]["total"] == {"waiting": 0, "taken_in": 0, "refused": 1, "left": 0}
    assert desk.run("jobs", "--dead", "--kind", "add", "--json") == 0
    assert len(desk.lines) == 1


@pytest.mark.parametrize("arguments", [(), ("4f1c2e", "--all"), ("4f1c2e",)])
def test_a_replay_of_nothing_that_is_there_is_refused(desk: Desk, arguments: tuple[str, ...]) -> None:
    assert desk.run("jobs", "replay", *arguments) == 2
    assert desk.err.startswith("whence: ")


def test_a_kind_that_is_none(desk: Desk) -> None:
    assert desk.run("jobs", "--kind", "bake") == 2
    assert "there are code, fetch, add" in desk.err


def test_a_diff_of_two_readings(desk: Desk) -> None:
    desk.add(*TEXTS)
    desk.run("code")
    desk.maker = Maker((("toy", "2"),))
    assert desk.run("code", "--json") == 0
    assert desk.lines[-1]["total"]["coded"] == 0
    assert desk.run("code", "--again", "--json") == 0
    assert desk.lines[-1]["total"]["coded"] == 3
    assert desk.run("diff", "--all", "--json") == 0
    assert desk.lines == [{"total": {"readings": 3, "same": 6, "changed": 0, "came": 0, "went": 0, "fields": {}}}]
    assert desk.run("search", "bridge", "--json") == 0
    assert desk.run("diff", desk.lines[0]["version"][:12]) == 0
    assert "toy: 1 → 2" in desk.out
    assert "claims: 2 the same, 0 changed, 0 came, 0 went" in desk.out


def test_a_diff_needs_two_readings(desk: Desk) -> None:
    desk.add(TEXTS[0])
    assert desk.run("search", "governor", "--json") == 0
    version = desk.lines[0]["version"]
    assert desk.run("diff", version) == 2
    assert "no reading and so nothing to compare" in desk.err
    assert desk.run("diff", version, "--versions") == 2
    assert "the first version of its report" in desk.err
    assert desk.run("diff") == 2
    assert desk.run("diff", "--all", version) == 2


def test_a_reader_that_cannot_be_built_fails_the_program(desk: Desk) -> None:
    desk.add(TEXTS[0])
    desk.factory = toys.BROKEN
    assert desk.run("code") == 1
    assert "reports cannot be coded: RuntimeError: nothing to read with" in desk.err


def interrupted(desk: Desk, kill: Callable[[subprocess.Popen[str]], None]) -> tuple[int, list[dict[str, Any]]]:
    """Start coding slow reports in a process of its own, and treat it badly once the first is done."""
    process = subprocess.Popen(
        [sys.executable, "-m", "reliability.drive", "code", "-a", str(desk.folder), "--json"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    assert process.stdout is not None
    lines = []
    with process:
        for line in process.stdout:
            lines.append(json.loads(line))
            if lines[-1].get("outcome") == "coded" and process.poll() is None:
                kill(process)
                kill = _nothing
        return process.wait(), lines


def _nothing(_: subprocess.Popen[str]) -> None: ...


def test_ctrl_c_finishes_what_is_in_hand_and_the_next_run_goes_on(desk: Desk) -> None:
    desk.add(*(f"{text} SLOWMARK {number}." for number, text in enumerate(TEXTS * 4)))
    code, lines = interrupted(desk, lambda process: process.send_signal(signal.SIGINT))
    done = [line for line in lines if line.get("outcome") == "coded"]
    assert code == 130
    assert 0 < len(done) < 12
    assert desk.run("jobs", "--json") == 0
    assert [line["state"] for line in desk.lines] == ["queued"] * (12 - len(done))
    assert desk.run("code", "--json") == 0
    assert desk.lines[-1]["total"]["coded"] == 12 - len(done)


def test_a_second_ctrl_c_ends_at_once_and_loses_nothing(desk: Desk) -> None:
    def twice(process: subprocess.Popen[str]) -> None:
        process.send_signal(signal.SIGINT)
        time.sleep(0.05)
        process.send_signal(signal.SIGINT)

    desk.add(*(f"{text} SLOWMARK {number}." for number, text in enumerate(TEXTS * 4)))
    code, lines = interrupted(desk, twice)
    done = [line for line in lines if line.get("outcome") == "coded"]
    assert code == 130
    assert desk.run("jobs", "--json") == 0
    assert {line["state"] for line in desk.lines} == {"queued"}
    assert desk.run("code", "--json") == 0
    assert desk.lines[-1]["total"]["coded"] <= 12 - len(done)
    assert desk.run("status", "--json") == 0
    assert desk.lines[0]["counts"]["readings"] == 12
