"""``whence demo``: the sample reports, read, kept and served."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from whence.cli.session import Session

EXAMPLES = """\b
Examples:
  whence demo                       reads examples/reports, writes pages into demo-out, keeps the reports in the archive
                                    demo-out/archive, and serves it: open the link that it prints; Ctrl-C stops
  whence demo my-reports --out out  the same with a folder of yours
  whence demo --no-serve            only reads and writes pages
Where nobody sits at a terminal it serves as long as it takes to fetch a page and an incident, and ends.
"""
_NEXT = """\
What to try next:
  open {page} in a browser: every value leads to the words it came from
  whence read {report} --json       the same as data
  whence read YOUR-REPORT.txt --html page.html   a report of your own, a text file, PDF or saved web page
  whence init archive && whence add {folder} -a archive && whence code -a archive && whence link -a archive
                                    the same reports kept, read for good, and linked; whence serve -a archive shows them
"""

Folder = Annotated[Path, typer.Argument(help="A folder of reports.")]
Out = Annotated[Path, typer.Option("--out", help="The folder that the pages go to.")]
Serve = Annotated[bool, typer.Option("--serve/--no-serve", help="Keep them in an archive too, and serve it.")]
Width = Annotated[int, typer.Option("--width", min=40, help="Lay tables out for this many columns.")]


def demo(
    context: typer.Context,
    folder: Folder = Path("examples/reports"),
    out: Out = Path("demo-out"),
    width: Width = 100,
    serve: Serve = True,
) -> None:
    """Read the sample reports, print their claims, write their pages, say what to try next, and serve them."""
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
    session, sources = context.ensure_object(Session), [str(path) for path in reports]
    code = Batch(session, Output(html=out, width=width, quiet=True)).run(sources)
    print(_NEXT.format(folder=folder, page=out / f"{reports[0].stem}.reading.html", report=reports[0]))
    if serve:
        code = max(code, _served(session, out / "archive", sources))
    raise typer.Exit(code)


def _served(session: Session, folder: Path, sources: list[str]) -> int:
    from whence.cli.demonstrating import INTERRUPTED, kept, served

    print(f"The same reports in an archive, {folder}:", flush=True)
    archive, code = kept(session, folder, sources)
    print()
    return code if code == INTERRUPTED else max(code, served(archive))
