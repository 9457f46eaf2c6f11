"""Hashes of rows: what the audit log holds of rows that never change, and the seals of those that do."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from whence.model.archive import canonical_json


def digest(value: Any) -> str:
    """Take the SHA-256 of plain data in its canonical JSON."""
    return hashlib.sha256(canonical_json(value).encode("ascii")).hexdigest()


def row_digest(row: Mapping[str, Any]) -> str:
    """Take the SHA-256 of a row's columns; bytes count by their own SHA-256."""
    return digest({name: _plain(value) for name, value in row.items()})


def rows_digest(rows: Iterable[Mapping[str, Any]]) -> str:
    """Take one SHA-256 of many rows in their order."""
    return digest([{name: _plain(value) for name, value in row.items()} for row in rows])


def sealed(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row with the seal of its other columns."""
    rest = {name: value for name, value in row.items() if name != "seal"}
    return {**rest, "seal": row_digest(rest)}


def seal_holds(row: Mapping[str, Any]) -> bool:
    """Say whether a row's seal is that of its other columns."""
    return bool(sealed(row)["seal"] == row["seal"])


def _plain(value: Any) -> Any:
    return {"sha256": hashlib.sha256(value).hexdigest()} if isinstance(value, bytes | memoryview) else value
