"""Incidents on a map: GeoJSON (RFC 7946), one feature an incident.

Properties are flat, so that every tool can show and filter them: lists are joined by "; ". The words and hashes that an
incident leads back to stand beside the properties, as the member ``evidence`` (section 6.1 allows such members).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from whence.export.claim_words import passage
from whence.export.formats import Choices, Format, Piece
from whence.export.incident_row import incident_row
from whence.export.json_bytes import json_bytes
from whence.export.tables_arrow_rows import report_row, words
from whence.model.linking import ArchivedClaim, Dossier
from whence.model.place import Geometry, Position

_BESIDE = frozenset({"geometry", "longitude", "latitude"})
"""Columns of the row that the feature's own geometry has."""


def geojson(dossiers: Iterable[Dossier], choices: Choices) -> Iterator[Piece]:
    """Write a FeatureCollection, feature by feature, each on a line of its own.

    An incident without a place has no geometry: null, as section 3.2 of the RFC says.
    """
    yield "", b'{"type":"FeatureCollection","features":['
    lead = b"\n"
    for dossier in dossiers:
        yield "", lead + json_bytes(feature(dossier, page=choices.page))
        lead = b",\n"
    yield "", b"\n]}\n"


def feature(dossier: Dossier, *, page: str | None = None) -> dict[str, Any]:
    """Make the feature of an incident.

    Args:
        dossier: the incident with its claims.
        page: address of an incident's page, with ``{id}`` where the id goes; None for no address.
    """
    place = dossier.incident.place.consolidated
    properties = {name: _flat(value) for name, value in incident_row(dossier).items() if name not in _BESIDE}
    if page is not None:
        properties["page"] = page.replace("{id}", dossier.incident.id)
    own = set(dossier.incident.claims)
    return {
        "type": "Feature",
        "id": dossier.incident.id,
        "geometry": _geometry(place.geometry) if place else None,
        "properties": properties,
        "evidence": [_evidence(item, attached=item.id not in own) for item in dossier.claims],
    }


def _flat(value: Any) -> Any:
    match value:
        case list():
            return "; ".join(value)
        case date():  # a datetime is one too
            return value.isoformat()
        case _:
            return value


def _geometry(geometry: Geometry) -> dict[str, Any]:
    match geometry.type:
        case "Point":
            coordinates: Any = geometry.positions[0]
        case "LineString":
            coordinates = geometry.positions
        case "Polygon":
            coordinates = [_counterclockwise(geometry.positions)]
    return {"type": geometry.type, "coordinates": coordinates}


def _counterclockwise(ring: tuple[Position, ...]) -> tuple[Position, ...]:
    """Turn an outer ring as section 3.1.6 of the RFC wants it."""
    doubled = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))
    return ring if doubled >= 0 else ring[::-1]


def _evidence(item: ArchivedClaim, *, attached: bool) -> dict[str, Any]:
    return {
        "claim": item.id,
        "attached": attached,
        **report_row(item),
        "passage": words(passage(item.claim)),
    }


FORMAT = Format(
    name="geojson",
    extension=".geojson",
    about="a map layer for QGIS, geopandas, kepler.gl, Leaflet (RFC 7946)",
    write=geojson,
)
"""``whence export geojson``."""
