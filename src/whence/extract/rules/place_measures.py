"""Distances and points of the compass as reports write them: "a few miles", "an hour's drive", "south-eastern"."""

from __future__ import annotations

import re
from typing import NamedTuple

_COMPASS = {"north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0}
_COMPASS |= {"south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0}

POINT = r"(?:north|south)[\s-]?(?:north[\s-]?|south[\s-]?)?(?:east|west)|north|south|east|west"
SIDE = rf"(?:far\s+|extreme\s+)?(?:{POINT})(?:ern|erly)?(?:most)?"
SIDES = rf"(?P<point>{SIDE})(?:(?:\s+and\s+|\s*/\s*)(?P<point2>{SIDE}))?"

_WORDS = {"one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0, "eight": 8.0}
_WORDS |= {"nine": 9.0, "ten": 10.0, "eleven": 11.0, "twelve": 12.0, "fifteen": 15.0, "twenty": 20.0, "thirty": 30.0}
_WORDS |= {"forty": 40.0, "fifty": 50.0, "sixty": 60.0, "a": 1.0, "an": 1.0, "half a": 0.5, "half an": 0.5}
_WORDS |= {"a hundred": 100.0, "one hundred": 100.0, "half": 0.5}
_VAGUE = {
    "a few": (5.0, 4.0),
    "a couple": (3.0, 2.0),
    "a couple of": (3.0, 2.0),
    "several": (7.0, 5.0),
    "a dozen": (12.0, 4.0),
}
_VAGUE |= {"some": (7.0, 6.0), "tens of": (50.0, 40.0), "dozens of": (40.0, 25.0), "a few hundred": (300.0, 200.0)}
_VAGUE |= {"a few dozen": (36.0, 15.0), "several dozen": (40.0, 20.0), "hundreds of": (300.0, 250.0)}
_VAGUE |= {"several hundred": (400.0, 250.0)}


def _either(words: dict[str, object]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


NUMBER = rf"\d[\d,]*(?:\.\d+)?(?:\s?(?:-|–|to)\s?\d[\d,]*(?:\.\d+)?)?|{_either({**_VAGUE, **_WORDS})}"
UNIT = r"km|kms|kilomet(?:er|re)s?|nautical\s+miles?|nm|miles?|mi|met(?:er|re)s?|m|yards?|feet|ft"
BOUND = r"(?:less|no\s+more|not\s+more|fewer)\s+than|within|under|up\s+to|at\s+most|barely"
ABOUT = rf"about|some|around|roughly|nearly|almost|approximately|just|only|over|more\s+than|at\s+least|{BOUND}"
TRIP = (
    r"(?<![\d.])(?P<time>\d+(?:\.\d+)?|an?|half\s+an|one|two|three|four|five|ten|fifteen|twenty|thirty|forty|a\s+few|several|a\s+couple(?:\s+of)?)"
    r"[\s-](?P<clock>hours?|minutes?|days?)['’]?s?['’]?(?:[\s-](?P<travel>drive|walk|ride|march|journey|flight|trek|trip))?"
)

_KM = {"k": 1.0, "n": 1.852, "mi": 1.609344, "me": 0.001, "m": 0.001, "y": 0.0009144, "f": 0.0003048}
_PACE = {"walk": 5.0, "march": 5.0, "trek": 4.0, "ride": 50.0, "drive": 70.0, "journey": 60.0, "trip": 60.0}
"""Kilometres an hour, no faster than which one is likely to get on."""
_HOURS = {"h": 1.0, "m": 1 / 60, "d": 10.0}


class Distance(NamedTuple):
    """A distance in km, how far off it can be as worded (None: as usual), and whether it is only a bound."""

    km: float
    spread_km: float | None
    at_most: bool


def bearing(word: str | None, other: str | None = None) -> float | None:
    """Return the compass bearing (degrees clockwise from north) of "south-eastern"; None for "central" and the like.

    Of two sides ("northern and eastern") it is the one between; None where they are opposite.
    """
    first = _COMPASS.get(_bare(word)) if word else None
    second = _COMPASS.get(_bare(other)) if other else None
    if first is None or second is None:
        return first if other is None else None
    apart = (second - first + 540.0) % 360.0 - 180.0
    return None if abs(apart) == 180.0 else (first + apart / 2) % 360.0


def _bare(word: str) -> str:
    bare = re.sub(r"[\s-]|far|extreme|ern|erly|most", "", word.lower())
    return bare[len("north") :] if bare[:10] in ("northnorth", "southsouth") else bare


def kilometres(number: str, unit: str, about: str | None = None) -> Distance:
    """Return a written distance: "a few miles" is 8 km, give or take 6.4."""
    amount, spread = _amount(number)
    lower = unit.lower()
    scale = _KM[lower[:2]] if lower[:2] in _KM else _KM[lower[0]]
    bound = bool(about and re.fullmatch(BOUND, about.strip(), re.IGNORECASE))
    return Distance(round(amount * scale, 3), None if spread is None else round(spread * scale, 3), bound)


def trip(time: str, clock: str, travel: str | None) -> Distance | None:
    """Return how far one gets in "an hour's drive", as a bound; None for flights and whole days."""
    amount, _ = _amount(time)
    hours = amount * _HOURS[clock[0].lower()]
    pace = _PACE.get((travel or "drive").lower())
    if pace is None or hours > 6.0:
        return None
    return Distance(round(hours * pace, 1), None, True)


def _amount(number: str) -> tuple[float, float | None]:
    words = " ".join(number.lower().split())
    if words in _VAGUE:
        return _VAGUE[words]
    if words in _WORDS:
        return _WORDS[words], None
    ends = [float(part.replace(",", "")) for part in re.split(r"\s?(?:-|–|to)\s?", words)]
    if len(ends) == 2:
        return sum(ends) / 2, abs(ends[1] - ends[0]) / 2
    return ends[0], None
