"""The gist of an incident: derived from its newest version, kept as JSON in one row, so that lists open no incident."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from whence.model.archive import canonical_json
from whence.model.gist import Gist, day_number
from whence.model.incident import Agreement, Field, Harm, Incident, IncidentVersion
from whence.model.serial import plain
from whence.model.sphere import middle
from whence.model.vocabulary import Effect
from whence.store.backend import pieces
from whence.store.incident_rows import best, version_from
from whence.store.linking_tables import gists, incident_versions, incidents

_HALVES = re.compile("[\ud800-\udfff]")
_BATCH = 500
_Bounds = tuple[int | None, int | None, int | None]


def gist_of(version: IncidentVersion) -> Gist:
    """Take the gist of a version.

    Raises:
        ValueError: it is a tombstone.
    """
    incident = version.incident
    if incident is None:
        raise ValueError(f"the incident {version.id} is no more, and has no gist")
    event = best(incident.event)
    low, most_likely, high = _deaths(incident)
    return Gist(
        id=version.id,
        changed=version.seq,
        title=_whole(incident.title),
        plover=event.plover if event else None,
        acled=event.acled_event_type if event else None,
        reality=incident.standing.reality.value,
        standing=_whole(incident.standing.words),
        headline=_whole(incident.corroboration.headline),
        **_where(incident),
        **_when(incident),
        **_parties(incident),
        sides=incident.corroboration.sides,
        deaths_low=low,
        deaths_best=most_likely,
        deaths_high=high,
        articles=incident.corroboration.articles,
        origins=incident.corroboration.origins,
        speakers=incident.corroboration.speakers,
        claims=len(incident.claims),
        conflicts=tuple(_conflicts(incident)),
        denied=bool(incident.standing.denied_by),
    )


def gist_row(version: IncidentVersion) -> dict[str, Any]:
    """Make the row of ``gists``; ``shape`` is the place's geometry as GeoJSON where it is no point."""
    gist = gist_of(version)
    place = best(version.incident.place) if version.incident else None
    return {
        "incident_id": version.id,
        "seq": version.seq,
        "body": canonical_json({field.name: plain(getattr(gist, field.name)) for field in fields(Gist)}),
        "shape": canonical_json(plain(place.geometry)) if place is not None and gist.shape else None,
    }


def gist_from(body: str) -> Gist:
    """Read the body of a row."""
    data: dict[str, Any] = json.loads(body)
    values: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in data.items()}
    return Gist(**values)


def put_gists(connection: Connection, versions: Iterable[IncidentVersion], there: Iterable[str] = ()) -> None:
    """Write the gists of the newest versions, in place of those of incidents that there were before."""
    for piece in pieces(there):
        connection.execute(delete(gists).where(gists.c.incident_id.in_(piece)))
    rows = [gist_row(version) for version in versions if not version.is_tombstone]
    if rows:
        connection.execute(insert(gists), rows)


def fill_gists(connection: Connection) -> None:
    """Write the gists that are missing, as after a revision that made their table."""
    joined = incident_versions.join(incidents, incidents.c.seq == incident_versions.c.seq)
    lacking = select(incident_versions).select_from(joined).where(incidents.c.live == 1)
    lacking = lacking.where(incidents.c.id.not_in(select(gists.c.incident_id)))
    lacking = lacking.order_by(incident_versions.c.seq).limit(_BATCH)
    while found := connection.execute(lacking).all():
        put_gists(connection, [version_from(row._asdict()) for row in found])


def _where(incident: Incident) -> dict[str, Any]:
    place = best(incident.place)
    if place is None:
        names = ("country", "place", "adm1", "geonameid", "lon", "lat", "radius_km", "where_prec")
        return {**dict.fromkeys(names), "shape": False}
    lon, lat = middle(place.geometry)
    return {
        "country": place.country,
        "place": _whole(place.name),
        "adm1": place.adm1 and _whole(place.adm1),
        "geonameid": place.geonameid,
        "lon": float(lon),
        "lat": float(lat),
        "radius_km": float(place.radius_km),
        "where_prec": place.where_prec,
        "shape": place.geometry.type != "Point",
    }


def _when(incident: Incident) -> dict[str, Any]:
    time = best(incident.time)
    return {
        "start": day_number(time.start) if time else None,
        "end": day_number(time.end) if time else None,
        "date_prec": time.date_prec if time else None,
        "not_after": day_number(incident.not_after) if incident.not_after else None,
    }


def _parties(incident: Incident) -> dict[str, Any]:
    acted = [told.value for told in incident.actors.values]
    befell = [told.value for told in incident.targets.values]
    return {
        "actors": tuple(_whole(party.name) for party in acted),
        "actor_ids": tuple(party.actor_id for party in acted),
        "targets": tuple(_whole(party.name) for party in befell),
        "target_ids": tuple(party.actor_id for party in befell),
    }


def _conflicts(incident: Incident) -> Iterator[str]:
    named: tuple[tuple[str, Sequence[Field[Any]]], ...] = (
        ("event", (incident.event,)),
        ("actors", (incident.actors,)),
        ("targets", (incident.targets,)),
        ("weapons", (incident.weapons,)),
        ("place", (incident.place,)),
        ("time", (incident.time,)),
        ("harms", [harm.counts for harm in incident.harms]),
    )
    for name, told in named:
        if any(field.agreement is Agreement.CONFLICTING for field in told):
            yield name


def _deaths(incident: Incident) -> _Bounds:
    """Say how many died: of all people where that is told; else of the sides, added if one claim tells of them all.

    Sides that no claim tells of together are rivals ("128 rebels", says one, "175 villagers", the other): their sum is
    a figure that nobody gives. Exports look into the reports besides (``export.deaths``), and can tell more.
    """
    told = [harm for harm in incident.harms if harm.effect is Effect.KILLED and harm.counts.consolidated is not None]
    if not told:
        return None, None, None
    of_all = next((harm for harm in told if harm.group is None), None)
    if of_all is not None:
        return _bounds(of_all)
    bounds = [_bounds(harm) for harm in told]
    if set.intersection(*(_claims(harm) for harm in told)):
        low, most_likely, high = (_sum(each) for each in zip(*bounds, strict=True))
        return low, most_likely, high
    first = min(told, key=lambda harm: (-max(each.origins for each in harm.counts.values), _bounds(harm)[1] or 0))
    lows = [low for low, _, _ in bounds if low is not None]
    highs = [high for *_, high in bounds if high is not None]
    return min(lows, default=None), _bounds(first)[1], max(highs, default=None)


def _bounds(harm: Harm) -> _Bounds:
    count = harm.counts.consolidated
    assert count is not None
    low = count.low if count.low is not None else count.best
    most_likely = count.best if count.best is not None else count.low
    return low, most_likely, count.high if count.high is not None else most_likely


def _claims(harm: Harm) -> set[str]:
    return {id for told in harm.counts.values for id in told.claims}


def _sum(figures: Iterable[int | None]) -> int | None:
    told = [figure for figure in figures if figure is not None]
    return sum(told) if told else None


def _whole(text: str) -> str:
    """Put U+FFFD for each half of a character: readers of columns take none."""
    return _HALVES.sub("\ufffd", text)
