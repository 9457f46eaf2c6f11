"""``whence backup`` and ``whence restore``."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whence.cli.archives import HERE, ArchiveFolder, Json, writing

if TYPE_CHECKING:
    from whence.archive.backup_format import Manifest

EXAMPLES = """\b
Examples:
  whence backup monday.zip                     one file with everything, checked after it was written
  whence backup monday.zip -a reports          of another archive; others may go on adding meanwhile
  whence restore monday.zip restored           a new archive in the folder "restored", verified
  whence restore monday.zip restored --database postgresql://user@host/name
                                               its rows in PostgreSQL, wherever they were before
"""

Target = Annotated[Path, typer.Argument(metavar="FILE.zip", help="The file to write.")]
Source = Annotated[Path, typer.Argument(metavar="FILE.zip", help="A file that whence backup wrote.")]
Folder = Annotated[
    Path, typer.Argument(metavar="FOLDER", help="Where the archive goes: a folder that is not there yet.")
]
Database = Annotated[
    str | None, typer.Option("--database", metavar="URL", help="An empty PostgreSQL database for the rows.")
]


def backup(file: Target, archive: ArchiveFolder = HERE, json: Json = False) -> None:
    """Write the whole archive to one file, and check that it reads back."""
    from whence.archive.backup import write_backup
    from whence.cli.tables import progress
    from whence.store.times import now as utc_now

    with writing(archive) as (_, store):
        with progress("Backing up") as shown:
            manifest = write_backup(store, file, now=utc_now(), progress=shown)
        store.log("backup", file.name, {"head": manifest.head, "raw": manifest.raw})
    _tell(manifest, "is in", file, json)


def restore(file: Source, folder: Folder, database: Database = None, json: Json = False) -> None:
    """Make a new archive of a backup. Every hash is checked first; nothing is restored of a damaged file."""
    from whence.archive.restoring import restore as put_back
    from whence.cli.tables import progress

    with progress("Restoring") as shown:
        manifest = put_back(file, folder, database=database, progress=shown)
    _tell(manifest, "was restored to", folder, json)


def _tell(manifest: Manifest, done: str, where: Path, json: bool) -> None:
    from whence.cli.tables import print_json, print_pairs, print_text, size

    if json:
        print_json({"path": str(where.absolute()), **asdict(manifest)})
        return
    print_text(f"The archive {done} {where}; all hashes hold.")
    tables = manifest.tables
    print_pairs(
        [
            ("reports", f"{tables['reports'].rows:,} in {tables['versions'].rows:,} versions"),
            ("readings", tables["readings"].rows),
            ("raw bytes", f"{size(manifest.raw_bytes)} in {manifest.raw:,} files"),
            ("taken", f"{manifest.made_at[:19]} UTC, schema {manifest.schema}, whence {manifest.program}"),
            ("audit head", manifest.head or "none"),
        ]
    )
