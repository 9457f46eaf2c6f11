"""The commands of docs/linked-data.md are commands that there are, with options that they have."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import typer

from whence.cli.app import app
from whence.export.catalogue import format_named

_PAGE = (Path(__file__).parents[1] / "docs" / "linked-data.md").read_text("utf-8")


def test_its_commands_are_there() -> None:
    export = typer.main.get_command(app).commands["export"]  # type: ignore[attr-defined]
    commands = [shlex.split(line)[3:] for line in re.findall(r"^\$ whence export .*$", _PAGE, re.MULTILINE)]
    assert {name for name, *_ in commands} == {"geojson", "annotations", "prov", "ftm"}
    for name, out, *options in commands:
        known = {option for parameter in export.commands[name].params for option in parameter.opts}
        assert {word for word in options if word.startswith("-")} <= known
        assert "--variant" not in options or options[-1] in format_named(name).variants
        assert options or out.endswith(format_named(name).extension)
