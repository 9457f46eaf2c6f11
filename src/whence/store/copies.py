"""What was copied from what, and the hashes by which it is found."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, case, delete, func, insert, select

from whence.model.archive import Copy, CopyKind, canonical_json
from whence.store.backend import pieces
from whence.store.base import Reads, Writes
from whence.store.digests import digest, row_digest
from whence.store.tables import copies, documents, shingles, versions
from whence.store.versions import unpacked

_HASHES = 5000
"""Hashes of one statement, below what either database allows."""

# the values are bound when they are run: SQLAlchemy looks at each value of a list that stands in a statement
_AMONG = shingles.c.hash.in_(bindparam("hashes", expanding=True))
_COMMON = select(shingles.c.hash).where(_AMONG).group_by(shingles.c.hash).having(func.count() > bindparam("most"))
_SHARING = select(shingles.c.n, func.count()).where(_AMONG).group_by(shingles.c.n)


class ReadsCopies(Reads):
    """The part of the store that shows copies."""

    def fingerprint(self, version_id: str) -> tuple[int, ...]:
        """Get the sampled shingle hashes of a version's text."""
        with self._backend.reading() as connection:
            packed = connection.scalar(select(documents.c.fingerprint).where(documents.c.version_id == version_id))
        return unpacked(packed) if packed else ()

    def sharing(self, hashes: Sequence[int], *, at_least: int, ignore_above: int) -> Mapping[str, int]:
        """Find the versions that share at least some of the hashes."""
        wanted, shared = sorted(set(hashes)), Counter[int]()
        with self._backend.reading() as connection:
            for at in range(0, len(wanted), _HASHES):
                _count(connection, wanted[at : at + _HASHES], ignore_above, shared)
            enough = {str(n): count for n, count in shared.items() if count >= at_least}
            found: dict[str, int] = {}
            for piece in pieces(enough):
                chosen = select(versions.c.n, versions.c.id).where(versions.c.n.in_(map(int, piece)))
                found.update((row.id, enough[str(row.n)]) for row in connection.execute(chosen))
        return found

    def copies(self, version_id: str) -> tuple[Copy, ...]:
        """List what a version was copied from."""
        chosen = select(copies).where(copies.c.version_id == version_id).order_by(copies.c.origin_id)
        with self._backend.reading() as connection:
            return tuple(map(_copy, connection.execute(chosen)))

    def family(self, origin_id: str) -> tuple[Copy, ...]:
        """List the members of a family, the origin first."""
        return self.families_of([origin_id]).get(origin_id, ())

    def families_of(self, origin_ids: Iterable[str]) -> Mapping[str, tuple[Copy, ...]]:
        """List the members of families."""
        first = case((copies.c.version_id == copies.c.origin_id, 0), else_=1)
        joined = select(copies).join(versions, versions.c.id == copies.c.version_id).order_by(first, versions.c.n)
        found: dict[str, list[Copy]] = {}
        with self._backend.reading() as connection:
            for piece in pieces(dict.fromkeys(origin_ids)):
                for row in connection.execute(joined.where(copies.c.origin_id.in_(piece))):
                    found.setdefault(row.origin_id, []).append(_copy(row))
        return {id: tuple(members) for id, members in found.items()}

    def families(self, *, after: str = "", limit: int = 100) -> tuple[str, ...]:
        """Page through the origins of families."""
        origin = copies.c.origin_id
        chosen = select(origin).where(origin > after).group_by(origin).having(func.count() > 1)
        with self._backend.reading() as connection:
            return tuple(connection.scalars(chosen.order_by(origin).limit(limit)))


class WritesCopies(Writes):
    """The part of the store that keeps what was copied."""

    def put_copies(self, copies: Sequence[Copy], *, replacing: Sequence[str]) -> None:
        """Replace what some versions were copied from."""
        given: dict[str, dict[str, dict[str, Any]]] = {version_id: {} for version_id in replacing}
        for copy in copies:
            given.setdefault(copy.version_id, {})[copy.origin_id] = _row(copy)
        with self._writing() as writing:
            there = rows_of(writing.connection, list(given))
            for version_id in sorted(given):
                was, wanted = there.get(version_id, []), [row for _, row in sorted(given[version_id].items())]
                if was != wanted:
                    _replace(writing.connection, version_id, wanted)
                    told = {"origins": [row["origin_id"] for row in wanted]}
                    wrote = {"copies": {version_id: copies_digest(wanted)}}
                    writing.ledger.append("related", version_id, told, wrote)


def rows_of(connection: Connection, version_ids: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """Get the rows of some versions, by version, in the order of their origins."""
    found: dict[str, list[dict[str, Any]]] = {}
    for piece in pieces(version_ids):
        chosen = select(copies).where(copies.c.version_id.in_(piece)).order_by(copies.c.version_id, copies.c.origin_id)
        for row in connection.execute(chosen):
            found.setdefault(row.version_id, []).append(row._asdict())
    return found


def copies_digest(rows: Sequence[Mapping[str, Any]]) -> str | None:
    """Take one digest of all rows of a version; None where there are none."""
    return digest([row_digest(row) for row in rows]) if rows else None


def _replace(connection: Connection, version_id: str, rows: Sequence[Mapping[str, Any]]) -> None:
    connection.execute(delete(copies).where(copies.c.version_id == version_id))
    if rows:
        connection.execute(insert(copies), rows)


def _count(connection: Connection, hashes: Sequence[int], ignore_above: int, shared: Counter[int]) -> None:
    common = set(connection.scalars(_COMMON, {"hashes": hashes, "most": ignore_above}))
    kept = [each for each in hashes if each not in common]
    for n, number in connection.execute(_SHARING, {"hashes": kept}):
        shared[n] += number


def _row(copy: Copy) -> dict[str, Any]:
    return {
        "version_id": copy.version_id,
        "origin_id": copy.origin_id,
        "kind": copy.kind.value,
        "shared": float(copy.shared),
        "kept": float(copy.kept),
        "reason": copy.reason,
        "differences": canonical_json(list(copy.differences)),
    }


def _copy(row: Row[Any]) -> Copy:
    differences = tuple(map(str, json.loads(row.differences)))
    return Copy(row.version_id, row.origin_id, CopyKind(row.kind), row.shared, row.kept, row.reason, differences)
