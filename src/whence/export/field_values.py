"""The fields of an incident one after the other, each value with the claims behind it, in words and as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from whence.model.claim import EventCodes
from whence.model.incident import Agreement, Days, Field, Incident, Party
from whence.model.mention import Count
from whence.model.place import Place


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A value of a field.

    Attributes:
        field: its name: ``event``, ``actors``, ``targets``, ``weapons``, ``place``, ``time``, ``status``, or an effect
            on people (``killed``).
        group: whose dead or injured, where the field is an effect; see ``Harm``.
        value: of the model.
        claims: those that state it; of a value made of several, those that it was made of.
        origins: how many independent texts state it; None for a value that nobody states as it stands.
        speakers: how many different people and bodies do; None as above.
        chosen: whether it is the one that stands for all.
        rule: by which it was chosen; empty for others.
        agreement: of the field.
    """

    field: str
    group: str | None
    value: Any
    claims: tuple[str, ...]
    origins: int | None
    speakers: int | None
    chosen: bool
    rule: str
    agreement: Agreement | None

    @property
    def words(self) -> str:
        """The value in words."""
        return in_words(self.value)


def field_values(incident: Incident) -> Iterator[FieldValue]:
    """Yield every value of every field; one that was made of several (an interval that most share) after those."""
    for name, group, field in fields_of(incident):
        yield from _of_field(name, group, field)
    for told in incident.standing.statuses:
        yield FieldValue("status", None, told.value, told.claims, told.origins, told.speakers, False, "", None)


def fields_of(incident: Incident) -> Iterator[tuple[str, str | None, Field[Any]]]:
    """Yield the fields with their names, and the group where it is an effect on people."""
    yield "event", None, incident.event
    yield "actors", None, incident.actors
    yield "targets", None, incident.targets
    yield "weapons", None, incident.weapons
    yield "place", None, incident.place
    yield "time", None, incident.time
    for harm in incident.harms:
        yield harm.effect.value, harm.group, harm.counts


def _of_field(name: str, group: str | None, field: Field[Any]) -> Iterator[FieldValue]:
    found = False
    for told in field.values:
        chosen = field.consolidated is not None and told.value == field.consolidated
        found = found or chosen
        rule = field.rule if chosen else ""
        yield FieldValue(
            name, group, told.value, told.claims, told.origins, told.speakers, chosen, rule, field.agreement
        )
    if field.consolidated is not None and not found:
        yield FieldValue(name, group, field.consolidated, field.claims, None, None, True, field.rule, field.agreement)


def in_words(value: Any) -> str:
    """Tell a value of a field in words: days as ISO 8601 has them, counts as ``6``, ``6-10`` or ``12+``."""
    match value:
        case EventCodes():
            return value.plover if value.mode is None else f"{value.plover} ({value.mode})"
        case Party() | Place():
            return value.name
        case Days():
            return str(value.start) if value.start == value.end else f"{value.start}/{value.end}"
        case Count():
            return count_in_words(value)
        case _:
            return str(value)


def count_in_words(count: Count) -> str:
    """Tell a count: ``6``; ``6 (4-10)`` with a range around it; ``4-10``, ``12+``, ``up to 10`` without a best one."""
    low, best, high = count.low, count.best, count.high
    if low is not None and high is not None and low != high:
        span = f"{low}-{high}"
    elif high is None and low is not None and low != best:
        span = f"{low}+"
    elif low is None and high is not None and high != best:
        span = f"up to {high}"
    else:
        span = ""
    if best is None:
        return span or str(low if low is not None else high)
    return f"{best} ({span})" if span else str(best)
