"""The frozen configurations, complete, with defaults that suit a laptop: the program's and an archive's."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, get_type_hints

from whence.link.incidents.deriving.rules import DeathsRule, PlaceRule, Rules
from whence.model.errors import ArchiveError, ModelError


@dataclass(frozen=True, slots=True)
class Config:
    """What a user can set. Nothing is read from the environment behind the program's back but WHENCE_CACHE.

    Attributes:
        encoder: folder of the encoder's weights; None takes the packaged ones.
        gazetteer: compiled gazetteer file; None takes the one in the user's cache, built on first use.
        threads: threads for the encoder; None takes all cores.
        ratings: file of the user's ratings of outlets and speakers; None rates nobody.
    """

    encoder: Path | None = None
    gazetteer: Path | None = None
    threads: int | None = None
    ratings: Path | None = None


@dataclass(frozen=True, slots=True)
class StoreSettings:
    """Where the rows lie.

    Attributes:
        database: ``sqlite:///FILE``, relative to the archive's folder, or a PostgreSQL address without a password.
    """

    database: str = "sqlite:///archive.db"


@dataclass(frozen=True, slots=True)
class IntakeSettings:
    """How reports are taken in.

    Attributes:
        workers: processes that read files and pages; 0 takes one for each core, four at most.
        batch: reports that are written in one transaction, at most.
    """

    workers: int = 0
    batch: int = 100


@dataclass(frozen=True, slots=True)
class CodingSettings:
    """How reports are coded.

    Attributes:
        workers: processes that read; 0 takes one for each core.
        attempts: how often coding of a report is begun before it is given up as a dead letter.
        ratings: file of ratings of outlets and speakers, relative to the archive's folder; empty rates nobody.
    """

    workers: int = 0
    attempts: int = 5
    ratings: str = ""


@dataclass(frozen=True, slots=True)
class FetchingSettings:
    """Whether and how politely feeds and pages are fetched.

    Attributes:
        network: whether anything is fetched at all; False refuses every address.
        contact: an address or a page that tells whose robot it is; empty tells nothing.
        delay: seconds between two requests to the same host, at least.
        every: seconds between two polls of a feed, where its own line says nothing else.
        pages: how many pages one run fetches of one feed, at most; the rest comes with the next run.
    """

    network: bool = True
    contact: str = ""
    delay: float = 1.0
    every: int = 3600
    pages: int = 100


@dataclass(frozen=True, slots=True)
class IncidentSettings:
    """How the values of incidents are chosen (`docs/incidents.md`).

    Attributes:
        deaths: which of several figures is the best one.
        majority: share of the origins that must be exceeded for a majority.
        credible: share of the origins that must give a figure, or a lower one, for it to be the low one.
        place: which of several places that can all be right.
        count_copies: whether a copy counts as an origin of its own.

    Raises:
        ModelError: a share is not in [0, 1).
    """

    deaths: DeathsRule = DeathsRule.CONSERVATIVE
    majority: float = 0.5
    credible: float = 0.2
    place: PlaceRule = PlaceRule.PRECISE
    count_copies: bool = False

    def __post_init__(self) -> None:
        self.rules()

    def rules(self) -> Rules:
        """Return the rules that these settings make."""
        return Rules(self.deaths, self.majority, self.credible, self.place, self.count_copies)


@dataclass(frozen=True, slots=True)
class ArchiveSettings:
    """What ``whence.toml`` in an archive's folder says: a table for each field."""

    store: StoreSettings = field(default_factory=StoreSettings)
    intake: IntakeSettings = field(default_factory=IntakeSettings)
    coding: CodingSettings = field(default_factory=CodingSettings)
    fetching: FetchingSettings = field(default_factory=FetchingSettings)
    incidents: IncidentSettings = field(default_factory=IncidentSettings)

    @classmethod
    def load(cls, path: Path) -> ArchiveSettings:
        """Read a file of settings; what it leaves out has its default.

        Raises:
            ArchiveError: it cannot be read, is no TOML, or holds what is no setting; the message names the line.
        """
        try:
            text = path.read_text("utf-8")
            given = tomllib.loads(text)
        except (OSError, UnicodeDecodeError) as error:
            raise ArchiveError(f"{path}: cannot be read ({error}); make it readable, in UTF-8") from error
        except tomllib.TOMLDecodeError as error:
            raise ArchiveError(f"{path}: {error}; mend that line or take it out") from error
        reader = _Reader(path, text)
        tables = get_type_hints(cls)
        for name in given:
            if name not in tables:
                raise reader.wrong(name, None, f"there is no table [{name}]; there are {_listed(tables)}")
        return cls(**{name: reader.table(name, tables[name], values) for name, values in given.items()})


@dataclass(frozen=True, slots=True)
class _Reader:
    path: Path
    text: str

    def table(self, name: str, kind: type, values: Any) -> Any:
        types = get_type_hints(kind)
        if not isinstance(values, dict):
            raise self.wrong(name, None, f"[{name}] is a table; put its settings on lines below [{name}]")
        for key, value in values.items():
            if key not in types:
                raise self.wrong(name, key, f"there is no {key} in [{name}]; there are {_listed(types)}")
            if not _fits(value, types[key]):
                raise self.wrong(
                    name, key, f"{key} = {value!r} is not {_words(types[key])}; the default is {_default(kind, key)!r}"
                )
        try:
            return kind(**{key: types[key](value) for key, value in values.items()})
        except ModelError as error:
            raise self.wrong(name, None, str(error)) from error

    def wrong(self, table: str, key: str | None, problem: str) -> ArchiveError:
        """Name the line that a setting stands on. TOML's reader tells no lines, so it is looked for."""
        inside = False
        for number, line in enumerate(self.text.splitlines(), 1):
            if re.match(rf"\s*\[\s*{re.escape(table)}\s*\]", line):
                inside = True
            elif re.match(r"\s*\[", line):
                inside = False
            if (inside and (key is None or re.match(rf"\s*{re.escape(key)}\s*=", line))) or (
                key is None and re.match(rf"\s*{re.escape(table)}\s*[=.]", line)
            ):
                return ArchiveError(f"{self.path}, line {number}: {problem}")
        return ArchiveError(f"{self.path}: {problem}")


_WORDS = {
    bool: "true or false",
    str: "a text in quotes",
    int: "a whole number, 0 or more",
    float: "a number, 0 or more",
}


def _words(kind: type) -> str:
    if issubclass(kind, StrEnum):
        return f"one of {', '.join(repr(str(each)) for each in kind)}"
    return _WORDS[kind]


def _fits(value: Any, kind: type) -> bool:
    if issubclass(kind, StrEnum):
        return isinstance(value, str) and value in list(kind)
    if kind in (str, bool):
        return isinstance(value, kind)
    allowed = (int,) if kind is int else (int, float)
    return isinstance(value, allowed) and not isinstance(value, bool) and 0 <= value < 1e9


def _default(kind: type, key: str) -> Any:
    default = next(each.default for each in fields(kind) if each.name == key)
    return str(default) if isinstance(default, StrEnum) else default


def _listed(names: dict[str, Any]) -> str:
    return ", ".join(names)
