"""Readings and what made them."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from whence.model.archive import Coded, Maker, StoredReading, canonical_json, derived_id
from whence.model.errors import SchemaError, StoreError
from whence.model.parse import reading_from_dict
from whence.model.reading import Reading
from whence.model.serial import reading_to_dict
from whence.store.backend import pieces
from whence.store.base import Reads, Writes, Writing
from whence.store.digests import row_digest
from whence.store.jobs import mark_done
from whence.store.makers import put_maker
from whence.store.tables import makers, readings, versions
from whence.store.times import moment, stamp
from whence.store.waiting import requeue

SHOWN = [column for column in readings.c if column.name != "body"]


class ReadsReadings(Reads):
    """The part of the store that shows readings."""

    def readings(self, version_id: str) -> tuple[StoredReading, ...]:
        """List the readings of a version, oldest first."""
        chosen = select(*SHOWN).where(readings.c.version_id == version_id).order_by(readings.c.number)
        with self._backend.reading() as connection:
            return tuple(map(stored, connection.execute(chosen)))

    def reading(self, reading_id: str) -> Reading | None:
        """Get a reading."""
        chosen = select(readings.c.body, readings.c.sha256).where(readings.c.id == reading_id)
        with self._backend.reading() as connection:
            row = connection.execute(chosen).first()
        if row is None:
            return None
        try:
            body = zlib.decompress(row.body)
            if hashlib.sha256(body).hexdigest() == row.sha256:
                return reading_from_dict(json.loads(body))
            raise SchemaError("it is not the one that was stored")
        except (zlib.error, ValueError) as error:
            raise StoreError(f"readings {reading_id}: damaged ({error}); see `whence verify`") from error

    def maker(self, maker_id: str) -> Maker | None:
        """Get what made some readings."""
        with self._backend.reading() as connection:
            components = connection.scalar(select(makers.c.components).where(makers.c.id == maker_id))
        return None if components is None else Maker(tuple((str(a), str(b)) for a, b in json.loads(components)))


class WritesReadings(Writes):
    """The part of the store that keeps readings."""

    def save(self, coded: Sequence[Coded], *, now: datetime) -> tuple[StoredReading, ...]:
        """Keep readings and mark their jobs done, in one transaction."""
        packed = packed_readings(coded)  # before others are kept waiting
        with self._writing() as writing:
            self._check(writing, coded)
            kept = put_readings_of(writing, packed, now)
            mark_done(writing.connection, [item.job_id for item in coded], now)
        return kept

    def _check(self, writing: Writing, coded: Sequence[Coded]) -> None:
        """See whether readings may be kept; ``reviewing`` says what of."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A reading ready to be written: the digest of its JSON, and the JSON deflated."""

    coded: Coded
    sha256: str
    body: bytes


def packed_readings(coded: Sequence[Coded]) -> list[Packed]:
    """Make what is written of readings."""
    bodies = [canonical_json(reading_to_dict(item.reading)).encode("ascii") for item in coded]
    return [
        Packed(item, hashlib.sha256(body).hexdigest(), zlib.compress(body))
        for item, body in zip(coded, bodies, strict=True)
    ]


def put_readings_of(writing: Writing, packed: Sequence[Packed], now: datetime) -> tuple[StoredReading, ...]:
    """Write readings with what made them, and see what of their reports is to be linked again."""
    for maker in {item.coded.maker.id: item.coded.maker for item in packed}.values():
        put_maker(writing, maker)
    kept = tuple(_put(writing, item.coded, item.sha256, item.body, stamp(now)) for item in packed)
    requeue(writing.connection, _reports(writing.connection, [item.coded.version_id for item in packed]))
    return kept


def _put(writing: Writing, item: Coded, sha256: str, body: bytes, at: str) -> StoredReading:
    connection, maker_id = writing.connection, item.maker.id
    of_version = readings.c.version_id == item.version_id
    there = connection.execute(select(*SHOWN).where(of_version, readings.c.maker_id == maker_id)).first()
    if there is not None:
        return stored(there)
    row: dict[str, Any] = {
        "id": derived_id("reading", item.version_id, maker_id),
        "version_id": _known(connection, item.version_id),
        "number": (connection.scalar(select(func.max(readings.c.number)).where(of_version)) or 0) + 1,
        "maker_id": maker_id,
        "made_at": at,
        "claims": len(item.reading.claims),
        "sha256": sha256,
        "body": body,
    }
    connection.execute(insert(readings), [row])
    told = {"version": item.version_id, "maker": maker_id, "number": row["number"]}
    writing.ledger.append("coded", row["id"], told, {"readings": {row["id"]: row_digest(row)}})
    return StoredReading(**{name: row[name] for name in row if name not in ("made_at", "body")}, made_at=moment(at))


def _reports(connection: Connection, version_ids: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for piece in pieces(version_ids):
        found.update(connection.scalars(select(versions.c.report_id).where(versions.c.id.in_(piece))))
    return found


def _known(connection: Connection, version_id: str) -> str:
    if connection.scalar(select(versions.c.id).where(versions.c.id == version_id)) is None:
        raise StoreError(f"no version {version_id} is here to keep a reading of; add the report first")
    return version_id


def stored(row: Row[Any]) -> StoredReading:
    """Read a row of readings without its body."""
    return StoredReading(**{**row._asdict(), "made_at": moment(row.made_at)})
