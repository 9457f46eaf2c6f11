"""What builds values of the model from plain data: one reader a type, made of those of its parts, and kept.

Readings have thousands of values of a few dozen types, so a type is looked at once and not at each of its values.
"""

from __future__ import annotations

import base64
import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from itertools import repeat
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from whence.model.dates import PartialDate
from whence.model.errors import ModelError
from whence.model.span import Span
from whence.model.unfolding import UNFOLDED


class Misfit(Exception):
    """Data that do not belong where they stand. Where that is, is put together on the way out: ``.claims[3].event``."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem, self.where = problem, ""

    def inside(self, step: str) -> Misfit:
        """Say what holds the value."""
        self.where = step + self.where
        return self


Reader = Callable[[Any, str], Any]
"""Builds a value of one type from plain data, over a document's text."""


@cache
def reader(kind: Any) -> Reader:
    """Make what reads a type, once: readings have thousands of values of a few dozen types."""
    origin = get_origin(kind)
    if origin is tuple:
        return _tuple(get_args(kind))
    if origin is dict:
        return _dict(get_args(kind)[1])
    if origin is Literal:
        return _one_of(get_args(kind))
    if origin in (Union, types.UnionType):
        return _union(get_args(kind))
    if kind in _PLAIN:
        return _PLAIN[kind]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _told(kind)
    return _record(kind)


def _exactly(kind: type) -> Reader:
    def read(data: Any, _: str) -> Any:
        if type(data) is not kind:
            raise _unfit(data)
        return data

    return read


def _told(build: Callable[[Any], Any], kind: type = object) -> Reader:
    """Read what is built of one value, which may be refused."""

    def read(data: Any, _: str) -> Any:
        if not isinstance(data, kind):
            raise _unfit(data)
        try:
            return build(data)
        except (ModelError, ValueError) as error:
            raise Misfit(str(error)) from error

    return read


def _float(data: Any, _: str) -> float:
    if type(data) not in (int, float):
        raise _unfit(data)
    return float(data)


def _span(data: Any, text: str) -> Span:
    found = _mapping(data)
    try:
        span = Span(found["begin"], found["end"], text)
    except (KeyError, TypeError, ModelError) as error:
        raise Misfit(str(error)) from error
    if found.get("text") != span.text:
        raise Misfit(f"its words are not the text at {span.begin}-{span.end}")
    return span


def _one_of(values: tuple[Any, ...]) -> Reader:
    def read(data: Any, _: str) -> Any:
        if data not in values:
            raise _unfit(data)
        return data

    return read


def _dict(of: Any) -> Reader:
    inner = reader(of)

    def read(data: Any, text: str) -> Any:
        found = {}
        for key, item in _mapping(data).items():
            try:
                found[str(key)] = inner(item, text)
            except Misfit as error:
                raise error.inside(f".{key}")  # noqa: B904 (the same one)
        return found

    return read


def _tuple(parts: tuple[Any, ...]) -> Reader:
    alike = len(parts) == 2 and parts[1] is Ellipsis
    inner = [reader(part) for part in (parts[:1] if alike else parts)]

    def read(data: Any, text: str) -> Any:
        if not isinstance(data, list | tuple) or not (alike or len(data) == len(inner)):
            raise _unfit(data)
        found: list[Any] = []
        try:
            for part, item in zip(repeat(inner[0]) if alike else inner, data, strict=False):
                found.append(part(item, text))
        except Misfit as error:
            raise error.inside(f"[{len(found)}]")  # noqa: B904 (the same one)
        return tuple(found)

    return read


def _union(kinds: tuple[Any, ...]) -> Reader:
    is_record = {kind: is_dataclass(get_origin(kind) or kind) and kind is not PartialDate for kind in kinds}
    records = [(_names(kind), reader(kind)) for kind in kinds if is_record[kind]]
    rest = [reader(kind) for kind in kinds if kind is not type(None) and not is_record[kind]]
    optional = type(None) in kinds

    def read(data: Any, text: str) -> Any:
        if data is None and optional:
            return None
        fitting = rest
        if isinstance(data, Mapping):
            fitting = [inner for names, inner in records if len(records) == 1 or data.keys() == names]
        if data is None or len(fitting) != 1:
            raise _unfit(data)
        return fitting[0](data, text)

    return read


def _record(kind: Any) -> Reader:
    unfold, build = UNFOLDED.get(kind), get_origin(kind) or kind

    def read(data: Any, text: str) -> Any:
        of_field, given = _of_fields(kind), _mapping(data)
        try:
            if unfold is not None:
                given = unfold(dict(given))
            if not given.keys() <= of_field.keys():
                unknown = sorted(map(str, given.keys() - of_field.keys()))
                raise Misfit(f"no such field: {', '.join(unknown)}")
            return build(**_values(of_field, given, text))
        except KeyError as error:
            raise Misfit(f"{error} is missing") from error
        except (ModelError, ValueError, TypeError) as error:
            raise Misfit(str(error)) from error

    return read


@cache
def _of_fields(kind: Any) -> dict[str, Reader]:
    """Make what reads the fields of a record: when the first is read, since a record may hold others of its kind."""
    return {name: reader(hint) for name, hint in _hints(kind).items()}


def _values(of_field: Mapping[str, Reader], given: Mapping[str, Any], text: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, value in given.items():
        try:
            values[name] = of_field[name](value, text)
        except Misfit as error:
            raise error.inside(f".{name}")  # noqa: B904 (the same one)
    return values


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
    return {item.name for item in fields(get_origin(kind) or kind)}


def _mapping(data: Any) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise _unfit(data)
    return data


def _unfit(data: Any) -> Misfit:
    return Misfit(f"not what belongs there: {str(data)[:80]!r}")


_PLAIN: dict[Any, Reader] = {
    type(None): _exactly(type(None)),
    str: _exactly(str),
    int: _exactly(int),
    bool: _exactly(bool),
    float: _float,
    Span: _span,
    bytes: _told(lambda text: base64.b64decode(text, validate=True), str),
    PartialDate: _told(PartialDate.parse, str),
    datetime: _told(datetime.fromisoformat, str),
    date: _told(date.fromisoformat, str),
}
