"""Which words of two texts are the same passage: anchored on shared runs, whatever the order, in near-linear time.

Greedy string tiling over hashed runs (Wise 1993, "String similarity via greedy string tiling and running Karp-Rabin
matching"): every run of four words that both texts have is an anchor, extended as far as words agree; no word is
matched twice. Between two anchors that lie close to each other in both texts, single words are matched in order
(``difflib``), so that a text with every third word replaced is still seen to be the same. A quadratic comparison never
sees more than ``_GAP`` words of each side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from whence.link.copies.fingerprint import RUN, run_hashes

_GAP = 40
"""Words between two anchors within which single words are matched."""
_REWRITTEN = 120
"""Words between two anchors that count as another wording of each other; more is something cut and something added."""
_TRIED = 6
"""Places that a run is tried at: in "and the and the …" every place is one."""
_TORN = 10
"""Unmatched words on either side that end a passage."""


@dataclass(frozen=True, slots=True)
class Block:
    """The same words in both texts: ``size`` of them, from word ``one`` of one and word ``other`` of the other."""

    one: int
    other: int
    size: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch that both texts have, word for word but for small gaps; ``matched`` words of it are the same."""

    one: tuple[int, int]
    other: tuple[int, int]
    matched: int
    blocks: tuple[Block, ...]

    @property
    def width(self) -> int:
        """Its words where it is longer."""
        return max(self.one[1] - self.one[0], self.other[1] - self.other[0])


@dataclass(frozen=True, slots=True)
class Alignment:
    """What two texts share, in the order of the first.

    Attributes:
        sizes: words of each text.
        blocks: the words that they share.
        replaced: words of one that stand where the other has as many others, between two shared passages.
    """

    sizes: tuple[int, int]
    blocks: tuple[Block, ...]
    replaced: int

    @property
    def matched(self) -> int:
        """How many words they share."""
        return sum(block.size for block in self.blocks)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The blocks, joined where little lies between them in either text."""
        found: list[list[Block]] = []
        for block in self.blocks:
            if found and _near(found[-1][-1], block, _TORN):
                found[-1].append(block)
            else:
                found.append([block])
        return tuple(_passage(blocks) for blocks in found)

    def turned(self) -> Alignment:
        """Return the same, seen from the other text."""
        blocks = sorted((Block(b.other, b.one, b.size) for b in self.blocks), key=lambda block: block.one)
        return Alignment((self.sizes[1], self.sizes[0]), tuple(blocks), self.replaced)

    @property
    def in_order(self) -> int:
        """How many of the shared words can be kept without changing their order."""
        items = [(block.other, block.size) for block in self.blocks]
        return sum(items[at][1] for at in rising(items))


def align(one: Sequence[str], other: Sequence[str]) -> Alignment:
    """Find what two texts share."""
    if one == other:
        return Alignment((len(one), len(other)), (Block(0, 0, len(one)),) if one else (), 0)
    blocks, replaced = _filled(one, other, _tiles(one, other))
    return Alignment((len(one), len(other)), tuple(blocks), replaced)


def _tiles(one: Sequence[str], other: Sequence[str]) -> list[Block]:
    """Match runs of at least ``RUN`` words, from the left, the longest first where there is a choice."""
    places: dict[int, list[int]] = {}
    for place, run in enumerate(run_hashes(other).tolist()):
        listed = places.setdefault(run, [])
        if len(listed) < _TRIED:
            listed.append(place)
    taken, tiles, at, expected = bytearray(len(other)), [], 0, 0
    runs = run_hashes(one).tolist()
    while at < len(runs):
        tried = places.get(runs[at], ())
        size, _, place = max(
            ((_extent(one, other, at, p, taken), -abs(p - expected), p) for p in tried), default=(0, 0, 0)
        )
        if size < RUN:
            at += 1
            continue
        tiles.append(Block(at, place, size))
        taken[place : place + size] = b"\x01" * size
        at, expected = at + size, place + size
    return tiles


def _extent(one: Sequence[str], other: Sequence[str], at: int, place: int, taken: bytearray) -> int:
    """Count the words that agree from two places on, up to a word that is matched already."""
    size, most = 0, min(len(one) - at, len(other) - place)
    while size < most and one[at + size] == other[place + size] and not taken[place + size]:
        size += 1
    return size


def _filled(one: Sequence[str], other: Sequence[str], tiles: list[Block]) -> tuple[list[Block], int]:
    """Match single words between tiles, and count the words that stand in for others."""
    taken = bytearray(len(other))
    for tile in tiles:
        taken[tile.other : tile.other + tile.size] = b"\x01" * tile.size
    out: list[Block] = []
    replaced, before = 0, Block(0, 0, 0)
    for tile in (*tiles, Block(len(one), len(other), 0)):
        gap = (before.one + before.size, tile.one), (before.other + before.size, tile.other)
        widths = gap[0][1] - gap[0][0], gap[1][1] - gap[1][0]
        if min(widths) > 0 and max(widths) <= _REWRITTEN and not any(taken[gap[1][0] : gap[1][1]]):
            small = _words_between(one, other, gap) if max(widths) <= _GAP else []
            out += small
            if before.size and tile.size:
                replaced += min(widths) - sum(block.size for block in small)
        if tile.size:
            out.append(tile)
        before = tile
    return out, replaced


Gap = tuple[tuple[int, int], tuple[int, int]]


def _words_between(one: Sequence[str], other: Sequence[str], gap: Gap) -> list[Block]:
    (begin, end), (other_begin, other_end) = gap
    matcher = SequenceMatcher(None, one[begin:end], other[other_begin:other_end], autojunk=False)
    return [Block(begin + m.a, other_begin + m.b, m.size) for m in matcher.get_matching_blocks() if m.size]


def _near(before: Block, after: Block, most: int) -> bool:
    """Say whether one block follows another in both texts, with at most so many words between."""
    return all(
        0 <= gap <= most for gap in (after.one - before.one - before.size, after.other - before.other - before.size)
    )


def _passage(blocks: list[Block]) -> Passage:
    first, last = blocks[0], blocks[-1]
    ends = last.one + last.size, last.other + last.size
    matched = sum(block.size for block in blocks)
    return Passage((first.one, ends[0]), (first.other, ends[1]), matched, tuple(blocks))


def rising(items: Sequence[tuple[int, int]]) -> list[int]:
    """Choose the items, as ``(key, weight)``, whose keys rise and weigh most together; return their positions.

    Keys differ. A Fenwick tree of maxima (Fenwick 1994): n log n.
    """
    ranks = {key: rank for rank, key in enumerate(sorted(key for key, _ in items), 1)}
    tree, before = [(0, -1)] * (len(ranks) + 1), [-1] * len(items)
    for at, (key, weight) in enumerate(items):
        best, before[at] = _below(tree, ranks[key] - 1)
        rank = ranks[key]
        while rank < len(tree):
            tree[rank] = max(tree[rank], (best + weight, at))
            rank += rank & -rank
    _, at = _below(tree, len(ranks))
    chosen = []
    while at >= 0:
        chosen.append(at)
        at = before[at]
    return chosen[::-1]


def _below(tree: list[tuple[int, int]], rank: int) -> tuple[int, int]:
    best = (0, -1)
    while rank:
        best, rank = max(best, tree[rank]), rank & (rank - 1)
    return best
