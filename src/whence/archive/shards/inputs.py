"""Input in shards: numbered Parquet files of things to read, in the order in which the sources give them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq

from whence.archive.shards.parts import part_name, write_part
from whence.ingest.passing import item_from_message, item_to_message
from whence.ingest.sandbox.messages import Message
from whence.model.archive import canonical_json
from whence.model.item import Item, Refused
from whence.model.parse import article_from_dict
from whence.model.reading import Article
from whence.model.serial import article_to_dict
from whence.store.interface import ReadStore


@dataclass(frozen=True, slots=True)
class Kept:
    """A version that an archive keeps, cleaned already."""

    version_id: str
    report_id: str
    place: str
    article: Article = field(repr=False)


ToRead: TypeAlias = Item | Kept | Refused
"""One thing of a shard: an item to be cleaned, a version of an archive, or what the source refused to give."""

_SCHEMA = pa.schema(
    [
        pa.field("kind", pa.string(), nullable=False),
        pa.field("header", pa.string(), nullable=False),
        pa.field("body", pa.binary()),
    ]
)


def write_inputs(things: Iterable[ToRead], folder: Path, size: int, moved: Callable[[int], object]) -> int:
    """Cut things into parts of ``size`` and write those that are not there; return how many parts there are.

    The sources have to give the same things in the same order as when the parts that are there were written.
    """
    left, number = iter(things), 0
    while rows := [_row(thing) for thing in islice(left, size)]:
        path = folder / part_name(number)
        if not path.exists():
            write_part(path, pa.Table.from_pylist(rows, _SCHEMA))
        number += 1
        moved(number)
    return number


def read_inputs(path: Path) -> list[ToRead]:
    """Read the things of a part."""
    return [_thing(row) for row in pq.read_table(path, schema=_SCHEMA).to_pylist()]


def archived_inputs(store: ReadStore) -> Iterator[Kept]:
    """Give the newest version of every report of an archive, in the order of the versions' ids.

    Raises:
        StoreError: a text is damaged.
    """
    after = ""
    while page := store.versions(after=after):
        after = page[-1].id
        for version in page:
            report = store.report(version.report_id)
            if report is None or report.versions[-1].id != version.id:
                continue
            article = store.article(version.id)
            if article is not None:
                yield Kept(version.id, version.report_id, version.capture.place, article)


def _row(thing: ToRead) -> dict[str, Any]:
    match thing:
        case Item():
            message = item_to_message(thing)
            return {"kind": "item", "header": canonical_json(message.header), "body": message.body}
        case Refused():
            header = {"place": thing.place, "reason": thing.reason}
            return {"kind": "refused", "header": canonical_json(header), "body": None}
        case Kept():
            header = {"version_id": thing.version_id, "report_id": thing.report_id, "place": thing.place}
            body = canonical_json(article_to_dict(thing.article)).encode("ascii")
            return {"kind": "version", "header": canonical_json(header), "body": body}


def _thing(row: dict[str, Any]) -> ToRead:
    header = json.loads(row["header"])
    if row["kind"] == "item":
        return item_from_message(Message(header, row["body"]))
    if row["kind"] == "refused":
        return Refused(header["place"], header["reason"])
    return Kept(**header, article=article_from_dict(json.loads(row["body"])))
