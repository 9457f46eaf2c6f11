"""The program's commands."""

from __future__ import annotations

from typing import Annotated

import typer

from whence.cli import read, version
from whence.cli.session import Session

app = typer.Typer(
    name="whence",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(epilog="Start with: whence read report.txt. Every command shows examples: whence read --help.")
def whence(
    context: typer.Context,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show what happens inside, and where errors come from.")
    ] = False,
) -> None:
    """Turn news reports on armed conflict into event data in which every value points at the words it came from."""
    session = context.ensure_object(Session)
    session.debug = debug
    if debug:
        import logging

        logging.basicConfig(level=logging.DEBUG, format="%(name)s: %(message)s")


app.command("read", short_help="Read reports: tables of claims, JSON, pages.", epilog=read.EXAMPLES)(read.read)
app.command("version")(version.version)
