"""What the benchmarks compare: one small type per kind of annotation, the same for gold and for predictions.

`read` takes a parsed row of a file, `to_json` gives the object that a predictions file holds. Offsets are Unicode code
points into the document's text, end exclusive, unless an attribute says tokens.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

from whence.bench.readers import Offsets, Row
from whence.model.errors import BenchInputError
from whence.model.vocabulary import PerpConfidence

JsonObject = dict[str, object]


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression with its TIMEX3 type and value; ``value`` is empty where it was not resolved."""

    begin: int
    end: int
    type: str | None
    value: str

    @classmethod
    def read(cls, row: Row) -> Self:
        """Take over ``begin``, ``end``, ``type`` and ``value``."""
        return cls(*row.span(), row.text_or_none("type"), row.text_or_none("value") or "")

    def to_json(self) -> JsonObject:
        """Return the object of a predictions file."""
        return {"begin": self.begin, "end": self.end, "type": self.type, "value": self.value}


Point = tuple[float, float]
"""Latitude and longitude in degrees, WGS 84."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name; ``point`` is ``None`` where it was recognised and not resolved. Only some gold has a ``type``."""

    begin: int
    end: int
    point: Point | None
    type: str | None = None

    @classmethod
    def read(cls, row: Row) -> Self:
        """Take over ``begin``, ``end``, ``lat``, ``lon`` and ``type``; one coordinate alone is no point."""
        lat, lon = row.number_or_none("lat"), row.number_or_none("lon")
        point = None if lat is None or lon is None else (lat, lon)
        return cls(*row.span(), point, row.text_or_none("type"))

    def to_json(self) -> JsonObject:
        """Return the object of a predictions file."""
        lat, lon = self.point or (None, None)
        return {"begin": self.begin, "end": self.end, "lat": lat, "lon": lon}


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: each part a tuple of spans, which may be discontinuous or empty."""

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]

    @classmethod
    def read(cls, row: Row) -> Self:
        """Take over ``source``, ``cue`` and ``content``."""
        return cls(row.spans("source"), row.spans("cue"), row.spans("content"))

    def to_json(self) -> JsonObject:
        """Return the object of a predictions file."""
        parts = {"source": self.source, "cue": self.cue, "content": self.content}
        return {name: [list(span) for span in spans] for name, spans in parts.items()}


@dataclass(frozen=True, slots=True)
class Entity:
    """A typed mention; mentions may nest."""

    type: str
    begin: int
    end: int

    @classmethod
    def read(cls, row: Row) -> Self:
        """Take over ``type``, ``begin`` and ``end``."""
        return cls(row.text("type"), *row.span())

    def to_json(self) -> JsonObject:
        """Return the object of a predictions file."""
        return {"type": self.type, "begin": self.begin, "end": self.end}


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """A PLOVER event with the words that name its actors and targets."""

    event: str
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()

    @classmethod
    def read(cls, row: Row) -> Self:
        """Take over ``event``, ``actors`` and ``targets``; a list that is absent is empty."""
        actors, targets = (row.texts(key) if row.has(key) else () for key in ("actors", "targets"))
        return cls(row.text_or_none("event") or "", actors, targets)

    def to_json(self) -> JsonObject:
        """Return the object of a predictions file."""
        return {"event": self.event, "actors": list(self.actors), "targets": list(self.targets)}


@dataclass(frozen=True, slots=True)
class Argument:
    """A semantic role: tokens ``[begin, end)`` of the sentence and a PropBank label."""

    begin: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Proposition:
    """A predicate (the token at ``index``) with its roles; ``roleset`` is ``None`` where none is named."""

    index: int
    roleset: str | None
    arguments: tuple[Argument, ...]

    @classmethod
    def read(cls, row: Row) -> Self:
        """Take over ``index``, ``roleset`` and ``args`` (``[begin token, end token, label]``)."""
        arguments = tuple(_argument(row, value) for value in row.values("args")) if row.has("args") else ()
        return cls(row.index("index"), row.text_or_none("roleset"), arguments)

    def to_json(self) -> JsonObject:
        """Return the object of a predictions file."""
        arguments = [[a.begin, a.end, a.label] for a in self.arguments]
        return {"index": self.index, "roleset": self.roleset, "args": arguments}


def _argument(row: Row, value: object) -> Argument:
    match value:
        case [int(begin), int(end), str(label)] if 0 <= begin <= end:
            return Argument(begin, end, label)
    return row.fail("args", "[begin token, end token, label] triples")


TEMPLATE_SLOTS = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
"""The string slots of the simplified MUC-4 task (GTT, Du et al. 2021)."""

_SLOT_OF = {slot.lower(): slot for slot in TEMPLATE_SLOTS}
_DEFAULT_TYPE = "attack"  # what the published scorers assume for a template without a type

TemplateEntity = tuple[str, ...]
"""The mentions of one entity."""


@dataclass(frozen=True, slots=True)
class Template:
    """A MUC-4 incident template: its type, and for each slot the entities that fill it.

    Raises:
        BenchInputError: a slot is not one of `TEMPLATE_SLOTS`.
    """

    incident_type: str
    slots: Mapping[str, tuple[TemplateEntity, ...]]

    def __post_init__(self) -> None:
        unknown = sorted(set(self.slots) - set(TEMPLATE_SLOTS))
        if unknown:
            raise BenchInputError(f"a template has no slot {unknown[0]!r}: use {', '.join(TEMPLATE_SLOTS)}")

    @classmethod
    def read(cls, row: Row) -> Self:
        """Take over the type and the slots, no other fields; a mention is a string or ``[string, offset]``."""
        type_ = row.fields.get("incident_type", _DEFAULT_TYPE)
        slots = {
            _SLOT_OF[key.lower()]: _entities(row, key) for key in row.fields if key.lower() in _SLOT_OF and row.has(key)
        }
        return cls(type_ if isinstance(type_, str) else _DEFAULT_TYPE, slots)

    def entities(self, slot: str) -> tuple[TemplateEntity, ...]:
        """Return the entities of a slot."""
        return self.slots.get(slot, ())

    def to_json(self) -> JsonObject:
        """Return the object of a predictions file, with every slot."""
        slots = {slot: [list(entity) for entity in self.entities(slot)] for slot in TEMPLATE_SLOTS}
        return {"incident_type": self.incident_type, **slots}


def _entities(row: Row, key: str) -> tuple[TemplateEntity, ...]:
    entities = (_mentions(row, key, value) for value in row.values(key))
    return tuple(entity for entity in entities if entity)


def _mentions(row: Row, key: str, value: object) -> TemplateEntity:
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list):
        row.fail(key, "a list of entities, each a list of mentions")
    mentions = [mention[0] if isinstance(mention, list) and mention else mention for mention in value]
    if any(not isinstance(mention, str) for mention in mentions):
        row.fail(key, "mentions as strings or [string, offset]")
    return tuple(mentions)


@dataclass(frozen=True, slots=True)
class LabelledText:
    """The labels of a sentence or a document, and optionally a score per label for ranking."""

    labels: frozenset[str]
    scores: Mapping[str, float] | None = None


@dataclass(frozen=True, slots=True)
class ToldSetting:
    """Where and when a claim says its event was: whom it names as hit, the names of its place, its days."""

    named: tuple[str, ...]
    places: tuple[str, ...]
    start: date | None
    end: date | None

    @classmethod
    def read(cls, row: Row) -> Self:
        """Take over ``named``, ``places``, ``start`` and ``end``."""
        return cls(row.texts("named"), row.texts("places"), row.day_or_none("start"), row.day_or_none("end"))

    def to_json(self) -> JsonObject:
        """Return the object of a predictions file."""
        days = {"start": self.start and self.start.isoformat(), "end": self.end and self.end.isoformat()}
        return {"named": list(self.named), "places": list(self.places), **days}


_NEGATIVE, _NO_MODALITY = "NEG", "none"
"""As TimeML writes them."""


@dataclass(frozen=True, slots=True)
class EventFactuality:
    """What an event's own words say of its reality: whether they negate it, and whether they hold a modal verb."""

    begin: int
    end: int
    negated: bool
    modal: bool

    @classmethod
    def read(cls, row: Row) -> Self:
        """Take over ``begin`` and ``end``; TimeML's ``polarity`` NEG is a negation, ``modality`` none (or "none") none.

        A row of a predictions file has ``negated`` and ``modal`` in their place.
        """
        modality = (row.text_or_none("modality") or _NO_MODALITY).casefold()
        negated = row.text_or_none("polarity") == _NEGATIVE or row.fields.get("negated") is True
        return cls(*row.span(), negated, modality != _NO_MODALITY or row.fields.get("modal") is True)

    def to_json(self) -> JsonObject:
        """Return the object of a predictions file."""
        return {"begin": self.begin, "end": self.end, "negated": self.negated, "modal": self.modal}


@dataclass(frozen=True, slots=True)
class TiedParty:
    """How a report ties a party to an incident, None where it does not tell; whether a claim names it as actor."""

    value: PerpConfidence | None
    named: bool

    @classmethod
    def read(cls, row: Row) -> Self:
        """Take over ``value`` and ``named``."""
        value = row.text_or_none("value")
        if value is not None and value not in set(PerpConfidence):
            row.fail("value", f"one of {', '.join(PerpConfidence)}, or null")
        return cls(PerpConfidence(value) if value else None, bool(row.fields.get("named")))

    def to_json(self) -> JsonObject:
        """Return the object of a predictions file."""
        return {"value": self.value.value if self.value else None, "named": self.named}
