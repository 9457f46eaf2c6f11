"""Mentions: spans that name an actor, a place, a time, a weapon or a count, and what they were resolved to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from whence.model.errors import ModelError
from whence.model.place import Place, PlaceForm
from whence.model.span import Span
from whence.model.timex import ResolvedTime, TimeForm
from whence.model.vocabulary import MentionKind


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of the registry, or an unnamed one of which only country and sector are known.

    ``id`` is the registry's id, None for unnamed actors. ``country`` is an ISO 3166-1 alpha-3 code, ``sector`` a PLOVER
    sector code. Both are None where the text does not tell.
    """

    id: str | None
    name: str
    country: str | None
    sector: str | None


@dataclass(frozen=True, slots=True)
class Weapon:
    """A weapon by name and class (see ``reference/data/weapons.yaml``)."""

    name: str
    weapon_class: str


@dataclass(frozen=True, slots=True)
class Count:
    """A count as a range: ``dozens`` has a low and no best.

    Raises:
        ModelError: negative, or not ``low <= best <= high`` among those that are known.
    """

    low: int | None
    best: int | None
    high: int | None

    def __post_init__(self) -> None:
        known = [value for value in (self.low, self.best, self.high) if value is not None]
        if not known or known != sorted(known) or known[0] < 0:
            raise ModelError(f"not a count: low {self.low}, best {self.best}, high {self.high}")


Resolved: TypeAlias = Actor | Place | ResolvedTime | Weapon | Count
Form: TypeAlias = PlaceForm | TimeForm


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names something. ``reason`` says how it was resolved, or why it was not.

    ``form`` is what the words mean before resolution (places and times only); it is not part of the printed reading.
    """

    id: str
    span: Span
    kind: MentionKind
    resolved: Resolved | None = None
    reason: str | None = None
    form: Form | None = None
