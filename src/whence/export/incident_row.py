"""An incident as one flat row: what the tables of incidents and the properties of map features share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from whence.export.deaths import deaths
from whence.model.claim import EventCodes
from whence.model.incident import Agreement, Days, Field, Incident, Party
from whence.model.linking import Dossier
from whence.model.place import Geometry, Place
from whence.model.vocabulary import Effect

_WORST = (
    Agreement.UNTOLD,
    Agreement.SINGLE,
    Agreement.AGREED,
    Agreement.COMPATIBLE,
    Agreement.CONFLICTING,
)


def incident_row(dossier: Dossier) -> dict[str, Any]:
    """Lay an incident out under the columns of the table ``incidents``."""
    incident, version = dossier.incident, dossier.version
    dead = deaths(dossier)
    return {
        "id": incident.id,
        "version": version.number,
        "made_at": version.at,
        "title": incident.title,
        **codes_row(incident.event.consolidated),
        **_party_row("actor", incident.actors),
        **_party_row("target", incident.targets),
        "weapons": [told.value for told in incident.weapons.values],
        **days_row(incident.time.consolidated),
        "not_after": incident.not_after,
        **place_row(incident.place.consolidated),
        "deaths_low": dead.low,
        "deaths_best": dead.best,
        "deaths_high": dead.high,
        **_standing_row(incident),
        **_agreement_row(incident),
        "claims": list(incident.claims),
        "reports": list(incident.reports),
        "sha256": _once(claim.sha256 for claim in dossier.own()),
        "attached": [each.claim for each in incident.attached],
    }


def codes_row(codes: EventCodes | None) -> dict[str, Any]:
    """Lay event codes out; all null where there are none."""
    return {
        "plover": codes and codes.plover,
        "mode": codes and codes.mode,
        "cameo": codes and codes.cameo,
        "acled_event_type": codes and codes.acled_event_type,
        "acled_sub_event_type": codes and codes.acled_sub_event_type,
        "ucdp_type_of_violence": codes and codes.ucdp_type_of_violence,
    }


def days_row(days: Days | None) -> dict[str, Any]:
    """Lay an interval out; all null where there is none."""
    return {
        "start": days and days.start,
        "end": days and days.end,
        "date_prec": days and days.date_prec,
        "time_precision": days and days.time_precision,
    }


def place_row(place: Place | None) -> dict[str, Any]:
    """Lay a place out; all null where there is none. What is no point has a geometry and no coordinates."""
    point = place.geometry.positions[0] if place and place.geometry.type == "Point" else (None, None)
    return {
        "place": place and place.name,
        "country": place and place.country,
        "adm1": place and place.adm1,
        "geonameid": place and place.geonameid,
        "longitude": point[0],
        "latitude": point[1],
        "geometry": wkt(place.geometry) if place else None,
        "radius_km": place and place.radius_km,
        "where_prec": place and place.where_prec,
        "geo_precision": place and place.geo_precision,
    }


def wkt(geometry: Geometry) -> str:
    """Write a geometry as well-known text (OGC 06-103r4), longitude first."""
    positions = ", ".join(f"{longitude!r} {latitude!r}" for longitude, latitude in geometry.positions)
    match geometry.type:
        case "Point":
            return f"POINT ({positions})"
        case "LineString":
            return f"LINESTRING ({positions})"
        case "Polygon":
            return f"POLYGON (({positions}))"


def _party_row(name: str, field: Field[Party]) -> dict[str, Any]:
    party = field.consolidated
    return {
        name: party and party.name,
        f"{name}_id": party and party.actor_id,
        f"{name}s": [told.value.name for told in field.values],
    }


def _standing_row(incident: Incident) -> dict[str, Any]:
    standing, behind = incident.standing, incident.corroboration
    return {
        "articles": behind.articles,
        "origins": behind.origins,
        "speakers": behind.speakers,
        "speaker_kinds": [kind.value for kind in behind.kinds],
        "sides": list(behind.sides),
        "corroboration": behind.headline,
        "standing": standing.reality.value,
        "standing_words": standing.words,
        "one_sided": standing.one_sided,
        "denied_by": list(standing.denied_by),
    }


def _agreement_row(incident: Incident) -> dict[str, Any]:
    fields: dict[str, Field[Any]] = {
        "event": incident.event,
        "actors": incident.actors,
        "targets": incident.targets,
        "weapons": incident.weapons,
        "place": incident.place,
        "time": incident.time,
    }
    dead = [harm.counts.agreement for harm in incident.harms if harm.effect is Effect.KILLED]
    worst = max(dead, key=_WORST.index, default=Agreement.UNTOLD)
    return {
        **{f"agreement_{name}": field.agreement.value for name, field in fields.items()},
        "agreement_deaths": worst.value,
    }


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
