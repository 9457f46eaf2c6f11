from __future__ import annotations

import json
from pathlib import Path

import pytest

from whence.cli import main


def test_a_small_desk_is_served_and_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = [
        "--claims",
        "100",
        "--archive",
        str(tmp_path / "archive"),
        "--no-browser",
        "--readers",
        "3",
        "--seconds",
        "5",
    ]
    assert main(["bench", "desk", *given, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["claims"] == 100
    assert told["browser"] is None
    assert told["readers"]["list"]["requests"] > 0
    assert told["readers"]["list"]["failed"] == told["readers"]["incident"]["failed"] == 0


def test_too_few_claims(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "desk", "--claims", "1"]) == 2
    assert "--claims" in capsys.readouterr().err
