"""Five hundred rows and files are changed, taken away or slipped in, one at a time: verification names each."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reliability.filled import fill
from reliability.result import Check, Setting, Trial
from whence.archive.folder import Archive
from whence.archive.verifying import verify
from whence.model.archive import Finding
from whence.store.drivers import sqlite_driver


@dataclass(frozen=True, slots=True)
class Deed:
    """One act of a tamperer: what was done, to what, and which words name it."""

    what: str
    table: str
    names: tuple[str, ...]


def run(setting: Setting) -> Trial:
    """Tamper with copies of one archive, and verify each."""
    whole = setting.work / "whole"
    fill(Archive.create(whole))
    before = _findings(whole)
    chance = random.Random(setting.seed)
    count = setting.sized(500)
    unseen, unnamed, kinds = [], [], Counter[str]()
    for number in range(count):
        copy = setting.work / "copy"
        shutil.copytree(whole, copy)
        deed = _ACTS[number % len(_ACTS)](copy, chance)
        kinds[deed.what.split()[0]] += 1
        findings = _findings(copy)
        if not findings:
            unseen.append(deed)
        elif not any(_names(finding, deed) for finding in findings):
            unnamed.append(deed)
        shutil.rmtree(copy)
    tables = ", ".join(f"{number} {kind}" for kind, number in kinds.most_common())
    return Trial(
        "tamper",
        f"{count} rows and files tampered with, triggers dropped ({tables})",
        (
            Check("an untouched archive verifies", f"{len(before)} findings", not before),
            Check("every change is found", _told(count, unseen), not unseen),
            Check("every change is named", _told(count, unnamed), not unnamed),
            _head(setting, whole),
        ),
    )


def _told(count: int, missed: Sequence[Deed]) -> str:
    shown = "; ".join(f"{deed.what} in {deed.table}" for deed in missed[:5])
    return f"{count - len(missed)} of {count}" + (f", but not: {shown}" if missed else "")


def _head(setting: Setting, whole: Path) -> Check:
    """Whoever rebuilds a whole archive leaves no trace in it; the head of its log, kept elsewhere, tells."""
    reader = Archive.open(whole).reader()
    head = verify(reader).head
    reader.close()
    other = setting.work / "other"
    fill(Archive.create(other), seed=8)
    findings = _findings(other, head)
    named = any(finding.where == "audit" and finding.item == head for finding in findings)
    return Check("an archive made anew is told by the head of the log", "told" if named else "not told", named)


def _findings(folder: Path, head: str | None = None) -> tuple[Finding, ...]:
    reader = Archive.open(folder).reader()
    try:
        return verify(reader, head=head).findings
    finally:
        reader.close()


def _names(finding: Finding, deed: Deed) -> bool:
    """Say whether a finding names the row or file: by its key, or by that of the row which points at it."""
    told = f"{finding.where} {finding.item} {finding.problem}"
    return any(name in told for name in deed.names)


Act = Callable[[Path, random.Random], Deed]


def _change(folder: Path, chance: random.Random) -> Deed:
    with _opened(folder) as database:
        table, column = chance.choice(database.columns())  # every column of every table has its turn, rare ones too
        row = database.row(chance, table)
        value = _other(row[column], chance)
        where, keys = database.where(table, row)
        database.run(f'UPDATE "{table}" SET "{column}" = ? WHERE {where}', (value, *keys))
        return Deed(f"changed {column}", table, database.names(table, row, {**row, column: value}))


def _delete(folder: Path, chance: random.Random) -> Deed:
    with _opened(folder) as database:
        table = chance.choice(database.tables())
        row = database.row(chance, table)
        where, keys = database.where(table, row)
        database.run(f'DELETE FROM "{table}" WHERE {where}', keys)
        return Deed("deleted a row", table, database.names(table, row))


def _insert(folder: Path, chance: random.Random) -> Deed:
    with _opened(folder) as database:
        table = chance.choice(database.tables())
        row = database.row(chance, table)
        unique = database.unique(table)
        new = {name: _new(value, chance) if name in unique else value for name, value in row.items()}
        marks = ", ".join("?" for _ in new)
        names = ", ".join(f'"{name}"' for name in new)
        database.run(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', tuple(new.values()))
        return Deed("inserted a row", table, database.names(table, new))


def _file(folder: Path, chance: random.Random) -> Deed:
    raw = folder / "raw"
    path = chance.choice(sorted(path for path in raw.glob("??/*") if path.is_file()))
    content = path.read_bytes()
    match chance.randrange(4):
        case 0:
            at = chance.randrange(len(content))
            path.write_bytes(content[:at] + bytes([content[at] ^ (1 << chance.randrange(8))]) + content[at + 1 :])
        case 1:
            path.unlink()
        case 2:
            path.write_bytes(content[: chance.randrange(len(content))])
        case _:
            path = path.with_name(_other(path.name, chance))
            path.write_bytes(content)
    return Deed("file", "raw", (path.name,))


@dataclass(frozen=True, slots=True)
class _Database:
    """A tamperer's hold on the database: no keys that must fit, and no triggers until the deed is done."""

    connection: Any
    triggers: tuple[tuple[str, str], ...]

    def __enter__(self) -> _Database:
        return self

    def __exit__(self, *_: object) -> None:
        for _, sql in self.triggers:
            self.run(sql)
        self.connection.commit()
        self.connection.close()

    def run(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        return list(self.connection.execute(sql, values))

    def tables(self) -> list[str]:
        """All tables of ours but what the migrations and the full-text index keep for themselves."""
        rows = self.run("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        ours = [name for (name,) in rows if not name.startswith(("search", "alembic"))]
        return sorted(name for name in ours if self._count(name))

    def columns(self) -> list[tuple[str, str]]:
        """List every column but those by which a row is found."""
        return [
            (table, name)
            for table in self.tables()
            for _, name, _, _, _, key in self.run(f'PRAGMA table_info("{table}")')
            if not key or table in ("shingles", "account_keys", "incident_actors")
        ]

    def row(self, chance: random.Random, table: str) -> dict[str, Any]:
        """Draw a row of a table."""
        at = chance.randrange(self._count(table))
        cursor = self.connection.execute(f'SELECT * FROM "{table}" LIMIT 1 OFFSET {at}')
        names = [column[0] for column in cursor.description]
        return dict(zip(names, cursor.fetchone(), strict=True))

    def keys(self, table: str) -> list[str]:
        """Name the columns of the primary key."""
        return [name for _, name, _, _, _, key in self.run(f'PRAGMA table_info("{table}")') if key]

    def unique(self, table: str) -> set[str]:
        """Name every column that is part of a key or must be unique."""
        indexes = [row[1] for row in self.run(f'PRAGMA index_list("{table}")') if row[2]]
        parts = {row[2] for index in indexes for row in self.run(f'PRAGMA index_info("{index}")')}
        return parts | set(self.keys(table))

    def where(self, table: str, row: dict[str, Any]) -> tuple[str, tuple[Any, ...]]:
        keys = self.keys(table)
        return " AND ".join(f'"{key}" = ?' for key in keys), tuple(row[key] for key in keys)

    def names(self, table: str, *rows: dict[str, Any]) -> tuple[str, ...]:
        """Tell by what a row can be named: any of its ids, hashes and keys."""
        naming = {"id", "sha256", "version_id", "reading_id", "url", "name", "seq", *self.keys(table)}
        found = {str(row[name]) for row in rows for name in naming & set(row) if row[name] is not None}
        numbered = self._versions_of(rows) if table in ("shingles", "versions") else set()
        return tuple(sorted(found | numbered))

    def _versions_of(self, rows: Sequence[dict[str, Any]]) -> set[str]:
        numbers = [row["n"] for row in rows]
        return {str(id) for n in numbers for (id,) in self.run("SELECT id FROM versions WHERE n = ?", (n,))}

    def _count(self, table: str) -> int:
        return int(self.run(f'SELECT count(*) FROM "{table}"')[0][0])


def _opened(folder: Path) -> _Database:
    connection = sqlite_driver().connect(str(folder / "archive.db"))
    triggers = tuple(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    for name, _ in triggers:
        connection.execute(f'DROP TRIGGER "{name}"')
    return _Database(connection, triggers)


def _other(value: Any, chance: random.Random) -> Any:
    """Make another value of the same kind."""
    match value:
        case None:
            return "slipped in"
        case int():
            return value + chance.randint(1, 1000)
        case float():
            return value / 2 + 0.01
        case bytes():
            at = chance.randrange(len(value)) if value else 0
            return value[:at] + bytes([value[at] ^ 1]) + value[at + 1 :] if value else b"x"
        case _:
            return _other_text(str(value), chance)


def _new(value: Any, chance: random.Random) -> Any:
    """Make a value of the same kind that is nowhere else."""
    if isinstance(value, int):
        return chance.randint(1_000_000, 9_000_000)
    return f"{str(value)[:-9]}{chance.randrange(16**9):09x}"


def _other_text(text: str, chance: random.Random) -> str:
    if not text:
        return "x"
    at = chance.randrange(len(text))
    return text[:at] + ("1" if text[at] != "1" else "2") + text[at + 1 :]


_ACTS: tuple[Act, ...] = (_change, _delete, _insert, _file)
