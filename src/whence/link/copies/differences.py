"""How two texts differ: in words fit to show, and word by word for a diff."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from whence.link.copies.alignment import Block, align, rising
from whence.link.copies.piece import Piece
from whence.link.copies.relation import Relation
from whence.link.copies.words import Words, words_of
from whence.model.archive import CopyKind

_FEW = 3
"""Words that may be lost or won without a word about it."""
_MUCH = 0.02
"""Share of replaced words that is worth telling."""
_TITLE = 90
"""Characters of a headline that are shown."""


def differences(member: Piece, source: Piece, relation: Relation) -> tuple[str, ...]:
    """Say what a member has that its source has not, and the reverse."""
    parts = [_headline(member, source), _agency(member, source)]
    if relation.kind is CopyKind.QUOTES:
        parts.append(_taken(member, relation))
    elif relation.kind is not CopyKind.EXACT:
        parts += [_cut(relation), _added(relation), _replaced(member, relation), _moved(relation)]
    return tuple(part for part in parts if part)


def _headline(member: Piece, source: Piece) -> str:
    if not member.title or not source.title or words_of(member.title) == words_of(source.title):
        return ""
    return f"headline differs: “{_short(member.title)}”, not “{_short(source.title)}”"


def _short(title: str) -> str:
    title = " ".join(title.split())
    return title if len(title) <= _TITLE else f"{title[: _TITLE - 1].rstrip()}…"


def _agency(member: Piece, source: Piece) -> str:
    if member.credits == source.credits:
        return ""
    return f"agency line {', '.join(source.credits) or 'none'} → {', '.join(member.credits) or 'none'}"


def _taken(member: Piece, relation: Relation) -> str:
    if relation.shared >= 1 - _FEW / max(_FEW, len(member.words)):
        return f"all of its {len(member.words)} words stand there"
    return (
        f"{relation.matched} of its {len(member.words)} words stand there, the longest passage has {relation.passage}"
    )


def _cut(relation: Relation) -> str:
    if relation.cut <= _FEW:
        return ""
    if relation.cut_end > relation.cut - _FEW:
        return f"last {relation.cut} words cut"
    at_end = f", {relation.cut_end} of them at the end" if relation.cut_end > _FEW else ""
    return f"{relation.cut} words cut{at_end}"


def _added(relation: Relation) -> str:
    return f"{relation.added} words added" if relation.added > _FEW else ""


def _replaced(member: Piece, relation: Relation) -> str:
    share = relation.replaced / len(member.words)
    return f"{round(100 * share)} % reworded" if share >= _MUCH else ""


def _moved(relation: Relation) -> str:
    return f"{relation.moved} words in another order" if relation.moved > _FEW else ""


class Change(StrEnum):
    """What became of a stretch between an old text and a new one."""

    SAME = "same"
    ADDED = "added"
    DELETED = "deleted"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a diff, by offsets ``[begin, end)`` into the old text and the new one."""

    change: Change
    old: tuple[int, int]
    new: tuple[int, int]


def stretches(old: str, new: str) -> tuple[Stretch, ...]:
    """Compare two versions word by word; the stretches follow each other and cover both texts.

    Case, accents, punctuation and layout do not count as changes. A passage that moved is deleted and added.
    """
    one, other = Words.of(old), Words.of(new)
    out: list[Stretch] = []
    done, words_done = (0, 0), (0, 0)
    for block in (*_in_order(align(one, other).blocks), Block(len(one), len(other), 0)):
        gap = block.one - words_done[0], block.other - words_done[1]
        for change, words in ((_change(*gap), (block.one, block.other)), (Change.SAME, _end(block))):
            reached = _offset(one, old, words[0]), _offset(other, new, words[1])
            if words != words_done or (not block.size and change is Change.SAME and reached != done):
                out.append(Stretch(change, (done[0], reached[0]), (done[1], reached[1])))
                done, words_done = reached, words
    return tuple(out)


def _end(block: Block) -> tuple[int, int]:
    return block.one + block.size, block.other + block.size


def _offset(words: Words, text: str, word: int) -> int:
    """Return where a word begins: what stands before the first goes with it, and the text ends after the last."""
    if word >= len(words):
        return len(text)
    return words.begins[word] if word else 0


def summary(old: str, new: str) -> str:
    """Say in a few words how much of a text changed: "12 words added, 3 deleted, 5 replaced"."""
    counts = dict.fromkeys(Change, 0)
    for stretch in stretches(old, new):
        gone, come = (len(words_of(text[begin:end])) for text, (begin, end) in ((old, stretch.old), (new, stretch.new)))
        if stretch.change is Change.REPLACED:
            counts[Change.REPLACED] += min(gone, come)
        if stretch.change is not Change.SAME:
            counts[Change.DELETED] += max(0, gone - come)
            counts[Change.ADDED] += max(0, come - gone)
    told = [
        f"{counts[change]} {change}" for change in (Change.ADDED, Change.DELETED, Change.REPLACED) if counts[change]
    ]
    if not told:
        return "the same words"
    first, *rest = told
    number, _, what = first.partition(" ")
    return ", ".join((f"{number} word{'' if number == '1' else 's'} {what}", *rest))


def _change(gone: int, come: int) -> Change:
    if gone and come:
        return Change.REPLACED
    if gone or come:
        return Change.DELETED if gone else Change.ADDED
    return Change.SAME


def _in_order(blocks: Sequence[Block]) -> list[Block]:
    """Keep the blocks that stand in the same order in both texts: of all such choices the one with most words."""
    return [blocks[at] for at in rising([(block.other, block.size) for block in blocks])]
