"""Records that are written otherwise than their fields are: what is written, turned into the fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from whence.model.claim import Casualties, ClaimPlace, ClaimTime, EventCodes
from whence.model.errors import SchemaError
from whence.model.mention import Mention
from whence.model.place import Geometry
from whence.model.report import Published

_NESTED: dict[type, tuple[str, str]] = {ClaimPlace: ("mention_ids", "place"), ClaimTime: ("mention_id", "time")}
"""Records that are written flat: the field that stays beside, and the record whose fields are taken up."""


def _codes(data: dict[str, Any]) -> dict[str, Any]:
    acled = data.pop("acled")
    return {**data, "acled_event_type": acled["event_type"], "acled_sub_event_type": acled["sub_event_type"]}


def _casualties(data: dict[str, Any]) -> dict[str, Any]:
    count = {name: data.pop(name) for name in ("low", "best", "high")}
    return {**data, "count": count}


def _published(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name != "precision"}


def _geometry(data: dict[str, Any]) -> dict[str, Any]:
    levels: dict[str, Callable[[Any], Any]] = {
        "Point": lambda c: [c],
        "LineString": lambda c: c,
        "Polygon": lambda c: c[0],
    }
    if data["type"] not in levels:
        raise SchemaError(f"no such geometry: {str(data['type'])[:40]}")
    return {"type": data["type"], "positions": levels[data["type"]](data["coordinates"])}


def _nested(kind: type) -> Callable[[dict[str, Any]], dict[str, Any]]:
    beside, within = _NESTED[kind]
    return lambda data: {beside: data.pop(beside), within: data}


UNFOLDED: dict[type, Callable[[dict[str, Any]], dict[str, Any]]] = {
    EventCodes: _codes,
    Casualties: _casualties,
    Published: _published,
    Geometry: _geometry,
    ClaimPlace: _nested(ClaimPlace),
    ClaimTime: _nested(ClaimTime),
    Mention: dict,
}
