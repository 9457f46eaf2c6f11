"""Incidents in the columns of ACLED's event file, in its order and codes; docs/exports.md says what each holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from whence.export import gist
from whence.export.acled_parties import Side, actor_side, interaction, target_side
from whence.export.deaths import conservative
from whence.export.delimited import Cell, Table
from whence.export.formats import Choices, Format, Piece
from whence.export.hxl import ACLED_TAGS
from whence.model.claim import EventCodes
from whence.model.incident import Days, Incident
from whence.model.linking import Dossier
from whence.model.place import Place
from whence.reference.acled import CIVILIANS, acled
from whence.reference.countries import country
from whence.reference.outlets import outlets

COLUMNS = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 "
    "actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location "
    "latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
).split()
"""As the API returns them (acledR, tests/testthat/setup-acled_api.R, September 2025)."""

_VIOLENT = "Political violence"


def refuse(dossier: Dossier, choices: Choices) -> str | None:
    """Say why an incident has no row: ACLED's rows need an event type of its own, a day and a place."""
    incident = dossier.incident
    if reason := gist.not_asserted(incident, choices):
        return reason
    codes, time, place = incident.event.consolidated, gist.days(incident), gist.place(incident)
    if codes is None or codes.acled_event_type is None:
        return "no ACLED type"
    if time is None or time.time_precision is None:
        return "no day"
    if place is None or place.geo_precision is None or place.country is None:
        return "no place"
    return None


def write(dossiers: Iterable[Dossier], choices: Choices) -> Iterator[Piece]:
    """Write a row an incident."""
    form = Table(tuple(COLUMNS), tags=ACLED_TAGS if choices.hxl else None)
    yield "", form.head()
    for dossier in dossiers:
        yield "", form.row(row(dossier, choices))


def row(dossier: Dossier, choices: Choices) -> dict[str, Cell]:
    """Make the row of an incident that ``refuse`` lets pass."""
    incident = dossier.incident
    codes, time, place = incident.event.consolidated, gist.days(incident), gist.place(incident)
    if codes is None or time is None or place is None:
        raise ValueError(f"incident {incident.id} has no row in ACLED: {refuse(dossier, choices)}")
    one, other = actor_side(incident, place.country), target_side(incident, place.country)
    values: dict[str, Cell] = {"event_id_cnty": incident.id}
    values |= _when(time) | _what(codes) | _who(one, other, codes) | _where(place)
    return values | {
        "source": gist.outlets(dossier),
        "source_scale": _scale(dossier, place.country),
        "notes": _notes(dossier, time, place, choices),
        "fatalities": conservative(dossier),
        "tags": _tags(dossier),
        "timestamp": int(dossier.version.at.timestamp()),
    }


def _when(time: Days) -> dict[str, Cell]:
    """Give the middle day of a stretch, as ACLED dates what it only knows to a month; the notes have the stretch."""
    day = time.start + timedelta(days=(time.end - time.start).days // 2)
    return {"event_date": day, "year": day.year, "time_precision": time.time_precision}


def _what(codes: EventCodes) -> dict[str, Cell]:
    kind, sub = codes.acled_event_type, codes.acled_sub_event_type
    return {"disorder_type": acled().disorder(kind or "", sub), "event_type": kind, "sub_event_type": sub}


def _who(one: Side, other: Side, codes: EventCodes) -> dict[str, Cell]:
    disorder = acled().disorder(codes.acled_event_type or "", codes.acled_sub_event_type) or ""
    targeted = other.inter == CIVILIANS and disorder.startswith(_VIOLENT)
    return {
        "actor1": one.name,
        "assoc_actor_1": one.others,
        "inter1": one.inter,
        "actor2": other.name,
        "assoc_actor_2": other.others,
        "inter2": other.inter,
        "interaction": interaction(one, other),
        "civilian_targeting": "Civilian targeting" if targeted else None,
    }


def _where(place: Place) -> dict[str, Cell]:
    longitude, latitude = gist.point(place.geometry)
    known = country(place.country) if place.country else None
    return {
        "iso": known.number if known else None,
        "region": acled().regions.get(place.country or ""),
        "country": known.name if known else None,
        "admin1": place.adm1,
        "admin2": None,
        "admin3": None,
        "location": place.name,
        "latitude": latitude,
        "longitude": longitude,
        "geo_precision": place.geo_precision,
    }


def _scale(dossier: Dossier, place_country: str | None) -> str | None:
    """Join the scales of all outlets; None where that of any is not known, since the rest would not be the whole."""
    scales: set[str] = set()
    for name in gist.outlets(dossier):
        outlet = outlets().find(name)
        scale = acled().scale(outlet.kind.value, outlet.country, place_country) if outlet else None
        if scale is None:
            return None
        scales.add(scale)
    return "-".join(sorted(scales)) or None


def _notes(dossier: Dossier, time: Days, place: Place, choices: Choices) -> str:
    """Tell what the columns cannot: whose word it is, what is disputed, how far day and place can be off."""
    incident = dossier.incident
    said = [f"{incident.title}; {incident.standing.words} ({incident.corroboration.headline})"]
    if time.start != time.end:
        said.append(f"Between {time.start} and {time.end}")
    if place.radius_km:
        said.append(f"Within {place.radius_km:.3g} km of the point")
    said += [f"Reports differ on {each}" for each in gist.disagreements(incident)]
    if conservative(dossier) is None:
        said.append("Fatalities not reported")
    return f"{'. '.join(said)}. {gist.page(incident.id, choices)}"


def _tags(dossier: Dossier) -> list[str]:
    incident: Incident = dossier.incident
    told = incident.corroboration
    return [
        f"incident={incident.id}",
        f"version={dossier.version.number}",
        f"standing={incident.standing.reality.value}",
        f"origins={told.origins}",
        f"speakers={told.speakers}",
    ]


FORMAT = Format("acled", ".csv", "rows with ACLED's 31 columns and codes", write, refuse, hxl=True)
