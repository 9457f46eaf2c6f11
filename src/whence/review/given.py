"""Values that coders give, from plain data to the model: each points at words of the document.

actors, targets  a list of participants: ``span``, ``name``, ``actor_id``, ``country``, ``sector``
weapons          a list of ``span``, ``name``, ``weapon_class``
casualties       a list of ``span``, ``effect``, ``group``, ``low``, ``best``, ``high``, ``part``
place, time      as a reading has them, with ``spans`` in place of mentions
speaker          "author", a participant, or None: a source is spoken of and not named
event            codes as a reading has them
status …         a word of the closed list
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from whence.model.claim import Casualties, EventCodes, Participant, Speaker
from whence.model.errors import ModelError, SchemaError
from whence.model.mention import Actor, Weapon
from whence.model.parse import part_from_dict
from whence.model.place import Place
from whence.model.review import ReviewField
from whence.model.span import Span
from whence.model.timex import ResolvedTime
from whence.model.vocabulary import Certainty, Extent, Status

_MOST = 100
"""Parties, weapons or counts of one claim, at most: no sentence names as many."""
_LONGEST = 500
"""Characters of a name or of a group, at most."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Worded:
    """A place or time with the words that say so."""

    value: Place | ResolvedTime
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class NamedWeapon:
    """A weapon and the words that name it."""

    span: Span
    weapon: Weapon


Given = (
    EventCodes
    | Worded
    | tuple[Participant, ...]
    | tuple[Casualties, ...]
    | tuple[NamedWeapon, ...]
    | Speaker
    | Status
    | Certainty
    | Extent
)
"""What a field can be given; None for a place, time or speaker that the text does not tell."""


def given(name: ReviewField, value: Any, spans: Sequence[tuple[int, int]], text: str) -> Given:
    """Build what a correction gives.

    Args:
        name: of the field.
        value: plain data; None says that the text does not tell.
        spans: the words selected, on which a value stands that names none of its own.
        text: the document's.

    Raises:
        SchemaError: the value is none of the field's, or its words do not lie in the text.
    """
    try:
        found: Given = _READERS[name](value, tuple(Span(begin, end, text) for begin, end in spans), text)
    except (ModelError, KeyError, TypeError, ValueError, AttributeError) as error:
        told = f"{error} is missing" if isinstance(error, KeyError) else str(error)
        raise SchemaError(f"{name.value}: {told}") from error
    return found


def participants(value: Any, spans: Sequence[Span], text: str) -> tuple[Participant, ...]:
    """Build parties."""
    return tuple(participant(each, spans, text) for each in _listed(value))


def participant(value: Any, spans: Sequence[Span], text: str) -> Participant:
    """Build a party; which mention it is, is found when it is put into a reading."""
    return Participant(
        None,
        _words(value, spans, text),
        _named(value["name"]),
        _optional(value.get("actor_id")),
        _code(value.get("country")),
        _code(value.get("sector")),
    )


def actor_of(party: Participant) -> Actor | None:
    """Say what a party's words are resolved to; None where nothing is known of it but its name."""
    if party.actor_id is None and party.country is None and party.sector is None:
        return None
    return Actor(party.actor_id, party.name, party.country, party.sector)


def _words(value: Mapping[str, Any], spans: Sequence[Span], text: str) -> Span:
    """Get the words of a value: its own, or the first that were selected."""
    own = value.get("span")
    if own is None and not spans:
        raise SchemaError("select the words behind it")
    return spans[0] if own is None else span_of(own, text)


def span_of(value: Any, text: str) -> Span:
    """Build a span; its words are the text's."""
    begin, end = value["begin"], value["end"]
    if type(begin) is not int or type(end) is not int:
        raise SchemaError("words begin and end at whole numbers of characters")
    span = Span(begin, end, text)
    if value.get("text", span.text) != span.text:
        raise SchemaError(f"the words at {begin}-{end} are {span.text[:40]!r}, not {str(value['text'])[:40]!r}")
    return span


def _worded(kind: type[Place] | type[ResolvedTime]) -> Any:
    def read(value: Any, spans: tuple[Span, ...], text: str) -> Worded | None:
        if value is None:
            return None
        own = tuple(span_of(each, text) for each in value.get("spans", ()))
        words = own or spans
        if not words:
            raise SchemaError("select the words behind it")
        rest = {name: each for name, each in value.items() if name != "spans"}
        return Worded(part_from_dict(kind, rest, text), words)

    return read


def _speaker(value: Any, spans: tuple[Span, ...], text: str) -> Speaker:
    if value is None or value == "author":
        return None if value is None else "author"
    return participant(value, spans, text)


def _weapon(value: Any, spans: Sequence[Span], text: str) -> NamedWeapon:
    return NamedWeapon(_words(value, spans, text), Weapon(_named(value["name"]), _named(value["weapon_class"])))


def _casualties(value: Any, spans: Sequence[Span], text: str) -> Casualties:
    words = _words(value, spans, text)
    whole = {"group": None, "part": False, "low": None, "best": None, "high": None, **value}
    whole["span"] = {"begin": words.begin, "end": words.end, "text": words.text}
    if whole["group"] is not None:
        _named(whole["group"])
    return part_from_dict(Casualties, whole, text)


def _listed(value: Any) -> Sequence[Any]:
    if value is None:
        return ()
    if not isinstance(value, list | tuple) or len(value) > _MOST:
        raise SchemaError(f"takes a list of at most {_MOST}")
    return value


def _named(value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST:
        raise SchemaError(f"takes a name of at most {_LONGEST} characters")
    return value


def _optional(value: Any) -> str | None:
    return None if value is None else _named(value)


def _code(value: Any) -> str | None:
    if value is not None and not (isinstance(value, str) and len(value) == 3 and value.isascii() and value.isupper()):
        raise SchemaError(f"no code of three capital letters: {str(value)[:20]}")
    return value


def _event(value: Any, spans: tuple[Span, ...], text: str) -> EventCodes:  # noqa: ARG001 (all are called alike)
    if not isinstance(value, Mapping):
        raise SchemaError("takes an event type")
    return part_from_dict(EventCodes, dict(value), text)


_READERS: Mapping[ReviewField, Any] = {
    ReviewField.EVENT: _event,
    ReviewField.ACTORS: participants,
    ReviewField.TARGETS: participants,
    ReviewField.PLACE: _worded(Place),
    ReviewField.TIME: _worded(ResolvedTime),
    ReviewField.CASUALTIES: lambda value, spans, text: tuple(_casualties(each, spans, text) for each in _listed(value)),
    ReviewField.WEAPONS: lambda value, spans, text: tuple(_weapon(each, spans, text) for each in _listed(value)),
    ReviewField.SPEAKER: _speaker,
    ReviewField.STATUS: lambda value, *_: Status(value),
    ReviewField.CERTAINTY: lambda value, *_: Certainty(value),
    ReviewField.EXTENT: lambda value, *_: Extent(value),
}
