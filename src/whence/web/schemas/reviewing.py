"""Review: the queue, acts of coders, what selected words can mean, and how far coders agree."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from whence.web.schemas.claims import Claim
from whence.web.schemas.common import Model, Offsets, Place

Correctable = Literal[
    "event", "actors", "targets", "place", "time", "casualties", "weapons", "speaker", "status", "certainty", "extent"
]
Reason = Annotated[str, Field(max_length=4000)]


class QueueItem(Model):
    """A claim that waits for a person: ``doubt`` and ``importance`` in [0, 1], ``why`` in plain words."""

    claim: Claim
    incident_title: str | None
    doubt: float
    importance: float
    why: list[str]


class NewAct(Model):
    """What a coder does.

    accept    ``claim``
    correct   ``claim``, ``field``, ``value`` (a choice that ``resolve`` gave, or None for "the text does not say")
              and ``spans``: the words behind it
    reject    ``claim``, ``why``
    add       ``version``, ``value`` with at least ``plover``, and ``spans``: the first is the trigger
    comment   ``claim`` or ``incident``, ``why``
    """

    kind: Literal["accept", "correct", "reject", "add", "comment"]
    claim: str | None = None
    incident: str | None = None
    version: str | None = None
    field: Correctable | None = None
    value: object = None
    spans: tuple[Offsets, ...] = ()
    why: Reason = ""


class Act(Model):
    """An act that was kept. ``undone`` is the number of the act that took it back."""

    seq: int
    at: str
    who: str
    kind: str
    claim: str | None
    incident: str | None
    version: str | None
    field: str | None
    value: object
    before: str | None
    after: str | None
    spans: list[Offsets]
    why: str
    undone: int | None


class Done(Model):
    """What an act brought about: the claim as it is now, and the incidents that changed."""

    act: Act
    claim: Claim | None
    incidents: list[str]


class Question(Model):
    """Which values can words have for a field? ``typed`` is what a person wrote instead of selecting."""

    version: str
    field: Correctable
    spans: tuple[Offsets, ...] = ()
    typed: str = ""


class Choice(Model):
    """A value that words can have; ``value`` goes back as it is in ``NewAct.value``."""

    value: object
    words: str
    reason: str
    place: Place | None = None


class CoderPair(Model):
    """Two coders, how many claims both judged, and their agreement on a field (Krippendorff's alpha)."""

    one: str
    other: str
    field: str
    items: int
    alpha: float | None


class Agreement(Model):
    """How far coders agree: Krippendorff's alpha by field, over all coders and by pairs; None with too few items."""

    fields: dict[str, float | None]
    items: dict[str, int]
    pairs: list[CoderPair]
