"""``whence add``: reports into an archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from whence.cli.archives import HERE, ArchiveFolder, Json
from whence.cli.session import Session

if TYPE_CHECKING:
    from whence.ingest.sources import SourceOptions
    from whence.model.dates import PartialDate

EXAMPLES = """\b
Examples:
  whence add report.html                         one file: text, page, PDF, mail, Word
  whence add reports/ -a archive                 a folder with all that is in it, into the archive "archive"
  whence add dump.jsonl --map text=Body,published=Date,url=Link
                                                 a table: JSON lines, JSON, CSV; with the columns that hold what
  whence add crawl.warc.gz export.wacz           web archives
  whence add https://example.org/report          one page, fetched because you name it
  whence add - < report.txt                      standard input
  whence add old.txt --publisher "Sample Herald" --published 1993-03
  whence add reports/ --dry-run                  only say what would happen
What is there already is passed over, so the same command can be given again, also after Ctrl-C: it goes on.
"""

Sources = Annotated[
    list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, tables, web archives, addresses, or -.")
]
Mapping = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="FIELD=COLUMN", help="Which column of a table holds what; several with commas."),
]
Format = Annotated[
    str | None, typer.Option("--format", metavar="KIND", help="What a source is, where its name does not tell.")
]
Publisher = Annotated[str | None, typer.Option("--publisher", metavar="NAME", help="The outlet of all of them.")]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="When all were published: YYYY, YYYY-MM or YYYY-MM-DD."),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Write nothing; say what would become of each.")]


def add(
    context: typer.Context,
    sources: Sources,
    mapping: Mapping = None,
    format: Format = None,
    publisher: Publisher = None,
    published: Published = None,
    dry_run: DryRun = False,
    archive: ArchiveFolder = HERE,
    json: Json = False,
) -> None:
    """Take reports in. What cannot be read is named, kept for another try, and the rest is taken in (exit code 2)."""
    from whence.cli.adding import Adding, Shown
    from whence.cli.archives import writing

    session = context.ensure_object(Session)
    options = _options(mapping or [], format, session)
    day = _date(published)
    with writing(archive) as (here, store):
        adding = Adding(here, store, session, options, Shown(json, dry_run), publisher, day)
        code = adding.run(sources)
    raise typer.Exit(code)


def _options(mapping: list[str], kind: str | None, session: Session) -> SourceOptions:
    from whence.ingest.kinds import SourceKind
    from whence.ingest.mapping import Columns
    from whence.ingest.sources import SourceOptions

    try:
        chosen = SourceKind(kind) if kind else None
    except ValueError as error:
        raise typer.BadParameter(
            f"no such kind: {kind}; there are {', '.join(SourceKind)}", param_hint="--format"
        ) from error
    return SourceOptions(kind=chosen, columns=Columns.parse(mapping), today=session.today)


def _date(text: str | None) -> PartialDate | None:
    if text is None:
        return None
    from whence.model.dates import PartialDate
    from whence.model.errors import ModelError

    try:
        return PartialDate.parse(text)
    except ModelError as error:
        raise typer.BadParameter(str(error), param_hint="--published") from error
