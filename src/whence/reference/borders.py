"""Where countries meet, where they meet the sea, and how their mainland lies: lines for "the border", "the coast"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TypeAlias

from whence.model.errors import ReferenceDataError
from whence.model.place import Position

Line: TypeAlias = tuple[Position, ...]
_COAST = "-"


@dataclass(frozen=True, slots=True)
class Borders:
    """Land borders, coasts and outlines by ISO 3166-1 alpha-3 codes.

    ``lines`` has the pieces of a border under both countries in alphabetical order, of a coast under the country and
    "-", longest first. ``outlines`` are closed rings. Drawn where they run on the ground, good to some 10 km.
    """

    lines: dict[tuple[str, str], tuple[Line, ...]]
    outlines: dict[str, Line]

    def between(self, one: str, other: str) -> tuple[Line, ...]:
        """Return the pieces of the land border of two countries; none where they have none."""
        return self.lines.get((min(one, other), max(one, other)), ())

    def coast(self, country: str) -> tuple[Line, ...]:
        """Return the pieces of a country's coast; none where it has none."""
        return self.lines.get((country, _COAST), ())

    def are_neighbours(self, one: str, other: str) -> bool:
        """Say whether two countries share a land border."""
        return one != other and bool(self.between(one, other))


@lru_cache(maxsize=1)
def borders() -> Borders:
    """Read the packaged lines, once.

    Raises:
        ReferenceDataError: a row lacks a part or names a position off the globe.
    """
    lines: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for one, other, _, vertices in _rows("borders.tsv", 4):
        lines[one, other].append(_line(vertices))
    outlines = {country: _line(vertices) for country, _, vertices in _rows("outlines.tsv", 3)}
    return Borders({pair: tuple(pieces) for pair, pieces in lines.items()}, outlines)


def _line(vertices: str) -> Line:
    try:
        line = tuple((float(east), float(north)) for east, north in (each.split(",") for each in vertices.split()))
    except ValueError as error:
        raise ReferenceDataError(f"no line of longitude,latitude vertices: {vertices[:60]}") from error
    if len(line) < 2 or not all(-180 <= east <= 180 and -90 <= north <= 90 for east, north in line):
        raise ReferenceDataError(f"too short a line, or one off the globe: {vertices[:60]}")
    return line


def _rows(name: str, columns: int) -> Iterator[list[str]]:
    text = resources.files("whence.reference").joinpath("data", name).read_text("utf-8")
    for row in text.splitlines():
        if row and not row.startswith("#"):
            parts = row.split("\t")
            if len(parts) != columns:
                raise ReferenceDataError(f"{name}: {columns} columns wanted: {row[:60]}")
            yield parts
