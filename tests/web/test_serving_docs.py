"""docs/serving.md against the program: its commands, and the figures that it tells."""

from __future__ import annotations

import re
import shlex
from datetime import timedelta
from pathlib import Path

import pytest
import typer

from whence.cli.app import app
from whence.store.backend import SEARCH_LIMIT_S
from whence.web.people import attempts, passwords
from whence.web.people.sessions import LINK_LIFE, OF_ACCOUNTS, OF_ONE, Lengths
from whence.web.security import bodies, crowds
from whence.web.serving.listening import Place

_PAGE = (Path(__file__).parents[2] / "docs/serving.md").read_text("utf-8")
_COMMANDS = [
    *(line.removeprefix("$ ") for line in _PAGE.splitlines() if line.startswith("$ whence ")),
    *re.findall(r"`(whence (?:serve|users)\b[^`]*)`", _PAGE),
]
_FREE = [*attempts._KINDS.values()]
_CROWDS = [(kind.each, kind.all) for kind in crowds.KINDS]


def _hours(number: int) -> timedelta:
    return timedelta(hours=number)


@pytest.mark.parametrize("line", _COMMANDS)
def test_every_command_is_one(line: str) -> None:
    command = typer.main.get_command(app)
    words = shlex.split(line)[1:]
    while words and hasattr(command, "commands") and words[0] in command.commands:
        command = command.commands[words.pop(0)]
    assert not hasattr(command, "commands") or not words, f"{words} is no command"
    known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
    assert {word for word in words if word.startswith("-")} <= known


def test_there_are_commands() -> None:
    assert len(_COMMANDS) > 5


@pytest.mark.parametrize(
    ("told", "so"),
    [
        ("for five minutes", LINK_LIFE.total_seconds() == 300),
        ("after a day unused, and after a week", Lengths(_hours(24), _hours(7 * 24)) == OF_ONE),
        ("after two hours unused, and after twelve hours", Lengths(_hours(2), _hours(12)) == OF_ACCOUNTS),
        ("Passwords have 12 characters or more", passwords.LEAST == 12),
        ("after 5 failures of a name from an address (20 of an address, 50 of a name)", _FREE == [5, 20, 50]),
        ("double up to 15 minutes", attempts.LONGEST_WAIT_S == 900),
        ("at most eight attempts at once", attempts._AT_ONCE == 8),
        ("bodies up to 4 MB within 20 s", (bodies.MOST_BYTES, bodies._PATIENCE_S) == (4_000_000, 20)),
        ("addresses up to 8,000 characters", bodies.MOST_TARGET == 8000),
        ("two exports a person and four in all, eight streams a person", _CROWDS == [(2, 4), (8, 100)]),
        ("searches are stopped after 10 s", SEARCH_LIMIT_S == 10),
        ("served at http://127.0.0.1:8470", Place().origin(Place().port) == "http://127.0.0.1:8470"),
    ],
)
def test_every_figure_is_the_programs(told: str, so: bool) -> None:
    assert told in " ".join(_PAGE.split())
    assert so
