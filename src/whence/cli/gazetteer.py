"""``whence gazetteer``: the file of places that names are looked up in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

EXAMPLES = """\b
Examples:
  whence gazetteer build                      into the cache, where every reading finds it
  whence gazetteer build --out places.sqlite  into a file of your choice
"""

Out = Annotated[Path | None, typer.Option("--out", help="The file to write; the user's cache if not given.")]

app = typer.Typer(help="The file of places that names are looked up in.", epilog=EXAMPLES, rich_markup_mode=None)


@app.callback()
def gazetteer() -> None:
    """Keep the group a group while it has one command."""


@app.command("build", epilog=EXAMPLES)
def build(out: Out = None) -> None:
    """Compile the gazetteer anew; takes about half a minute. Otherwise the first reading does it."""
    from whence.reference import gazetteer as places
    from whence.reference import gazetteer_build

    path = out or places.default_path()
    try:
        gazetteer_build.build(path)
    except OSError as error:
        raise typer.BadParameter(
            f"{path} cannot be written ({error.strerror}); name another file", param_hint="--out"
        ) from error
    typer.echo(f"whence: wrote {path}", err=True)
