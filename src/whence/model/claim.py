"""Claims: one report's statements that something happened, will, may, or did not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from whence.model.errors import ModelError
from whence.model.mention import Count
from whence.model.place import Place
from whence.model.span import Span
from whence.model.timex import ResolvedTime
from whence.model.vocabulary import (
    AttributionKind,
    Certainty,
    Effect,
    Extent,
    Involvement,
    PerpConfidence,
    Reliability,
    SpeakerKind,
    StanceKind,
    Status,
)


@dataclass(frozen=True, slots=True)
class EventCodes:
    """What kind of event a claim is on, in the field's vocabularies. None where one has no counterpart."""

    plover: str
    mode: str | None
    cameo: str | None
    acled_event_type: str | None
    acled_sub_event_type: str | None
    ucdp_type_of_violence: int | None


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody in an event, or the speaker of a claim, as the text names them."""

    mention_id: str | None
    span: Span
    name: str
    actor_id: str | None = None
    country: str | None = None
    sector: str | None = None
    role_evidence: Span | None = None


@dataclass(frozen=True, slots=True)
class Casualties:
    """People affected: who, how, and how many.

    ``group`` is as worded ("soldiers", "civilians"); None if untold. ``part`` says that these people are among those
    that another entry of the claim counts ("12 people, including three children"): they must not be added to it.
    """

    effect: Effect
    group: str | None
    count: Count
    span: Span
    part: bool = False


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """Where a claim says its event was, and the mentions that say so."""

    mention_ids: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class ClaimTime:
    """When a claim says its event was, and the mention that says so."""

    mention_id: str
    time: ResolvedTime


Speaker: TypeAlias = Participant | Literal["author"] | None
"""Whom the claim is from: a participant, the author, or None where a source is spoken of and not named."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so.

    ``chain`` lists the outer speakers, outermost first: in "X said that Y claimed that Z", the speaker of Z is Y and
    the chain is (X,). What is known of the speaker stands beside it: ``speaker_kind``; ``anonymous``, whether the
    report withholds or lacks a name; ``side``, the party it speaks for (an actor id, or a country's code where no actor
    is known); ``involvement``, whether it speaks of its own deeds or an enemy's; ``reliability``, only ever a user's
    rating.

    Raises:
        ModelError: the author needs no cue, and anybody else needs one.
    """

    speaker: Speaker
    kind: AttributionKind
    cue: Span | None = None
    content: tuple[Span, ...] = ()
    chain: tuple[Participant, ...] = ()
    speaker_kind: SpeakerKind | None = None
    anonymous: bool = False
    side: str | None = None
    involvement: Involvement | None = None
    reliability: Reliability | None = None

    def __post_init__(self) -> None:
        if (self.kind is AttributionKind.AUTHOR) != (self.speaker == "author"):
            raise ModelError(f"attribution of kind {self.kind} cannot have the speaker {self.speaker!r}")


AUTHOR = Attribution("author", AttributionKind.AUTHOR)
"""The author says so in their own words."""


@dataclass(frozen=True, slots=True)
class Component:
    """Which part of the program, in which version, made a value."""

    component: str
    version: str


@dataclass(frozen=True, slots=True)
class Claim:
    """In a report, a speaker says that something happened, will, may, or did not.

    ``not_after`` is an upper bound for the event where it is said to have happened and no time is told: the day of
    publication. ``perp_confidence`` says how the report ties the deed to its actors; None where it names none.
    ``score`` is the program's own confidence that the claim is in the text, in [0, 1]; it says nothing about whether
    the claim is true.

    Raises:
        ModelError: there is no evidence, or the score is out of range.
    """

    id: str
    trigger: Span
    event: EventCodes
    attribution: Attribution
    status: Status
    certainty: Certainty
    cues: tuple[Span, ...]
    actors: tuple[Participant, ...]
    targets: tuple[Participant, ...]
    instruments: tuple[str, ...]
    casualties: tuple[Casualties, ...]
    place: ClaimPlace | None
    time: ClaimTime | None
    not_after: date | None
    extent: Extent
    evidence: tuple[Span, ...]
    score: float
    origin: Component
    perp_confidence: PerpConfidence | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ModelError(f"claim {self.id} has no words behind it")
        if not 0 <= self.score <= 1:
            raise ModelError(f"claim {self.id}: score {self.score} is not in [0, 1]")


@dataclass(frozen=True, slots=True)
class Stance:
    """What a party, or the author, does towards a claim: supports, doubts or denies it, declines to speak ..."""

    claim_id: str
    holder: Participant | Literal["author"]
    stance: StanceKind
    span: Span


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """A claim as the words give it, before its mentions are resolved and its codes are looked up.

    ``effect`` is what the trigger itself says happened to people, counted or not. ``until`` is the last time of a
    stretch of which ``time`` is the first: "between 1992 and 1995".
    """

    id: str
    trigger: Span
    plover: str
    mode: str | None
    actors: tuple[Participant, ...]
    targets: tuple[Participant, ...]
    instruments: tuple[str, ...]
    casualties: tuple[Casualties, ...]
    places: tuple[str, ...]
    time: str | None
    attribution: Attribution
    extent: Extent
    status: Status
    certainty: Certainty
    cues: tuple[Span, ...]
    evidence: tuple[Span, ...]
    score: float
    origin: Component
    effect: Effect | None = None
    until: str | None = None
