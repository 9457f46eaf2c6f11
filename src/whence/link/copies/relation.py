"""What one text is to another: the same, near, cut, extended, holding it among other things, quoting it, or nothing.

The measure is containment (Broder 1997): the share of the shorter text that stands in the longer. Resemblance would
miss a text of which a tenth was kept. Words in quotation marks weigh less than the reporter's own: whoever reports a
statement quotes the same words, and has not copied.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from whence.link.copies.alignment import Alignment, Block, align
from whence.link.copies.words import Words
from whence.model.archive import CopyKind

SPOKEN = 0.25
"""What a word of direct speech weighs beside one of the reporter's own."""
COPIED = 0.5
"""Of the shorter text's weight, from which it is a copy. This and what follows was chosen on the dev half of ``whence
bench copies``."""
UNITED = 0.63
"""Of both texts' weights, from which they are forms of one story."""
HEADED = 0.38
"""The same for texts that begin alike: wire copy is cut and extended at its end. Of two stories put together only one
stands at the beginning, and beside a part of this size there is no room for one of ``UNITED``: a text that holds two
stories is never a form of both, and so does not make one family of theirs."""
HELD = 0.6
"""Of the source's weight, from which a text that is longer by far holds it among other things."""
LEAST = 16
"""Words that two texts must share at least, however short they are, unless they are the same."""
QUOTED, QUOTED_OWN = 40, 16
"""Words of the longest common passage, and of the reporter's own among them, from which it is quoted. Two stock
sentences in a row have fewer."""
DENSE = 0.7
"""Share of such a passage's words that are the same."""
_HEAD, _SHIFT = 30, 8
"""Words within which the beginnings of two texts are the same if they share half, and by how many they may be
shifted."""
NOTED = 0.1
"""Of a text, from which what was cut or added names the kind."""
FACTS, FACTS_KEPT = 6, 0.5
"""Names and numbers in shared passages, and how much less often than other words they may agree. A copy keeps them like
any words; of a form that is filled in anew they are what differs."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What a member is to a source.

    Attributes:
        kind: never ``ORIGIN``.
        unites: whether both are forms of one story, so that what is a copy of either is one of both.
        shared: share of the member's words that the source has too.
        kept: share of the source's words that the member has too.
        matched: the words that both have.
        cut: words of the source that the member lacks.
        cut_end: of these, those at the end.
        added: words of the member that the source lacks.
        replaced: words that are worded otherwise, on whichever side there are more.
        moved: words that stand in another order.
        passage: words of the longest passage that both have.
        where: the member's words in passages that both have, as ``[begin, end)``.
    """

    kind: CopyKind
    unites: bool
    shared: float
    kept: float
    matched: int
    cut: int
    cut_end: int
    added: int
    replaced: int
    moved: int
    passage: int
    where: tuple[tuple[int, int], ...] = field(repr=False)


def compare(member: Words, source: Words) -> Relation | None:
    """Say what a member is to a source; None where they were written independently, as far as words can tell.

    Whether there is a relation, and whether it unites, is the same the other way round.
    """
    pair = _Pair.of(member, source)
    if not pair.alignment.matched or pair.is_form():
        return None
    if max(pair.shares) >= COPIED and (pair.alignment.matched >= LEAST or pair.same):
        return pair.copy()
    return pair.relation(CopyKind.QUOTES, unites=False) if pair.quotes() else None


def compare_members(member: Words, source: Words) -> Relation:
    """Say what a member is to the first of its family, however little they share: others stand between them."""
    return _Pair.of(member, source).united()


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two texts, and what they share, seen from the member.

    What they share is looked for from the shorter text, so that it does not depend on which is called the member.
    ``shares`` is the weight of it in the member and in the source.
    """

    member: Words
    source: Words
    alignment: Alignment
    shares: tuple[float, float]

    @classmethod
    def of(cls, member: Words, source: Words) -> _Pair:
        if (len(member), member.folded) <= (len(source), source.folded):
            alignment = align(member, source)
        else:
            alignment = align(source, member).turned()
        blocks = alignment.blocks
        mine = _share(member, [(block.one, block.size) for block in blocks])
        return cls(member, source, alignment, (mine, _share(source, [(block.other, block.size) for block in blocks])))

    @property
    def same(self) -> bool:
        return self.member.folded == self.source.folded

    def copy(self) -> Relation:
        """Class a pair of which the shorter text is copied for the greater part."""
        least = min(self.shares)
        if self.same or least >= UNITED or (least >= HEADED and self._same_head()):
            return self.united()
        holds = self.shares[1] >= max(HELD, self.shares[0])
        return self.relation(CopyKind.MERGED if holds else CopyKind.QUOTES, unites=False)

    def united(self) -> Relation:
        """Class a pair of forms of one story by the greater of what was cut and what was added."""
        if self.same:
            return self.relation(CopyKind.EXACT, unites=True)
        (one, other), changes = self.alignment.sizes, self.alignment.changes
        added = changes.added if changes.added >= NOTED * one else 0
        cut = changes.cut if changes.cut >= NOTED * other else 0
        if not added and not cut:
            return self.relation(CopyKind.NEAR, unites=True)
        return self.relation(CopyKind.CUT if cut >= added else CopyKind.EXTENDED, unites=True)

    def is_form(self) -> bool:
        """Say whether both are the same form, filled in twice: they agree in most words but names and numbers."""
        facts = kept_facts = others = kept_others = 0
        for passage in self.alignment.passages:
            begin, end = passage.one
            marked = sum(self.member.facts[begin:end])
            kept = sum(sum(self.member.facts[block.one : block.one + block.size]) for block in passage.blocks)
            facts, kept_facts = facts + marked, kept_facts + kept
            others, kept_others = others + end - begin - marked, kept_others + passage.matched - kept
        return facts >= FACTS and kept_facts * others < FACTS_KEPT * kept_others * facts

    def quotes(self) -> bool:
        """Say whether there is a passage that is long, dense, and not only what somebody said."""
        return any(
            passage.matched >= QUOTED
            and passage.matched >= DENSE * passage.width
            and min(_own(self.member, passage.blocks), _own(self.source, _turned(passage.blocks))) >= QUOTED_OWN
            for passage in self.alignment.passages
        )

    def relation(self, kind: CopyKind, *, unites: bool) -> Relation:
        matched, (one, other) = self.alignment.matched, self.alignment.sizes
        changes = self.alignment.changes
        passages = self.alignment.passages
        last = max((block.other + block.size for block in self.alignment.blocks), default=0)
        return Relation(
            kind=kind,
            unites=unites,
            shared=matched / one if one else 0.0,
            kept=matched / other if other else 0.0,
            matched=matched,
            cut=changes.cut,
            cut_end=min(changes.cut, other - last),
            added=changes.added,
            replaced=changes.replaced,
            moved=matched - self.alignment.in_order,
            passage=max((passage.matched for passage in passages), default=0),
            where=tuple(passage.one for passage in passages),
        )

    def _same_head(self) -> bool:
        head = sum(
            min(block.size, _HEAD - max(block.one, block.other))
            for block in self.alignment.blocks
            if max(block.one, block.other) < _HEAD and abs(block.one - block.other) <= _SHIFT
        )
        return head >= min(_HEAD, *self.alignment.sizes) / 2


def _share(words: Words, parts: Sequence[tuple[int, int]]) -> float:
    """Return the share of a text's weight that lies in some parts, given as begin and size."""
    whole = len(words) - (1 - SPOKEN) * sum(words.spoken)
    spoken = sum(sum(words.spoken[begin : begin + size]) for begin, size in parts)
    return (sum(size for _, size in parts) - (1 - SPOKEN) * spoken) / whole if whole else 0.0


def _own(words: Words, blocks: Sequence[Block]) -> int:
    return sum(block.size - sum(words.spoken[block.one : block.one + block.size]) for block in blocks)


def _turned(blocks: Sequence[Block]) -> list[Block]:
    return [Block(block.other, block.one, block.size) for block in blocks]
