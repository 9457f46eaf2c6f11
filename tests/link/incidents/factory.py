"""Accounts in a few words, for tests of what is compared."""

from __future__ import annotations

from datetime import date
from typing import Any

from whence.model.account import Account, Figure, Spot, Toll, account_id
from whence.model.archive import derived_id
from whence.model.vocabulary import Effect, Extent

DAY = date(2016, 3, 27)
HOMS = Spot("Homs", 36.7234, 34.7324, 8.0, 1, 169577, "SYR", "Homs")
PALMYRA = Spot("Palmyra", 38.2839, 34.5601, 5.0, 1, 163808, "SYR", "Homs")
SYRIA = Spot("Syria", 38.0, 35.0, 320.0, 6, 163843, "SYR", None)
MOSUL = Spot("Mosul", 43.1189, 36.335, 20.0, 1, 99072, "IRQ", "Nineveh")


def account(name: str = "one", **given: Any) -> Account:
    """Make an account of a bombing that names no more than its day; ``name`` gives it and its report their ids."""
    fields: dict[str, Any] = {
        "plover": ("ASSAULT",),
        "modes": ("explosives",),
        "real": True,
        "extent": Extent.SINGLE,
        "start": DAY,
        "end": DAY,
        "published": date(2016, 3, 28),
        "spots": (),
        "context": (),
        "actors": (),
        "targets": (),
        "tolls": (),
        "weapons": ("explosives",),
        "lemmas": ("bomb",),
        "words": ("bomb", "market"),
    }
    fields |= given
    told = fields.pop("digest", derived_id("digest", repr(sorted(fields.items()))))
    version = fields.pop("version_id", derived_id("version", name))
    return Account(id=account_id(name), version_id=version, claims=(derived_id("claim", name),), digest=told, **fields)


def figure(head: str, *proper: str, **given: Any) -> Figure:
    """Make a party of which the words tell no more than a noun and names."""
    return Figure(given.get("actor_id"), given.get("country"), given.get("sector"), head, proper, False)


def killed(best: int) -> Toll:
    """Make a count of the dead."""
    return Toll(Effect.KILLED, None, best, None, None, False)
