"""Names of the columns of tables of news reports, from `data/columns.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

import yaml

from whence.model.errors import ReferenceDataError

FIELDS = ("text", "title", "published", "url", "publisher", "byline", "key", "language")
"""What a column can hold of a report."""

EXCERPT = "excerpt"
JOIN = "+"
"""Between the names of columns whose texts belong together."""


def folded(name: str) -> str:
    """Write a column's name as names are compared: letters and digits only, small."""
    return "".join(character for character in name.casefold() if character.isalnum())


@cache
def column_names() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Load for each field the folded names, best first, each as the columns that it takes together.

    Raises:
        ReferenceDataError: a field is missing or unknown, or two fields share a name.
    """
    data = yaml.safe_load((files("whence.reference") / "data" / "columns.yaml").read_text("utf-8"))
    if set(data) != {*FIELDS, EXCERPT}:
        raise ReferenceDataError(f"columns.yaml: it needs exactly the fields {', '.join((*FIELDS, EXCERPT))}")
    names = {field: tuple(_columns(name) for name in listed) for field, listed in data.items()}
    every = [name for field in names for name in names[field]]
    twice = sorted({JOIN.join(name) for name in every if every.count(name) > 1})
    if twice:
        raise ReferenceDataError(f"columns.yaml: listed twice: {', '.join(twice)}")
    return names


def _columns(name: str) -> tuple[str, ...]:
    return tuple(folded(part) for part in name.split(JOIN))


def matching(field: str, columns: Iterable[str]) -> list[tuple[str, ...]]:
    """Find the columns, as the table writes them, that hold a field by their names, best first."""
    written: dict[str, str] = {}
    for column in columns:
        written.setdefault(folded(column), column)
    return [
        tuple(written[part] for part in name) for name in column_names()[field] if all(part in written for part in name)
    ]
