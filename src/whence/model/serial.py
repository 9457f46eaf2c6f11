"""Readings as plain data for JSON: the schema ``whence.reading/1``; ``parse`` is the way back."""

from __future__ import annotations

import base64
from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, cast

from whence.model.claim import Casualties, ClaimPlace, ClaimTime, EventCodes
from whence.model.dates import PartialDate
from whence.model.mention import Mention
from whence.model.place import Geometry
from whence.model.reading import SCHEMA, Article, Reading
from whence.model.report import Published
from whence.model.span import Span

_AS_THEY_ARE = frozenset((bool, int, float, str))


def reading_to_dict(reading: Reading) -> dict[str, Any]:
    """Turn a reading into plain data: mappings, lists, strings, numbers and None only."""
    return {"schema": SCHEMA, **_fields(reading)}


def article_to_dict(article: Article) -> dict[str, Any]:
    """Turn an article into plain data, as ``parse.article_from_dict`` reads it."""
    return _fields(article)


def plain(value: object) -> Any:
    """Turn a value of the model into plain data."""
    if value is None or type(value) in _AS_THEY_ARE:  # most values: none of the cases below has to be tried
        return value
    match value:
        case Enum():
            return value.value
        case Span():
            return {"begin": value.begin, "end": value.end, "text": value.text}
        case datetime():
            return value.isoformat()
        case date() | PartialDate():
            return str(value)
        case bytes():
            return base64.b64encode(value).decode("ascii")
        case tuple() | list():
            return [plain(item) for item in value]
        case Mapping():
            return {key: plain(item) for key, item in value.items()}
        case int() | float() | str():  # a subclass of theirs
            return value
        case _:
            return _record(value)


def _record(value: object) -> dict[str, Any]:
    match value:
        case Published():
            return {
                "date": str(value.date),
                "precision": value.date.precision.value,
                "found": value.found.value,
                "evidence": plain(value.evidence),
            }
        case Geometry():
            return {"type": value.type, "coordinates": _coordinates(value)}
        case Mention():
            return _fields(value, without=frozenset({"form"}))
        case EventCodes():
            acled = {"event_type": value.acled_event_type, "sub_event_type": value.acled_sub_event_type}
            rest = _fields(value, without=frozenset({"acled_event_type", "acled_sub_event_type"}))
            return {**rest, "acled": acled}
        case Casualties():
            return {**_fields(value, without=frozenset({"count"})), **plain(value.count)}
        case ClaimPlace():
            return {"mention_ids": list(value.mention_ids), **plain(value.place)}
        case ClaimTime():
            return {"mention_id": value.mention_id, **plain(value.time)}
        case _ if is_dataclass(value):
            return _fields(value)
    raise TypeError(f"no plain form for {type(value).__name__}")


def _fields(value: Any, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    return {name: plain(getattr(value, name)) for name in _names(cast(Hashable, type(value)), without)}


@cache
def _names(kind: Any, without: frozenset[str]) -> tuple[str, ...]:
    return tuple(item.name for item in fields(kind) if item.name not in without)


def _coordinates(geometry: Geometry) -> Any:
    positions = [list(position) for position in geometry.positions]
    return {"Point": positions[0], "LineString": positions, "Polygon": [positions]}[geometry.type]
