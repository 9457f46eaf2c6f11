"""Which words of two texts are the same passage: anchored on shared runs, whatever the order, in near-linear time.

Greedy string tiling over hashed runs (Wise 1993, "String similarity via greedy string tiling and running Karp-Rabin
matching"): every run of four words that both texts have is an anchor, extended as far as words agree; no word is
matched twice. Between two anchors that lie close to each other in both texts, single words are matched in order
(``difflib``), so that a text with every third word replaced is still seen to be the same. A quadratic comparison never
sees more than ``_GAP`` words of each side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

import numpy as np

from whence.link.copies.runs import RUN
from whence.link.copies.words import Words

_GAP = 40
"""Words between two anchors within which single words are matched."""
STRETCH = 12
"""Words more on one side of a gap, from which they are cut or added."""
LEAST_RUNS = 5
"""Runs that two texts must share to be aligned at all; fewer are phrases."""
_TRIED = 6
"""Places that a run is tried at: in "and the and the …" every place is one ..."""
_STEPS = 8
"""... and word comparisons for each word of both texts, before matches are no longer followed to their ends."""
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
class Changes:
    """Words of the second text that the first lacks (``cut``), the reverse (``added``), and what is worded otherwise.

    Only stretches of ``STRETCH`` words are cut or added; fewer are another wording.
    """

    cut: int
    added: int
    replaced: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """The words that two texts share, in the order of the first; ``sizes`` are the words of each text."""

    sizes: tuple[int, int]
    blocks: tuple[Block, ...]

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

    @property
    def changes(self) -> Changes:
        """Tell what was cut, added and reworded."""
        ends = Block(self.sizes[0], self.sizes[1], 0)
        in_one = [Block(0, 0, 0), *self.blocks, ends]
        in_other = sorted(in_one, key=lambda block: (block.other, block.size))
        after = {id(block): follower for block, follower in pairwise(in_other)}
        cut = added = 0
        for block, follower in pairwise(in_one):
            mine = follower.one - block.one - block.size
            beside = after[id(block)] if block is not ends else ends
            theirs = beside.other - block.other - block.size
            if beside is not follower:  # the order changes here: what stands beside is no other wording
                cut, added = cut + _long(theirs), added + _long(mine)
            else:
                cut, added = cut + _long(theirs - mine), added + _long(mine - theirs)
        left = self.sizes[0] - self.matched - added, self.sizes[1] - self.matched - cut
        return Changes(cut, added, max(left))

    def turned(self) -> Alignment:
        """Return the same, seen from the other text."""
        blocks = sorted((Block(b.other, b.one, b.size) for b in self.blocks), key=lambda block: block.one)
        return Alignment((self.sizes[1], self.sizes[0]), tuple(blocks))

    @property
    def in_order(self) -> int:
        """How many of the shared words can be kept without changing their order."""
        items = [(block.other, block.size) for block in self.blocks]
        return sum(items[at][1] for at in rising(items))


def align(one: Words, other: Words) -> Alignment:
    """Find what two texts share."""
    sizes = len(one), len(other)
    if one.folded == other.folded:
        return Alignment(sizes, (Block(0, 0, len(one)),) if sizes[0] else ())
    return Alignment(sizes, tuple(_filled(one.folded, other.folded, _tiles(one, other))))


def _tiles(one: Words, other: Words) -> list[Block]:
    """Match runs of at least ``RUN`` words, the longest first; no word is in two matches."""
    taken, other_taken, tiles = bytearray(len(one)), bytearray(len(other)), list[Block]()
    for match in sorted(_matches(one, other), key=lambda match: (-match.size, match.one, match.other)):
        for tile in _free(match, taken, other_taken):
            tiles.append(tile)
            taken[tile.one : tile.one + tile.size] = b"\x01" * tile.size
            other_taken[tile.other : tile.other + tile.size] = b"\x01" * tile.size
    return sorted(tiles, key=lambda tile: tile.one)


def _matches(one: Words, other: Words) -> Iterator[Block]:
    """Yield the places where both texts have the same words, from a shared run on as far as they agree."""
    shared = np.flatnonzero(np.isin(one.runs, other.runs))
    if len(shared) < LEAST_RUNS:
        return
    places: dict[int, list[int]] = {}
    lying = np.flatnonzero(np.isin(other.runs, one.runs))
    for place, run in zip(lying.tolist(), other.runs[lying].tolist(), strict=True):
        listed = places.setdefault(run, [])
        if len(listed) < _TRIED:
            listed.append(place)
    done: dict[int, int] = {}  # by how far the texts are shifted against each other, up to where a match is known
    steps = _STEPS * (len(one) + len(other))
    covered = 0  # a run before this that the other text has once lies in a match that is known
    for at, run in zip(shared.tolist(), one.runs[shared].tolist(), strict=True):
        listed = places[run]
        if at < covered and len(listed) == 1:
            continue
        for place in listed:
            if at >= done.get(place - at, 0):
                size = _extent(one.folded, other.folded, at, place, max(RUN, steps))
                steps, done[place - at] = steps - size, at + size
                if size >= RUN:
                    covered = max(covered, at + size - RUN + 1)
                    yield Block(at, place, size)


def _extent(one: Sequence[str], other: Sequence[str], at: int, place: int, most: int) -> int:
    """Count the words that agree from two places on, up to so many."""
    size, most = 0, min(most, len(one) - at, len(other) - place)
    while size < most and one[at + size] == other[place + size]:
        size += 1
    return size


def _free(match: Block, taken: bytearray, other_taken: bytearray) -> Iterator[Block]:
    """Yield the parts of a match, of ``RUN`` words at least, that no tile before it has in either text."""
    begin = 0
    for at in range(match.size + 1):
        if at == match.size or taken[match.one + at] or other_taken[match.other + at]:
            if at - begin >= RUN:
                yield Block(match.one + begin, match.other + begin, at - begin)
            begin = at + 1


def _filled(one: Sequence[str], other: Sequence[str], tiles: list[Block]) -> list[Block]:
    """Match single words between tiles."""
    taken = bytearray(len(other))
    for tile in tiles:
        taken[tile.other : tile.other + tile.size] = b"\x01" * tile.size
    out: list[Block] = []
    before = Block(0, 0, 0)
    for tile in (*tiles, Block(len(one), len(other), 0)):
        gap = (before.one + before.size, tile.one), (before.other + before.size, tile.other)
        widths = gap[0][1] - gap[0][0], gap[1][1] - gap[1][0]
        if min(widths) > 0 and max(widths) <= _GAP and not any(taken[gap[1][0] : gap[1][1]]):
            out += _words_between(one, other, gap)
        if tile.size:
            out.append(tile)
        before = tile
    return out


Gap = tuple[tuple[int, int], tuple[int, int]]


def _words_between(one: Sequence[str], other: Sequence[str], gap: Gap) -> list[Block]:
    (begin, end), (other_begin, other_end) = gap
    matcher = SequenceMatcher(None, one[begin:end], other[other_begin:other_end], autojunk=False)
    return [Block(begin + m.a, other_begin + m.b, m.size) for m in matcher.get_matching_blocks() if m.size]


def _long(words: int) -> int:
    return words if words >= STRETCH else 0


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
