"""Claims: one report's statements, each with the words behind every value."""

from __future__ import annotations

from typing import Literal

from whence.web.schemas.common import Count, EventCodes, Model, Place, Span


class Participant(Model):
    """Somebody in an event, or a speaker, as the text names them."""

    span: Span
    name: str
    actor_id: str | None
    country: str | None
    sector: str | None


class Casualties(Model):
    """People affected: who, how, how many. ``part``: they are among those that another entry counts."""

    effect: str
    group: str | None
    count: Count
    span: Span
    part: bool


class ClaimPlace(Model):
    """Where, and the words that say so."""

    place: Place
    spans: list[Span]


class ClaimTime(Model):
    """When, and the words that say so. Days are None where the words give none."""

    value: str
    start: str | None
    end: str | None
    date_prec: int | None
    time_precision: int | None
    anchor: str | None
    reason: str
    span: Span


class Attribution(Model):
    """Who says so. ``speaker`` is a participant, "author", or None: a source is spoken of and not named."""

    speaker: Participant | Literal["author"] | None
    kind: str
    cue: Span | None
    content: list[Span]
    chain: list[Participant]
    speaker_kind: str | None
    anonymous: bool
    side: str | None
    involvement: str | None
    reliability: str | None


class Weapon(Model):
    """A weapon and the words that name it."""

    name: str
    weapon_class: str | None
    span: Span


class Stance(Model):
    """What a third party does towards a claim."""

    holder: Participant | Literal["author"]
    stance: str
    span: Span


class Reviewed(Model):
    """What persons did with a claim. ``fields`` are those that somebody corrected, by whom.

    ``state``: ``open`` nobody looked; ``accepted``; ``corrected``; ``rejected`` (it is not in any incident any more);
    ``added`` by a person; ``disputed``: two coders differ. ``hidden``: what others did, if anything, is kept from who
    asks until they accept or reject the claim.
    """

    state: Literal["open", "accepted", "corrected", "rejected", "added", "disputed"]
    by: list[str]
    fields: dict[str, str]
    comments: int
    hidden: bool


class Claim(Model):
    """A claim of the archive with the report that makes it.

    ``judged_before`` is the latest earlier version of the report that persons judged; what they said stays with that.
    """

    id: str
    incident_id: str | None
    attached_to: str | None = None
    reading_id: str
    version_id: str
    report_id: str
    sha256: str
    origin_id: str
    copied: bool
    outlet: str | None
    published: str | None
    title: str | None
    url: str | None
    trigger: Span
    evidence: list[Span]
    cues: list[Span]
    event: EventCodes
    status: str
    certainty: str
    extent: str
    perp_confidence: str | None
    attribution: Attribution
    actors: list[Participant]
    targets: list[Participant]
    weapons: list[Weapon]
    casualties: list[Casualties]
    place: ClaimPlace | None
    time: ClaimTime | None
    not_after: str | None
    stances: list[Stance]
    score: float
    maker: str
    review: Reviewed
    judged_before: str | None


class ReaderClaim(Claim):
    """A claim in its document, with the number by which the document's events name it."""

    local_id: str
    event_id: str | None
