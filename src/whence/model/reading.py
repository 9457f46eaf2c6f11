"""The reading: everything that Whence found in one report."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Literal, cast

from whence.model.claim import Claim, DraftClaim, Stance
from whence.model.document import Document
from whence.model.errors import ModelError, SpanError
from whence.model.mention import Mention
from whence.model.report import Report
from whence.model.span import Span

SCHEMA = "whence.reading/1"


@dataclass(frozen=True, slots=True)
class SlotValue:
    """A value of an event's slot and the claims that state it."""

    value: str
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Claims of one report on the same happening. Nothing is merged away: each value lists its claims."""

    id: str
    claim_ids: tuple[str, ...]
    slots: dict[str, tuple[SlotValue, ...]]


@dataclass(frozen=True, slots=True)
class Rejection:
    """What was seen and not coded, and why."""

    stage: Literal["ingest", "clean", "extract", "resolve", "link", "review"]
    span: Span | None
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """A report with its clean text, before anything in it was understood."""

    report: Report
    document: Document
    rejections: tuple[Rejection, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the words of a document say: mentions and draft claims, nothing resolved."""

    article: Article
    mentions: tuple[Mention, ...]
    claims: tuple[DraftClaim, ...]
    stances: tuple[Stance, ...]
    rejections: tuple[Rejection, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One report read: its text, its mentions, its claims, and what was refused.

    Raises:
        SpanError: a span anywhere in the reading points into another text than the document's.
        ModelError: a claim, stance or event names an id that is not there.
    """

    report: Report
    document: Document
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    stances: tuple[Stance, ...]
    events: tuple[Event, ...]
    rejections: tuple[Rejection, ...]

    def __post_init__(self) -> None:
        for span in spans_in((self.mentions, self.claims, self.stances, self.rejections, self.report)):
            if span.source is not self.document.text and span.source != self.document.text:
                raise SpanError(f"span {span.begin}-{span.end} points into another text")
        mentions, claims = {mention.id for mention in self.mentions}, {claim.id for claim in self.claims}
        for claim in self.claims:
            _known(claim.instruments, mentions)
            _known(claim.place.mention_ids if claim.place else (), mentions)
            _known((claim.time.mention_id,) if claim.time else (), mentions)
        _known((stance.claim_id for stance in self.stances), claims)
        _known((id for event in self.events for id in event.claim_ids), claims)


def _known(ids: Iterable[str], among: set[str]) -> None:
    for id in ids:
        if id not in among:
            raise ModelError(f"no such id in this reading: {id}")


def spans_in(value: object) -> list[Span]:
    """Collect every span inside a value, however deep."""
    found: list[Span] = []
    _collect(value, found)
    return found


def _collect(value: object, found: list[Span]) -> None:
    if isinstance(value, Span):
        found.append(value)
    elif isinstance(value, tuple):
        for item in value:
            _collect(item, found)
    else:
        for name in _names(cast(Hashable, type(value))):
            _collect(getattr(value, name), found)


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    """List the fields of a record, none for what is no record: looked up once a type, for readings have thousands."""
    return tuple(item.name for item in fields(kind)) if is_dataclass(kind) else ()
