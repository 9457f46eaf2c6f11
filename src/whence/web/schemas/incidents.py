"""Incidents: lists of them, one with all that stands behind it, their versions."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from whence.web.schemas.claims import Claim
from whence.web.schemas.common import Count, Days, EventCodes, Model, Party, Place

T = TypeVar("T")

FieldName = Literal["event", "actors", "targets", "weapons", "place", "time", "harms", "standing"]


class Told(Model, Generic[T]):
    """A value with the claims that state it; ``words`` are the value in plain words."""

    value: T
    words: str
    claims: list[str]
    origins: int
    speakers: int


class Field(Model, Generic[T]):
    """What claims say of one thing. ``agreement``: untold, single, agreed, compatible, conflicting."""

    values: list[Told[T]]
    consolidated: T | None
    words: str | None
    claims: list[str]
    rule: str
    agreement: str


class Harm(Model):
    """How many people were affected, of one effect and one group (``a``, ``b``, ``civilians`` or None)."""

    effect: str
    group: str | None
    counts: Field[Count]


class Corroboration(Model):
    """How many stand behind an incident, each counted once however often copied or quoted."""

    articles: int
    origins: int
    speakers: int
    kinds: list[str]
    sides: list[str]
    unsided: int
    headline: str


class Standing(Model):
    """What is said of an incident's reality, by whom."""

    reality: str
    statuses: list[Told[str]]
    one_sided: str | None
    denied_by: list[str]
    words: str


class Responsibility(Model):
    """Whom claims hold responsible: ids of claims that admit, accuse, tell as fact, deny."""

    party: Party
    admitted: list[str]
    accused: list[str]
    reported: list[str]
    denied: list[str]


class Attached(Model):
    """A round-up that an incident is part of: shown with it, counted nowhere."""

    claim: str
    words: str
    why: str


class IncidentRow(Model):
    """An incident in a list. What is not known is None; ``place`` has a point to sort and draw by."""

    id: str
    number: int
    changed_at: str
    title: str
    plover: str | None
    acled_event_type: str | None
    reality: str
    standing: str
    headline: str
    place: str | None
    country: str | None
    start: str | None
    end: str | None
    date_prec: int | None
    not_after: str | None
    actors: list[str]
    targets: list[str]
    deaths: Count | None
    articles: int
    origins: int
    speakers: int
    claims: int
    conflicts: list[str]
    review: str


class Reason(Model):
    """One thing that speaks for or against two accounts being of one happening; ``weight`` in log-odds."""

    feature: str
    words: str
    weight: float


class Link(Model):
    """Two groups of claims, one a report each, that were compared, and what came of it."""

    one: list[str]
    other: list[str]
    score: float
    veto: str | None
    reasons: list[Reason]


class Judgement(Model):
    """A person's verdict on two claims."""

    seq: int
    at: str
    who: str
    verdict: str
    one: str
    other: str
    why: str


class Silent(Model):
    """Who denies, doubts, declines to speak or is silent, towards which claim, in which words."""

    holder: str
    stance: str
    claim: str
    words: str


class Incident(Model):
    """An incident in one of its versions with all its claims. ``claims`` has the attached ones last."""

    id: str
    number: int
    newest: int
    at: str
    title: str
    event: Field[EventCodes]
    actors: Field[Party]
    targets: Field[Party]
    weapons: Field[str]
    place: Field[Place]
    time: Field[Days]
    not_after: str | None
    harms: list[Harm]
    standing: Standing
    responsibility: list[Responsibility]
    corroboration: Corroboration
    attached: list[Attached]
    claims: list[Claim]
    silent: list[Silent]
    links: list[Link]
    judgements: list[Judgement]
    row: IncidentRow


class FieldChange(Model):
    """A field before and after, in plain words."""

    field: str
    before: str | None
    after: str | None


class Change(Model):
    """A version of an incident: what became of it, why, in what. ``into``: where its claims went if it was merged."""

    seq: int
    id: str
    number: int
    at: str
    kind: str
    why: list[str]
    into: str | None
    changes: list[FieldChange]
    title: str | None


class Gone(Model):
    """An incident that is no more, and where its claims went."""

    id: str
    kind: str
    at: str
    why: list[str]
    into: str | None


class Verdict(Model):
    """A verdict to keep on two claims, or on incidents, of which the claim told first stands."""

    verdict: Literal["same", "different", "unsure"]
    one: str
    other: str
    why: str
