"""``whence code``: reports of an archive to readings."""

from __future__ import annotations

from typing import Annotated

import typer

from whence.cli.archives import HERE, ArchiveFolder, Json
from whence.cli.session import Session

EXAMPLES = """\b
Examples:
  whence code                       read what has no reading yet, on all cores
  whence code --workers 1           the same, on one core, and the same readings
  whence code --limit 1000          no more than so many this time
  whence code --again               after an update of Whence or of your ratings: read anew what an older one has read;
                                    old readings stay, and whence diff shows what changed
  whence code --report 4f1c2e       one report, or version of one, by the beginning of its id
  whence code --json > coded.jsonl  one line for each, printed once its reading is kept
Ctrl-C lets the reports in hand be finished and leaves the others for next time; a second one ends at once.
"""

Workers = Annotated[
    int | None,
    typer.Option("--workers", min=1, metavar="N", help="Processes that read; else as set, else one for each core."),
]
Again = Annotated[bool, typer.Option("--again", help="Also what was read already, but not by this version.")]
One = Annotated[str | None, typer.Option("--report", metavar="ID", help="Only this report's newest version, or this.")]
Limit = Annotated[int | None, typer.Option("--limit", min=1, metavar="N", help="Begin with at most so many.")]


def code(
    context: typer.Context,
    workers: Workers = None,
    again: Again = False,
    report: One = None,
    limit: Limit = None,
    archive: ArchiveFolder = HERE,
    json: Json = False,
) -> None:
    """Read the reports that wait, in worker processes. What fails five times is set aside with its reason (exit 2)."""
    from whence.cli.archives import version_of, writing
    from whence.cli.coding import Coding, Wishes

    session = context.ensure_object(Session)
    with writing(archive) as (here, store):
        only = version_of(store, report).id if report else None
        result = Coding(here, store, session, json).run(Wishes(workers, again, only, limit))
    raise typer.Exit(result)
