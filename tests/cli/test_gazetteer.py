from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Program


def test_it_builds_where_it_is_told(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whence.reference.gazetteer_build.build", lambda path: path.write_bytes(b"places"))
    assert program.run("gazetteer", "build", "--out", tmp_path / "places.sqlite") == 0
    assert (tmp_path / "places.sqlite").exists()
    assert program.err == f"whence: wrote {tmp_path / 'places.sqlite'}\n"


def test_a_place_that_cannot_be_written(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("whence.reference.gazetteer_build.build", refuse)
    assert program.run("gazetteer", "build", "--out", tmp_path / "places.sqlite") == 2
    assert "cannot be written (Permission denied); name another file" in program.err
