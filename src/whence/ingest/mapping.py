"""Which column of a table holds what of a report: as the user says, else by the usual names, else a question."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from whence.ingest.dates import read_date
from whence.ingest.decode import storable
from whence.ingest.links import read_link
from whence.model.errors import UnreadableInput
from whence.model.item import Hints
from whence.reference.columns import EXCERPT, FIELDS, JOIN, matching

_LABEL = 2_000
"""Characters of a title, byline or other cell beside the text that are kept."""

_CUT = re.compile(r"\[\+\d+ chars\]\s*\Z")
"""What NewsAPI writes behind a text that it cut."""

_NAMED = ("name", "title", "id", "url")
"""Where a JSON object in place of a text holds its name."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of each field, as the table writes their names; none where empty, or to be guessed.

    Several columns of one field are joined: texts by a blank line, others by a comma. A name may lead into JSON
    objects: ``source.name``. ``published_form`` says how dates are written, as for ``strptime``.
    """

    text: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    url: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    published_form: str | None = None

    @classmethod
    def parse(cls, words: Sequence[str]) -> Columns:
        """Read what a user writes, one or more with commas between: ``text=Body``, ``text=LP+TD,published=PD``.

        Raises:
            UnreadableInput: a word has another form, or names no field.
        """
        given: dict[str, Any] = {}
        for word in (part for each in words for part in re.split(r",(?=\w+=)", each)):
            field, equals, column = word.partition("=")
            if not equals or not column or field not in {each.name for each in fields(cls)}:
                known = ", ".join((*FIELDS, "published_form"))
                raise UnreadableInput(f"--map {word}: write FIELD=COLUMN, where FIELD is one of {known}")
            given[field] = column if field == "published_form" else tuple(column.split(JOIN))
        return cls(**given)

    @property
    def named(self) -> dict[str, tuple[str, ...]]:
        """The fields that have columns."""
        return {field: columns for field in FIELDS if (columns := getattr(self, field))}


@dataclass(frozen=True, slots=True)
class Row:
    """A row as its fields: the text where it has one, and what it tells beside it."""

    text: str | None
    hints: Hints
    notes: tuple[str, ...]


def completed(given: Columns, columns: Sequence[str], name: str, *, loose: bool = False) -> Columns:
    """Add to what the user says what the names of the columns tell.

    Args:
        given: what the user says.
        columns: the table's columns.
        name: of the table; it leads every message.
        loose: whether rows have columns of their own, so that some that the user names may be missing, but not all.

    Raises:
        UnreadableInput: a column that the user names is not there; or no column, or more than one, can hold the text.
    """
    named = [column for each in given.named.values() for column in each]
    missing = [column for column in named if column not in columns and column.partition(".")[0] not in columns]
    if missing and (not loose or missing == named):
        raise UnreadableInput(f"{name}: no column {', '.join(missing)}; it has {_listed(columns)}")
    guessed = {field: found[0] for field in FIELDS if (found := matching(field, columns))}
    texts = _apart(matching("text", columns))
    if not given.text and len(texts) > 1:
        raise UnreadableInput(
            f"{name}: its text may be in {' or '.join(JOIN.join(each) for each in texts)}; "
            f"say which: --map text={texts[0][0]}"
        )
    added: dict[str, Any] = {field: found for field, found in guessed.items() if not getattr(given, field)}
    whole = replace(given, **added)
    if not whole.text and not whole.url:
        excerpts = matching(EXCERPT, columns)
        beside = f" ({excerpts[0][0]} looks like an excerpt)" if excerpts else ""
        raise UnreadableInput(
            f"{name}: no column is known to hold the text or the address{beside}; it has {_listed(columns)}; "
            f"say which: --map text=COLUMN"
        )
    return whole


def _apart(found: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Leave out those that are part of one before them, as TD is of LP+TD."""
    kept: list[tuple[str, ...]] = []
    for each in found:
        if not any(set(each) <= set(other) for other in kept):
            kept.append(each)
    return kept


def _listed(columns: Sequence[str]) -> str:
    shown = ", ".join(column[:60] for column in columns[:40])
    return (
        f"the columns {shown}" + (f" and {len(columns) - 40} more" if len(columns) > 40 else "") if columns else "none"
    )


def row_of(cells: Mapping[str, Any], columns: Columns, today: date) -> Row:
    """Read a row by its columns. What cannot be is left out, and told in the notes."""
    texts = {field: storable(_joined(field, cells, names)) for field, names in columns.named.items()}
    notes = []
    dated = read_date(texts.get("published") or "", today, columns.published_form)
    if dated.note:
        notes.append(f"publication date: {dated.note}")
    address = texts.get("url") or ""
    link = read_link(address) if address else None
    if link and link.reason:
        notes.append(f"address: {link.reason}")
    text = texts.get("text")
    if text and _CUT.search(text[-40:]):
        notes.append("text: the table says itself that it is cut")
        text = None
    hints = Hints(
        **{field: _label(texts.get(field)) for field in ("title", "byline", "publisher", "language", "key")},
        published=dated.date,
        url=link.url if link else None,
    )
    return Row(text if text and text.strip() else None, hints, tuple(notes))


def _label(text: str | None) -> str | None:
    return " ".join(text[: 2 * _LABEL].split())[:_LABEL] or None if text else None


def _joined(field: str, cells: Mapping[str, Any], names: tuple[str, ...]) -> str:
    if len(names) == 1:
        value = _value(cells, names[0])
        return value if isinstance(value, str) else _text(value, field)
    parts = [_text(_value(cells, name), field) for name in names]
    return ("\n\n" if field == "text" else ", ").join(part for part in parts if part.strip())


def _value(cells: Mapping[str, Any], name: str) -> Any:
    if name in cells or "." not in name:
        return cells.get(name)
    value: Any = cells
    for part in name.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _text(value: Any, field: str) -> str:
    match value:
        case str():
            return value
        case None | bool():
            return ""
        case int() | float():
            return json.dumps(value)
        case list():
            parts = [_text(each, field) for each in value if not isinstance(each, list)]
            return ("\n\n" if field == "text" else ", ").join(part for part in parts if part)
        case dict():
            return next((each for name in _NAMED if isinstance(each := value.get(name), str)), "")
    return ""
