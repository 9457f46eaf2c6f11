"""The working file of an import: what was taken so far and how far each table was read, saved together.

A batch of lines and the offset behind it are one transaction, so an import that is stopped anywhere goes on from the
last batch. The file begins as a copy of the embedded gazetteer, so that nothing known before is lost.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from whence.model.errors import InputError
from whence.reference.gazetteer_build import Row
from whence.reference.geonames_files import Source
from whence.reference.place_names import fold, key

_SQL = """
CREATE TABLE spelling (key TEXT, place INTEGER, rank INTEGER, fold TEXT);
CREATE TABLE renumber (old INTEGER PRIMARY KEY, new INTEGER UNIQUE);
CREATE TABLE read (source TEXT PRIMARY KEY, identity TEXT, offset INTEGER, done INTEGER);
CREATE TABLE tally (source TEXT, outcome TEXT, what TEXT, count INTEGER, PRIMARY KEY (source, outcome, what));
"""
_PLACE = """
INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)
ON CONFLICT (id) DO UPDATE SET lat = excluded.lat, lon = excluded.lon,
    population = max(population, excluded.population), radius = max(radius, excluded.radius)
WHERE kind IN ('city', 'capital')
"""
"""Cities take over what the dump says; countries and divisions keep their point, which was chosen with care."""
_TALLY = "INSERT INTO tally VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count"


class WorkFile:
    """The working file, open; ``Source`` tables are read into it batch by batch."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._places: list[tuple[object, ...]] = []
        self._spellings: list[tuple[str, int, int, str]] = []
        self._tally: Counter[tuple[str, str, str]] = Counter()

    @classmethod
    def open(cls, path: Path, base: Path) -> WorkFile:
        """Open the working file; one that is not there yet begins as a copy of the compiled gazetteer ``base``.

        Raises:
            InputError: it was begun with other data that Whence brings itself.
        """
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            connection.execute("PRAGMA synchronous = OFF")  # safe when the program dies, not when the power goes
            connection.execute("BEGIN IMMEDIATE")
            if not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                connection.execute("ROLLBACK")
                connection.execute("ATTACH ? AS base", (str(base),))
                connection.execute("BEGIN IMMEDIATE")
                _seed(connection)
                connection.execute("INSERT INTO read VALUES ('', ?, 0, 1)", (base.name,))
            begun = connection.execute("SELECT identity FROM read WHERE source = ''").fetchone()[0]
            connection.execute("COMMIT")
        except BaseException:
            connection.close()
            raise
        if begun != base.name:
            connection.close()
            raise InputError(f"{path} was begun by another version of Whence: begin anew with --restart")
        return cls(connection)

    def close(self) -> None:
        """Let go of the file; what was not saved is read again next time."""
        self.connection.close()

    def offset(self, source: Source) -> int | None:
        """Say from where a source is to be read; None where it was read to its end.

        Raises:
            InputError: the file is not the one that was begun.
        """
        row = self.connection.execute(
            "SELECT identity, offset, done FROM read WHERE source = ?", (source.name,)
        ).fetchone()
        if row is None:
            return 0
        identity, offset, done = row
        if identity != source.identity:
            raise InputError(f"{source.path} is not the file that this import began with: begin anew with --restart")
        return None if done else int(offset)

    def others(self, sources: tuple[Source, ...]) -> list[str]:
        """List the files that were read so far and are none of these."""
        given = {source.name for source in sources}
        rows = self.connection.execute("SELECT source FROM read WHERE source != ''")
        return [name for (name,) in rows if name not in given]

    def add(self, number: int, row: Row) -> None:
        """Take a place; one that is there already keeps its kind and gets the further names."""
        self._places.append(row.columns(number))
        self.name(number, row.names, 0)
        self.name(number, row.others, 1)

    def name(self, number: int, names: tuple[str, ...], rank: int) -> None:
        """File names of a place: 0 its own, 1 alternates."""
        for name in names:
            folded = fold(name)
            if len(folded) >= 2:
                self._spellings.append((key(folded), number, rank, folded))

    def renumber(self, old: int, new: int) -> bool:
        """Give a place without a geonameid the one that the dump has for it; False where another has it already."""
        if self.knows(new):
            return False
        done = self.connection.execute("INSERT OR IGNORE INTO renumber VALUES (?, ?)", (old, new))
        return done.rowcount == 1

    def knows(self, number: int) -> bool:
        """Say whether there is a place of this number among the saved ones."""
        return self.connection.execute("SELECT 1 FROM place WHERE id = ?", (number,)).fetchone() is not None

    def count(self, source: Source, outcome: str, what: str, lines: int = 1) -> None:
        """Count lines: taken, left out or refused, and as or for what."""
        self._tally[source.name, outcome, what] += lines

    def refused(self, source: Source) -> int:
        """Say how many lines of a file were refused, those of this batch with them."""
        saved = self.connection.execute(
            "SELECT sum(count) FROM tally WHERE source = ? AND outcome = 'refused'", (source.name,)
        ).fetchone()[0]
        fresh = sum(
            count for (name, outcome, _), count in self._tally.items() if (name, outcome) == (source.name, "refused")
        )
        return (saved or 0) + fresh

    def begin(self) -> None:
        """Begin a batch."""
        self.connection.execute("BEGIN IMMEDIATE")

    def save(self, source: Source, offset: int, done: bool) -> None:
        """Save a batch together with how far it got."""
        self.connection.executemany(_PLACE, self._places)
        self.connection.executemany("INSERT INTO spelling VALUES (?, ?, ?, ?)", self._spellings)
        self.connection.executemany(_TALLY, [(*counted, count) for counted, count in self._tally.items()])
        self.connection.execute(
            "INSERT OR REPLACE INTO read VALUES (?, ?, ?, ?)", (source.name, source.identity, offset, int(done))
        )
        self.connection.execute("COMMIT")
        self._places.clear()
        self._spellings.clear()
        self._tally.clear()

    def undo(self) -> None:
        """Drop what was not saved."""
        with suppress(sqlite3.Error):
            self.connection.execute("ROLLBACK")

    def tally(self) -> Iterator[tuple[str, str, str, int]]:
        """Yield file, outcome, what, count."""
        yield from self.connection.execute("SELECT * FROM tally ORDER BY source, outcome, count DESC, what")


def _seed(connection: sqlite3.Connection) -> None:
    for name in ("place", "adjective"):
        create = connection.execute("SELECT sql FROM base.sqlite_master WHERE name = ?", (name,)).fetchone()[0]
        connection.execute(create)
        connection.execute(f"INSERT INTO main.{name} SELECT * FROM base.{name}")
    for statement in filter(str.strip, _SQL.split(";")):
        connection.execute(statement)
    connection.executemany("INSERT INTO spelling VALUES (?, ?, ?, ?)", _unpacked(connection))


def _unpacked(connection: sqlite3.Connection) -> Iterator[tuple[str, int, int, str]]:
    for filed, place, folds in connection.execute("SELECT key, place, folds FROM base.name"):
        for spelling in folds.split("|"):
            yield filed, place, int(spelling[0]), spelling[1:] or filed
