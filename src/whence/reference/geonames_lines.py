"""Lines of the tables that GeoNames publishes: a line becomes a value, or is refused with a reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from whence.reference.gazetteer_build import usable

T = TypeVar("T")

PLACE_COLUMNS = 19
ALTERNATE_COLUMNS = 8
"""The older table of alternate names; its successor has two more."""

_NO_NAMES = frozenset("link wkdt post iata icao faac tcid unlc phon".split())
"""What the column of languages says where the "name" is a code, a link or a number."""


class LineRefused(Exception):
    """A line breaks the format; the message is the reason, one of a few."""


@dataclass(frozen=True, slots=True)
class DumpPlace:
    """A line of allCountries.txt or of a country's file. ``country`` is alpha-2, ``code`` is like "P.PPLA"."""

    number: int
    names: tuple[str, ...]
    others: tuple[str, ...]
    latitude: float
    longitude: float
    code: str
    country: str
    division: str
    population: int


@dataclass(frozen=True, slots=True)
class Alternate:
    """A line of alternateNamesV2.txt or alternateNames.txt; ``own`` says that it is as good as the place's own name."""

    number: int
    name: str
    own: bool


@dataclass(frozen=True, slots=True)
class Code:
    """A line of admin1CodesASCII.txt or admin2Codes.txt: "SY.11", the names, the geonameid of the division."""

    code: str
    names: tuple[str, ...]
    number: int


@dataclass(frozen=True, slots=True)
class Country:
    """A line of countryInfo.txt."""

    alpha2: str
    alpha3: str


def parse_place(line: bytes) -> DumpPlace:
    """Read one place.

    Raises:
        LineRefused: columns are missing, or one is not what it has to be.
    """
    columns = _columns(line, PLACE_COLUMNS)
    latitude, longitude = _number(columns[4], float), _number(columns[5], float)
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise LineRefused("not on the globe")
    if not columns[1].strip():
        raise LineRefused("no name")
    return DumpPlace(
        number=_geonameid(columns[0]),
        names=tuple(dict.fromkeys(filter(None, columns[1:3]))),
        others=tuple(filter(usable, filter(None, columns[3].split(",")))),
        latitude=latitude,
        longitude=longitude,
        code=f"{columns[6]}.{columns[7]}",
        country=columns[8],
        division=columns[10],
        population=max(0, _number(columns[14] or "0", int)),
    )


def parse_alternate(line: bytes) -> Alternate | None:
    """Read one alternate name; None for a link, a postcode, an airport's code or a transcription into lower case.

    An English name is as good as the place's own, unless it is marked as historic, colloquial or an abbreviation.

    Raises:
        LineRefused: columns are missing, or one is not what it has to be.
    """
    columns = _columns(line, ALTERNATE_COLUMNS)
    number, language, name = _geonameid(columns[1]), columns[2], columns[3].strip()
    abbreviation = language == "abbr"
    if language in _NO_NAMES or not name or not (abbreviation or usable(name)):
        return None
    marked = columns[6] == "1" or columns[7] == "1"
    return Alternate(number, name, language == "en" and not marked)


def parse_code(line: bytes) -> Code:
    """Read one division of a table of codes.

    Raises:
        LineRefused: columns are missing, or one is not what it has to be.
    """
    columns = _columns(line, 4)
    return Code(columns[0], tuple(dict.fromkeys(filter(None, columns[1:3]))), _geonameid(columns[3]))


def parse_country(line: bytes) -> Country:
    """Read one country.

    Raises:
        LineRefused: columns are missing, or the codes are none.
    """
    columns = _columns(line, 17)
    if not (len(columns[0]) == 2 and len(columns[1]) == 3):
        raise LineRefused("no country code")
    return Country(columns[0], columns[1])


def _columns(line: bytes, least: int) -> list[str]:
    try:
        columns = line.decode("utf-8").rstrip("\r\n").split("\t")
    except UnicodeDecodeError:
        raise LineRefused("not UTF-8") from None
    if len(columns) < least:
        raise LineRefused("too few columns")
    return columns


def _geonameid(text: str) -> int:
    number = _number(text, int)
    if not 0 < number < 1 << 62:
        raise LineRefused("not a geonameid")
    return number


def _number(text: str, kind: Callable[[str], T]) -> T:
    try:
        return kind(text)
    except ValueError:
        raise LineRefused("not a number") from None
