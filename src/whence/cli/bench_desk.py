"""``whence bench desk``: how the desk does on a large archive."""

from __future__ import annotations

import json as json_format
from pathlib import Path
from typing import Annotated

import typer

CLAIMS = 200_000
SECONDS = 60

Claims = Annotated[int, typer.Option("--claims", min=100, help="How many made-up claims the archive holds.")]
Folder = Annotated[
    Path | None,
    typer.Option(
        "--archive",
        "-a",
        metavar="FOLDER",
        help="Where that archive lies, or is made; else in the cache (WHENCE_CACHE).",
    ),
]
Readers = Annotated[int, typer.Option("--readers", min=0, help="How many people read at once; 0 leaves that out.")]
Seconds = Annotated[int, typer.Option("--seconds", min=5, help="How long they read.")]
Browser = Annotated[bool, typer.Option("--browser/--no-browser", help="Look at the overview in Chromium.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def desk(
    claims: Claims = CLAIMS,
    archive: Folder = None,
    readers: Readers = 50,
    seconds: Seconds = SECONDS,
    browser: Browser = True,
    json: Json = False,
) -> None:
    """Serve made-up claims: when the overview is there, when a filter shows, what many readers wait for.

    The archive is made once and kept (200,000 claims take a quarter of an hour and 1 GB); what was begun is gone on
    with. Then one Chromium opens the overview and changes its filters a hundred times; then people read over HTTP, one
    request a second each, while whence add takes reports in. Give it the machine for itself.
    """
    from whence.bench.desk.browsing import look
    from whence.bench.desk.filling import Size, filled
    from whence.bench.desk.readers import read_together
    from whence.bench.desk.report import DeskReport
    from whence.bench.desk.serving import serving
    from whence.cli.measuring import bar, print_rows

    size = Size(claims)
    folder = archive or _cached(claims)
    with bar("Filling the archive") as progress:
        filled(folder, size, progress)
    looking = reading = None
    with serving(folder) as served:
        started = served.seconds
        if browser:
            with bar("Changing filters") as progress:
                looking = look(served, progress)
    if readers:
        with serving(folder) as served:
            reading = read_together(served, folder, seconds, readers=readers)
    report = DeskReport(size, started, looking, reading)
    if json:
        print(json_format.dumps(report.to_dict()))
    else:
        print_rows(report.rows())


def _cached(claims: int) -> Path:
    """Name the archive in the folder of what can be made again."""
    from whence.reference.gazetteer import default_path

    return default_path().parent / f"bench-desk-{claims}"
