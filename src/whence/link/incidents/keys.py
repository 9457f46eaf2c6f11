"""Keys: accounts that share none are not compared. They join what narrows the search only together: kind, day, place.

A key depends on its account alone. There is no cap on how many accounts share one, since what is linked may not depend
on what else lies in the archive; so each key joins at least a kind of event with a time and with one thing more.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from whence.link.incidents.prepared import Prepared, prepare
from whence.model.account import Account
from whence.model.vocabulary import Effect, Extent

_LONG = 9
"""Days from which a time is looked for by its months, not by its days."""
_BEFORE = 3
"""Days before a report within which it is taken to have happened what it tells as news without a time."""
_CELL = 0.5
"""Degrees: the side of a cell of the map."""
_COARSE = 5
_MONTH = 28
"""Days before a report within which it is on what it tells of the dead by name."""
_STRETCH = 3
"""Sentences of a report within which accounts are compared whatever they tell."""
_NAME = 4
"""Words of a name that are looked at."""


def keys(account: Account) -> tuple[int, ...]:
    """Return the keys of an account, sorted, as signed integers of 64 bits; none for totals, which are never linked."""
    if account.extent is Extent.AGGREGATE:
        return ()
    return tuple(sorted({_hashed(text) for text in _texts(prepare(account))}))


def _hashed(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


def _texts(account: Prepared) -> Iterator[str]:
    yield f"digest {account.account.digest}"
    days, months = list(_days(account)), list(_months(account))
    heads = sorted({party.head for party in account.account.targets})
    lemmas = sorted(account.lemmas)
    where, marks = list(_places(account)), list(_marks(account))
    for family in sorted(account.families):
        kind = f"{family} {account.account.real}"
        for place in where:
            yield from (f"{kind} {place} {day}" for day in days)
        for mark in marks:
            yield from (f"{kind} {mark} {day}" for day in days)
        for word in sorted(account.rare):
            yield from (f"{kind} rare {word} {what} {month}" for what in (*heads, *lemmas) for month in months)
        if account.days is not None:
            yield from (f"{kind} told {head} {day}" for head in heads for day in days)
        yield from (f"{kind} {name}" for name in _victims(account, months))
        yield from (f"{kind} {account.account.version_id} {near}" for near in (*marks, *_stretches(account)))


def _victims(account: Prepared, months: Sequence[str]) -> Iterator[str]:
    """Yield names of victims by month; a full name of the dead by itself, since nobody is killed twice."""
    for name in account.victims:
        yield from (f"victim {word} {month}" for word in sorted(name) for month in months)
        if account.is_deadly:
            yield from (f"dead {a} {b}" for a, b in combinations(sorted(name)[:_NAME], 2))


def _stretches(account: Prepared) -> Iterator[str]:
    """Yield the stretches of its report that it begins in, each of which overlaps with the next."""
    stretch = account.account.at // _STRETCH
    yield from (f"stretch {stretch}", f"stretch {stretch + 1}")


def _days(account: Prepared) -> Iterator[int]:
    """Yield the days on which it can have been, and the next: told days may differ by one."""
    if account.days is not None:
        if account.days[1] - account.days[0] <= _LONG:
            yield from range(account.days[0], account.days[1] + 2)
    elif account.published is not None:
        yield from range(account.published - _BEFORE, account.published + 1)


def _months(account: Prepared) -> Iterator[str]:
    """Yield the months in which it was, and in which the report goes on telling of it."""
    found = set(account.days or ())
    if account.published is not None and not account.is_history:
        found |= {account.published - _MONTH, account.published}
    yield from sorted({f"{date.fromordinal(day):%Y-%m}" for day in found})


def _places(account: Prepared) -> Iterator[str]:
    """Yield what narrows the place down: geonameid, division, cells of the map."""
    for spot in account.account.spots:
        if spot.geonameid is not None and spot.where_prec < _COARSE:
            yield f"place {spot.geonameid}"
        if spot.adm1 is not None:
            yield f"division {spot.country} {spot.adm1}"
        if spot.where_prec < _COARSE:
            east, north = round(spot.longitude / _CELL), round(spot.latitude / _CELL)
            yield from (f"cell {east + x} {north + y}" for x in (0, 1) for y in (0, 1))


def _marks(account: Prepared) -> Iterator[str]:
    """Yield what is told of parties and counts, with the country where one is told or the report is set."""
    told = account.account
    countries = {spot.country for spot in told.spots if spot.country} | {
        each for each in told.context if "." not in each
    }
    for country in sorted(countries) or ["anywhere"]:
        for party in (*told.actors, *told.targets):
            if party.actor_id and party.actor_id != country:
                yield f"{country} party {party.actor_id}"
            yield f"{country} head {party.head}"
        for toll in account.tolls.get(Effect.KILLED, ()):
            if toll.exact:
                yield f"{country} killed {toll.least:.0f}"
        for lemma in sorted(account.lemmas):
            yield f"{country} lemma {lemma}"
