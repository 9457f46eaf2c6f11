"""What one text is to another: the same, near, cut, extended, holding it among other things, quoting it, or nothing.

The measure is containment (Broder 1997): the share of the shorter text that stands in the longer. Resemblance would
miss a text of which a tenth was kept. Words in quotation marks weigh less than the reporter's own: whoever reports a
statement quotes the same words, and has not copied.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from whence.link.copies.alignment import Alignment, Passage, align
from whence.link.copies.piece import Piece
from whence.link.copies.words import Words
from whence.model.archive import CopyKind

SPOKEN = 0.25
"""What a word of direct speech weighs beside one of the reporter's own."""
COPIED = 0.5
"""Of the shorter text's weight, from which it is a copy: chosen on the dev half of ``whence bench copies``."""
UNITED = 0.55
"""Of both texts' weights, from which they are forms of one story. More than half: a text that holds two others cannot
be a form of both, and so does not make one family of theirs."""
HEADED = 0.2
"""The same for texts that begin alike: wire copy is cut and extended at its end. Of two stories put together only one
stands at the beginning."""
HELD = 0.6
"""Of the source's weight, from which a text that is longer by far holds it among other things."""
LEAST = 16
"""Words that two texts must share at least, however short they are, unless they are the same."""
QUOTED, QUOTED_OWN = 30, 16
"""Words of the longest common passage, and of the reporter's own among them, from which it is quoted."""
DENSE = 0.7
"""Share of such a passage's words that are the same."""
_HEAD = 30
"""Words within which the beginnings of two texts are the same if they share half."""
_STRETCH, _STRETCH_SHARE = 12, 0.06
"""Words, and share of a text, from which something counts as cut or added."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What a member is to a source.

    Attributes:
        kind: never ``ORIGIN``.
        shared: share of the member's words that the source has too.
        kept: share of the source's words that the member has too.
        matched: the words that both have.
        cut: words of the source that the member lacks.
        cut_end: of these, those at the end.
        added: words of the member that the source lacks.
        replaced: words that stand in for others of the source.
        moved: words that stand in another order.
        unites: whether both are forms of one story, so that what is a copy of either is one of both.
        passage: words of the longest passage that both have.
    """

    kind: CopyKind
    shared: float
    kept: float
    matched: int
    cut: int
    cut_end: int
    added: int
    replaced: int
    moved: int
    unites: bool
    passage: int


def compare(member: Piece, source: Piece) -> Relation | None:
    """Say what a member is to a source; None where they were written independently, as far as words can tell."""
    if not member.words or not source.words:
        return None
    alignment = align(member.words.folded, source.words.folded)
    if not alignment.matched:
        return None
    contained = max(_contained(alignment, member.words, 0), _contained(alignment, source.words, 1))
    if contained >= COPIED and (alignment.matched >= LEAST or contained == 1):
        return _copy(alignment, member.words, source.words)
    passage = _quotable(alignment, member.words)
    if passage is None:
        return None
    return _relation(CopyKind.QUOTES, alignment, unites=False)


def _weight(words: Words, begin: int, end: int) -> float:
    spoken = sum(words.spoken[begin:end])
    return end - begin - spoken * (1 - SPOKEN)


def _contained(alignment: Alignment, words: Words, side: int) -> float:
    """Return the share of a text's weight that stands in the other."""
    whole = _weight(words, 0, len(words))
    begins = ((block.one, block.other)[side] for block in alignment.blocks)
    sizes = (block.size for block in alignment.blocks)
    return sum(_weight(words, begin, begin + size) for begin, size in zip(begins, sizes, strict=True)) / whole


def _copy(alignment: Alignment, member: Words, source: Words) -> Relation:
    if alignment.matched == alignment.sizes[0] == alignment.sizes[1] and len(alignment.blocks) == 1:
        return _relation(CopyKind.EXACT, alignment, unites=True)
    shares = _contained(alignment, member, 0), _contained(alignment, source, 1)
    if min(shares) >= UNITED or (min(shares) >= HEADED and _same_head(alignment)):
        found = _relation(CopyKind.NEAR, alignment, unites=True)
        return replace(found, kind=_kind(found, alignment.sizes))
    holds = shares[1] >= shares[0] and shares[1] >= HELD
    return _relation(CopyKind.MERGED if holds else CopyKind.QUOTES, alignment, unites=False)


def _kind(found: Relation, sizes: tuple[int, int]) -> CopyKind:
    """Name the greater of what was cut and what was added; near where neither is much."""
    added = found.added if found.added >= max(_STRETCH, _STRETCH_SHARE * sizes[0]) else 0
    cut = found.cut if found.cut >= max(_STRETCH, _STRETCH_SHARE * sizes[1]) else 0
    if not added and not cut:
        return CopyKind.NEAR
    return CopyKind.CUT if cut >= added else CopyKind.EXTENDED


def _same_head(alignment: Alignment) -> bool:
    head = sum(
        min(block.size, _HEAD - block.one, _HEAD - block.other)
        for block in alignment.blocks
        if block.one < _HEAD and block.other < _HEAD
    )
    return head >= min(_HEAD, *alignment.sizes) / 2


def _quotable(alignment: Alignment, words: Words) -> Passage | None:
    """Return the longest passage, where it is long, dense, and not only what somebody said."""
    fit = [
        passage
        for passage in alignment.passages
        if passage.matched >= QUOTED
        and passage.matched >= DENSE * max(passage.one[1] - passage.one[0], passage.other[1] - passage.other[0])
        and sum(_own(words, block.one, block.size) for block in passage.blocks) >= QUOTED_OWN
    ]
    return max(fit, key=lambda passage: passage.matched, default=None)


def _own(words: Words, begin: int, size: int) -> int:
    return size - sum(words.spoken[begin : begin + size])


def _relation(kind: CopyKind, alignment: Alignment, *, unites: bool) -> Relation:
    matched, (one, other) = alignment.matched, alignment.sizes
    replaced = min(alignment.replaced, one - matched, other - matched)
    last = max((block.other + block.size for block in alignment.blocks), default=0)
    return Relation(
        kind=kind,
        shared=matched / one,
        kept=matched / other,
        matched=matched,
        cut=other - matched - replaced,
        cut_end=other - last,
        added=one - matched - replaced,
        replaced=replaced,
        moved=matched - alignment.in_order,
        unites=unites,
        passage=max(passage.matched for passage in alignment.passages),
    )
