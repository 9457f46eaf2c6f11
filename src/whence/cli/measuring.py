"""What the benchmarks' commands print: rows on standard output, a bar on standard error while somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from whence.export.safe import one_line

if TYPE_CHECKING:
    from whence.bench.errors.report import ErrorReport

Progress = Callable[[int, int], None]


def print_rows(rows: Sequence[Sequence[str]]) -> None:
    """Print rows in columns; figures, which follow the first column, to the right."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    widths[0] = max(widths[0], 12)
    for row in rows:
        first, *others = (one_line(cell) for cell in row)
        cells = [first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))]
        print("  ".join(cells).rstrip(), flush=True)


def print_errors(report: ErrorReport, examples: int) -> None:
    """Print the table of classes, then some examples of each with the words in their context."""
    print_rows(report.rows())
    if not examples:
        return
    for heading, lines in report.examples(examples):
        print(f"\n{one_line(heading)}")
        for line in lines:
            print(f"  {one_line(line)}")


@contextmanager
def bar(label: str) -> Iterator[Progress | None]:
    """Give what moves a progress bar; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(one_line(label), total=None)
        yield lambda done, total: shown.update(task, completed=done, total=total)


def counted(call: Callable[[str], object], total: int, progress: Progress | None) -> Callable[[str], object]:
    """Let every call move the bar."""
    if progress is None:
        return call
    done = 0

    def counting(text: str) -> object:
        nonlocal done
        result = call(text)
        done = min(done + 1, total)
        progress(done, total)
        return result

    return counting
