"""``whence bench gazetteer``: size and speed of the file of places."""

from __future__ import annotations

import json as json_format
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

File = Annotated[
    Path | None, typer.Option("--file", exists=True, help="The compiled file; if not given, the one readings use.")
]
Build = Annotated[bool, typer.Option("--build", help="Also compile the embedded places once, and time that.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def gazetteer(file: File = None, build: Build = False, json: Json = False) -> None:
    """Measure the file of places: its size, how fast it opens and answers, and what memory that takes."""
    from whence.bench.gazetteer import build_seconds, measure
    from whence.cli.measuring import print_rows
    from whence.reference.gazetteer import current_path

    report = measure(file or current_path())
    if build:
        elapsed, processor = build_seconds()
        report = replace(report, build_seconds=elapsed, build_processor_seconds=processor)
    if json:
        print(json_format.dumps(report.to_dict()))
    else:
        print_rows(report.rows())
