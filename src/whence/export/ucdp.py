"""Incidents in the columns of UCDP's Georeferenced Event Dataset: 49 of the file, or 43 of its API.

docs/exports.md says what each column holds, what is blank and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from whence.export import gist
from whence.export.deaths import deaths
from whence.export.delimited import Cell, Table
from whence.export.formats import Choices, Format, Piece
from whence.export.hxl import UCDP_TAGS
from whence.export.priogrid import cell
from whence.export.ucdp_sides import Sides, sides, type_of_violence
from whence.model.errors import ModelError
from whence.model.incident import Days
from whence.model.linking import Dossier
from whence.model.place import Place
from whence.model.vocabulary import Extent
from whence.reference.countries import country

COLUMNS = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name "
    "dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b "
    "number_of_sources source_article source_office source_date source_headline source_original where_prec "
    "where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id "
    "region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best "
    "high low gwnoa gwnob"
).split()
"""Of the yearly files."""

API_COLUMNS = (
    "id year active_year type_of_violence conflict_new_id conflict_name dyad_new_id dyad_name side_a_new_id gwnoa "
    "side_a side_b_new_id gwnob side_b number_of_sources source_article source_office source_date source_headline "
    "source_original where_prec where_coordinates adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country "
    "iso3 country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians "
    "deaths_unknown low best high"
).split()
"""Of the API, as HDX passes them on (OCHA-DAP/hdx-scraper-ucdp, tests/fixtures, October 2025)."""

API = "api"
_CLEAR, _SUMMED = 1, 2


def refuse(dossier: Dossier, choices: Choices) -> str | None:
    """Say why an incident has no row: GED's are deaths in organised violence, on a day or a stretch, at a place."""
    incident = dossier.incident
    if reason := gist.not_asserted(incident, choices):
        return reason
    if not choices.every and type_of_violence(incident) is None:
        return "no organised violence as UCDP defines it"
    if not choices.every and not deaths(dossier).lethal:
        return "nobody said to have died"
    time, place = gist.days(incident), gist.place(incident)
    if time is None or time.date_prec is None:
        return "no day"
    return "no place" if place is None else None


def write(dossiers: Iterable[Dossier], choices: Choices) -> Iterator[Piece]:
    """Write a row an incident.

    Raises:
        ModelError: there is no such variant of the columns.
    """
    if choices.variant not in (None, API):
        raise ModelError(f"ucdp has no variant {choices.variant!r}; it has {API!r}")
    columns = API_COLUMNS if choices.variant == API else COLUMNS
    form = Table(tuple(columns), tags=UCDP_TAGS if choices.hxl else None)
    yield "", form.head()
    for dossier in dossiers:
        values = row(dossier)
        yield "", form.row({column: values[column] for column in columns})


def row(dossier: Dossier) -> dict[str, Cell]:
    """Make the row of an incident that ``refuse`` lets pass, with the columns of both variants."""
    incident = dossier.incident
    time, place = gist.days(incident), gist.place(incident)
    if time is None or place is None:
        raise ValueError(f"incident {incident.id} has no row in GED: it has no day or no place")
    standing = incident.standing.reality.value
    values: dict[str, Cell] = dict.fromkeys((*COLUMNS, *API_COLUMNS))  # what UCDP alone can number stays blank
    values |= {
        "id": gist.number(incident.id),
        "relid": incident.id,
        "code_status": f"Machine coded, version {dossier.version.number}, {standing}",
        "type_of_violence": type_of_violence(incident),
        "event_clarity": _clarity(dossier),
        "source_original": gist.speakers(dossier),
    }
    return values | _sides(sides(incident)) | _sources(dossier) | _where(place) | _when(time) | _deaths(dossier)


def _sides(told: Sides) -> dict[str, Cell]:
    dyad = f"{told.a} - {told.b}" if told.a and told.b else None
    return {"side_a": told.a, "side_b": told.b, "dyad_name": dyad, "gwnoa": told.gwno_a, "gwnob": told.gwno_b}


def _sources(dossier: Dossier) -> dict[str, Cell]:
    """List one report an origin, at the same position in each of the columns."""
    found = gist.sources(dossier)
    office = [source.outlet or "" for source in found]
    day = [str(source.published or "") for source in found]
    headline = [source.title or "" for source in found]
    return {
        "number_of_sources": dossier.incident.corroboration.origins,
        "source_article": [",".join(each) for each in zip(office, day, headline, strict=True)],
        "source_office": office,
        "source_date": day,
        "source_headline": headline,
    }


def _where(place: Place) -> dict[str, Cell]:
    longitude, latitude = gist.point(place.geometry)
    known = country(place.country) if place.country else None
    return {
        "where_prec": place.where_prec,
        "where_coordinates": place.name,
        "where_description": f"{place.reason}; within {place.radius_km:.3g} km" if place.radius_km else place.reason,
        "adm_1": place.adm1,
        "latitude": latitude,
        "longitude": longitude,
        "geom_wkt": f"POINT ({longitude!r} {latitude!r})",
        "priogrid_gid": cell(longitude, latitude),
        "country": known.name if known else None,
        "iso3": place.country,
        "country_id": known.gwno if known else None,
        "region": known.ucdp_region if known else None,
    }


def _when(time: Days) -> dict[str, Cell]:
    return {"year": time.start.year, "date_prec": time.date_prec, "date_start": time.start, "date_end": time.end}


def _deaths(dossier: Dossier) -> dict[str, Cell]:
    told, swapped = deaths(dossier), sides(dossier.incident).swapped
    return {
        "deaths_a": told.b if swapped else told.a,
        "deaths_b": told.a if swapped else told.b,
        "deaths_civilians": told.civilians,
        "deaths_unknown": told.unknown,
        "low": told.low,
        "best": told.best,
        "high": told.high,
    }


def _clarity(dossier: Dossier) -> int:
    """Say 1 where some claim is on this one happening, 2 where all speak of a run of them."""
    return _CLEAR if any(claim.claim.extent is Extent.SINGLE for claim in dossier.own()) else _SUMMED


FORMAT = Format(
    "ucdp",
    ".csv",
    "rows with the 49 columns of UCDP GED, or the 43 of its API",
    write,
    refuse,
    variants=(API,),
    hxl=True,
)
