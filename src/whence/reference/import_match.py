"""Which place of the embedded gazetteer a division or country of a dump is, and how a place of a dump becomes ours."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from importlib import resources

import pycountry

from whence.reference import gazetteer_facts
from whence.reference.gazetteer_build import Row, settlement_radius
from whence.reference.geonames_lines import Code, Country, DumpPlace
from whence.reference.place_names import fold, key

_OUTSIDE_ISO = {"XK": "XKX", "CS": "SCG", "AN": "ANT"}
"""Codes that GeoNames uses and ISO 3166-1 lacks today: Kosovo, Serbia and Montenegro, the Netherlands Antilles."""
_MATCHED = ("country", "adm1", "adm2")


@dataclass(frozen=True, slots=True)
class Feature:
    """What a feature code of GeoNames is to us; a radius of 0 comes from the population."""

    kind: str
    radius_km: float


def features() -> dict[str, Feature]:
    """Read the feature codes that an import takes, by class and code ("P.PPLA")."""
    text = resources.files("whence.reference").joinpath("data", "feature_codes.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {code: Feature(kind, float(radius)) for code, kind, radius in rows}


class Atlas:
    """Names of divisions by code, and the numbers of the embedded countries and divisions.

    A division is the same as an embedded one if country and code agree, or country, kind and a name that only one has.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.alpha3 = {str(country.alpha_2): str(country.alpha_3) for country in pycountry.countries} | _OUTSIDE_ISO
        self._divisions = {(division.country, division.code): division.name for division in gazetteer_facts.divisions()}
        self._features = features()
        self._numbers: dict[tuple[str, ...], int | None] = {}
        for number, name, kind, country, adm1 in connection.execute(
            "SELECT id, name, kind, country, adm1 FROM place WHERE kind IN (?, ?, ?)", _MATCHED
        ):
            for key_ in _keys(kind, country or "", adm1, name):
                known = self._numbers.get(key_, number)
                self._numbers[key_] = number if known == number else None
        self._renumbered: dict[int, int] = {
            new: old for old, new in connection.execute("SELECT old, new FROM renumber")
        }

    def country(self, country: Country) -> None:
        """Learn a country's codes."""
        self.alpha3[country.alpha2] = country.alpha3

    def division(self, code: Code) -> None:
        """Learn a division's name where the embedded data have none: all its places have to bear the same."""
        alpha2, _, rest = code.code.partition(".")
        self._divisions.setdefault((alpha2, rest), code.names[0] if code.names else code.code)

    def row(self, place: DumpPlace) -> Row | None:
        """Turn a place of the dump into one of ours; None for a feature that an import leaves out."""
        feature = self._features.get(place.code)
        if feature is None:
            return None
        return Row(
            geonameid=place.number,
            name=place.names[0],
            latitude=place.latitude,
            longitude=place.longitude,
            kind=feature.kind,
            country=self.alpha3.get(place.country),
            adm1=self._divisions.get((place.country, place.division)) if feature.kind != "country" else None,
            population=place.population,
            radius_km=feature.radius_km or self._radius(feature.kind, place.population),
            names=place.names,
            others=place.others,
        )

    def same(self, row: Row) -> int | None:
        """Find the embedded place that a country or division of the dump is."""
        if row.kind not in _MATCHED:
            return None
        for key_ in _keys(row.kind, row.country or "", row.adm1, row.name):
            found = self._numbers.get(key_)
            if found is not None:
                return found
        return None

    def renumbered(self, old: int, new: int) -> None:
        """Remember that an embedded place has a geonameid now."""
        self._renumbered[new] = old

    def filed(self, number: int) -> int:
        """Say under which number a geonameid's names are filed until the file is finished."""
        return self._renumbered.get(number, number)

    @staticmethod
    def _radius(kind: str, population: int) -> float:
        return 200.0 if kind == "country" else settlement_radius(population)


def _keys(kind: str, country: str, adm1: str | None, name: str) -> list[tuple[str, ...]]:
    if kind == "country":
        return [(kind, country)]
    named = (kind, country, key(fold(name)))
    if kind == "adm1":
        return [(kind, country, "", adm1), named] if adm1 else [named]
    return [(*named, adm1 or ""), named]
