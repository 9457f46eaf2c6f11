from __future__ import annotations

import getpass
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Program
from tests.web.desks import quick
from whence.archive.folder import Archive
from whence.web.people import People

GOOD, NEW = "four words do well", "five other words do well"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("whence.web.people.people.Passwords", quick)
    return Archive.create(tmp_path / "archive").folder


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_an_account_from_beginning_to_end(program: Program, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, f"{GOOD}\nmore\n")
    assert program.run("users", "add", "maria", "--role", "admin", "-a", folder) == 0
    assert program.out == "Added: maria, admin\n"
    typed(monkeypatch, GOOD)
    assert program.run("users", "add", "omar", "-a", folder) == 0
    assert program.run("users", "role", "Omar", "editor", "-a", folder) == 0
    typed(monkeypatch, NEW)
    assert program.run("users", "password", "omar", "-a", folder) == 0
    assert program.run("users", "deactivate", "omar", "-a", folder) == 0
    assert program.run("users", "list", "-a", folder, "--json") == 0
    listed = [json.loads(line) for line in program.out.splitlines()]
    assert listed == [
        {"name": "maria", "role": "admin", "active": True, "last_seen": None},
        {"name": "omar", "role": "editor", "active": False, "last_seen": None},
    ]
    assert program.run("users", "activate", "omar", "-a", folder) == 0
    assert program.run("users", "list", "-a", folder) == 0
    assert "omar" in program.out
    people = People(folder, quick())
    assert people.users.right("omar", NEW)
    people.close()


def test_acts_are_in_the_audit_log_by_whoever_is_logged_in(
    program: Program, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, GOOD)
    program.run("users", "add", "maria", "--role", "admin", "-a", folder)
    assert program.run("log", "-a", folder, "--all", "--json") == 0
    last = json.loads(program.out.splitlines()[-1])
    assert (last["actor"], last["action"], last["subject"]) == (getpass.getuser(), "user added", "maria")
    assert GOOD not in program.out
    assert program.run("verify", "-a", folder) == 0


def test_a_password_is_asked_for_twice_at_a_terminal(
    program: Program, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    answers = [GOOD, GOOD, GOOD, NEW]
    monkeypatch.setattr(getpass, "getpass", lambda prompt: answers.pop(0))
    assert program.run("users", "add", "maria", "--role", "admin", "-a", folder) == 0
    assert program.run("users", "password", "maria", "-a", folder) == 2
    assert "not the same" in program.err


@pytest.mark.parametrize(
    ("arguments", "given", "told"),
    [
        (("add", "maria"), "", "standard input"),
        (("add", "maria"), "short\n", "12 or more"),
        (("add", "maria", "--role", "owner"), GOOD, "viewer, coder, editor, admin"),
        (("add", ""), GOOD, "a name has"),
        (("add", "<b>"), GOOD, "a name has"),
        (("add", "boss"), GOOD, "already"),
        (("role", "nobody", "admin"), "", "whence users list"),
        (("role", "boss", "viewer"), "", "last admin"),
        (("deactivate", "boss"), "", "last admin"),
    ],
)
def test_what_cannot_be_is_refused_with_a_remedy(
    program: Program,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    given: str,
    told: str,
) -> None:
    typed(monkeypatch, GOOD)
    program.run("users", "add", "boss", "--role", "admin", "-a", folder)
    typed(monkeypatch, given)
    assert program.run("users", *arguments, "-a", folder) == 2
    assert told in program.err
    people = People(folder, quick())
    assert [(user.name, user.role, user.active) for user in people.users.all()] == [("boss", "admin", True)]
    people.close()


def test_no_accounts_say_how_to_make_one(program: Program, folder: Path) -> None:
    assert program.run("users", "list", "-a", folder) == 0
    assert "whence users add NAME --role admin" in program.out


def test_a_password_is_no_option(program: Program, folder: Path) -> None:
    assert program.run("users", "add", "--help") == 0
    assert "--password" not in program.out
