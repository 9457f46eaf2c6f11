"""Plain data back into the model: the inverse of ``serial``, led by the types of the model's own fields."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any, TypeVar, cast

from whence.model.errors import SchemaError
from whence.model.readers import Misfit, reader
from whence.model.reading import SCHEMA, Article, Reading

_T = TypeVar("_T")


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
    return _read(kind, data, "")


def part_from_dict(kind: type[_T], data: Any, text: str) -> _T:
    """Build a part of a reading (a claim, a mention) from what ``serial.plain`` made of it, over the document's text.

    Raises:
        SchemaError: the data are none, or their words are not the text's.
    """
    return _read(kind, data, text)


def _whole(kind: type[_T], data: Any) -> _T:
    try:
        text = data["document"]["text"]
        if not isinstance(text, str):
            raise SchemaError("document.text is no text")
        return _read(kind, data, text)
    except (KeyError, TypeError) as error:
        raise SchemaError(f"not {kind.__name__.lower()} data: {error}") from error


def _read(kind: type[_T], data: Any, text: str) -> _T:
    try:
        return cast(_T, reader(cast(Hashable, kind))(data, text))
    except Misfit as error:
        raise SchemaError(f"{kind.__name__.lower()}{error.where}: {error.problem}") from error
