"""``whence read``: reports to readings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whence.cli.session import Session

if TYPE_CHECKING:
    from whence.model.dates import PartialDate

EXAMPLES = """\b
Examples:
  whence read report.txt                        a table of claims
  whence read report.html --html page.html      and a page with the words behind them
  whence read report.pdf alert.eml note.docx    PDF, mail and Word documents, each opened in a child process
  whence read *.txt --json > readings.jsonl     one JSON object a line
  whence read - --published 2019-04-04 < a.txt  where the text does not tell its date
  whence read report.txt --ratings ratings.yaml  with your ratings, A to F, of outlets and speakers:
      outlets: {reuters.com: B}
      speakers: {sdf: C, kind rebel: D}
  whence read https://example.org/report        one page, fetched because you name it
"""


def _published(text: str) -> PartialDate:
    from whence.model.dates import PartialDate
    from whence.model.errors import ModelError

    try:
        return PartialDate.parse(text)
    except ModelError as error:
        raise typer.BadParameter(str(error), param_hint="--published") from error


Reports = Annotated[
    list[str], typer.Argument(metavar="REPORT...", help="Files, addresses (http, https), or - for standard input.")
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object a line instead of tables.")]
Html = Annotated[
    Path | None, typer.Option("--html", metavar="OUT", help="Also write a self-contained page; a folder for several.")
]
Published = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="When it was published: YYYY, YYYY-MM or YYYY-MM-DD.")
]
Ratings = Annotated[
    Path | None,
    typer.Option("--ratings", metavar="FILE", help="Your ratings of outlets and speakers, A to F: YAML or CSV."),
]
Width = Annotated[int | None, typer.Option("--width", min=40, help="Lay tables out for this many columns.")]


def read(
    context: typer.Context,
    reports: Reports,
    json: Json = False,
    html: Html = None,
    published: Published = None,
    ratings: Ratings = None,
    width: Width = None,
) -> None:
    """Read reports: who did what to whom, where and when, who says so, and the words that say it."""
    from whence.cli.batch import Batch, Output
    from whence.config import Config

    session = context.ensure_object(Session)
    if ratings is not None:
        from whence.reference.ratings import Ratings as Rated

        Rated.load(ratings)  # refused before any report is read, not after it
    day = _published(published) if published else None
    code = Batch(session, Output(json, html, width), day, Config(ratings=ratings)).run(reports)
    raise typer.Exit(code)
