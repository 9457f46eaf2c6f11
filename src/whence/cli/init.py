"""``whence init``: a new archive."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

EXAMPLES = """\b
Examples:
  whence init reports                  an archive in the folder "reports": database, raw bytes, settings
  whence init                          in the current folder
  whence init reports --database postgresql://user@host/name
                                       the rows in PostgreSQL; its password is told by PGPASSWORD or ~/.pgpass
  whence add *.html -a reports         what comes next
"""

Folder = Annotated[Path, typer.Argument(metavar="[FOLDER]", help="Where; made if it is not there.", show_default=False)]
Database = Annotated[
    str | None,
    typer.Option("--database", metavar="URL", help="A PostgreSQL database for the rows, instead of a file."),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def init(folder: Folder = Path(), database: Database = None, json: Json = False) -> None:
    """Make an archive: a folder with a database, the reports' raw bytes and the settings, whence.toml."""
    from whence.archive.folder import SETTINGS, Archive
    from whence.cli.tables import print_json, print_text

    archive = Archive.create(folder, database=database)
    if json:
        print_json({"folder": str(archive.folder.absolute()), "database": archive.settings.store.database})
        return
    option = "" if folder == Path() else f" -a {folder}"
    print_text(f"An empty archive is in {archive.folder.absolute()}; its settings are in {SETTINGS}.")
    print_text(f"Next: whence add FILE...{option}")
