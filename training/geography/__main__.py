"""Write ``adm1_points.tsv`` and ``adm2.tsv`` (see the package's docstring for the sources and the call)."""

from __future__ import annotations

import statistics
import sys
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path

from shapely import unary_union
from shapely.geometry.base import BaseGeometry

from training.geography.shapes import Town, middle, reach_km, towns_by_shape
from training.geography.sources import Area, Code, by_code, named_towns, natural_earth, towns, us_counties
from whence.reference import gazetteer_facts
from whence.reference.gazetteer_build import distance_km
from whence.reference.place_names import fold, key
from whence.reference.place_words import DIVISION_WORDS, RIVER_WORDS

_DATA = Path(__file__).parents[2] / "src" / "whence" / "reference" / "data"
_SAME = 0.7
"""Least share of towns in common for an area drawn on a map to be taken for a division of GeoNames."""
_POINTS_HEAD = """\
# Where first-level divisions stand: country (ISO 3166-1 alpha-2) and GeoNames code as in adm1.tsv, geonameid (empty
# where not known), latitude, longitude, further names. Centres of the areas drawn by Natural Earth (public domain),
# which also gives the ids and names. Made by training/geography.
"""
_ADM2_HEAD = """\
# Second-level divisions (counties, districts, provinces inside regions), and first-level ones of the past ("former"):
# kind, country (ISO 3166-1 alpha-2), GeoNames code of the first-level division (empty for former ones), geonameid
# (empty where not known), latitude, longitude, reach (km), residents of its towns, name, further names. From Natural
# Earth and the US Census Bureau (public domain), the rest GeoNames (CC BY 4.0): those stand at the mean of their towns.
# Made by training/geography.
"""
Line = tuple[object, ...]


def main(natural: str, counties: str, cities: str) -> None:
    """Make both tables."""
    places = towns()
    areas = list(natural_earth(Path(natural)))
    held = towns_by_shape([area.shape for area in areas], places)
    codes = by_code(places)
    known = {(d.country, d.code): d for d in gazetteer_facts.divisions()}
    assigned = {n: _assign(area, held.get(n, []), codes) for n, area in enumerate(areas)}
    points = dict(_points(areas, assigned, codes))
    _write("adm1_points.tsv", _POINTS_HEAD, ((*code, *rest) for code, rest in sorted(points.items())))
    american = list(us_counties(Path(counties)))
    residents = towns_by_shape([area.shape for area in american], [t for t in places if t.country == "US"])
    lines = [_line("adm2", area, area.code, residents.get(n, [])) for n, area in enumerate(american)]
    present = {(country, _filed(name)) for (country, _), d in known.items() for name in (d.name, *d.others)}
    for n, area in enumerate(areas):
        code, first = assigned[n]
        if code and not first:
            lines.append(_line("adm2", area, code, held.get(n, [])))
        elif not code and held.get(n) and not any((area.country, _filed(name)) in present for name in area.names):
            lines.append(_line("former", area, code, held[n]))
    taken = {(str(line[1]), _filed(str(name))) for line in lines for name in line[8:]}
    taken |= {(town.country, _filed(town.name)) for town in places}
    lines = _without_shared_names(lines) + _from_towns(Path(cities), known, taken)
    _write("adm2.tsv", _ADM2_HEAD, sorted(lines, key=lambda line: tuple(map(str, line))))


def _assign(area: Area, inside: Sequence[Town], codes: dict[Code, list[Town]]) -> tuple[str, bool]:
    """Say which first-level division an area is or lies in, and whether it is that division; "" where none fits."""
    counts = Counter(town.division for town in inside if town.country == area.country)
    if not counts:
        return (area.code, True) if (area.country, area.code) in codes and area.level == 1 else ("", False)
    code, most = counts.most_common(1)[0]
    total = sum(counts.values())
    if most < _SAME * total:
        return "", False
    return code, most >= _SAME * len(codes[area.country, code])


def _points(
    areas: Sequence[Area], assigned: dict[int, tuple[str, bool]], codes: dict[Code, list[Town]]
) -> Iterator[tuple[Code, Line]]:
    """Yield where each first-level division stands: its own area, or all areas inside it together."""
    own: dict[Code, Area] = {}
    parts: dict[Code, list[BaseGeometry]] = defaultdict(list)
    for n, area in enumerate(areas):
        code, first = assigned[n]
        if first:
            own[area.country, code] = area
        elif code:
            parts[area.country, code].append(area.shape)
    for place, area in own.items():
        yield place, (area.geonameid or "", *middle(area.shape), *area.names)
    for place, shapes in parts.items():
        if place not in own and place in codes:
            whole = unary_union(shapes)
            yield place, ("", *middle(whole))


def _line(kind: str, area: Area, code: str, inside: Iterable[Town]) -> Line:
    residents = sum(town.population for town in inside)
    reach = round(max(5.0, reach_km(area.shape)), 1)
    return (kind, area.country, code, area.geonameid or "", *middle(area.shape), reach, residents, *area.names)


def _without_shared_names(lines: Iterable[Line]) -> list[Line]:
    """Leave out further names that several divisions of a country have: they name what these are parts of."""
    rows = list(lines)
    counts = Counter((line[1], name) for line in rows for name in set(line[9:]))
    return [(*line[:9], *(name for name in line[9:] if counts[line[1], name] == 1)) for line in rows]


def _from_towns(path: Path, known: dict[Code, gazetteer_facts.Division], taken: set[tuple[str, str]]) -> list[Line]:
    """Make the second-level divisions that no map at hand draws from the towns that are said to lie in them.

    One that is called like a town of its country is that town's municipality, and the town stands for it.
    """
    codes = {(country, fold(name)): code for (country, code), d in known.items() for name in (d.name, *d.others)}
    lines: list[Line] = []
    for (country, first, second), spots in named_towns(path).items():
        code = codes.get((country, fold(first)), "")
        if not code or country == "US" or fold(second) == fold(first) or _is_municipality(country, second, taken):
            continue
        latitude = statistics.fmean(spot[0] for spot in spots)
        longitude = statistics.fmean(spot[1] for spot in spots)
        reach = max(15.0, 1.5 * max(distance_km(latitude, longitude, *spot) for spot in spots))
        lines.append(("adm2", country, code, "", round(latitude, 3), round(longitude, 3), round(reach, 1), 0, second))
    return lines


def _is_municipality(country: str, name: str, taken: Container[tuple[str, str]]) -> bool:
    """Say whether a division bears the name of a town, alone or beside a word such as "Comuna", but not "District"."""
    first, *words = name.split()
    cores = [name]
    if words and first.lower() not in DIVISION_WORDS | RIVER_WORDS:
        cores.append(" ".join(words))
    if words and words[-1].lower() not in DIVISION_WORDS | RIVER_WORDS:
        cores.append(" ".join((first, *words[:-1])))
    return any((country, _filed(core)) in taken for core in cores)


def _filed(name: str) -> str:
    return key(fold(name))


def _write(name: str, head: str, lines: Iterable[Line]) -> None:
    rows = ["\t".join(map(str, line)) for line in lines]
    (_DATA / name).write_text(head + "\n".join(rows) + "\n", "utf-8")
    print(f"{name}: {len(rows)} lines")


if __name__ == "__main__":
    main(*sys.argv[1:])
