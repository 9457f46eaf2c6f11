"""FollowTheMoney things: reports, places, organisations, events."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from unicodedata import category

import pycountry

from whence.export.field_values import in_words
from whence.export.incident_row import wkt
from whence.export.iris import web_address
from whence.model.archive import derived_id
from whence.model.incident import Incident, Party
from whence.model.linking import ArchivedClaim, Dossier
from whence.model.place import Place

_PUBLIC = frozenset("COP GOV JUD LEG MIL SPY".split())
"""PLOVER sectors of bodies of a state."""

_PLAIN = re.compile(r"[0-9A-Za-z]([0-9A-Za-z.-]*[0-9A-Za-z])?")
"""What the format takes as an id."""

# FollowTheMoney names states by ISO 3166-1 alpha-2, those that are gone by ISO 3166-3 (countrynames).
_OTHER_STATES = {"KOS": "xk", "SUN": "suhh", "YUG": "yucs", "DDR": "dd", "CSK": "cshh", "SCG": "csxx"}


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity of FollowTheMoney: id, schema, and properties of several texts each."""

    id: str
    schema: str
    properties: dict[str, list[str]] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """Lay it out as the format has it."""
        return {"id": self.id, "schema": self.schema, "properties": self.properties}


def entity(id: str, schema: str, **properties: str | Iterable[str] | None) -> Entity:
    """Make an entity; what is None or shows nothing is left out, what is there twice is there once."""
    told: dict[str, list[str]] = {}
    for name, value in properties.items():
        values = [value] if isinstance(value, str) else list(value or ())
        kept = [text for text in dict.fromkeys(values) if _shows(text)]
        if kept:
            told[name] = kept
    return Entity(id, schema, told)


def _shows(text: str) -> bool:
    """Say whether there is anything to see: the format takes no text of blanks, controls and invisible signs."""
    return any(category(character)[0] not in "CZ" for character in text)


def event_id(incident: str) -> str:
    """Derive the id of an incident's event."""
    return f"whence-incident-{incident}"


def article_id(version: str) -> str:
    """Derive the id of the article that a version of a report is."""
    return f"whence-report-{version}"


def place_id(place: Place) -> str:
    """Derive the id of a place: of its number in GeoNames and its shape."""
    return f"whence-place-{derived_id('place', str(place.geonameid), place.name, wkt(place.geometry))}"


def organisation_id(actor_id: str | None) -> str | None:
    """Derive the id of whom the registry has; None for all others, who are no entities."""
    if actor_id is None:
        return None
    return f"whence-actor-{actor_id if _PLAIN.fullmatch(actor_id) else derived_id('actor', actor_id)}"


def organisation_schema(sector: str | None) -> str:
    """Say what kind of organisation it is, by PLOVER's sector."""
    return "PublicBody" if sector in _PUBLIC else "Organization"


def country(code: str | None) -> str | None:
    """Turn ISO 3166-1 alpha-3 into what FollowTheMoney names a state by; None for what is no state."""
    if code is None:
        return None
    state = pycountry.countries.get(alpha_3=code)
    return _OTHER_STATES.get(code) or (state.alpha_2.lower() if state else None)


def article(item: ArchivedClaim, sha1: str | None) -> Entity:
    """Make a report an article. ``sha1`` is of its bytes; None where nobody can tell it."""
    return entity(
        article_id(item.version_id),
        "Article",
        name=item.title,
        title=item.title,
        publisher=item.outlet,
        publishedAt=str(item.published) if item.published else None,
        sourceUrl=web_address(item.url),
        contentHash=sha1,
        keywords=[f"sha256:{item.sha256}"],
        notes=[f"Whence: report {item.report_id}, version {item.version_id}, first told by {item.origin_id}"],
    )


def where(place: Place, id: str) -> Entity:
    """Make a place an address. Only a point has coordinates; the shape of lines and areas is among the remarks."""
    point = place.geometry.positions[0] if place.geometry.type == "Point" else None
    shape = [] if point else [wkt(place.geometry)]
    named = ", ".join(part for part in (place.name, place.adm1) if part)
    return entity(
        id,
        "Address",
        name=named,
        full=named,
        state=place.adm1,
        country=country(place.country),
        longitude=repr(point[0]) if point else None,
        latitude=repr(point[1]) if point else None,
        remarks=[f"within {place.radius_km:g} km; UCDP where_prec {place.where_prec}", *shape],
        keywords=[f"geonames:{place.geonameid}"] if place.geonameid else [],
    )


def organisation(party: Party) -> Iterator[Entity]:
    """Make a party that the registry has an organisation; others are none (see ``ftm``)."""
    id = organisation_id(party.actor_id)
    if id is not None:
        yield entity(
            id,
            organisation_schema(party.sector),
            name=party.name,
            country=country(party.country),
            sector=party.sector,
            keywords=f"actor:{party.actor_id}",
        )


def event(dossier: Dossier) -> Entity:
    """Make an incident an event."""
    incident, version = dossier.incident, dossier.version
    days, place = incident.time.consolidated, incident.place.consolidated
    known = (organisation_id(told.value.actor_id) for told in (*incident.actors.values, *incident.targets.values))
    return entity(
        event_id(incident.id),
        "Event",
        name=incident.title,
        startDate=str(days.start) if days else None,
        endDate=str(days.end) if days else None,
        country=country(place.country) if place else None,
        location=place.name if place else None,
        addressEntity=place_id(place) if place else None,
        involved=[id for id in known if id is not None],
        summary=f"{incident.corroboration.headline}; {incident.standing.words}",
        keywords=_codes(incident),
        recordId=incident.id,
        notes=[f"Whence: incident {incident.id}, version {version.number}"],
        proof=[article_id(item.version_id) for item in dossier.own()],
        sourceUrl=[url for item in dossier.own() if (url := web_address(item.url))],
        modifiedAt=version.at.date().isoformat(),
    )


def _codes(incident: Incident) -> list[str]:
    codes = incident.event.consolidated
    weapons = [f"weapon:{told.value}" for told in incident.weapons.values]
    if codes is None:
        return weapons
    acled = codes.acled_sub_event_type or codes.acled_event_type
    named = {"plover": in_words(codes), "cameo": codes.cameo, "acled": acled}
    return [f"{system}:{code}" for system, code in named.items() if code] + weapons
