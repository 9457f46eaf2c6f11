"""The parts of incidents in words fit to show: the same in the list, on the page and in the table of changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whence.export.words import NOT_STATED, count
from whence.model.claim import EventCodes
from whence.model.incident import Days, Field, Harm, Incident, IncidentVersion, Party
from whence.model.mention import Count
from whence.model.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whence.model.linking import ArchivedClaim


def value(what: object) -> str:
    """Say a value of a field; a dash where there is none."""
    match what:
        case None:
            return NOT_STATED
        case EventCodes():
            return f"{what.plover} {what.mode}" if what.mode else what.plover
        case Party():
            known = " · ".join(part for part in (what.actor_id, what.country, what.sector) if part)
            return f"{what.name} ({known})" if known else what.name
        case Place():
            return place(what)
        case Days():
            return days(what)
        case Count():
            return count(what)
        case _:
            return str(what)


def place(where: Place) -> str:
    """Say a place with its division, its country and how far off it can be."""
    names = [where.name, *(part for part in (where.adm1, where.country) if part and part != where.name)]
    return ", ".join(names) + (f" ± {where.radius_km:.3g} km" if where.radius_km else "")


def days(time: Days) -> str:
    """Say days: one, or from the first through the last."""
    return str(time.start) if time.start == time.end else f"{time.start} to {time.end}"


def when(incident: Incident) -> str:
    """Say when an incident was: its days, else the day of the reports as a bound."""
    if incident.time.consolidated is not None:
        return days(incident.time.consolidated)
    return f"by {incident.not_after}" if incident.not_after else NOT_STATED


def where(incident: Incident) -> str:
    """Say where an incident was, in few words."""
    found = incident.place.consolidated
    return NOT_STATED if found is None else ", ".join(part for part in (found.name, found.country) if part)


def fields(incident: Incident) -> Iterator[tuple[str, Field[Any]]]:
    """Yield the fields of an incident under the names that people know them by."""
    yield "what", incident.event
    yield "who", incident.actors
    yield "to whom", incident.targets
    yield "with", incident.weapons
    yield "where", incident.place
    yield "when", incident.time
    for harm in incident.harms:
        yield harm_name(harm), harm.counts


_GROUPS = {"a": "of the first side", "b": "of the second side", "civilians": "civilians"}


def harm_name(harm: Harm) -> str:
    """Name a harm: "killed", "killed, civilians"."""
    return f"{harm.effect.value}, {_GROUPS.get(harm.group, harm.group)}" if harm.group else harm.effect.value


def outlet(claim: ArchivedClaim) -> str:
    """Name who published a claim."""
    return claim.outlet or "outlet not told"


def fate(version: IncidentVersion) -> str:
    """Say what became of an incident that is no more."""
    return f"its claims went to {version.into}" if version.into else "none of its claims is left"


def plural(number: int, noun: str) -> str:
    """Count something: "1 report", "1,204 reports"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
