"""Families of copies, as one batch of versions changes them: who is in which, which is first, what is to be written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from whence.archive.copy_shelf import LINKS, CopyShelf, own_row
from whence.link.copies.differences import differences
from whence.link.copies.origins import earlier, first
from whence.link.copies.relation import Relation, compare_members
from whence.model.archive import Copy, CopyKind

_TAKEN = 0.8
"""Of what two versions share, from which a third that has it too, and had it first, is its source."""


@dataclass(slots=True)
class Batch:
    """Versions that are related together.

    Attributes:
        shelf: the store.
        edges: by version, what it is to each of the others that it is related to.
        family_of: by version, the origin of its family, as it is once this batch is written.
        members: by origin, the versions of its family, for families that this batch touches.
        was: by version, its rows before this batch.
    """

    shelf: CopyShelf
    edges: dict[str, dict[str, Relation]] = field(default_factory=dict)
    family_of: dict[str, str] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)
    was: dict[str, tuple[Copy, ...]] = field(default_factory=dict)

    def relate(self, ids: Sequence[str]) -> int:
        """Relate versions; return how many versions got other rows."""
        dirty = self._settled(ids) | self._quoting(ids)
        rows = {id: self._rows(id) for id in sorted(dirty)}
        rows |= self._with_origins(rows)
        changed = [id for id in sorted(rows) if set(self._rows_before(id)) != set(rows[id])]
        if changed:
            self.shelf.store.put_copies([row for id in changed for row in rows[id]], replacing=changed)
        return len(changed)

    def _edges(self, id: str) -> dict[str, Relation]:
        if id not in self.edges:
            self.edges[id] = self.shelf.edges(id)
        return self.edges[id]

    def _rows_before(self, id: str) -> tuple[Copy, ...]:
        if id not in self.was:
            self.was[id] = self.shelf.store.copies(id)
        return self.was[id]

    def _family_before(self, id: str) -> str:
        row = own_row(self._rows_before(id))
        return row.origin_id if row else id

    def _settled(self, ids: Sequence[str]) -> set[str]:
        """Put the versions into families; return those whose rows have to be written anew."""
        groups = _Groups()
        for id in ids:
            groups.join(self._family_before(id), self._family_before(id))
            for other, relation in self._edges(id).items():
                if relation.unites:
                    groups.join(self._family_before(id), self._family_before(other))
        dirty = set(ids)
        for families in groups.all():
            dirty |= self._united(families)
        return dirty

    def _united(self, families: Sequence[str]) -> set[str]:
        """Make one family of several; return the versions whose rows name another origin than before."""
        before = {id: family for family in families for id in self.shelf.members(family)}
        origin = first([self.shelf.piece(id) for id in before]).piece.id if len(before) > 1 else families[0]
        self.members[origin] = sorted(before)
        self.family_of |= dict.fromkeys(before, origin)
        linked = (id for family in families if family != origin for id in self.shelf.linked(family))
        return {id for id, family in before.items() if family != origin} | set(linked)

    def _quoting(self, ids: Sequence[str]) -> set[str]:
        """Return the versions that may hold or quote some of these, or what others took it for before."""
        return {
            other
            for id in ids
            for other, relation in self._edges(id).items()
            if (not relation.unites and self._is_earlier(id, other))
            or any(row.kind in LINKS for row in self._rows_before(other))
        }

    def _is_earlier(self, one: str, other: str) -> bool:
        return earlier(self.shelf.piece(one), self.shelf.piece(other)).id == one

    def _family(self, id: str) -> str:
        return self.family_of[id] if id in self.family_of else self._family_before(id)

    def _rows(self, id: str) -> list[Copy]:
        """Say what a version is to the origin of its family, and to the families that it holds or quotes."""
        origin, links = self._family(id), self._links(id)
        if id == origin:
            return links
        relation = compare_members(self.shelf.piece(id).words, self.shelf.piece(origin).words)
        row = self._row(id, origin, relation.kind, relation)
        held = max((round(link.shared * len(self.shelf.piece(id).words)) for link in links), default=0)
        if held and relation.kind is CopyKind.EXTENDED:
            row = replace(row, differences=(*row.differences, f"also holds {held} words of another report"))
        return [row, *links]

    def _links(self, id: str) -> list[Copy]:
        families: dict[str, dict[str, Relation]] = {}
        for other, relation in self._edges(id).items():
            if self._family(other) != self._family(id) and self._is_earlier(other, id):
                families.setdefault(self._family(other), {})[other] = relation
        for origin in sorted(families):
            families[origin] = {o: r for o, r in families[origin].items() if not self._was_taken(id, o, r)}
        return [self._link(id, origin, found) for origin, found in sorted(families.items()) if found]

    def _was_taken(self, id: str, other: str, relation: Relation) -> bool:
        """Say whether what a version shares with another stands in a report of a third family, from before both."""
        marked = bytearray(len(self.shelf.piece(id).words))
        for third, shared in self._edges(id).items():
            if self._family(third) != self._family(other) and self._is_earlier(third, other):
                for begin, end in shared.where:
                    marked[begin:end] = b"\x01" * (end - begin)
        whole = sum(end - begin for begin, end in relation.where)
        return sum(sum(marked[begin:end]) for begin, end in relation.where) >= _TAKEN * whole

    def _link(self, id: str, origin: str, found: Mapping[str, Relation]) -> Copy:
        """Write the row of a link: to the origin itself, or by the member that shares most."""
        through = origin if origin in found else min(found, key=lambda other: (-found[other].matched, other))
        relation = found[through]
        kind = CopyKind.MERGED if relation.kind is CopyKind.MERGED else CopyKind.QUOTES
        return self._row(id, origin, kind, relation, through)

    def _row(self, id: str, origin: str, kind: CopyKind, relation: Relation, through: str | None = None) -> Copy:
        source = through or origin
        reason = f"{relation.matched} words stand in both: {_percent(relation.shared)} of its own, "
        reason += f"{_percent(relation.kept)} of the origin's" if source == origin else f"by way of {source[:12]}"
        told = differences(self.shelf.piece(id), self.shelf.piece(source), replace(relation, kind=kind))
        return Copy(id, origin, kind, round(relation.shared, 4), round(relation.kept, 4), reason, told)

    def _with_origins(self, rows: Mapping[str, list[Copy]]) -> dict[str, list[Copy]]:
        """Give each origin that others name a row of its own, and take it from those that none names any more."""
        store = self.shelf.store
        before = (row for id in rows for row in self._rows_before(id))
        after = (row for listed in rows.values() for row in listed)
        touched = {row.origin_id for row in (*before, *after)} | set(self.members)
        out = {}
        for origin in touched:
            if self._family(origin) != origin:
                continue
            links = rows[origin] if origin in rows else [r for r in self._rows_before(origin) if r.kind in LINKS]
            named = any(row.origin_id == origin for listed in rows.values() for row in listed) or any(
                row.version_id != origin and row.version_id not in rows for row in store.family(origin)
            )
            out[origin] = [self._origin_row(origin), *links] if named else links
        return out

    def _origin_row(self, origin: str) -> Copy:
        members = self.members.get(origin) or self.shelf.members(origin)
        reason = first([self.shelf.piece(id) for id in members]).reason
        return Copy(origin, origin, CopyKind.ORIGIN, 1.0, 1.0, reason)


@dataclass(slots=True)
class _Groups:
    """Families that turn out to be one (union-find with path halving)."""

    parents: dict[str, str] = field(default_factory=dict)

    def join(self, one: str, other: str) -> None:
        self.parents[self._root(one)] = self._root(other)

    def _root(self, item: str) -> str:
        self.parents.setdefault(item, item)
        while self.parents[item] != item:
            self.parents[item] = item = self.parents[self.parents[item]]
        return item

    def all(self) -> list[list[str]]:
        groups: dict[str, list[str]] = {}
        for item in self.parents:
            groups.setdefault(self._root(item), []).append(item)
        return list(groups.values())


def _percent(share: float) -> str:
    return f"{round(100 * share)} %"
