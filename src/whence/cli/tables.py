"""Tables, lists and JSON lines on standard output, and progress on standard error: the same for every command."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

Cell = "str | int | float | None | Text"


def print_json(value: Mapping[str, Any]) -> None:
    """Print one object on one line; ASCII only where the terminal has no more."""
    print(json.dumps(value, ensure_ascii=not _unicode(), allow_nan=False))


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, wide: str | None = None) -> None:
    """Print rows under a head line, fitted to the terminal; in a pipe each row has one line, as long as it needs.

    Args:
        columns: the heads; a head that ends in ``#`` is a column of numbers.
        rows: cells: text, numbers, None, or rich's Text. Text is made harmless.
        wide: the column that gives way when there is not room for all; the last if None.
    """
    from rich.table import Table

    width = terminal_width()
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold underline", show_edge=False)
    for column in columns:
        giving = column == (wide or columns[-1])
        table.add_column(
            column.rstrip("#") or "#",
            justify="right" if column.endswith("#") else "left",
            overflow="fold",
            no_wrap=not giving,
            ratio=1 if giving and width else None,
        )
    table.expand = width is not None
    for row in rows:
        table.add_row(*(_cell(cell) for cell in row))
    _print(table, width)


def print_pairs(pairs: Iterable[tuple[str, Any]]) -> None:
    """Print names and what they are, one pair a line; a pair without a value is a heading."""
    from rich.table import Table

    width = terminal_width()
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False, show_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold", no_wrap=width is None)
    for name, value in pairs:
        table.add_row(name, _cell(value))
    _print(table, width)


def print_text(text: str | Text) -> None:
    """Print a paragraph, wrapped to a terminal's width; in a pipe as it is."""
    from rich.text import Text

    _print(Text(text) if isinstance(text, str) else text, terminal_width())


def terminal_width() -> int | None:
    """Tell how many columns there are; None in a pipe, where lines may be of any length. COLUMNS decides if set."""
    set_width = os.environ.get("COLUMNS", "")
    if set_width.isdigit() and int(set_width) > 0:
        return int(set_width)
    return _console(None).width if sys.stdout.isatty() else None


@contextmanager
def progress(description: str, total: int | None = None) -> Iterator[Callable[..., None]]:
    """Show a bar on standard error where somebody watches.

    The function takes how much is done, a note beside it, and, once that is known, of how much in all.
    """
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = [TextColumn("{task.description}"), BarColumn(bar_width=20), MofNCompleteColumn()]
    bar = Progress(
        *columns,
        TextColumn("{task.fields[note]}", markup=False),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task(description, total=total, note="")
        yield lambda done, note, of=total: bar.update(task, completed=done, note=note, total=of)


def size(number: int) -> str:
    """Write a number of bytes for people."""
    value = float(number)
    for unit in ("bytes", "kB", "MB", "GB"):
        if value < 1000:
            return f"{value:,.0f} {unit}" if unit == "bytes" or value >= 100 else f"{value:.1f} {unit}"
        value /= 1000
    return f"{value:,.1f} TB"


def short(id: str) -> str:
    """Shorten an id to what people type; the whole one is in the JSON."""
    return id[:12]


def _cell(cell: Any) -> Text:
    from rich.text import Text

    from whence.export.safe import one_line

    if isinstance(cell, Text):
        return cell
    if isinstance(cell, int) and not isinstance(cell, bool):
        return Text(f"{cell:,}")
    return Text("" if cell is None else one_line(str(cell)))


def _print(what: Any, width: int | None) -> None:
    console = _console(width or 10_000)
    with console.capture() as printed:
        console.print(what, soft_wrap=False)
    for line in printed.get().splitlines():
        print(line.rstrip())


def _console(width: int | None) -> Console:
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False, width=width)


def _unicode() -> bool:
    return (sys.stdout.encoding or "").lower().startswith("utf")
