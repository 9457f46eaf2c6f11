"""Incidents in the columns of the POLECAT data set (tab separated). docs/exports.md says what each holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from whence.export import gist
from whence.export.delimited import Cell, Table
from whence.export.formats import Choices, Format, Piece
from whence.model.claim import EventCodes
from whence.model.incident import Field, Party
from whence.model.linking import Dossier
from whence.reference.countries import country
from whence.reference.ontology import ontology

COLUMNS = (
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW|"
    "Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|"
    "Recipient Country|Recipient COW|Primary Recipient Sector|Recipient Sectors|Recipient Title|"
    "Recipient Name Raw|Wikipedia Recipient ID|Placename|City|District|Province|Country|Latitude|Longitude|"
    "GeoNames ID|Raw Placename|Feature Type|Source|Publication Date|Story People|Story Organizations|"
    "Story Locations|Language|Version"
).split("|")


def refuse(dossier: Dossier, choices: Choices) -> str | None:
    """Say why an incident has no row: it needs a type, and one day, since no column tells how far a day can be off."""
    incident = dossier.incident
    if reason := gist.not_asserted(incident, choices):
        return reason
    if incident.event.consolidated is None:
        return "no event type"
    time = gist.days(incident)
    return None if time is not None and time.start == time.end else "no one day"


def write(dossiers: Iterable[Dossier], _choices: Choices) -> Iterator[Piece]:
    """Write a row an incident."""
    form = Table(tuple(COLUMNS), delimiter="\t")
    yield "", form.head()
    for dossier in dossiers:
        yield "", form.row(row(dossier))


def row(dossier: Dossier) -> dict[str, Cell]:
    """Make the row of an incident that ``refuse`` lets pass; what a reading does not hold stays blank."""
    incident = dossier.incident
    codes, time = incident.event.consolidated, gist.days(incident)
    if codes is None or time is None:
        raise ValueError(f"incident {incident.id} has no row in POLECAT: {refuse(dossier, Choices(every=True))}")
    values: dict[str, Cell] = dict.fromkeys(COLUMNS)
    values |= {
        "Event ID": incident.id,
        "Event Date": time.start,
        "Source": gist.outlets(dossier),
        "Publication Date": _published(dossier),
        "Version": dossier.version.number,
    }
    return (
        values | _what(codes) | _who("Actor", incident.actors) | _who("Recipient", incident.targets) | _where(dossier)
    )


def _what(codes: EventCodes) -> dict[str, Cell]:
    kind = ontology().types[codes.plover]
    mode = kind.modes.get(codes.mode or "")
    score = mode.score if mode else kind.score
    return {"Event Type": kind.name, "Event Mode": codes.mode, "Intensity": score, "Quad Code": kind.quad}


def _who(role: str, parties: Field[Party]) -> dict[str, Cell]:
    party = gist.first(parties)
    everybody = [party, *gist.others(parties)] if party else []
    known = country(party.country) if party and party.country else None
    return {
        f"{role} Name": party.name if party else None,
        f"{role} Country": party.country if party else None,
        f"{role} COW": known.cow if known else None,
        f"Primary {role} Sector": party.sector if party else None,
        f"{role} Sectors": list(dict.fromkeys(each.sector for each in everybody if each.sector)),
        f"{role} Name Raw": list(dict.fromkeys(name for told in parties.values for name in told.value.names)),
    }


def _where(dossier: Dossier) -> dict[str, Cell]:
    place = gist.place(dossier.incident)
    if place is None:
        return {}
    longitude, latitude = gist.point(place.geometry)
    raw = (each.value.name for each in dossier.incident.place.values)
    return {
        "Placename": place.name,
        "Province": place.adm1,
        "Country": place.country,
        "Latitude": latitude,
        "Longitude": longitude,
        "GeoNames ID": place.geonameid,
        "Raw Placename": list(dict.fromkeys(raw)),
    }


def _published(dossier: Dossier) -> str | None:
    days = [str(source.published) for source in gist.sources(dossier) if source.published]
    return days[0] if days else None


FORMAT = Format("polecat", ".tsv", "rows with the 40 columns of POLECAT, tab separated", write, refuse)
