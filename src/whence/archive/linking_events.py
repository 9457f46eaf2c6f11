"""What linking tells while it runs. What is told as done is on the disk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from whence.model.incident import IncidentVersion


@dataclass(frozen=True, slots=True)
class Began:
    """Linking begins: how many readings wait, how many judgements, and whether an earlier run was cut short.

    ``others`` counts readings that other rules or weights linked; linking again makes them alike.
    """

    waiting: int
    judgements: int
    left_over: bool
    others: int


@dataclass(frozen=True, slots=True)
class Compared:
    """Readings are compared with what they may belong to: how many came and went, and how many links were found."""

    came: int
    gone: int
    accounts: int
    links: int


@dataclass(frozen=True, slots=True)
class Settled:
    """A portion of what came in is put into incidents: how many accounts are done, of how many; what changed."""

    accounts: int
    of: int
    versions: tuple[IncidentVersion, ...]


Progress: TypeAlias = Began | Compared | Settled
