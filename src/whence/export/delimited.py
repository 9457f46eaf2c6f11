"""Tables as delimited text (RFC 4180): UTF-8, lines end in LF, texts in quotes, numbers and days bare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from whence.export.cells import joined, safe, visible

Cell: TypeAlias = str | int | float | date | Sequence[str] | None
"""A value: a text, a number, a day, several texts in one cell, or nothing."""

Row: TypeAlias = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """How a table is written: its columns in order, what stands between them, and a row of HXL tags if any."""

    columns: tuple[str, ...]
    delimiter: str = ","
    tags: Mapping[str, str] | None = None

    def head(self) -> bytes:
        """Write the header, and the tags under it."""
        lines = [self.delimiter.join(self.columns)]
        if self.tags is not None:
            lines.append(self.delimiter.join(self.tags.get(column, "") for column in self.columns))
        return "".join(f"{line}\n" for line in lines).encode("utf-8")

    def row(self, values: Row) -> bytes:
        """Write a row.

        Raises:
            ValueError: the values are not those of the columns.
        """
        if values.keys() != set(self.columns):
            raise ValueError(f"columns that do not fit: {', '.join(sorted(values.keys() ^ set(self.columns)))}")
        return (self.delimiter.join(_written(values[column]) for column in self.columns) + "\n").encode("utf-8")


def table(form: Table, rows: Iterable[Row]) -> Iterator[bytes]:
    """Write a table line by line."""
    yield form.head()
    for row in rows:
        yield form.row(row)


def _written(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return repr(value)
    text = safe(visible(value)) if isinstance(value, str) else joined(visible(each) for each in value)
    doubled = text.replace('"', '""')
    return f'"{doubled}"' if text else ""
