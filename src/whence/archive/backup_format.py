"""What a backup file is: a ZIP with a manifest, the tables as JSON lines, and the raw bytes under their hashes.

    manifest.json         format, program, schema, when, head of the audit log, rows and SHA-256 of each table
    tables/reports.jsonl  one row a line, columns by name; bytes in base64
    raw/<sha256>          the bytes as they came

The manifest comes last in the file, since it holds the hashes of what comes before. Names are fixed: nothing in a
backup can name a place on the disk.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from whence.model.archive import canonical_json
from whence.model.errors import BackupError
from whence.store.migrations import HEAD

FORMAT = "whence.backup/1"
MANIFEST = "manifest.json"
TABLES = tuple(
    "accounts audit blobs claims copies documents feeds incident_versions jobs judgements linked links makers notes "
    "readings reports review_acts review_queue versions".split()
)
"""All but what is derived from them: shingles, the search index, keys of accounts, what waits, lists of incidents,
claims on which coders differ."""

LONGEST_ROW = 256_000_000
"""Bytes of a row's line: a reading of a report of the largest size, in base64, stays under 100 MB."""
LONGEST_MANIFEST = 1_000_000
_RAW = re.compile(r"raw/([0-9a-f]{64})\Z")


@dataclass(frozen=True, slots=True)
class Member:
    """A table's member: its rows, its bytes before compression, and their SHA-256."""

    rows: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself.

    Attributes:
        program: version of the program that wrote it.
        schema: the schema's version that its rows have.
        made_at: when, in UTC.
        head: hash of the audit log's last entry; None for an empty log.
        tables: its tables.
        raw: how many files of raw bytes.
        raw_bytes: their bytes.
    """

    program: str
    schema: str
    made_at: str
    head: str | None
    tables: Mapping[str, Member]
    raw: int
    raw_bytes: int

    def dumps(self) -> bytes:
        """Write it as JSON."""
        return json.dumps({"format": FORMAT, **asdict(self)}, indent=1, sort_keys=True).encode() + b"\n"

    @classmethod
    def loads(cls, content: bytes) -> Manifest:
        """Read it.

        Raises:
            BackupError: it is no manifest of this format, or one of another schema.
        """
        try:
            data = json.loads(content)
            if data.pop("format") != FORMAT:
                raise BackupError("the backup has another format; restore it with the version of whence that made it")
            tables = {name: Member(**member) for name, member in data.pop("tables").items()}
            manifest = cls(tables=tables, **data)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise BackupError(f"{MANIFEST} is damaged: {error!r}; take another backup") from error
        if manifest.schema != HEAD:
            raise BackupError(
                f"its rows have the schema {manifest.schema}, and this version of whence reads {HEAD}; "
                f"restore it with whence {manifest.program}, then open the archive with this version"
            )
        if set(tables) != set(TABLES) or not all(_sound(member) for member in tables.values()):
            raise BackupError(f"{MANIFEST} is damaged: it tells of other tables; take another backup")
        return manifest


def _sound(member: Member) -> bool:
    return type(member.rows) is int and type(member.size) is int and min(member.rows, member.size) >= 0


def table_name(member: str) -> str | None:
    """Say which table a member holds; None for none."""
    name = member.removeprefix("tables/").removesuffix(".jsonl")
    return name if member == table_member(name) and name in TABLES else None


def table_member(table: str) -> str:
    """Name the member of a table."""
    return f"tables/{table}.jsonl"


def raw_name(member: str) -> str | None:
    """Say the hash of the raw bytes that a member holds; None for none."""
    match = _RAW.match(member)
    return match[1] if match else None


def raw_member(sha256: str) -> str:
    """Name the member of raw bytes."""
    return f"raw/{sha256}"


def row_line(row: Mapping[str, Any]) -> bytes:
    """Write a row as one line."""
    return canonical_json(row).encode("ascii") + b"\n"


def line_row(line: bytes) -> dict[str, Any]:
    """Read a row from its line.

    Raises:
        BackupError: it is no row.
    """
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BackupError(f"it is no row: {error}") from error
    if not isinstance(row, dict) or not all(
        value is None or type(value) in (str, int, float) for value in row.values()
    ):
        raise BackupError("it is no row of a table")
    return row
