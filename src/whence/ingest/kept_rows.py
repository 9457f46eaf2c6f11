"""Rows of tables as an archive keeps them, one JSON object each: as they come back out of our own web archives."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

from whence.ingest.jsonl import Cells, read_row
from whence.ingest.mapping import Columns, completed, row_of
from whence.model.errors import UnreadableInput
from whence.model.item import Hints, Item

MIME = "application/json"


def as_row(item: Item, today: date) -> Item | None:
    """Read an item's bytes as a row, by the usual names of its columns; None where they hold no text by these."""
    row = read_row(item.content)
    if not isinstance(row, Cells):
        return None
    try:
        read = row_of(row.cells, completed(Columns(), tuple(row.cells), item.capture.place), today)
    except UnreadableInput:
        return None
    if read.text is None:
        return None
    # what the web archive tells of the report goes before what the row tells
    told = {each.name: getattr(item.hints, each.name) or getattr(read.hints, each.name) for each in fields(Hints)}
    return replace(item, mime=MIME, text=read.text, hints=Hints(**told), notes=(*item.notes, *row.notes, *read.notes))
