"""Small values of the model as answers have them."""

from __future__ import annotations

from datetime import date
from typing import Literal

from whence.model import claim, incident, mention, place, span
from whence.web.schemas import claims, common


def span_out(words: span.Span) -> common.Span:
    """Tell where words stand, and what they are."""
    return common.Span(begin=words.begin, end=words.end, text=words.text)


def day_out(day: date | None) -> str | None:
    """Write a day; None for none."""
    return None if day is None else day.isoformat()


def count_out(count: mention.Count) -> common.Count:
    """Tell a count."""
    return common.Count(low=count.low, best=count.best, high=count.high)


def codes_out(codes: claim.EventCodes) -> common.EventCodes:
    """Tell what kind of event."""
    return common.EventCodes(
        plover=codes.plover,
        mode=codes.mode,
        cameo=codes.cameo,
        acled_event_type=codes.acled_event_type,
        acled_sub_event_type=codes.acled_sub_event_type,
        ucdp_type_of_violence=codes.ucdp_type_of_violence,
    )


def geometry_out(geometry: place.Geometry) -> common.Geometry:
    """Write a geometry as GeoJSON."""
    positions: list[object] = [list(position) for position in geometry.positions]
    if geometry.type == "Point":
        return common.Geometry(type="Point", coordinates=list(geometry.positions[0]))
    return common.Geometry(type=geometry.type, coordinates=[positions] if geometry.type == "Polygon" else positions)


def place_out(where: place.Place) -> common.Place:
    """Tell a place."""
    return common.Place(
        name=where.name,
        geometry=geometry_out(where.geometry),
        radius_km=where.radius_km,
        geonameid=where.geonameid,
        country=where.country,
        adm1=where.adm1,
        where_prec=where.where_prec,
        geo_precision=where.geo_precision,
        reason=where.reason,
    )


def days_out(days: incident.Days) -> common.Days:
    """Tell an interval."""
    return common.Days(
        start=days.start.isoformat(),
        end=days.end.isoformat(),
        date_prec=days.date_prec,
        time_precision=days.time_precision,
    )


def party_out(party: incident.Party) -> common.Party:
    """Tell somebody in an incident."""
    return common.Party(
        name=party.name,
        actor_id=party.actor_id,
        country=party.country,
        sector=party.sector,
        names=list(party.names),
    )


def participant_out(who: claim.Participant) -> claims.Participant:
    """Tell somebody in a claim."""
    return claims.Participant(
        span=span_out(who.span), name=who.name, actor_id=who.actor_id, country=who.country, sector=who.sector
    )


def holder_out(who: claim.Participant | Literal["author"]) -> claims.Participant | Literal["author"]:
    """Tell whose stance it is."""
    return "author" if isinstance(who, str) else participant_out(who)
