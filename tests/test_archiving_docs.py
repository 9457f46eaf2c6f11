"""The commands of docs/archiving.md run as they stand; those that cannot here are commands that there are."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from whence.cli import main
from whence.cli.app import app

_ROOT = Path(__file__).parents[1]
_PAGE = (_ROOT / "docs" / "archiving.md").read_text("utf-8")


def _commands(fence: str) -> Iterator[list[str]]:
    for block in re.findall(rf"^```{fence}\n(.*?)^```", _PAGE, re.DOTALL | re.MULTILINE):
        for line in block.splitlines():
            if line.startswith("$ whence "):
                yield shlex.split(line.removeprefix("$ whence ").split("  ")[0])


def test_the_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "examples").symlink_to(_ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WHENCE_ARCHIVE", raising=False)
    commands = list(_commands("console"))
    assert len(commands) > 12
    for command in commands:
        code = main(command)
        out, err = capsys.readouterr()
        assert code == 0, (command, out, err)
        assert out, command


def test_what_is_not_run_is_there() -> None:
    group = typer.main.get_command(app)
    commands = list(_commands("text"))
    assert commands
    for name, *arguments in commands:
        command = group.commands[name]  # type: ignore[attr-defined]
        if hasattr(command, "commands"):
            command = command.commands[arguments[0]]
        known = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in arguments if word.startswith("-")} <= known
