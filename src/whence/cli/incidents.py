"""``whence incidents``: what happened, as the reports of an archive tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from whence.cli.archives import HERE, ArchiveFolder, Json, reading

if TYPE_CHECKING:
    from whence.model.incident import Incident, IncidentVersion
    from whence.model.linking import IncidentQuery

EXAMPLES = """\b
Examples:
  whence incidents                               the newest happenings, with how many stand behind each
  whence incidents --since 2016-03 --until 2016 --country SYR
  whence incidents --type ASSAULT --reports 3    told by at least three reports
  whence incidents --origins 2 --conflicting     two independent origins that contradict each other
  whence incidents --words palmyra --actor SYR_MIL
  whence incidents --json --limit 1000           one object a line
whence incident ID shows all of one.
"""

Plover = Annotated[str | None, typer.Option("--type", metavar="TYPE", help="PLOVER event type, as ASSAULT.")]
Country = Annotated[str | None, typer.Option("--country", metavar="CODE", help="ISO 3166-1 alpha-3, as SYR.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Not over before: YYYY[-MM[-DD]].")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Begun by: YYYY[-MM[-DD]].")]
Actor = Annotated[str | None, typer.Option("--actor", metavar="ID", help="Who acted or was acted upon: registry id.")]
Words = Annotated[str | None, typer.Option("--words", metavar="WORDS", help="All of these in the title.")]
Reports = Annotated[int, typer.Option("--reports", min=1, metavar="N", help="Told by so many reports at least.")]
Origins = Annotated[int, typer.Option("--origins", min=1, metavar="N", help="By so many independent origins.")]
Conflicting = Annotated[bool, typer.Option("--conflicting", help="Only where something is in conflict.")]
Limit = Annotated[int, typer.Option("--limit", min=1, metavar="N", help="At most so many.")]
Offset = Annotated[int, typer.Option("--offset", min=0, metavar="N", help="Pass over so many.")]


def incidents(
    plover: Plover = None,
    country: Country = None,
    since: Since = None,
    until: Until = None,
    actor: Actor = None,
    words: Words = None,
    reports: Reports = 1,
    origins: Origins = 1,
    conflicting: Conflicting = False,
    limit: Limit = 20,
    offset: Offset = 0,
    archive: ArchiveFolder = HERE,
    json: Json = False,
) -> None:
    """List incidents, the newest happening first. Exit code 1 if there is none."""
    from whence.cli.tables import print_json, print_table
    from whence.model.linking import IncidentQuery

    query = IncidentQuery(
        plover.upper() if plover else None,
        country.upper() if country else None,
        _day(since, "--since", last=False),
        _day(until, "--until", last=True),
        actor,
        words,
        reports,
        origins,
        conflicting,
        limit,
        offset,
    )
    found = _found(archive, query)
    if json:
        for version in found:
            print_json(_facts(version))
    elif found:
        rows = [_row(version) for version in found]
        print_table(("id", "days", "place", "what", "who says so", "standing"), rows, wide="what")
    if not found:
        if not json:
            typer.echo("whence: no such incident; whence link makes them of what was coded", err=True)
        raise typer.Exit(1)


def _found(archive: ArchiveFolder, query: IncidentQuery) -> list[IncidentVersion]:
    from whence.archive.dossiers import live

    with reading(archive) as store:
        return list(live(store, query))


def _day(text: str | None, option: str, *, last: bool) -> str | None:
    """Read a date; of a month or year the first day counts, or the last."""
    if text is None:
        return None
    from whence.model.dates import PartialDate
    from whence.model.errors import ModelError

    try:
        day = PartialDate.parse(text)
    except ModelError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error
    return str(day.end if last else day.start)


def _row(version: IncidentVersion) -> tuple[Any, ...]:
    from whence.cli.incident_words import when, where
    from whence.cli.tables import short

    incident = _live(version)
    title, standing = incident.title, incident.standing
    return (
        short(version.id),
        when(incident),
        where(incident),
        title,
        incident.corroboration.headline,
        standing.reality.value,
    )


def _live(version: IncidentVersion) -> Incident:
    if version.incident is None:
        raise LookupError(f"incident {version.id} is no more")
    return version.incident


def _facts(version: IncidentVersion) -> dict[str, Any]:
    from whence.model.serial import plain

    incident = _live(version)
    event, time, place = incident.event.consolidated, incident.time.consolidated, incident.place.consolidated
    return {
        "incident": version.id,
        "number": version.number,
        "seq": version.seq,
        "at": version.at.isoformat(),
        "title": incident.title,
        "plover": event.plover if event else None,
        "mode": event.mode if event else None,
        "start": str(time.start) if time else None,
        "end": str(time.end) if time else None,
        "not_after": str(incident.not_after) if incident.not_after else None,
        "place": plain(place) if place else None,
        "reality": incident.standing.reality.value,
        "standing": incident.standing.words,
        "corroboration": plain(incident.corroboration),
        "conflicting": _conflicts(incident),
        "reports": list(incident.reports),
        "claims": list(incident.claims),
    }


def _conflicts(incident: Incident) -> list[str]:
    from whence.cli.incident_words import fields
    from whence.model.incident import Agreement

    return [name for name, field in fields(incident) if field.agreement is Agreement.CONFLICTING]
