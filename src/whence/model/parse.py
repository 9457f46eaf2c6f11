"""Plain data back into the model: the inverse of ``serial``, led by the types of the model's own fields."""

from __future__ import annotations

import base64
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from whence.model.claim import Casualties, ClaimPlace, ClaimTime, EventCodes
from whence.model.dates import PartialDate
from whence.model.errors import ModelError, SchemaError
from whence.model.mention import Mention
from whence.model.place import Geometry
from whence.model.reading import SCHEMA, Article, Reading
from whence.model.report import Published
from whence.model.span import Span

_T = TypeVar("_T")
_NESTED: dict[type, tuple[str, str]] = {ClaimPlace: ("mention_ids", "place"), ClaimTime: ("mention_id", "time")}
"""Records that are written flat: the field that stays beside, and the record whose fields are taken up."""


def reading_from_dict(data: Any) -> Reading:
    """Build a reading from what ``reading_to_dict`` made of one.

    What the printed reading leaves out (the forms of mentions) is None.

    Raises:
        SchemaError: the data are no reading of the schema ``whence.reading/1``.
    """
    if not isinstance(data, Mapping) or data.get("schema") != SCHEMA:
        found = data.get("schema") if isinstance(data, Mapping) else type(data).__name__
        raise SchemaError(f"not a reading of the schema {SCHEMA}: {str(found)[:80]}")
    return _whole(Reading, {key: value for key, value in data.items() if key != "schema"})


def article_from_dict(data: Any) -> Article:
    """Build an article from what ``article_to_dict`` made of one.

    Raises:
        SchemaError: the data are no article.
    """
    return _whole(Article, data)


def record_from_dict(kind: type[_T], data: Any) -> _T:
    """Build a record of the model that holds no spans (an incident, an account) from what ``serial.plain`` made of it.

    Raises:
        SchemaError: the data are none.
    """
    return cast(_T, _Parser("").value(kind, data, kind.__name__.lower()))


def _whole(kind: type[_T], data: Any) -> _T:
    try:
        text = data["document"]["text"]
        if not isinstance(text, str):
            raise SchemaError("document.text is no text")
        return cast(_T, _Parser(text).value(kind, data, kind.__name__.lower()))
    except (KeyError, TypeError) as error:
        raise SchemaError(f"not {kind.__name__.lower()} data: {error}") from error


@dataclass(frozen=True, slots=True)
class _Parser:
    """Builds values over one document's text."""

    text: str

    def value(self, kind: Any, data: Any, where: str) -> Any:
        """Build a value of a type; ``where`` names the field in messages."""
        origin = get_origin(kind)
        if origin is tuple:
            return self._tuple(get_args(kind), data, where)
        if origin is dict:
            return {str(key): self.value(get_args(kind)[1], item, where) for key, item in _mapping(data, where).items()}
        if origin is Literal:
            return _checked(data in get_args(kind), data, where)
        if origin in (Union, types.UnionType):
            return self._union(get_args(kind), data, where)
        return self._single(kind, data, where)

    def _single(self, kind: Any, data: Any, where: str) -> Any:
        if kind is type(None):
            return _checked(data is None, data, where)
        if kind is Span:
            return self._span(data, where)
        if kind in (str, int, bool):
            return _checked(type(data) is kind, data, where)
        if kind is bytes:
            return base64.b64decode(_checked(isinstance(data, str), data, where), validate=True)
        if kind is float:
            return float(_checked(type(data) in (int, float), data, where))
        try:
            if kind is PartialDate:
                return PartialDate.parse(_checked(isinstance(data, str), data, where))
            if kind is datetime:
                return datetime.fromisoformat(_checked(isinstance(data, str), data, where))
            if kind is date:
                return date.fromisoformat(_checked(isinstance(data, str), data, where))
            if isinstance(kind, type) and issubclass(kind, Enum):
                return kind(data)
            return self._record(kind, _mapping(data, where), where)
        except SchemaError:
            raise
        except (ModelError, ValueError) as error:
            raise SchemaError(f"{where}: {error}") from error

    def _tuple(self, parts: tuple[Any, ...], data: Any, where: str) -> tuple[Any, ...]:
        items = _checked(isinstance(data, list | tuple), data, where)
        if len(parts) == 2 and parts[1] is Ellipsis:
            return tuple(self.value(parts[0], item, f"{where}[{at}]") for at, item in enumerate(items))
        _checked(len(items) == len(parts), data, where)
        return tuple(self.value(part, item, where) for part, item in zip(parts, items, strict=True))

    def _union(self, kinds: tuple[Any, ...], data: Any, where: str) -> Any:
        if data is None:
            return _checked(type(None) in kinds, data, where)
        if isinstance(data, Mapping):
            records = [kind for kind in kinds if is_dataclass(get_origin(kind) or kind)]
            fitting = [kind for kind in records if len(records) == 1 or set(data) == _names(kind)]
            _checked(len(fitting) == 1, data, where)
            return self._single(fitting[0], data, where)
        rest = [kind for kind in kinds if kind is not type(None) and (not is_dataclass(kind) or kind is PartialDate)]
        _checked(len(rest) == 1, data, where)
        return self.value(rest[0], data, where)

    def _span(self, data: Any, where: str) -> Span:
        found = _mapping(data, where)
        try:
            span = Span(found["begin"], found["end"], self.text)
        except (KeyError, TypeError, ModelError) as error:
            raise SchemaError(f"{where}: {error}") from error
        if found.get("text") != span.text:
            raise SchemaError(f"{where}: its words are not the text at {span.begin}-{span.end}")
        return span

    def _record(self, kind: Any, data: Mapping[str, Any], where: str) -> Any:
        unfold = _SPECIAL.get(kind)
        given = unfold(dict(data)) if unfold else dict(data)
        hints = _hints(kind)
        unknown = set(given) - set(hints)
        if unknown:
            raise SchemaError(f"{where}: no such field: {', '.join(sorted(unknown))}")
        return (get_origin(kind) or kind)(
            **{name: self.value(hints[name], value, f"{where}.{name}") for name, value in given.items()}
        )


@cache
def _hints(kind: Any) -> dict[str, Any]:
    """Return the types of a record's fields; of ``Told[Count]`` those of ``Told`` with ``Count`` put in."""
    record = get_origin(kind) or kind
    given = dict(zip(getattr(record, "__parameters__", ()), get_args(kind), strict=True))
    return {name: _filled(hint, given) for name, hint in get_type_hints(record).items()}


def _filled(hint: Any, given: Mapping[Any, Any]) -> Any:
    if isinstance(hint, TypeVar):
        return given[hint]
    open_ones = getattr(hint, "__parameters__", ())
    return hint[tuple(given[each] for each in open_ones)] if open_ones else hint


def _names(kind: Any) -> set[str]:
    return {item.name for item in fields(kind)}


def _mapping(data: Any, where: str) -> Mapping[str, Any]:
    return cast(Mapping[str, Any], _checked(isinstance(data, Mapping), data, where))


def _checked(holds: bool, data: Any, where: str) -> Any:
    if not holds:
        raise SchemaError(f"{where}: not what belongs there: {str(data)[:80]!r}")
    return data


def _codes(data: dict[str, Any]) -> dict[str, Any]:
    acled = data.pop("acled")
    return {**data, "acled_event_type": acled["event_type"], "acled_sub_event_type": acled["sub_event_type"]}


def _casualties(data: dict[str, Any]) -> dict[str, Any]:
    count = {name: data.pop(name) for name in ("low", "best", "high")}
    return {**data, "count": count}


def _published(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name != "precision"}


def _geometry(data: dict[str, Any]) -> dict[str, Any]:
    levels: dict[str, Callable[[Any], Any]] = {
        "Point": lambda c: [c],
        "LineString": lambda c: c,
        "Polygon": lambda c: c[0],
    }
    if data["type"] not in levels:
        raise SchemaError(f"no such geometry: {str(data['type'])[:40]}")
    return {"type": data["type"], "positions": levels[data["type"]](data["coordinates"])}


def _nested(kind: type) -> Callable[[dict[str, Any]], dict[str, Any]]:
    beside, within = _NESTED[kind]
    return lambda data: {beside: data.pop(beside), within: data}


_SPECIAL: dict[type, Callable[[dict[str, Any]], dict[str, Any]]] = {
    EventCodes: _codes,
    Casualties: _casualties,
    Published: _published,
    Geometry: _geometry,
    ClaimPlace: _nested(ClaimPlace),
    ClaimTime: _nested(ClaimTime),
    Mention: dict,
}
