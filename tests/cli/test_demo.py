from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Program


def test_it_reads_a_folder_writes_pages_and_says_what_next(program: Program, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rebels attacked.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Soldiers attacked.", encoding="utf-8")
    (tmp_path / "README.md").write_text("not a report", encoding="utf-8")
    assert program.run("demo", tmp_path, "--out", tmp_path / "out", "--no-serve") == 0
    assert "“Rebels attacked.”" in program.out
    assert "“Soldiers attacked.”" in program.out
    assert "What to try next" in program.out
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.reading.html", "b.reading.html"]


def test_a_folder_without_reports(program: Program, tmp_path: Path) -> None:
    assert program.run("demo", tmp_path) == 2
    assert "no reports" in program.err


def test_it_ends_with_a_served_archive(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr("whence.cli.demonstrating.kept", lambda _session, *given: asked.append(given) or ("archive", 2))
    monkeypatch.setattr("whence.cli.demonstrating.served", lambda archive: asked.append(archive) or 0)
    (tmp_path / "a.txt").write_text("Rebels attacked.", encoding="utf-8")
    assert program.run("demo", tmp_path, "--out", tmp_path / "out") == 2, "what was refused is not forgotten"
    assert asked == [(tmp_path / "out" / "archive", [str(tmp_path / "a.txt")]), "archive"]
