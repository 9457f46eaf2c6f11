"""Column types of the tables, and the collection that they are made in."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import BigInteger, Integer, MetaData, TypeDecorator
from sqlalchemy import Text as PlainText

_UNKEPT = re.compile("[\x00\x1a\ud800-\udfff]")
_ESCAPED = re.compile("\x1a([0-9a-f]{4})")


class Text(TypeDecorator[str]):
    """Text in which every Python string comes back as it was, on every database.

    PostgreSQL keeps no NUL and neither database lone surrogates (halves of a character, which broken pages and file
    names hold): they are written as U+001A and four hexadecimal digits. Compared and sorted by code point.
    """

    impl = PlainText().with_variant(PlainText(collation="C"), "postgresql")
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:  # noqa: ARG002, D102 (SQLAlchemy's)
        return value if value is None else escaped(value)

    def process_result_value(self, value: str | None, dialect: Any) -> str | None:  # noqa: ARG002, D102 (SQLAlchemy's)
        return unescaped(value) if isinstance(value, str) else value  # SQLite may hold anything in any column


def escaped(text: str) -> str:
    """Write a text so that every database keeps it."""
    return _UNKEPT.sub(lambda found: f"\x1a{ord(found[0]):04x}", text) if _UNKEPT.search(text) else text


def unescaped(text: str) -> str:
    """Read what ``escaped`` wrote."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "\x1a" in text else text


metadata = MetaData()

BIG = BigInteger().with_variant(Integer(), "sqlite")
"""A 64-bit number. SQLite's own row number has to be called INTEGER."""
