"""The overview: a table of all live incidents, made of their gists, for map, timeline, table and facets.

The columns hold what ``Gist`` says of them. Only types that small readers in a browser know: whole numbers of 32 bits,
floats, booleans, text, text by dictionary, lists of these.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.ipc
import pyarrow.json

from whence.web import reviews

_TEXT, _WORDS, _LISTED = pa.string(), pa.dictionary(pa.int32(), pa.string()), pa.list_(pa.string())
_NAMES = pa.list_(pa.field("item", _WORDS))
_INT, _FLOAT, _BOOL = pa.int32(), pa.float64(), pa.bool_()

COLUMNS = {
    "id": _TEXT,
    "title": _TEXT,
    "plover": _WORDS,
    "acled": _WORDS,
    "reality": _WORDS,
    "country": _WORDS,
    "place": _WORDS,
    "adm1": _WORDS,
    "geonameid": _INT,
    "lon": _FLOAT,
    "lat": _FLOAT,
    "radius_km": _FLOAT,
    "where_prec": _INT,
    "shape": _BOOL,
    "start": _INT,
    "end": _INT,
    "not_after": _INT,
    "date_prec": _INT,
    "actors": _NAMES,
    "actor_ids": _NAMES,
    "targets": _NAMES,
    "target_ids": _NAMES,
    "sides": _NAMES,
    "deaths_low": _INT,
    "deaths_best": _INT,
    "deaths_high": _INT,
    "articles": _INT,
    "origins": _INT,
    "speakers": _INT,
    "claims": _INT,
    "conflicts": _NAMES,
    "denied": _BOOL,
    "review": _WORDS,
    "standing": _WORDS,
    "headline": _WORDS,
    "changed": _INT,
}
"""Every column with its type, in order. docs/api.md says what each holds."""

_MADE_HERE = ("review",)
_READ = pa.schema(
    [
        (name, _TEXT if kind is _WORDS else _LISTED if kind is _NAMES else kind)
        for name, kind in COLUMNS.items()
        if name not in _MADE_HERE
    ]
)
_BLOCK = 1 << 24
"""Bytes that the reader takes at once; a gist is about 1 kB."""


def table_of(bodies: Iterable[str]) -> pa.Table:
    """Make the table of gists, without what persons did; text is plain yet, so that tables can be put together."""
    told = "\n".join(bodies).encode("utf-8")
    if not told:
        return _READ.empty_table()
    options = pa.json.ParseOptions(explicit_schema=_READ, unexpected_field_behavior="ignore")
    return pa.json.read_json(pa.BufferReader(told), pa.json.ReadOptions(block_size=_BLOCK), options).select(_READ.names)


def without(table: pa.Table, ids: Iterable[str]) -> pa.Table:
    """Take incidents out of a table."""
    gone = pa.array(sorted(ids), _TEXT)
    return table if not len(gone) else table.filter(pc.invert(pc.is_in(table["id"], value_set=gone)))


def stream_of(table: pa.Table, reviewed: Mapping[str, str]) -> bytes:
    """Write a table as an Arrow stream of one batch, with what persons did with each incident."""
    whole = table.combine_chunks()
    columns = [
        _review(whole, reviewed) if name in _MADE_HERE else _typed(whole[name], kind) for name, kind in COLUMNS.items()
    ]
    schema = pa.schema(list(COLUMNS.items()))
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, schema) as writer:
        writer.write_batch(pa.RecordBatch.from_arrays(columns, schema=schema))
    return bytes(sink.getvalue())


def _review(table: pa.Table, reviewed: Mapping[str, str]) -> Any:
    if not reviewed:
        return pa.array([reviews.OPEN.state] * table.num_rows, _TEXT).dictionary_encode()
    states = [reviewed.get(id, reviews.OPEN.state) for id in table["id"].to_pylist()]
    return pa.array(states, _TEXT).dictionary_encode()


def _typed(column: Any, kind: Any) -> Any:
    values = column.chunk(0) if column.num_chunks else pa.array([], column.type)
    if kind is _WORDS:
        return values.dictionary_encode()
    if kind is _NAMES:
        return pa.ListArray.from_arrays(values.offsets, values.values.dictionary_encode(), type=_NAMES)
    return values


def places_of(table: pa.Table) -> list[dict[str, Any]]:
    """Count the incidents by place, most first."""
    keys = ["place", "country", "adm1", "geonameid"]
    told = table.filter(pc.is_valid(table["place"]))
    counted = told.group_by(keys, use_threads=False).aggregate([("lon", "first"), ("lat", "first"), ("id", "count")])
    rows: list[dict[str, Any]] = counted.to_pylist()
    return sorted(rows, key=lambda row: (-row["id_count"], row["place"], row["geonameid"] or 0, json.dumps(row)))
