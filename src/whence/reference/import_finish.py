"""The last step of an import: from the working file to a compiled gazetteer, sorted by SQLite outside of memory."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from itertools import groupby
from pathlib import Path

from whence.reference import gazetteer_facts
from whence.reference.gazetteer_build import LAYOUT, SOUND_LETTERS, spellings
from whence.reference.place_names import sound

_PLACES = """
INSERT INTO place SELECT coalesce(new, id), name, lat, lon, kind, country, adm1, population, radius, line
FROM work.place LEFT JOIN work.renumber ON old = id ORDER BY 1
"""
_ADJECTIVES = """
INSERT OR IGNORE INTO adjective SELECT fold, coalesce(new, place)
FROM work.adjective LEFT JOIN work.renumber ON old = place ORDER BY 1, 2
"""
_SPELLINGS = """
SELECT key, coalesce(new, place) AS number, fold, min(rank)
FROM work.spelling LEFT JOIN work.renumber ON old = place GROUP BY key, number, fold
"""
_SOUNDS = """
INSERT INTO sound SELECT sound(key) AS heard, key FROM (SELECT DISTINCT key FROM name)
WHERE length(replace(key, ' ', '')) >= ? ORDER BY heard, key
"""


def finish(work: sqlite3.Connection, out: Path, about: Mapping[str, str]) -> int:
    """Write the compiled file, whole or not at all, and return how many places are in it."""
    path = work.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()[0]
    handle, name = tempfile.mkstemp(prefix=out.name, suffix=".part", dir=out.parent)
    os.close(handle)
    part = Path(name)
    try:
        with closing(sqlite3.connect(part)) as connection:
            connection.executescript(LAYOUT)
            connection.create_function("sound", 1, sound, deterministic=True)
            connection.execute("ATTACH ? AS work", (path,))
            connection.execute(_PLACES)
            connection.execute(_ADJECTIVES)
            connection.executemany("INSERT INTO name VALUES (?, ?, ?)", _names(connection))
            connection.execute(_SOUNDS, (SOUND_LETTERS,))
            total = int(connection.execute("SELECT count(*) FROM place").fetchone()[0])
            connection.execute("CREATE TABLE about (what TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID")
            facts = {**about, "schema": gazetteer_facts.SCHEMA, "data": gazetteer_facts.fingerprint()}
            connection.executemany("INSERT INTO about VALUES (?, ?)", facts.items())
            connection.commit()
        part.chmod(0o644)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    return total


def _names(connection: sqlite3.Connection) -> Iterator[tuple[str, int, str]]:
    rows = connection.execute(_SPELLINGS)
    for (filed, number), group in groupby(rows, key=lambda row: (row[0], row[1])):
        ranks = sorted(((rank, folded) for _, _, folded, rank in group))
        yield filed, number, spellings(filed, {folded: rank for rank, folded in ranks})
