"""What tables of events need of a dossier: one value a column, and none where the claims do not agree on one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whence.export import words
from whence.export.formats import Choices
from whence.model.dates import PartialDate
from whence.model.incident import Agreement, Days, Field, Incident, Party, Reality
from whence.model.linking import ArchivedClaim, Dossier
from whence.model.place import Geometry, Place, Position
from whence.model.sphere import middle

_HAPPENED = frozenset({Reality.ASSERTED, Reality.CONTESTED})
NUMBER_DIGITS = 13
"""Hexadecimal digits of an incident's id that make its number: 52 bits, so that the number is exact where a program
holds it as a double (R, JavaScript). Of a million incidents, two share one with a chance of one in 9,000."""


def not_asserted(incident: Incident, choices: Choices) -> str | None:
    """Refuse what nobody says has happened: plans, suppositions, what is only denied or only possible."""
    return None if choices.every or incident.standing.reality in _HAPPENED else "not said to have happened"


def number(id: str) -> int:
    """Make a number of an incident's id, for columns that hold numbers."""
    return int(id[:NUMBER_DIGITS], 16)


def first(parties: Field[Party]) -> Party | None:
    """Return who stands for a side; None where the claims name nobody, or contradict each other."""
    return parties.consolidated


def others(parties: Field[Party]) -> list[Party]:
    """Return who else is on a side: none where the others are what contradicts the first."""
    if parties.agreement is Agreement.CONFLICTING or parties.consolidated is None:
        return []
    return [told.value for told in parties.values if told.value != parties.consolidated]


def point(geometry: Geometry) -> Position:
    """Return a position that stands for a place: the point, the middle of a line, the centre of an area's corners."""
    return middle(geometry)


def place(incident: Incident) -> Place | None:
    """Return where; None where no claim tells, or claims contradict each other."""
    return incident.place.consolidated


def days(incident: Incident) -> Days | None:
    """Return when; None where no claim tells, or claims contradict each other."""
    return incident.time.consolidated


@dataclass(frozen=True, slots=True)
class Source:
    """An independent text, by the report that has it first."""

    outlet: str | None
    published: PartialDate | None
    title: str | None
    url: str | None


def sources(dossier: Dossier) -> list[Source]:
    """List the origins of an incident, first published first; of each the report that came first."""
    found: dict[str, ArchivedClaim] = {}
    for claim in sorted(dossier.own(), key=_order):
        found.setdefault(claim.origin_id, claim)
    return [Source(claim.outlet, claim.published, claim.title, claim.url) for claim in found.values()]


def _order(claim: ArchivedClaim) -> tuple[str, bool, str]:
    return str(claim.published or "9999"), claim.version_id != claim.origin_id, claim.id


def outlets(dossier: Dossier) -> list[str]:
    """List who published the incident's reports, each once, by name."""
    return sorted({claim.outlet for claim in dossier.own() if claim.outlet})


def speakers(dossier: Dossier) -> list[str]:
    """List who says so, each once, in the order of the claims; the author is the author."""
    return list(dict.fromkeys(words.name(claim.claim.attribution.speaker) for claim in dossier.own()))


def disagreements(incident: Incident) -> Iterator[str]:
    """Say in words what claims contradict each other about, and who stands behind each value."""
    fields: tuple[tuple[str, Field[Party] | Field[Place] | Field[Days] | Field[str]], ...] = (
        ("actors", incident.actors),
        ("targets", incident.targets),
        ("place", incident.place),
        ("time", incident.time),
        ("weapons", incident.weapons),
    )
    for name, each in fields:
        if each.agreement is Agreement.CONFLICTING:
            yield f"{name}: {', '.join(f'{shown(told.value)} ({_origins(told.origins)})' for told in each.values)}"
    for harm in incident.harms:
        if harm.counts.agreement is Agreement.CONFLICTING:
            told_of = ", ".join(f"{words.count(told.value)} ({_origins(told.origins)})" for told in harm.counts.values)
            yield f"{harm.effect.value}{f' ({harm.group})' if harm.group else ''}: {told_of}"


def shown(value: Party | Place | Days | str) -> str:
    """Put a value into words."""
    if isinstance(value, Days):
        return str(value.start) if value.start == value.end else f"{value.start} to {value.end}"
    return value if isinstance(value, str) else value.name


def _origins(count: int) -> str:
    return f"{count} origin{'' if count == 1 else 's'}"


def page(id: str, choices: Choices) -> str:
    """Say where an incident is shown: its page's address, or the command that prints it."""
    return choices.page.replace("{id}", id) if choices.page else f"whence incident {id}"
