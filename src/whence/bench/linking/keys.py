"""MUC-4's official templates as incidents: when, where, what, whom, by whom."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from whence.bench.linking.days import Days, dateline, days_of
from whence.bench.linking.names import Aliases
from whence.bench.linking.places import Path, paths
from whence.bench.readers import Row

QUOTED = re.compile(r'"((?:[^"\\]|\\.)+)"')
"""A filler: words of the text between quotation marks."""
_OR = re.compile(r"\s/\s")
_DEATH = re.compile(r"\bDEATH\b")
_UNHURT = re.compile(r"\bNO\b")


@dataclass(frozen=True, slots=True)
class KeyIncident:
    """One template of a document.

    Attributes:
        id: the document's id and the template's place in it, from 1: ``"DEV-MUC3-0001#1"``.
        document: the document's id.
        told: the day of the report; None where its dateline does not say.
        types: kinds of incident, alternatives.
        stages: ``ACCOMPLISHED``, ``ATTEMPTED``, ``THREATENED``, alternatives; empty where the key does not say.
        days: when, alternatives; where the key does not say, not after the report.
        places: where, alternatives.
        named: the people it hit, whom the key names.
        dead: those of them who died.
        described: the other people it hit.
        things: the things it hit.
        weapons: what it was done with.
        people: who did it, described.
        organisations: who did it, named.
    """

    id: str
    document: str
    told: date | None
    types: frozenset[str]
    stages: frozenset[str]
    days: tuple[Days, ...]
    places: tuple[Path, ...]
    named: tuple[Aliases, ...] = ()
    dead: tuple[Aliases, ...] = ()
    described: tuple[Aliases, ...] = ()
    things: tuple[Aliases, ...] = ()
    weapons: tuple[Aliases, ...] = ()
    people: tuple[Aliases, ...] = ()
    organisations: tuple[Aliases, ...] = ()

    @property
    def hit(self) -> tuple[Aliases, ...]:
        """Everybody and everything that it hit."""
        return (*self.named, *self.described, *self.things)


@dataclass(frozen=True, slots=True)
class KeyDocument:
    """A report with its incidents."""

    id: str
    text: str = field(repr=False)
    told: date | None
    incidents: tuple[KeyIncident, ...]

    @classmethod
    def read(cls, row: Row) -> KeyDocument:
        """Read a row with ``id``, ``text`` and ``keys``, the official templates."""
        id_, text = row.identifier("id"), row.text("text")
        told = dateline(text)
        keys = enumerate(row.rows("keys"), 1)
        return cls(id_, text, told, tuple(_incident(f"{id_}#{number}", id_, told, key) for number, key in keys))


def _incident(id_: str, document: str, told: date | None, key: Row) -> KeyIncident:
    named = _fillers(key, "HUM TGT: NAME")
    days = tuple(days for value in _values(key, "INCIDENT: DATE") for days in days_of(value, told))
    return KeyIncident(
        id_,
        document,
        told,
        types=_options(key, "INCIDENT: TYPE"),
        stages=_options(key, "INCIDENT: STAGE OF EXECUTION"),
        days=days or ((Days(None, told),) if told else ()),
        places=tuple(path for value in _values(key, "INCIDENT: LOCATION") for path in paths(value)),
        named=named,
        dead=tuple(name for name in named if _died(key, name)),
        described=_described(key),
        things=_fillers(key, "PHYS TGT: ID"),
        weapons=_fillers(key, "INCIDENT: INSTRUMENT ID"),
        people=_fillers(key, "PERP: INDIVIDUAL ID"),
        organisations=_fillers(key, "PERP: ORGANIZATION ID"),
    )


def _values(key: Row, slot: str) -> tuple[str, ...]:
    return key.texts(slot) if key.has(slot) else ()


def _options(key: Row, slot: str) -> frozenset[str]:
    return frozenset(option.strip() for value in _values(key, slot) for option in _OR.split(value))


def _quoted(value: str) -> Aliases:
    return tuple(words.replace('\\"', '"').strip() for words in QUOTED.findall(value))


def _fillers(key: Row, slot: str) -> tuple[Aliases, ...]:
    return tuple(aliases for value in _values(key, slot) if (aliases := _quoted(value)))


def _described(key: Row) -> tuple[Aliases, ...]:
    """Return descriptions of people who are not named; the key writes a named one's as ``"MAYOR": "NAME"``."""
    values = _values(key, "HUM TGT: DESCRIPTION")
    return tuple(aliases for value in values if '": "' not in value and (aliases := _quoted(value)))


def _died(key: Row, name: Aliases) -> bool:
    """Say whether the key says for sure that somebody died: ``DEATH: "NAME"``, no alternative to it."""
    effects = (value.partition(":") for value in _values(key, "HUM TGT: EFFECT OF INCIDENT"))
    own = [effect for effect, _, whom in effects if set(_quoted(whom)) & set(name)]
    return bool(own) and all(_DEATH.search(effect) and not _UNHURT.search(effect) for effect in own)
