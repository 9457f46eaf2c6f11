"""Where results go: standard output for readings, a file for a page."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from whence.model.reading import Reading


def print_json(reading: Reading) -> None:
    """Print a reading as one line of JSON."""
    from whence.export import json

    print(json.dumps(reading, ascii_only=_narrow()))


def print_table(reading: Reading, width: int | None) -> None:
    """Print a reading for people: fitted to a terminal; in a pipe one line a claim, unless a width is asked for."""
    from rich.console import Console

    from whence.export import table

    console = Console(highlight=False, markup=False, emoji=False)
    if width is None and (console.is_terminal or os.environ.get("COLUMNS", "").isdigit()):
        width = console.width
    console.width = width or table.natural_width(reading)
    with console.capture() as printed:
        console.print(table.view(reading, width=width, ascii_only=_narrow()))
    for line in printed.get().splitlines():
        print(line.rstrip())


def print_heading(source: str) -> None:
    """Print which report comes next."""
    from whence.export.safe import one_line

    print(f"== {one_line(source)}")


def page_path(out: Path, source: str, several: bool) -> Path:
    """Say where the page of a report goes: the file that was named, or a file in the folder that was named.

    Raises:
        BadParameter: there are several reports and one file, or the file is the report itself.
    """
    if out.is_dir():
        stem = Path(source.rstrip("/")).stem if source != "-" else "stdin"
        return out / f"{stem or 'report'}.reading.html"
    if several:
        raise typer.BadParameter(f"{out} is one file and there are several reports; name a folder", param_hint="--html")
    if str(out) == "-" or (source != "-" and out.exists() and Path(source).exists() and out.samefile(source)):
        raise typer.BadParameter(f"{out} cannot take the page; name another file", param_hint="--html")
    return out


def write_page(reading: Reading, path: Path) -> None:
    """Write a reading's page, whole or not at all.

    Raises:
        BadParameter: the file cannot be written.
    """
    from whence.archive.whole_files import whole_file
    from whence.export.html import page

    content = page(reading).encode("utf-8", "replace")
    try:
        with whole_file(path) as file:
            file.write(content)
    except OSError as error:
        raise typer.BadParameter(
            f"{path} cannot be written ({error.strerror}); name another file", param_hint="--html"
        ) from error


def _narrow() -> bool:
    return not (sys.stdout.encoding or "").lower().startswith("utf")
