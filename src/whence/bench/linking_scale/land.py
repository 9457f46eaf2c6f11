"""A made-up land for made-up happenings: towns on a grid, parties, and words. Nothing of it is anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from whence.model.account import Figure, Spot
from whence.reference.linking import linking

COUNTRIES = 12
DIVISIONS = 12
"""Of a country."""
TOWNS = 25
"""Of a division."""
_SYLLABLES = tuple(
    f"{a}{b}{c}"
    for a in "bdfgklmnprstvz"
    for b in ("a", "e", "i", "o", "u", "ai", "ou")
    for c in ("", "n", "r", "s", "t", "l", "k")
)
HEADS = "civilian villager farmer student policeman soldier teacher trader driver resident refugee judge".split()
FIGHTERS = "gunman militant rebel insurgent fighter attacker".split()
DEEDS = {
    "ASSAULT": (("bomb", "explode", "blast", "kill", "shoot", "attack", "raid", "ambush", "shell", "wound"), 60),
    "COERCE": (("arrest", "detain", "seize", "kidnap"), 14),
    "PROTEST": (("protest", "march", "rally", "strike"), 12),
    "CONSULT": (("meet", "visit", "discuss"), 8),
    "AGREE": (("sign", "agree"), 6),
}
"""Event types with what they are told by, and how many of a hundred happenings are such."""


@dataclass(frozen=True, slots=True)
class Town:
    """A place with those that hold it, most precise first, as accounts name places."""

    spots: tuple[Spot, Spot, Spot]

    @property
    def country(self) -> str:
        """The code of its country."""
        return self.spots[0].country or ""

    @property
    def division(self) -> str:
        """The name of its division."""
        return f"{self.country}.{self.spots[0].adm1}"


@dataclass(frozen=True, slots=True)
class Land:
    """Towns with how often something happens there, the parties of each country, names of people, and common words."""

    towns: tuple[Town, ...]
    weights: tuple[float, ...]
    parties: dict[str, tuple[Figure, ...]]
    names: tuple[str, ...]
    words: tuple[str, ...]

    @classmethod
    def made(cls) -> Land:
        """Make the land: always the same."""
        chance = Random(7)
        names = [f"{a}{b}" for a in _SYLLABLES[::2] for b in _SYLLABLES[1::3]]
        chance.shuffle(names)
        towns = [
            _town(country, division, town)
            for country in range(COUNTRIES)
            for division in range(DIVISIONS)
            for town in range(TOWNS)
        ]
        chance.shuffle(towns)
        # As in conflict data, a few towns have most of what happens (Zipf's law, flattened at its head).
        weights = [1 / (rank + 20) for rank in range(len(towns))]
        parties = {f"X{chr(65 + number)}L": _parties(f"X{chr(65 + number)}L") for number in range(COUNTRIES)}
        return cls(tuple(towns), tuple(weights), parties, tuple(names), tuple(sorted(linking().common_words)))


def _town(country: int, division: int, town: int) -> Town:
    code, adm1 = f"X{chr(65 + country)}L", f"D{division:02d}"
    west, south = (country % 4) * 24.0 - 40.0, (country // 4) * 18.0 - 25.0
    x, y = west + (division % 4) * 3.0, south + (division // 4) * 3.0
    id = (country * DIVISIONS + division) * TOWNS + town + 1
    name = f"Town {id}"
    return Town(
        (
            Spot(name, x + (town % 5) * 0.55, y + (town // 5) * 0.55, 5.0, 1, id, code, adm1),
            Spot(f"{adm1} of {code}", x + 1.1, y + 1.1, 190.0, 4, 100000 + id // TOWNS, code, adm1),
            Spot(code, west + 5.0, south + 4.0, 900.0, 6, 200000 + country, code, None),
        )
    )


def _parties(code: str) -> tuple[Figure, ...]:
    state = [
        Figure(f"{code}_{kind}", code, kind, noun, (), True) for kind, noun in (("MIL", "army"), ("COP", "police"))
    ]
    groups = [Figure(f"{code}_G{n}", code, "REB", "group", (f"group{code.lower()}{n}",), True) for n in range(4)]
    return (*state, *groups)


def pick(chance: Random, weighted: Sequence[tuple[str, float]]) -> str:
    """Draw one of some names by their weights."""
    return chance.choices([name for name, _ in weighted], [weight for _, weight in weighted])[0]
