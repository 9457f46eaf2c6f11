"""What relating needs of a store, with what was taken from it lately."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from whence.link.copies.piece import Piece
from whence.link.copies.relation import Relation, compare
from whence.model.archive import Copy, CopyKind, Intake, Version
from whence.model.errors import StoreError
from whence.model.reading import Article

LINKS = frozenset((CopyKind.MERGED, CopyKind.QUOTES))
"""Kinds of rows that link a version to a family that it is no member of."""
AT_LEAST = 4
"""Sampled hashes that two versions must share to be compared: two phrases of the trade, one behind the other, make
three runs that few other texts have. Of a passage of 40 words in a long text four are sampled 98 times in 100."""
TRADE = 60
"""Versions that may share a hash before it counts as a phrase of the trade ..."""
CROWD = 20_000
"""... unless most of a text is made of such: then it is one more reprint of what is widely reprinted."""
MOSTLY = 0.3
"""Share of a text's hashes from which that is so."""
PROBES = 16
"""Hashes of a text by which such reprints are looked for."""
COMPARED = 40
"""Candidates that a version is compared with, those first that share most."""
_KEPT = 12_000
"""Pieces that are kept in memory: about 20 kB each."""
_PAIRS = 100_000
"""Comparisons that are kept in memory: about a kB each. Versions never change, so neither do they."""


class CopyStore(Protocol):
    """What relating needs of a store."""

    def version(self, version_id: str) -> Version | None:
        """Get one version."""

    def versions(self, *, after: str = "", limit: int = 1000) -> tuple[Version, ...]:
        """Page through all versions in the order of their ids."""

    def article(self, version_id: str) -> Article | None:
        """Get the clean text of a version."""

    def fingerprint(self, version_id: str) -> tuple[int, ...]:
        """Get the sampled shingle hashes of a version's text."""

    def sharing(self, hashes: Sequence[int], *, at_least: int, ignore_above: int) -> Mapping[str, int]:
        """Find the versions that share some of the hashes."""

    def copies(self, version_id: str) -> tuple[Copy, ...]:
        """List what a version was copied from."""

    def family(self, origin_id: str) -> tuple[Copy, ...]:
        """List the rows that name a version as origin."""

    def put_copies(self, copies: Sequence[Copy], *, replacing: Sequence[str]) -> None:
        """Replace what some versions were copied from."""


def own_row(rows: Sequence[Copy]) -> Copy | None:
    """Return the row that says which family a version is in; None where it stands alone."""
    itself = next((row for row in rows if row.kind is CopyKind.ORIGIN), None)
    return itself or next((row for row in rows if row.kind not in LINKS), None)


@dataclass(slots=True)
class CopyShelf:
    """The store, with what was taken from it lately."""

    store: CopyStore
    pieces: dict[str, tuple[Piece, str]] = field(default_factory=dict)
    pairs: dict[tuple[str, str], Relation | None] = field(default_factory=dict)
    compared: int = 0

    def hand(self, intake: Intake) -> None:
        """Hand over a report that was just added, so that it need not be read again."""
        piece = Piece.of(intake.version_id, intake.article, intake.capture.at)
        self.pieces[intake.version_id] = piece, intake.key.id

    def piece(self, version_id: str) -> Piece:
        """Get a version, as far as the comparison needs it.

        Raises:
            StoreError: it is not there.
        """
        return self._held(version_id)[0]

    def report(self, version_id: str) -> str:
        """Return the id of the report that a version is of."""
        return self._held(version_id)[1]

    def _held(self, version_id: str) -> tuple[Piece, str]:
        held = self.pieces.pop(version_id, None) or self._load(version_id)
        self.pieces[version_id] = held
        if len(self.pieces) > _KEPT:
            del self.pieces[next(iter(self.pieces))]
        return held

    def _load(self, version_id: str) -> tuple[Piece, str]:
        version, article = self.store.version(version_id), self.store.article(version_id)
        if version is None or article is None:
            raise StoreError(f"version {version_id}: not in the archive; run whence verify to see what is lost")
        return Piece.of(version_id, article, version.capture.at), version.report_id

    def candidates(self, version_id: str) -> list[str]:
        """List the versions of other reports that share word runs with one, those first that share most."""
        hashes = self.store.fingerprint(version_id)
        found = dict(self.store.sharing(hashes, at_least=AT_LEAST, ignore_above=TRADE)) if hashes else {}
        found.pop(version_id, None)
        least = max(AT_LEAST, round(MOSTLY * len(hashes)))
        if hashes and max(found.values(), default=0) < least:
            found = self._crowd(hashes) | found
            found.pop(version_id, None)
        ranked = sorted(found, key=lambda id: (-found[id], id))[:COMPARED]
        return [id for id in ranked if self.report(id) != self.report(version_id)]

    def _crowd(self, hashes: Sequence[int]) -> dict[str, int]:
        """Find what is widely reprinted by a few of the hashes: looking up all would read the phrases of the trade."""
        step = max(1, len(hashes) // PROBES)
        probes = hashes[::step]
        least = max(AT_LEAST, round(MOSTLY * len(probes)))
        found = self.store.sharing(probes, at_least=least, ignore_above=CROWD)
        return {id: count * step for id, count in found.items()}

    def edges(self, version_id: str) -> dict[str, Relation]:
        """Compare a version with its candidates: what it is to each that it is related to."""
        found = {}
        for other in self.candidates(version_id):
            relation = self._relation(version_id, other)
            if relation is not None:
                found[other] = relation
        return found

    def _relation(self, version_id: str, other: str) -> Relation | None:
        pair = version_id, other
        if pair not in self.pairs:
            self.compared += 1
            self.pairs[pair] = compare(self.piece(version_id).words, self.piece(other).words)
            if len(self.pairs) > _PAIRS:
                del self.pairs[next(iter(self.pairs))]
        return self.pairs[pair]

    def members(self, origin: str) -> list[str]:
        """List the versions of a family, as the store has it."""
        rows = self.store.family(origin)
        return [origin, *(row.version_id for row in rows if row.version_id != origin and row.kind not in LINKS)]

    def linked(self, origin: str) -> list[str]:
        """List the versions that hold or quote a family without being members."""
        return [row.version_id for row in self.store.family(origin) if row.kind in LINKS]
