"""``whence users``: who may use a desk that several people share."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whence.cli.archives import HERE, ArchiveFolder, Json, found

if TYPE_CHECKING:
    from whence.web.people import People
    from whence.web.people.users import Change, Log

EXAMPLES = """\b
Examples:
  whence users add maria --role admin        asks for a password; roles: viewer < coder < editor < admin
  whence users add omar < password.txt       with standard input that is no terminal, its first line is the password
  whence users list                          names, roles, when last seen
  whence users role omar editor              he is signed out, and signs in with the new role
  whence users password omar                 a new password; his sessions end
  whence users deactivate omar               he can no longer sign in; what he did stays his; and activate
Accounts are for whence serve --accounts. They are in desk.db, which backups leave out; acts on them are in whence log.
"""

app = typer.Typer(help="Keep the accounts of a desk for several people.", epilog=EXAMPLES, no_args_is_help=True)

Name = Annotated[str, typer.Argument(metavar="NAME", help="Whose account.")]
Role = Annotated[str, typer.Option("--role", metavar="ROLE", help="viewer, coder, editor or admin.")]
NewRole = Annotated[str, typer.Argument(metavar="ROLE", help="viewer, coder, editor or admin.")]


@app.command("add", epilog=EXAMPLES)
def add(name: Name, role: Role = "viewer", archive: ArchiveFolder = HERE) -> None:
    """Make an account. The password is asked for, or read from standard input; it is never an argument."""
    from whence.store.times import now

    _check_name(name)
    with _open(archive) as (people, log):
        user = people.users.add(name, role, _new_password(name), log=log, now=now())
    print(f"Added: {user.name}, {user.role}")


@app.command("list", epilog=EXAMPLES)
def list_(archive: ArchiveFolder = HERE, json: Json = False) -> None:
    """List the accounts."""
    from whence.cli.tables import print_json, print_table, print_text
    from whence.web.people import People

    people = People(found(archive).folder)
    try:
        users = people.users.all()
    finally:
        people.close()
    if json:
        for each in users:
            print_json({"name": each.name, "role": each.role, "active": each.active, "last_seen": each.last_seen})
    elif users:
        rows = [(each.name, each.role, "yes" if each.active else "no", each.last_seen or "never") for each in users]
        print_table(("name", "role", "active", "last seen"), rows)
    else:
        print_text("no accounts; whence users add NAME --role admin makes one")


@app.command("role", epilog=EXAMPLES)
def role(name: Name, role: NewRole, archive: ArchiveFolder = HERE) -> None:
    """Change what somebody may do. Sessions end."""
    from whence.web.people.users import Change

    _change(archive, name, Change(role=role), f"is now {role}")


@app.command("password", epilog=EXAMPLES)
def password(name: Name, archive: ArchiveFolder = HERE) -> None:
    """Change somebody's password: asked for, or read from standard input. Sessions end."""
    from whence.web.people.users import Change

    _change(archive, name, Change(password=_new_password(name)), "has a new password")


@app.command("deactivate", epilog=EXAMPLES)
def deactivate(name: Name, archive: ArchiveFolder = HERE) -> None:
    """Let somebody in no more. The account stays, so that nobody else can take the name; sessions end."""
    from whence.web.people.users import Change

    _change(archive, name, Change(active=False), "can no longer sign in")


@app.command("activate", epilog=EXAMPLES)
def activate(name: Name, archive: ArchiveFolder = HERE) -> None:
    """Let somebody in again."""
    from whence.web.people.users import Change

    _change(archive, name, Change(active=True), "can sign in again")


def _change(folder: Path, name: str, change: Change, told: str) -> None:
    with _open(folder) as (people, log):
        user = people.users.change(name, change, log=log)
    print(f"Changed: {user.name} {told}")


@contextmanager
def _open(folder: Path) -> Iterator[tuple[People, Log]]:
    """Open the accounts of an archive for a change, by whoever is logged in here."""
    from whence.web.people import People
    from whence.web.people.acts import logging_acts
    from whence.web.serving.opened import person

    archive = found(folder)
    people = People(archive.folder)
    try:
        with logging_acts(archive, person()) as log:
            yield people, log
    finally:
        people.close()


def _check_name(name: str) -> None:
    """Refuse what no account can be called.

    Raises:
        BadParameter: it is empty, too long, or holds what names do not hold.
    """
    import re

    from whence.web.people.users import NAME

    if not re.fullmatch(NAME, name):
        raise typer.BadParameter(
            "a name has up to 64 letters, digits, spaces and . @ _ -, and begins with none of . @ -"
        )


def _new_password(name: str) -> str:
    """Ask for a password twice; where nobody can be asked, take the first line of standard input."""
    from whence.web.people.passwords import check_new

    if not sys.stdin.isatty():
        given = sys.stdin.readline().rstrip("\r\n")
        if not given:
            raise typer.BadParameter("no password on standard input; its first line is the password")
        return given
    import getpass

    given = getpass.getpass(f"Password for {name}: ")
    check_new(given, name)
    if getpass.getpass("The same again: ") != given:
        raise typer.BadParameter("the two are not the same; nothing was changed")
    return given
