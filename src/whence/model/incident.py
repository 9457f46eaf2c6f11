"""Incidents: what claims of one report or many say about the same happening. Derived, rebuildable, never edited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

from whence.model.claim import EventCodes
from whence.model.errors import ModelError
from whence.model.mention import Count
from whence.model.place import Place
from whence.model.vocabulary import Effect, SpeakerKind, Status

T = TypeVar("T")


class Agreement(StrEnum):
    """How the values of a field stand to each other.

    ``SINGLE``: only one origin tells. ``AGREED``: all origins that tell, tell the same. ``COMPATIBLE``: they differ and
    can all be right (a town and its province). ``CONFLICTING``: they cannot all be right. ``UNTOLD``: nobody tells.
    """

    UNTOLD = "untold"
    SINGLE = "single"
    AGREED = "agreed"
    COMPATIBLE = "compatible"
    CONFLICTING = "conflicting"


@dataclass(frozen=True, slots=True)
class Told(Generic[T]):
    """A value with the claims that state it, and how many independent origins and speakers those are."""

    value: T
    claims: tuple[str, ...]
    origins: int
    speakers: int


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """What claims say of one thing: every value, and the one that stands for all, if any.

    Attributes:
        values: best supported first.
        consolidated: the value by the rule; None where no rule gives one. It is one of the values, or made of them
            (an interval that the majority shares).
        claims: those behind the consolidated value.
        rule: the rule that gave it, in words fit to show.
        agreement: how the values stand to each other.
    """

    values: tuple[Told[T], ...] = ()
    consolidated: T | None = None
    claims: tuple[str, ...] = ()
    rule: str = ""
    agreement: Agreement = Agreement.UNTOLD


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in an incident: an actor of the registry, or whoever the words name.

    ``name`` is the registry's, or the fullest that claims give. ``names`` are all the names that claims give.
    """

    name: str
    actor_id: str | None = None
    country: str | None = None
    sector: str | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Days:
    """When: days from ``start`` through ``end``.

    ``date_prec`` is UCDP's (1 day … 5 year), ``time_precision`` ACLED's (1 day … 3 month).

    Raises:
        ModelError: the end lies before the start.
    """

    start: date
    end: date
    date_prec: int | None
    time_precision: int | None

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ModelError(f"interval ends before it starts: {self.start} to {self.end}")


@dataclass(frozen=True, slots=True)
class Harm:
    """How many people were affected, of one effect and one group.

    ``group`` is whose: ``"a"`` and ``"b"`` (dead of the side of the first and of the second actor), ``"civilians"``,
    or None where the claims do not tell. ``counts`` hold low, best and high as each claim tells them.
    """

    effect: Effect
    group: str | None
    counts: Field[Count]


@dataclass(frozen=True, slots=True)
class Corroboration:
    """How many stand behind an incident, each counted once however often copied or quoted.

    Attributes:
        articles: reports that tell of it, copies included.
        origins: independent texts: reprints and copies of a text count as one.
        speakers: different people and bodies that say so; an outlet in its own voice is one.
        kinds: what the speakers are.
        sides: whom the speakers speak for (an actor id, or a country's code), where known.
        unsided: how many of the speakers speak for nobody known.
        headline: all this in words: "41 articles, 3 origins, 2 speakers, both of side A".
    """

    articles: int
    origins: int
    speakers: int
    kinds: tuple[SpeakerKind, ...]
    sides: tuple[str, ...]
    unsided: int
    headline: str


class Reality(StrEnum):
    """The status of the whole."""

    ASSERTED = "asserted"
    CONTESTED = "contested"
    """Asserted by some, denied or doubted by others."""
    DENIED = "denied"
    """Only spoken of to be denied."""
    POSSIBLE = "possible"
    """Nobody says more than that it may have happened."""
    UNREAL = "unreal"
    """Only planned, predicted, requested or supposed."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is said of an incident's reality, by whom.

    Attributes:
        reality: the status of the whole.
        statuses: each status with the claims that have it.
        one_sided: the one side (an actor id or country code) that all speakers speak for; None where they do not.
        denied_by: names of those who deny it.
        words: all this in words fit to show: "asserted by 3 origins (officials, witnesses); denied by the army".
    """

    reality: Reality
    statuses: tuple[Told[Status], ...]
    one_sided: str | None
    denied_by: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Whom claims hold responsible. ``admitted`` are claims of responsibility, the party's own; the rest is others'."""

    party: Party
    admitted: tuple[str, ...]
    accused: tuple[str, ...]
    reported: tuple[str, ...]
    """Told as fact."""
    denied: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attached:
    """A round-up or cumulative total that this incident is part of: shown with it, counted nowhere."""

    claim: str
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Incident:
    """What claims say about one happening.

    Attributes:
        id: stable: it stays when claims come and go.
        title: who did what to whom, where, when, in one line of plain words.
        claims: ids of the claims, in order.
        reports: ids of the reports that make them.
        event: what kind of event.
        actors: who acted; the consolidated one is the best supported.
        targets: who was acted upon.
        weapons: names of what it was done with.
        place: where.
        time: when.
        not_after: latest day on which it can have happened, from the reports' days, where no time is told.
        harms: how many people were affected, by effect and group.
        standing: whether it happened, by whose word.
        responsibility: whom claims hold responsible.
        corroboration: how many stand behind it.
        attached: round-ups and totals, not counted.
    """

    id: str
    title: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    event: Field[EventCodes]
    actors: Field[Party]
    targets: Field[Party]
    weapons: Field[str]
    place: Field[Place]
    time: Field[Days]
    not_after: date | None
    harms: tuple[Harm, ...]
    standing: Standing
    responsibility: tuple[Responsibility, ...]
    corroboration: Corroboration
    attached: tuple[Attached, ...] = ()

    def harm(self, effect: Effect, group: str | None = None) -> Harm | None:
        """Get the harm of one effect and group; None where nobody tells."""
        return next((harm for harm in self.harms if (harm.effect, harm.group) == (effect, group)), None)


class ChangeKind(StrEnum):
    """What became of an incident."""

    NEW = "new"
    CHANGED = "changed"
    MERGED = "merged"
    """Its claims went to another: ``into``."""
    SPLIT = "split"
    """Some of its claims went to another; this one goes on."""
    WITHDRAWN = "withdrawn"
    """None of its claims is left."""
    REVIVED = "revived"
    """It was merged or withdrawn, and is back."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field before and after, in words fit to show."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class IncidentVersion:
    """One version of an incident; numbers count from 1. ``incident`` is None for a tombstone.

    Attributes:
        seq: counts all versions of all incidents of an archive, in the order of their making.
        id: the incident's.
        number: of the version.
        at: when it was made.
        kind: what became of the incident.
        why: what brought it about, in words fit to show: new reports, a judgement, coding again.
        into: the incident that its claims went to, where it was merged.
        changes: which fields changed.
    """

    seq: int
    id: str
    number: int
    at: datetime
    kind: ChangeKind
    why: tuple[str, ...]
    into: str | None = None
    changes: tuple[FieldChange, ...] = ()
    incident: Incident | None = None

    @property
    def is_tombstone(self) -> bool:
        """Say whether the incident is no more."""
        return self.incident is None
