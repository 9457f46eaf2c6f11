"""Incidents as Arrow tables, with explicit schemas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from whence.export.json_bytes import whole_characters
from whence.export.tables_arrow_columns import TABLES, Column
from whence.export.tables_arrow_rows import ROWS
from whence.model.linking import Dossier

if TYPE_CHECKING:
    import pyarrow as pa


def schema(table: str) -> pa.Schema:
    """Build the schema of a table; each field carries what it means as its metadata ``about``."""
    import pyarrow as pa

    kinds = _kinds()
    return pa.schema([_field(column, kinds[column.kind]) for column in TABLES[table]])


def table(name: str, dossiers: Iterable[Dossier]) -> pa.Table:
    """Build a table of some dossiers in memory; a report of several incidents stands in it once."""
    rows = Rows(name)
    return arrow(name, (row for dossier in dossiers for row in rows.of(dossier)))


def arrow(name: str, rows: Iterable[dict[str, Any]]) -> pa.Table:
    """Put rows under the schema of a table. A column that a row lacks is null in it."""
    import pyarrow as pa

    return pa.Table.from_pylist([_whole(row) for row in rows], schema=schema(name))


@dataclass(slots=True)
class Rows:
    """Gives the rows of one table, dossier by dossier, and each report once."""

    table: str
    _seen: set[bytes] = field(default_factory=set)

    def of(self, dossier: Dossier) -> Iterator[dict[str, Any]]:
        """Yield the rows that a dossier adds."""
        for row in ROWS[self.table](dossier):
            if self.table != "reports":
                yield row
                continue
            key = bytes.fromhex(row["report_version_id"])  # half the memory of the text, of which there can be millions
            if key not in self._seen:
                self._seen.add(key)
                yield row


def _field(column: Column, kind: pa.DataType) -> pa.Field:
    import pyarrow as pa

    return pa.field(column.name, kind, metadata={"about": column.about})


def _kinds() -> dict[str, pa.DataType]:
    import pyarrow as pa

    place = [("begin", pa.int64()), ("end", pa.int64()), ("text", pa.string())]
    count = [("low", pa.int64()), ("best", pa.int64()), ("high", pa.int64()), ("part", pa.bool_())]
    return {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "whole": pa.int64(),
        "number": pa.float64(),
        "yes/no": pa.bool_(),
        "day": pa.date32(),
        "moment": pa.timestamp("us", tz="UTC"),
        "words": pa.struct(place),
        "passages": pa.list_(pa.struct(place)),
        "casualties": pa.list_(pa.struct([("effect", pa.string()), ("of", pa.string()), *count, *place])),
        "stances": pa.list_(pa.struct([("holder", pa.string()), ("stance", pa.string()), *place])),
        "reasons": pa.list_(pa.struct([("feature", pa.string()), ("words", pa.string()), ("weight", pa.float64())])),
    }


def _whole(value: Any) -> Any:
    """Replace half characters, which Arrow cannot hold, wherever they are."""
    match value:
        case str():
            return value if value.isascii() else whole_characters(value)
        case dict():
            return {key: _whole(item) for key, item in value.items()}
        case list():
            return [_whole(item) for item in value]
        case _:
            return value
