"""``whence demo``: the sample reports, read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from whence.cli.session import Session

EXAMPLES = """\b
Examples:
  whence demo                       reads examples/reports, writes pages into demo-out
  whence demo my-reports --out out  the same with a folder of yours
"""
_NEXT = """\
What to try next:
  open {page} in a browser: every value leads to the words it came from
  whence read {report} --json       the same as data
  whence read YOUR-REPORT.txt --html page.html   a report of your own, a text file, PDF or saved web page
  whence init archive && whence add {folder} -a archive && whence search palmyra -a archive
                                    the same reports kept, searched and, with whence code, read for good
"""

Folder = Annotated[Path, typer.Argument(help="A folder of reports.")]
Out = Annotated[Path, typer.Option("--out", help="The folder that the pages go to.")]
Width = Annotated[int, typer.Option("--width", min=40, help="Lay tables out for this many columns.")]


def demo(
    context: typer.Context,
    folder: Folder = Path("examples/reports"),
    out: Out = Path("demo-out"),
    width: Width = 100,
) -> None:
    """Read the sample reports, print their claims, write their pages, and say what to try next."""
    from whence.cli.batch import Batch, Output

    reports = sorted(path for path in folder.glob("*") if path.suffix in (".txt", ".html")) if folder.is_dir() else []
    if not reports:
        raise typer.BadParameter(
            f"no reports (.txt, .html) in {folder}; run it where Whence's source is, or name a folder"
        )
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise typer.BadParameter(f"{out} cannot be made ({error.strerror}); name another folder") from error
    code = Batch(context.ensure_object(Session), Output(html=out, width=width, quiet=True)).run(
        [str(p) for p in reports]
    )
    print(_NEXT.format(folder=folder, page=out / f"{reports[0].stem}.reading.html", report=reports[0]))
    raise typer.Exit(code)
