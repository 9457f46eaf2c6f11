"""Made-up happenings: what there is to tell of each, and how each report tells a part of it, and some of it wrong."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

import numpy as np
from numpy.typing import NDArray

from whence.bench.linking_scale.land import DEEDS, FIGHTERS, HEADS, Land, Town, pick
from whence.link.incidents.accounts import compared
from whence.model.account import Account, Figure, Spot, Toll, account_id
from whence.model.archive import canonical_json, derived_id
from whence.model.serial import plain
from whence.model.vocabulary import Effect, Extent

DIMENSIONS = 384
_WEAPONS = ("bomb", "firearm", "artillery", "aircraft")


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened, all told."""

    number: int
    plover: str
    day: date
    town: Town
    actor: Figure
    target: Figure
    killed: int
    weapon: str
    lemmas: tuple[str, ...]
    words: tuple[str, ...]
    wording: NDArray[np.float32]


def happening(number: int, day: date, land: Land, chance: Random) -> Happening:
    """Make up what happened on a day."""
    plover = pick(chance, [(name, weight) for name, (_, weight) in DEEDS.items()])
    town = chance.choices(land.towns, land.weights)[0]
    names = tuple(chance.sample(land.names, 3)) if chance.random() < 0.25 else ()
    return Happening(
        number=number,
        plover=plover,
        day=day,
        town=town,
        actor=chance.choice(land.parties[town.country]),
        target=Figure(None, None, None, chance.choice(HEADS), names[:2], False),
        killed=min(400, int(chance.paretovariate(1.2))) if plover == "ASSAULT" else 0,
        weapon=chance.choice(_WEAPONS),
        lemmas=tuple(chance.sample(DEEDS[plover][0], 2)),
        words=(*names, *chance.sample(land.words, 10), town.spots[0].name.lower().replace(" ", "")),
        wording=_direction(f"deed {plover}", 0.8) + _direction(f"happening {number}", 1.0),
    )


def tell(what: Happening, version: str, nth: int, published: date, land: Land, chance: Random) -> Account:
    """Tell of a happening as one report does: with what it knows, in words of its own, and now and then wrong."""
    claims = [derived_id("claim", version, str(nth), str(each)) for each in range(1 if chance.random() < 0.7 else 2)]
    start, end = _days(what, chance)
    spots = _spots(what.town, chance)
    words = {*chance.sample(what.words, min(len(what.words), 7)), *chance.choices(land.words, k=6)}
    wording = what.wording + _direction(f"telling {claims[0]}", 1.0)
    account = Account(
        id=account_id(claims[0]),
        version_id=version,
        claims=tuple(claims),
        plover=(what.plover,),
        modes=(),
        real=True,
        extent=Extent.SINGLE,
        start=start,
        end=end,
        published=published,
        spots=spots,
        context=() if spots else (what.town.country, what.town.division),
        actors=_actors(what, chance),
        targets=(what.target if chance.random() < 0.8 else Figure(None, None, None, "people", (), False),),
        tolls=_tolls(what, chance),
        weapons=(what.weapon,) if chance.random() < 0.5 else (),
        lemmas=tuple(sorted({chance.choice(what.lemmas), chance.choice(DEEDS[what.plover][0])})),
        words=tuple(sorted(words)),
        digest="",
        at=5 * nth,
        vector=np.rint(wording / np.sqrt(wording @ wording) * 127).astype(np.int8).tobytes(),
    )
    return replace(account, digest=_digest(account))


def reprint(account: Account, version: str, nth: int) -> Account:
    """Tell what another report tells, in its words."""
    claims = tuple(derived_id("claim", version, str(nth), str(each)) for each in range(len(account.claims)))
    return replace(account, id=account_id(claims[0]), version_id=version, claims=claims)


def _digest(account: Account) -> str:
    told = canonical_json([plain(getattr(account, name)) for name in compared()])
    return hashlib.sha256(told.encode() + account.vector).hexdigest()[:32]


def _days(what: Happening, chance: Random) -> tuple[date | None, date | None]:
    drawn = chance.random()
    if drawn < 0.35:
        return None, None
    if drawn < 0.42:
        return what.day - timedelta(3), what.day + timedelta(3)
    day = what.day + timedelta(chance.choice((-1, 1))) if drawn < 0.47 else what.day
    return day, day


def _spots(town: Town, chance: Random) -> tuple[Spot, ...]:
    how = pick(chance, [("town", 0.6), ("division", 0.12), ("country", 0.1), ("none", 0.18)])
    return {"town": town.spots[:1], "division": town.spots[1:2], "country": town.spots[2:], "none": ()}[how]


def _actors(what: Happening, chance: Random) -> tuple[Figure, ...]:
    drawn = chance.random()
    if drawn < 0.45:
        return (what.actor,)
    return (Figure(None, None, "REB", chance.choice(FIGHTERS), (), False),) if drawn < 0.7 else ()


def _tolls(what: Happening, chance: Random) -> tuple[Toll, ...]:
    if not what.killed or chance.random() < 0.3:
        return ()
    told = what.killed if chance.random() < 0.7 else max(1, what.killed + chance.choice((-2, -1, 1, 2, 3)))
    return (Toll(Effect.KILLED, None, told, None, None, False),)


def _direction(name: str, length: float) -> NDArray[np.float32]:
    """Draw a direction by its name, always the same."""
    seed = int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "big")
    drawn = np.random.default_rng(seed).standard_normal(DIMENSIONS, dtype=np.float32)
    return drawn * np.float32(length / np.sqrt(DIMENSIONS))
