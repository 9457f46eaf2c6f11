"""``whence copies``: families, one report's family, rebuilding, and an archive without copies."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Program

TEXT = (
    "On the evening of 9 November an official read out at a press conference that citizens could leave at once. Crowds "
    "walked to the crossing points and asked the guards, who had no orders, to let them through.\n\nShortly before "
    "midnight the gates were opened. Thousands of people walked across the bridge until the morning."
)


@pytest.fixture
def archive(tmp_path: Path, program: Program) -> Path:
    folder = tmp_path / "archive"
    assert program.run("init", folder) == 0
    first = tmp_path / "first.txt"
    first.write_text(f"Gates open\n\nReuters\n10 November 1989\n\n{TEXT}")
    second = tmp_path / "second.txt"
    second.write_text(f"Thousands cross\n\nThe Guardian\n11 November 1989\n\n{TEXT}")
    assert program.run("add", first, second, "-a", folder) == 0
    return folder


def test_families_are_listed_with_their_origin(archive: Path, program: Program) -> None:
    assert program.run("copies", "-a", archive) == 0
    assert "2 reports, 2 outlets; origin: Reuters, 1989-11-10, “Gates open”" in program.out
    assert "published first: 1989-11-10, the next 1989-11-11" in program.out
    assert "exact  The Guardian, 1989-11-11, “Thousands cross”" in program.out


def test_a_report_shows_its_family_with_the_differences(archive: Path, program: Program) -> None:
    program.run("copies", "-a", archive, "--json")
    member = json.loads(program.out)["members"][1]["version"]
    assert program.run("copies", member[:12], "-a", archive) == 0
    assert "headline differs: “Thousands cross”, not “Gates open”" in program.out


def test_a_rebuild_finds_the_same(archive: Path, program: Program) -> None:
    program.run("copies", "-a", archive, "--json")
    before = program.out
    assert program.run("copies", "--rebuild", "-a", archive, "--json") == 0
    assert program.out == before


def test_no_copies_are_no_failure(tmp_path: Path, program: Program) -> None:
    program.run("init", tmp_path / "empty")
    assert program.run("copies", "-a", tmp_path / "empty") == 0
    assert (program.out, program.err) == ("", "whence: no copies are known in this archive\n")


def test_an_unknown_report_is_bad_input(archive: Path, program: Program) -> None:
    assert program.run("copies", "ffffffffffff", "-a", archive) == 2
