"""Incidents as Parquet files, one a table, written row group by row group as dossiers come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import RawIOBase
from typing import TYPE_CHECKING, Any

from whence.export.formats import Choices, Format, Piece
from whence.export.tables_arrow import Rows, arrow, schema
from whence.export.tables_arrow_columns import TABLES
from whence.model.linking import Dossier

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

ROWS_IN_GROUP = 20_000
"""Rows that are held in memory before they are written, in Arrow's form: some 20 MB of the widest table."""
_PACKED = 1_000
"""Rows that are held as Python's objects before that."""


def parquet(dossiers: Iterable[Dossier], _choices: Choices, *, rows_in_group: int = ROWS_IN_GROUP) -> Iterator[Piece]:
    """Write every table; the part ``""`` is the table of incidents, the others have their tables' names.

    The same dossiers give the same bytes with the same version of Arrow, whatever the time and the machine.

    Args:
        dossiers: what to write, in the order in which it is to stand.
        rows_in_group: of each table, at most.
    """
    files = [_File(Rows(name), rows_in_group) for name in TABLES]
    for dossier in dossiers:
        for file in files:
            yield from file.add(dossier)
    for file in files:
        yield from file.end()


@dataclass(slots=True)
class _File:
    """One table in the making: rows are put into Arrow's form soon, which takes a tenth of the memory."""

    source: Rows
    rows_in_group: int
    rows: list[dict[str, Any]] = field(default_factory=list)
    packed: list[pa.Table] = field(default_factory=list)
    sink: _Sink = field(default_factory=lambda: _Sink())
    writer: pq.ParquetWriter | None = None

    def add(self, dossier: Dossier) -> Iterator[Piece]:
        for row in self.source.of(dossier):
            self.rows.append(row)
            full = len(self.rows) + sum(table.num_rows for table in self.packed) >= self.rows_in_group
            if full or len(self.rows) >= _PACKED:
                self._pack()
            if full:
                yield from self._flush()

    def end(self) -> Iterator[Piece]:
        self._pack()
        yield from self._flush()
        self._opened().close()
        yield from self._written()

    def _pack(self) -> None:
        if self.rows:
            self.packed.append(arrow(self.source.table, self.rows))
            self.rows = []

    def _flush(self) -> Iterator[Piece]:
        import pyarrow as pa

        writer = self._opened()
        if self.packed:
            writer.write_table(pa.concat_tables(self.packed).combine_chunks())
            self.packed = []
        yield from self._written()

    def _opened(self) -> pq.ParquetWriter:
        import pyarrow.parquet as pq

        if self.writer is None:
            self.writer = pq.ParquetWriter(self.sink, schema(self.source.table), compression="zstd")
        return self.writer

    def _written(self) -> Iterator[Piece]:
        data = self.sink.taken()
        if data:
            yield "" if self.source.table == "incidents" else self.source.table, data


class _Sink(RawIOBase):
    """Keeps what is written until it is taken."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._at = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        piece = bytes(data)
        self._pieces.append(piece)
        self._at += len(piece)
        return len(piece)

    def tell(self) -> int:
        return self._at

    def taken(self) -> bytes:
        data = b"".join(self._pieces)
        self._pieces = []
        return data


FORMAT = Format(
    name="parquet",
    extension=".parquet",
    about="tables for pandas, polars, DuckDB, R: incidents, values, claims, mentions, links, judgements, reports",
    write=parquet,
    parts=tuple(name for name in TABLES if name != "incidents"),
    claims=False,
    binary=True,
    linked=True,
)
"""``whence export parquet``."""
