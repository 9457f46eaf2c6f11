"""The table of what outlets put around and below their reports, compiled: see ``boilerplate.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from whence.model.errors import ReferenceDataError
from whence.model.vocabulary import BoilerplateKind

_TABLE = Path(__file__).with_name("boilerplate.yaml")

ByKind = tuple[tuple[BoilerplateKind, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class Patterns:
    """The compiled table, one pattern a kind."""

    anywhere: ByKind
    tail: ByKind
    hints: ByKind
    terminators: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """Load and compile the table.

    Raises:
        ReferenceDataError: it breaks its form, or a pattern does not compile.
    """
    try:
        table = yaml.safe_load(_TABLE.read_text(encoding="utf-8"))
        lists = {name: str(table[name]) for name in ("sites", "offers")}
        return Patterns(
            anywhere=_by_kind(table["anywhere"], lists),
            tail=_by_kind(table["tail"], lists),
            hints=_by_kind(table["hints"], lists, before=r"(?<!\w)"),
            terminators=_compiled(table["terminators"], lists),
        )
    except (KeyError, TypeError, ValueError, AttributeError, yaml.YAMLError, re.error) as error:
        raise ReferenceDataError(
            f"{_TABLE.name} breaks its form: {error}; reinstall whence or mend the table"
        ) from error


def _by_kind(rows: Mapping[str, str], lists: Mapping[str, str], before: str = "") -> ByKind:
    return tuple((BoilerplateKind(kind), _compiled(lines, lists, before)) for kind, lines in rows.items())


def _compiled(lines: str, lists: Mapping[str, str], before: str = "") -> re.Pattern[str]:
    rows = "|".join(line.strip() for line in lines.splitlines() if line.strip())
    for name, words in lists.items():
        rows = rows.replace("{" + name + "}", words)
    return re.compile(f"{before}(?:{rows})", re.IGNORECASE)
