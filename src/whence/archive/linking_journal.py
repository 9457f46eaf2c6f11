"""What was gathered and waits to be settled, written down, so that a run which is cut short is taken up by the next.

Linking first compares what comes in, portion by portion, and then finds incidents again, once for all that came in.
Between the two an archive holds accounts that are in no incident yet: which ones is kept here, before they are written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from whence.store.interface import Store

_NAME = "link:unsettled"
"""The note that holds how many entries there are; each has a note of its own, numbered from 1."""


@dataclass(frozen=True, slots=True)
class Unsettled:
    """What waits.

    Attributes:
        accounts: ids of accounts whose components have to be clustered again, those of one reading together.
        incidents: ids of incidents that lost claims, or may tell something else.
        readings: ids of the readings that came in.
    """

    accounts: tuple[str, ...] = ()
    incidents: tuple[str, ...] = ()
    readings: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Say whether anything waits."""
        return bool(self.accounts or self.incidents)


def write(store: Store, accounts: Iterable[str], incidents: Iterable[str], readings: Iterable[str]) -> None:
    """Add an entry. It may name what is there already, or what never comes: settling that changes nothing."""
    number = _number(store) + 1
    store.note(f"{_NAME}:{number}", json.dumps([list(accounts), sorted(incidents), sorted(readings)]))
    store.note(_NAME, str(number))


def read(store: Store) -> Unsettled:
    """Get all that waits."""
    accounts: dict[str, None] = {}
    incidents: dict[str, None] = {}
    readings: set[str] = set()
    for number in range(1, _number(store) + 1):
        told = json.loads(store.remember(f"{_NAME}:{number}") or "[[],[],[]]")
        accounts |= dict.fromkeys(told[0])
        incidents |= dict.fromkeys(told[1])
        readings.update(told[2])
    return Unsettled(tuple(accounts), tuple(incidents), frozenset(readings))


def clear(store: Store) -> None:
    """Forget all entries: what they name is settled."""
    last = _number(store)
    store.note(_NAME, None)
    for number in range(1, last + 1):
        store.note(f"{_NAME}:{number}", None)


def _number(store: Store) -> int:
    return int(store.remember(_NAME) or 0)
