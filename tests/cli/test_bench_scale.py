from __future__ import annotations

import json

import pytest

from whence.cli import main


def test_scale_as_rows(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "scale", "--claims", "60,120"]) == 0
    rows = {line[:20].strip(): line.split()[-2:] for line in capsys.readouterr().out.splitlines()}
    assert [int(cell) >= size for cell, size in zip(rows["claims"], (60, 120), strict=True)] == [True, True]


def test_scale_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "scale", "--claims", "60", "--json"]) == 0
    sizes = json.loads(capsys.readouterr().out)["sizes"]
    assert [size["growth"] for size in sizes] == [None]


@pytest.mark.parametrize("claims", ["", "many", "0", "10,-1"])
def test_sizes_that_are_none(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "scale", "--claims", claims]) == 2
    assert "no list of numbers" in capsys.readouterr().err
