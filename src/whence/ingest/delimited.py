"""Tables of cells between commas, semicolons, tabs or bars, with or without a row of names."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from whence.ingest.container import BEAT, Skipped
from whence.ingest.decode import decode
from whence.ingest.jsonl import Bad, Cells, Read
from whence.ingest.limits import MAX_ROW_BYTES
from whence.ingest.lines import Damage, Overlong, lines
from whence.model.archive import canonical_json
from whence.model.errors import InputError, UnreadableInput

_DELIMITERS = (",", "\t", ";", "|")
_SAMPLE_ROWS = 20
_REWINDS = 5
"""How often a quotation mark that never closes is mended by going back to the line behind it; each costs the reading of
one longest row again, and after that many the rows in between are given up."""

MAX_COLUMNS = 1_000

GDELT: dict[int, dict[int, str]] = {
    27: {0: "GKGRECORDID", 3: "SourceCommonName", 4: "DocumentIdentifier"},
    16: {4: "MentionSourceName", 5: "MentionIdentifier"},
    61: {0: "GLOBALEVENTID", 60: "SOURCEURL"},
    58: {0: "GLOBALEVENTID", 57: "SOURCEURL"},
}
"""GDELT's files have no row of names: the columns that we use, by how many a file has (GKG 2.1, mentions, events
2.0 and 1.0; from the code books of 2013 and 2015)."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written. ``names`` is None where the first row has them."""

    delimiter: str
    quoted: bool
    encoding: str
    names: tuple[str, ...] | None


def sniffed(head: bytes, name: str, delimiter: str | None = None) -> Dialect:
    """Tell from its beginning how a table is written.

    Args:
        head: the first bytes.
        name: of the table; it leads every message.
        delimiter: where the user or the file's name says it.

    Raises:
        UnreadableInput: no delimiter gives columns.
    """
    sample = head[: head.rfind(b"\n") + 1] or head
    try:
        decoded = decode(sample, name=name)
    except InputError as error:
        raise UnreadableInput(f"{name}: no table: its bytes are in no encoding that gives a text") from error
    rows = decoded.text.splitlines(keepends=True)
    gdelt = _gdelt(rows)
    if gdelt:
        return Dialect("\t", False, decoded.encoding, gdelt)
    scores = {each: _score(rows, each) for each in ((delimiter,) if delimiter else _DELIMITERS)}
    best = max(scores, key=lambda each: scores[each])
    if not delimiter and scores[best] <= 0 and len(_cells(rows[:1], best)) > 1:
        raise UnreadableInput(
            f"{name}: its rows have no common number of columns; say how they are parted: --format tsv"
        )
    return Dialect(best, True, decoded.encoding, None)


def _gdelt(rows: list[str]) -> tuple[str, ...] | None:
    """Recognise a file of GDELT by its number of columns and the address where it must be."""
    cells = rows[0].rstrip("\r\n").split("\t") if rows else []
    known = GDELT.get(len(cells))
    if known is None or not cells[max(known)].startswith(("http", "BBC Monitoring")):
        return None
    return tuple(known.get(at, f"column {at + 1}") for at in range(len(cells)))


def _score(rows: list[str], delimiter: str) -> int:
    """Count the cells of the rows that have as many columns as the first; 0 where that has but one."""
    widths = [len(cells) for cells in _parsed(rows, delimiter)]
    return sum(widths[0] for width in widths if width == widths[0]) if widths and widths[0] > 1 else 0


def _parsed(rows: list[str], delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(rows, delimiter=delimiter)
    try:
        for _, cells in zip(range(_SAMPLE_ROWS), reader, strict=False):
            if cells:
                yield cells
    except csv.Error:
        return


def _cells(rows: list[str], delimiter: str) -> list[str]:
    return next(_parsed(rows, delimiter), [])


def read_rows(stream: io.BufferedReader[io.RawIOBase], dialect: Dialect, skip: int) -> Iterator[tuple[str, ...] | Read]:
    """Read a table: first the names of its columns, then its rows; None for a blank one. ``skip`` counts rows only.

    A row's bytes are its cells by name as canonical JSON.
    """
    csv.field_size_limit(MAX_ROW_BYTES)  # the module has one for all; a row beyond ours never gets to it
    rows = _Rows(stream, dialect)
    names = dialect.names
    if names is None:
        first = next((row for row in rows if not isinstance(row, Bad) and any(row)), None)
        if first is None:
            return
        names = _distinct(first)
    yield names
    for number, row in enumerate(rows, start=1):
        if number > skip:
            yield row if isinstance(row, Bad) else _row(row, names, rows.first, rows.broken)
        elif number % BEAT == 0:
            yield Skipped(number)


def _distinct(header: list[str]) -> tuple[str, ...]:
    """Give every column a name, and no two the same."""
    names: dict[str, None] = {}
    for at, cell in enumerate(header[:MAX_COLUMNS], start=1):
        name = " ".join(cell.split())[:200] or f"column {at}"
        names[name if name not in names else f"{name} ({at})"] = None
    return tuple(names)


def _row(row: list[str], names: tuple[str, ...], line: int, broken: bool) -> Cells | Bad | None:
    if not any(cell.strip() for cell in row):
        return None
    cells = dict(zip(names, row, strict=False))
    content = canonical_json(cells).encode("ascii")
    if any(cell.strip() for cell in row[len(names) :]):
        return Bad(f"line {line:,}: {len(row)} cells, and the table has {len(names)} columns", content)
    return Cells(cells, content, ("characters that the encoding does not have stand as U+FFFD",) if broken else ())


class _Rows:
    """The rows as lists of cells. ``first`` is the line at which the last one began."""

    def __init__(self, stream: io.BufferedReader[io.RawIOBase], dialect: Dialect) -> None:
        self.first = 0
        self.broken = False
        self._lines = lines(stream, MAX_ROW_BYTES)
        self._dialect = dialect
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self._size = 0
        self._number = 0
        self._rewinds = _REWINDS
        self._bad: Bad | None = None

    def __iter__(self) -> Iterator[list[str] | Bad]:
        reader = self._reader()
        while True:
            self._taken, self._size, self.first, self.broken = [], 0, self._number + 1, False
            try:
                row = next(reader)
            except StopIteration:
                if self._bad is None:
                    return
                row = None
            except csv.Error as error:
                row, self._bad = None, Bad(f"line {self.first:,}: no row ({error})", self._head())
            if row is None or self._bad:
                yield self._bad or Bad("no row")
                self._bad = None
                reader = self._reader()
            else:
                yield row

    def _reader(self) -> Iterator[list[str]]:
        if self._dialect.quoted:
            return csv.reader(self._source(), delimiter=self._dialect.delimiter)
        return csv.reader(self._source(), delimiter=self._dialect.delimiter, quoting=csv.QUOTE_NONE)

    def _source(self) -> Iterator[str]:
        """Hand the reader one line after the other, and end where the row at hand cannot be one."""
        while True:
            line = self._again.popleft() if self._again else self._next()
            if line is None:
                return
            self._number += 1
            self._taken.append(line)
            self._size += len(line)
            self.broken = self.broken or "\ufffd" in line
            if self._size > MAX_ROW_BYTES:
                self._give_up()
                return
            yield line

    def _next(self) -> str | None:
        line = next(self._lines, None)
        match line:
            case bytes():
                return line.decode(self._dialect.encoding, "replace")
            case Overlong():
                self._number += 1
                self._bad = Bad(
                    f"line {self._number:,}: {line.size:,} bytes, and a row may have {MAX_ROW_BYTES:,}", line.head
                )
            case Damage():
                self._bad = Bad(f"{line.reason}, at byte {line.offset:,} of the file")
        return None

    def _give_up(self) -> None:
        begun, end = self.first, self._number
        if self._rewinds:
            self._rewinds -= 1
            self._again.extendleft(reversed(self._taken[1:]))
            self._number, end = self.first, self.first
        lost = f"line {begun:,}" if begun == end else f"lines {begun:,} to {end:,}"
        self._bad = Bad(
            f"{lost}: a quotation mark is opened and not closed within {MAX_ROW_BYTES:,} bytes", self._head()
        )

    def _head(self) -> bytes:
        return "".join(self._taken[:5]).encode("utf-8", "replace")[:65_536]
