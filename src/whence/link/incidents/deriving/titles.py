"""The title of an incident: what, by whom, to whom, where and when, of consolidated values only."""

from __future__ import annotations

import re
from datetime import date

from whence.link.incidents.deriving.parties import is_same
from whence.model.claim import EventCodes
from whence.model.incident import Days, Incident, Party, Reality
from whence.model.place import Place
from whence.reference.incident_words import incident_words

_BODY = re.compile(r"[A-Z]{3}-[A-Z]{3}\Z")
"""The id of a body of a state."""
_NEAR = 2
"""UCDP's precision of what is near a known place, not in it."""


def title(incident: Incident) -> str:
    """Say in one line what the consolidated values tell."""
    words = incident_words()
    kind, hit = words.event(incident.event.consolidated), incident.targets.consolidated
    actor, target = _name(incident.actors.consolidated), _name(hit)
    joint = kind.joint_party if hit and hit.actor_id else kind.joint
    place = incident.place.consolidated
    parts = [kind.noun]
    if target and joint:
        parts.append(f"{joint} {target}")
    blamed = actor is not None and _is_blamed(incident)
    if actor and not blamed:
        parts.append(f"by {actor}")
    if place is not None and not (target and joint and place.name.lower() in target.lower()):
        parts.append(_where(place))
    when = incident.time.consolidated
    line = " ".join(parts) + (f", blamed on {actor}" if blamed else "") + (f", {day_words(when)}" if when else "")
    note = _note(incident)
    return f"{line} ({note})" if note else line


def day_words(days: Days) -> str:
    """Say an interval in words: "27 March 2016", "March 2016", "26 to 28 March 2016"."""
    start, end = days.start, days.end
    if start == end:
        return _day(start)
    first, last = start.day == 1, (date.fromordinal(end.toordinal() + 1)).day == 1 if end < date.max else True
    if first and last and start.year == end.year:
        if start.month == end.month:
            return f"{start:%B} {start.year}"
        if (start.month, end.month) == (1, 12):
            return str(start.year)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {_day(end)}"
    if start.year == end.year:
        return f"{start.day} {start:%B} to {_day(end)}"
    return f"{_day(start)} to {_day(end)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _where(place: Place) -> str:
    return f"{'near' if place.where_prec == _NEAR else 'in'} {place.name}"


def _name(party: Party | None) -> str | None:
    """Return a name as it stands inside a sentence: "the armed forces of Syria", "the guards"."""
    if party is None:
        return None
    first, *rest = party.name.split()
    if party.actor_id is not None and _BODY.match(party.actor_id) and "of" in rest[:2]:
        return " ".join(["the", first.lower(), *rest])
    return " ".join([first.lower() if first in {"The", "A", "An"} else first, *rest])


def _is_blamed(incident: Incident) -> bool:
    """Say whether the actor is only accused: nobody tells it as a fact, and it does not say so itself."""
    actor = incident.actors.consolidated
    rows = [row for row in incident.responsibility if actor is not None and is_same(row.party, actor)]
    return any(row.accused and not row.admitted and not row.reported for row in rows)


def _note(incident: Incident) -> str | None:
    reality = incident.standing.reality
    if reality is Reality.ASSERTED:
        return None
    if reality is Reality.UNREAL:
        unreal = incident_words().unreal
        kinds = [unreal[told.value] for told in incident.standing.statuses if told.value in unreal]
        return f"only {kinds[0]}" if kinds else "not said to have happened"
    return str(reality)


def event_name(codes: EventCodes) -> str:
    """Name a kind of event."""
    return incident_words().event(codes).noun
