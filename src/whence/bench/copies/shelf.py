"""An archive in memory, with what relating copies needs of one: for benchmarks and tests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from whence.link.copies.fingerprint import fingerprint_of
from whence.model.archive import Copy, CopyKind, Version
from whence.model.reading import Article


@dataclass(slots=True)
class MemoryShelf:
    """Versions with their articles, an index of their fingerprints, and their rows of copies."""

    held: dict[str, tuple[Version, Article]] = field(default_factory=dict)
    prints: dict[str, tuple[int, ...]] = field(default_factory=dict)
    index: dict[int, list[str]] = field(default_factory=dict)
    rows: dict[str, dict[str, Copy]] = field(default_factory=dict)
    by_origin: dict[str, set[str]] = field(default_factory=dict)

    def add(self, version: Version, article: Article) -> None:
        """Take in a version."""
        self.held[version.id] = version, article
        self.prints[version.id] = fingerprint_of(article.document)
        for value in self.prints[version.id]:
            self.index.setdefault(value, []).append(version.id)

    def version(self, version_id: str) -> Version | None:
        """Get one version."""
        return self.held[version_id][0] if version_id in self.held else None

    def versions(self, *, after: str = "", limit: int = 1000) -> tuple[Version, ...]:
        """Page through all versions in the order of their ids."""
        return tuple(self.held[id][0] for id in sorted(id for id in self.held if id > after)[:limit])

    def article(self, version_id: str) -> Article | None:
        """Get the clean text of a version."""
        return self.held[version_id][1] if version_id in self.held else None

    def fingerprint(self, version_id: str) -> tuple[int, ...]:
        """Get the sampled shingle hashes of a version's text."""
        return self.prints[version_id]

    def sharing(self, hashes: Sequence[int], *, at_least: int, ignore_above: int) -> Mapping[str, int]:
        """Find the versions that share some of the hashes."""
        listed = (self.index.get(value, ()) for value in hashes)
        counts = Counter(id for ids in listed if len(ids) <= ignore_above for id in ids)
        return {id: count for id, count in counts.items() if count >= at_least}

    def copies(self, version_id: str) -> tuple[Copy, ...]:
        """List what a version was copied from."""
        return tuple(self.rows.get(version_id, {}).values())

    def family(self, origin_id: str) -> tuple[Copy, ...]:
        """List the rows that name a version as origin, its own first."""
        rows = [self.rows[id][origin_id] for id in self.by_origin.get(origin_id, ())]
        return tuple(sorted(rows, key=lambda row: (row.kind is not CopyKind.ORIGIN, row.version_id)))

    def families(self, *, after: str = "", limit: int = 100) -> tuple[str, ...]:
        """Page through the origins of families that have more than one member."""
        origins = sorted(id for id, members in self.by_origin.items() if len(members) > 1 and id > after)
        return tuple(origins[:limit])

    def put_copies(self, copies: Sequence[Copy], *, replacing: Sequence[str]) -> None:
        """Replace what some versions were copied from."""
        for id in replacing:
            for origin in self.rows.pop(id, {}):
                self.by_origin[origin].discard(id)
        for row in copies:
            self.rows.setdefault(row.version_id, {})[row.origin_id] = row
            self.by_origin.setdefault(row.origin_id, set()).add(row.version_id)
