"""The gazetteer: what a name can mean on the map. Read only; compiled on first use."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from time import monotonic
from typing import Any, Literal, TypeAlias

from whence.model.errors import ReferenceDataError
from whence.model.place import Geometry
from whence.reference import gazetteer_facts
from whence.reference.place_names import consonants, fold, key, skeleton, sound

_LOG = logging.getLogger(__name__)

Match: TypeAlias = Literal["exact", "alternate", "variant", "fuzzy"]

FUZZY_LETTERS = 6
"""Shorter names are not compared fuzzily; the compiled file holds no sounds for them."""
FUZZY_SCORE = 86.0
"""Least likeness (rapidfuzz ratio, 0-100) of a fuzzy match: one letter in seven."""
SKELETON_SCORE = 90.0
"""Least likeness of two names that differ only in letters that transliterations swap."""
RESPELT_LIKENESS = 80.0
"""Least likeness of the letters of two such names: one swapped in five."""
_MOST = 80
"""Candidates looked at per name, the most populous first; the commonest name has several hundred."""
_MAPPED = 1 << 28
"""Bytes of the file that SQLite may map instead of reading: more than it has."""
_FILED = (
    "SELECT id, place.name, lat, lon, kind, country, adm1, population, radius, line, folds"
    " FROM name JOIN place ON place.id = name.place WHERE key = ?"
)
_NUMBERED = "SELECT id, name, lat, lon, kind, country, adm1, population, radius, line FROM place WHERE id = ?"
_BEYOND = 1 << 63
"""SQLite holds no number as large as this."""
_CACHED = 8192
"""Names remembered per gazetteer: those of some hundred documents."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may stand for.

    ``number`` is the place's key in the compiled file: its geonameid where it has one, negative where not. ``country``
    is ISO 3166-1 alpha-3. ``radius_km`` says how far from the point the place reaches. ``geometry`` is a line or an
    area where one is known, None where the point is all. ``score`` (0-100) says how alike the names are.
    """

    number: int
    geonameid: int | None
    name: str
    lat: float
    lon: float
    kind: str
    country: str | None
    adm1: str | None
    population: int
    radius_km: float
    geometry: Geometry | None
    match: Match
    score: float = 100.0


class Gazetteer:
    """Finds places by name in one compiled file, opened read-only."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.find = lru_cache(maxsize=_CACHED)(self.look_up)

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """Open a compiled gazetteer; without a path the one that ``current_path`` names.

        The first use of the embedded one takes about half a minute; later ones a few milliseconds. ``WHENCE_CACHE``
        overrides the folder.

        Raises:
            ReferenceDataError: the file is no compiled gazetteer, or there is nowhere to write one.
        """
        path = path or current_path()
        try:
            connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
            connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
            connection.execute("SELECT 1 FROM name JOIN place ON place.id = name.place LIMIT 1")
        except sqlite3.Error as error:
            raise ReferenceDataError(f"{path} is no compiled gazetteer: delete it to have it rebuilt") from error
        gazetteer = cls(connection)
        schema = gazetteer.about().get("schema", gazetteer_facts.SCHEMA)
        if schema != gazetteer_facts.SCHEMA:
            connection.close()
            raise ReferenceDataError(
                f"{path} was imported by another version of Whence: import the dump again, or go back to the embedded "
                "places with: whence gazetteer forget"
            )
        return gazetteer

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def about(self) -> dict[str, str]:
        """Say when an imported gazetteer was made and from which files; nothing for the embedded one."""
        if not self._connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'about'").fetchone():
            return {}
        return dict(self._connection.execute("SELECT what, value FROM about").fetchall())

    def kinds(self) -> dict[str, int]:
        """Count the places by kind, the most frequent first. Looks at every place, so it takes its time."""
        return dict(
            self._connection.execute("SELECT kind, count(*) FROM place GROUP BY kind ORDER BY 2 DESC").fetchall()
        )

    def names(self) -> int:
        """Count the names under which places are filed."""
        return int(self._connection.execute("SELECT count(*) FROM name").fetchone()[0])

    def adjective(self, word: str) -> tuple[Candidate, ...]:
        """Find the countries or regions that an adjective ("Syrian", "European", "Mexicans") belongs to.

        A name is not one.
        """
        folded = fold(word)
        if folded.endswith("s") and any(
            place.kind == "country" and place.match == "exact" for place in self.find(word)
        ):
            return ()  # "Philippines" is no plural of "Philippine"
        rows = self._connection.execute(
            "SELECT id, place.name, lat, lon, kind, country, adm1, population, radius, line"
            " FROM adjective JOIN place ON place.id = adjective.place WHERE fold IN (?, ?) ORDER BY population DESC",
            (folded, folded.removesuffix("s")),
        )
        return tuple(_candidate(place, line, "alternate", 100.0) for *place, line in rows)

    def numbered(self, geonameid: int) -> Candidate | None:
        """Find a place by its geonameid; None where there is none."""
        known = 0 < geonameid < _BEYOND
        row = self._connection.execute(_NUMBERED, (geonameid,)).fetchone() if known else None
        return None if row is None else _candidate(row[:-1], row[-1], "exact", 100.0)

    def spelt(self, most: int) -> list[str]:
        """Return up to so many of the places' own names, each once, spread evenly over the file."""
        names = [name for (name,) in self._connection.execute("SELECT DISTINCT name FROM place ORDER BY name")]
        step = max(1, len(names) // most)
        return names[::step][:most]

    def look_up(self, name: str) -> tuple[Candidate, ...]:
        """Find what a name can mean: by the name itself, else by others that sound like it; most populous first.

        ``find`` does the same and remembers the names that were asked last.
        """
        folded = fold(name)
        filed = key(folded)
        if not filed:
            return ()
        found = self._filed(filed, folded, None)
        if found or len(filed.replace(" ", "")) < FUZZY_LETTERS:
            return found
        alike = self._connection.execute("SELECT key FROM sound WHERE sound = ?", (sound(filed),)).fetchall()
        close = _closest(filed, [other for (other,) in alike])
        return tuple(candidate for score, other in close for candidate in self._filed(other, folded, score))

    def _filed(self, filed: str, folded: str, score: float | None) -> tuple[Candidate, ...]:
        rows = self._connection.execute(_FILED, (filed,)).fetchall()
        if len(rows) > 1:  # sorted here: SQLite would set up a sorter for every name, and most have one place
            rows = sorted(rows, key=_populous)[:_MOST]
        found = []
        for *place, line, folds in rows:
            match: Match = "fuzzy" if score is not None else _match(folds, filed, folded)
            found.append(_candidate(place, line, match, 100.0 if score is None else score))
        return tuple(found)


def _closest(filed: str, others: list[str]) -> list[tuple[float, str]]:
    """Choose the names that are close to one: with the same consonants and nearly the same letters, or a respelling."""
    from rapidfuzz import fuzz  # costs more than opening the file: only where needed

    heard, bones = consonants(filed), skeleton(filed)
    found = []
    for other in others:
        score = fuzz.ratio(filed, other)
        if score >= RESPELT_LIKENESS and skeleton(other) == bones:
            found.append((max(score, SKELETON_SCORE), other))
        elif score >= FUZZY_SCORE and consonants(other) == heard:
            found.append((score, other))
    return sorted(found, reverse=True)[:5]


def _populous(row: Sequence[Any]) -> tuple[int, int]:
    return -row[7], row[0]


def _match(folds: str, filed: str, folded: str) -> Match:
    spellings = folds.split("|")
    own = "" if folded == filed else folded
    if f"0{own}" in spellings:
        return "exact"
    return "alternate" if f"1{own}" in spellings else "variant"


def default_path() -> Path:
    """Return where the embedded gazetteer is compiled to: a file named by the state of the data, in the cache."""
    return _cache() / f"gazetteer-{gazetteer_facts.fingerprint()}.sqlite"


def imported_path() -> Path:
    """Return where an import goes unless it is told otherwise; a file there goes before the embedded gazetteer."""
    return _cache() / "imported.sqlite"


def current_path() -> Path:
    """Return the gazetteer that readings use: the imported one if there is one, else the embedded one."""
    imported = imported_path()
    return imported if imported.exists() else embedded_path()


def embedded_path() -> Path:
    """Return the embedded gazetteer's file, compiled where it is missing.

    Raises:
        ReferenceDataError: there is nowhere to write it.
    """
    path = default_path()
    if not path.exists():
        _compile(path)
    return path


def _cache() -> Path:
    given = os.environ.get("WHENCE_CACHE")
    if given:
        return Path(given)
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "whence" / "cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "whence"


def _compile(path: Path) -> None:
    from whence.reference.gazetteer_build import build  # loads the raw data: only on first use

    _LOG.warning("compiling the gazetteer into %s: this happens once and takes about half a minute", path)
    begun = monotonic()
    try:
        build(path)
    except OSError as error:
        raise ReferenceDataError(f"cannot write {path}: set WHENCE_CACHE to a folder that can be written") from error
    _LOG.warning("compiled the gazetteer in %.0f s", monotonic() - begun)


def _candidate(place: Sequence[Any], line: str | None, match: Match, score: float) -> Candidate:
    """Build a candidate from the columns id to radius of the table ``place``."""
    geometry = None
    if line:
        vertices = (tuple(map(float, vertex.split(","))) for vertex in line.split())
        geometry = Geometry("LineString", tuple((east, north) for east, north in vertices))
    number, name, lat, lon, kind, country, adm1, population, radius = place
    geonameid = number if number > 0 else None
    return Candidate(number, geonameid, name, lat, lon, kind, country, adm1, population, radius, geometry, match, score)
