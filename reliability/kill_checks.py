"""What must hold of an archive after a kill: checked from outside, on the database's own tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from whence.store.drivers import sqlite_driver

_TWICE = {
    "version": "SELECT report_id || ' ' || sha256 FROM versions GROUP BY 1 HAVING count(*) > 1",
    "reading": "SELECT version_id || ' ' || maker_id FROM readings GROUP BY 1 HAVING count(*) > 1",
    "report": "SELECT key FROM reports GROUP BY 1 HAVING count(*) > 1",
    "act": "SELECT action || ' ' || subject FROM audit WHERE action IN ('added', 'coded') GROUP BY 1"
    " HAVING count(*) > 1",
    "job done and not read": "SELECT target FROM jobs WHERE kind = 'code' AND state = 'done'"
    " AND target NOT IN (SELECT version_id FROM readings)",
}
"""What would be there twice, or done without its effect, by what is counted."""
_CONTENT = {
    "reports": "SELECT id, key FROM reports",
    "versions": "SELECT id, report_id, number, sha256 FROM versions",
    "texts": "SELECT version_id, text, article FROM documents",
    "readings": "SELECT id, version_id, number, sha256 FROM readings",
    "copies": "SELECT version_id, origin_id, kind FROM copies",
}
"""What two archives of the same reports have in common, whenever they were made."""


@dataclass(slots=True)
class Ledger:
    """What was acknowledged so far, and what was found wrong."""

    database: Path
    versions: set[str] = field(default_factory=set)
    readings: dict[str, str] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    unsound: list[str] = field(default_factory=list)
    checks: int = 0

    def note(self, lines: Iterable[Mapping[str, Any]]) -> None:
        """Take down what a command acknowledged."""
        for line in lines:
            match line.get("outcome"):
                case "new" | "version" | "known":
                    self.versions.add(line["version"])
                case "coded":
                    self.readings[line["reading"]] = line["sha256"]

    def check(self) -> None:
        """Look whether all that was acknowledged is there, once, and the database is sound."""
        self.checks += 1
        with closing(_opened(self.database)) as connection:
            (sound,) = connection.execute("PRAGMA quick_check").fetchone()
            if sound != "ok":
                self.unsound.append(str(sound))
            there = {id for (id,) in connection.execute("SELECT id FROM versions")}
            read = dict(connection.execute("SELECT id, sha256 FROM readings").fetchall())
            self.lost += sorted(self.versions - there)
            self.lost += [id for id, sha256 in self.readings.items() if read.get(id) != sha256]
            for what, query in _TWICE.items():
                self.doubled += [f"{what} {found}" for (found,) in connection.execute(query)]


def differences(one: Path, other: Path) -> list[str]:
    """Name in what two archives differ that were made of the same reports."""
    found = []
    with closing(_opened(one)) as left, closing(_opened(other)) as right:
        for what, query in _CONTENT.items():
            mine, theirs = (set(each.execute(query).fetchall()) for each in (left, right))
            if mine != theirs:
                found.append(f"{len(mine - theirs):,} {what} of the one, {len(theirs - mine):,} of the other")
    return found


def _opened(database: Path) -> Any:
    return sqlite_driver().connect(f"{database.absolute().as_uri()}?mode=ro", uri=True, timeout=60)
