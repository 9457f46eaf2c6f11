"""What differs between two versions of an incident, field by field, in words fit to show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from whence.link.incidents.deriving.titles import day_words, event_name
from whence.model.incident import Agreement, Field, FieldChange, Harm, Incident, Party, Responsibility, Told
from whence.model.mention import Count
from whence.model.place import Place

V = TypeVar("V")
_SHOWN = 5
"""Values of a field that are named; of more the number is told."""


def differences(before: Incident | None, after: Incident | None) -> tuple[FieldChange, ...]:
    """Tell which fields of an incident changed; None is an incident that is not there."""
    old = dict(_fields(before)) if before else {}
    new = dict(_fields(after)) if after else {}
    names = dict.fromkeys([*old, *new])
    return tuple(FieldChange(name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name))


def _fields(incident: Incident) -> Iterator[tuple[str, str | None]]:
    yield "title", incident.title
    yield "claims", _claims(incident)
    yield "event", _field(incident.event, event_name)
    yield "actors", _field(incident.actors, party_name)
    yield "targets", _field(incident.targets, party_name)
    yield "weapons", _field(incident.weapons, str)
    yield "place", _field(incident.place, place_name)
    yield "time", _field(incident.time, day_words)
    yield "not_after", incident.not_after.isoformat() if incident.not_after else None
    for harm in incident.harms:
        yield harm_name(harm), _field(harm.counts, count_words)
    yield "standing", incident.standing.words
    yield "responsibility", "; ".join(map(_responsibility, incident.responsibility)) or None
    yield "corroboration", incident.corroboration.headline
    yield "attached", ", ".join(each.words for each in incident.attached) or None


def party_name(party: Party) -> str:
    """Name a party."""
    return party.name


def place_name(place: Place) -> str:
    """Name a place with its country."""
    return f"{place.name} ({place.country})" if place.country else place.name


def harm_name(harm: Harm) -> str:
    """Name a harm: "killed", "killed (civilians)"."""
    return f"{harm.effect} ({_GROUPS[harm.group]})" if harm.group else str(harm.effect)


_GROUPS = {"a": "side of the actor", "b": "side of the target", "civilians": "civilians"}


def count_words(count: Count) -> str:
    """Say a count: "10 (6 to 12)", "at least 24", "up to 500"."""
    low, best, high = count.low, count.best, count.high
    if best is None:
        if low is not None and high is not None:
            return f"{low} to {high}"
        return f"at least {low}" if low is not None else f"up to {high}"
    least, most = best if low is None else low, best if high is None else high
    return str(best) if least == most else f"{best} ({least} to {most})"


def _field(told: Field[V], say: Callable[[V], str]) -> str | None:
    if not told.values:
        return None
    value = say(told.consolidated) if told.consolidated is not None else "not settled"
    listed = _listed(told.values, say)
    if len(told.values) == 1 and value == say(told.values[0].value):
        return f"{value} ({_support(told.values[0])})"
    return f"{value}, {told.agreement}: {listed}" if told.agreement is not Agreement.SINGLE else f"{value}: {listed}"


def _listed(values: Iterable[Told[V]], say: Callable[[V], str]) -> str:
    shown: dict[str, Told[V]] = {}
    for told in values:  # the best supported of those that read alike
        shown.setdefault(say(told.value), told)
    listed = [f"{words} ({_support(told)})" for words, told in shown.items()]
    rest = len(listed) - _SHOWN
    return ", ".join(listed[:_SHOWN]) + (f" and {rest} more" if rest > 0 else "")


def _support(told: Told[V]) -> str:
    return f"{told.origins} origin" if told.origins == 1 else f"{told.origins} origins"


def _claims(incident: Incident) -> str:
    claims, reports = len(incident.claims), len(incident.reports)
    return f"{claims} claim{'s'[: claims != 1]} of {reports} report{'s'[: reports != 1]}"


def _responsibility(row: Responsibility) -> str:
    told = (
        ("claims it", row.admitted),
        ("accused", row.accused),
        ("reported", row.reported),
        ("denied", row.denied),
    )
    return f"{row.party.name}: " + ", ".join(f"{name} ({len(claims)})" for name, claims in told if claims)
