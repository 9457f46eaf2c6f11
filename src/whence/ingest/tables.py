"""Tables of reports: JSON lines, JSON documents, CSV and TSV, also as gzip; columns by name (``mapping``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import PurePath
from typing import BinaryIO

from whence.ingest.container import Passed, Position, Skipped, Within
from whence.ingest.delimited import read_rows, sniffed
from whence.ingest.jsonl import Bad, Cells, Read, read_document, read_lines
from whence.ingest.lines import opened
from whence.ingest.mapping import Columns, completed, row_of
from whence.model.errors import EmptyInput, UnreadableInput
from whence.model.item import Address, Capture, Item, Refused, Via

_KINDS_OF_COLUMNS = 1_000
"""How many sets of column names of JSON rows are remembered; beyond them a file is no table."""


class TableForm(StrEnum):
    """How a table is written."""

    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"


def read_table(
    stream: BinaryIO, within: Within, columns: Columns | None = None, form: TableForm | None = None
) -> Iterator[Position]:
    """Read a table of reports, row by row; a bad row costs only itself.

    Args:
        stream: its bytes, as gzip or not.
        within: what the table is called, and how many positions are skipped: lines of JSON, else rows.
        columns: what the user says of the columns; the rest is told from their names.
        form: how it is written; told from its name and its beginning where it is None.

    Yields:
        For every row an item (its bytes are the line as it stands, or else the cells as canonical JSON), an address
        where it has no text, or why it is neither.

    Raises:
        InputError: it is no table, or it is not known which column holds the text.
    """
    buffered, head = opened(stream, within.place)
    with buffered:
        if not head.strip():
            raise EmptyInput(f"{within.place}: empty; give a table with a row for each report")
        form = form or form_of(within.place, head)
        reader = _Reader(within, columns or Columns())
        if form in (TableForm.CSV, TableForm.TSV):
            tab = "\t" if form is TableForm.TSV else None
            dialect = sniffed(head, within.place, tab)
            yield from reader.delimited(read_rows(buffered, dialect, within.skip))
        elif form is TableForm.JSONL:
            yield from reader.objects(read_lines(buffered, within.skip))
        else:
            yield from reader.objects(read_document(buffered, within.place, within.skip))


def form_of(place: str, head: bytes) -> TableForm:
    """Tell how a table is written by the look of its first line, and by its name where that leaves it open."""
    suffix = PurePath(place.lower().removesuffix(".gz")).suffix.removeprefix(".")
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"["):
        return TableForm.JSON
    if text.startswith(b"{"):
        first, newline, rest = text.partition(b"\n")
        whole = first.rstrip().endswith(b"}") and (not rest.strip() or rest.lstrip().startswith(b"{"))
        more = not newline or suffix in ("jsonl", "ndjson")
        listed = re.match(rb"\{\s*\"(?:\w+)\"\s*:\s*\[\s*\{", text) and not rest.strip()
        return TableForm.JSONL if (whole or more) and not (listed and suffix == "json") else TableForm.JSON
    return TableForm.TSV if suffix in ("tsv", "tab") else TableForm.CSV


class _Reader:
    """Rows to positions."""

    def __init__(self, within: Within, given: Columns) -> None:
        self._within = within
        self._given = given
        self._number = within.skip
        self._columns: dict[tuple[str, ...], Columns | str] = {}

    def delimited(self, rows: Iterator[tuple[str, ...] | Read]) -> Iterator[Position]:
        names = next(rows, None)
        if not isinstance(names, tuple):
            raise EmptyInput(f"{self._within.place}: no row of column names; give a table with one")
        columns = completed(self._given, names, self._within.place)
        for row in rows:
            assert not isinstance(row, tuple)
            yield self._position(row, columns)

    def objects(self, rows: Iterator[Read]) -> Iterator[Position]:
        for row in rows:
            if isinstance(row, Cells):
                columns = self._columns_of(row)
                yield self._position(row if isinstance(columns, Columns) else Bad(columns, row.content), columns)
            else:
                yield self._position(row, self._given)

    def _columns_of(self, row: Cells) -> Columns | str:
        """Find the columns of a JSON row, or say why not; only where no row had any before, the table is refused."""
        names = tuple(row.cells)
        known = self._columns.get(names)
        if known is None:
            try:
                known = completed(self._given, names, self._within.place, loose=True)
            except UnreadableInput as error:
                if not any(isinstance(each, Columns) for each in self._columns.values()) and not self._within.skip:
                    raise
                known = str(error)
            if len(self._columns) < _KINDS_OF_COLUMNS:
                self._columns[names] = known
        return known

    def _position(self, row: Read, columns: Columns | str) -> Position:
        if isinstance(row, Skipped):
            return row
        self._number += 1
        place = self._within.position(self._number)
        if row is None:
            return Passed(place, "a blank row")
        if isinstance(row, Bad) or isinstance(columns, str):
            return Refused(place, row.reason, row.content) if isinstance(row, Bad) else Refused(place, str(columns))
        return self._found(place, row, columns)

    def _found(self, place: str, row: Cells, columns: Columns) -> Item | Address | Refused:
        read = row_of(row.cells, columns, self._within.today)
        notes = (*row.notes, *read.notes)
        if read.text is not None:
            capture = Capture(self._within.at, Via.TABLE, place)
            return Item(row.content, "application/json", capture, read.hints, read.text, None, notes)
        if read.hints.url:
            return Address(read.hints.url, place, read.hints, notes)
        return Refused(place, "; ".join(("the row has neither a text nor an address", *notes)), row.content)
