"""``whence gazetteer import``: a GeoNames dump becomes the file of places."""

from __future__ import annotations

import json as json_format
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whence.export.safe import one_line

if TYPE_CHECKING:
    from whence.reference.gazetteer_import import Summary

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH...",
        help="A folder with the files of GeoNames, or the files, plain or as .zip: allCountries.txt or a country's "
        "file such as NL.txt; alternateNamesV2.txt, admin1CodesASCII.txt, admin2Codes.txt countryInfo.txt if there.",
    ),
]
Out = Annotated[
    Path | None, typer.Option("--out", help="The file to write; if not given, the one in the cache that readings use.")
]
Restart = Annotated[bool, typer.Option("--restart", help="Begin anew instead of going on where an import stopped.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]

_SHOWN = 8
"""Kinds of features left out that are named in the summary; the others are summed up."""


def import_dump(paths: Paths, out: Out = None, restart: Restart = False, json: Json = False) -> None:
    """Take over a GeoNames dump beside the places that Whence brings itself; readings use it from then on.

    An import that is stopped goes on where it was when the same command is given again.
    """
    from whence.cli.failures import complain
    from whence.reference import gazetteer
    from whence.reference.gazetteer_import import import_dump, working_path
    from whence.reference.geonames_files import find_sources

    sources = find_sources(paths)
    target = out or gazetteer.imported_path()
    base = gazetteer.embedded_path()
    try:
        with _bar() as progress:
            summary = import_dump(sources, target, base, restart=restart, progress=progress)
    except KeyboardInterrupt:
        complain("stopped: the same command goes on where it was; --restart begins anew")
        raise
    except OSError as error:
        raise typer.BadParameter(
            f"{working_path(target)} cannot be written ({error.strerror}); name another file", param_hint="--out"
        ) from error
    if json:
        print(json_format.dumps(summary.to_dict()))
    else:
        _print(summary)
    if out is not None:
        typer.echo(f"whence: wrote {out}; readings go on using {gazetteer.current_path()}", err=True)


def _print(summary: Summary) -> None:
    from whence.cli.measuring import print_rows

    rows = [("places taken", f"{sum(summary.places.values()):,}")]
    rows += [(f"as {kind}", f"{count:,}") for kind, count in summary.places.items()]
    rows.append(("names taken", f"{summary.names:,}"))
    rows.append(("features left out", f"{sum(summary.left_out.values()):,}"))
    left = list(summary.left_out.items())
    rows += [(f"left out {code}", f"{count:,}") for code, count in left[:_SHOWN]]
    if left[_SHOWN:]:
        rows.append(("left out others", f"{sum(count for _, count in left[_SHOWN:]):,}"))
    rows.append(("lines refused", f"{sum(sum(reasons.values()) for reasons in summary.refused.values()):,}"))
    for source, reasons in summary.refused.items():
        rows += [(f"refused in {source}: {reason}", f"{count:,}") for reason, count in reasons.items()]
    rows.append(("places in the file", f"{summary.total:,}"))
    print_rows(rows)


@contextmanager
def _bar() -> Iterator[Callable[[str, int, int], None] | None]:
    """Give what moves a progress bar by bytes; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich import progress
    from rich.console import Console

    columns = (
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.DownloadColumn(),
        progress.TransferSpeedColumn(),
        progress.TimeRemainingColumn(),
    )
    with progress.Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("reading", total=None)
        yield lambda label, done, total: shown.update(task, description=one_line(label), completed=done, total=total)
