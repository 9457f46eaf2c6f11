"""What stands below a story, and between its paragraphs: shares, donations, disclaimers, contacts, captions, credits.

Below the story recall counts, in it precision does: a claim coded from a disclaimer is wrong, and a paragraph taken for
boilerplate is evidence lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from whence.clean.blocks import Block
from whence.clean.tail_patterns import patterns
from whence.model.vocabulary import BoilerplateKind as Kind

_LONGEST_ANYWHERE = 300
_LONGEST_LOOK = 2_000
_HINTS_NEEDED = 2
_PROSE_WORDS = 40
"""Words from which a block that matches nothing is story even below a disclaimer: losing it would lose evidence."""

_REACH = 200
"""Blocks at the end among which a tail may begin: thirty on the worst aggregators, more where comments
follow."""

_FRAGMENT_WORDS = 12
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{3,500}|[\w.+-]{1,64}@[\w-]{1,60}\.[\w.]{2,40}", re.IGNORECASE)


def mark_tail(parts: Sequence[Block], head: int) -> dict[int, Kind]:
    """Name the blocks that are no story, by their index.

    Args:
        parts: the text's blocks.
        head: how many of them the head takes up; they are left alone.
    """
    if len(parts) < 2:
        return {}
    marked = {}
    for index in range(head, len(parts)):
        kind = anywhere_kind(parts[index])
        if kind is not None:
            marked[index] = kind
    marked.update(_below(parts, head, marked))
    return marked


def anywhere_kind(block: Block) -> Kind | None:
    """Name what a short block is where it is never the story; None where it can be."""
    text = block.plain
    if len(text) > _LONGEST_ANYWHERE:
        return None
    return next((kind for kind, pattern in patterns().anywhere if pattern.fullmatch(text)), None)


def tail_kind(block: Block) -> Kind | None:
    """Name what a block below a story is; None where it can be the story."""
    text = block.plain[:_LONGEST_LOOK]
    for kind, pattern in patterns().tail:
        if pattern.match(text):
            return kind
    addresses = sum(len(match.group()) for match in _ADDRESS.finditer(text))
    if addresses > 0.4 * len(text):
        return Kind.CONTACT
    hints = Counter(
        {kind: len({found.lower() for found in pattern.findall(text)}) for kind, pattern in patterns().hints}
    )
    return hints.most_common(1)[0][0] if hints.total() >= _HINTS_NEEDED else None


def _below(parts: Sequence[Block], head: int, anywhere: dict[int, Kind]) -> dict[int, Kind]:
    """Mark the run of blocks at the end, from the first that is surely no story."""
    start = _terminator(parts, head, anywhere)
    if start is None:
        start = _walk_up(parts, head, anywhere)
    marked: dict[int, Kind] = {}
    kind = Kind.NAVIGATION
    for index in range(start, len(parts)):
        kind = anywhere.get(index) or tail_kind(parts[index]) or kind
        marked[index] = kind
    return marked


def _terminator(parts: Sequence[Block], head: int, anywhere: dict[int, Kind]) -> int | None:
    """Find the first block below which nothing of the story can follow, and step up over the tail that is above it."""
    first = None
    for index in range(len(parts) - 1, _top(parts, head), -1):
        block = parts[index]
        if patterns().terminators.match(block.plain):
            first = index
        elif block.words >= _PROSE_WORDS and index not in anywhere and not tail_kind(block):
            break
    return None if first is None else _walk_up(parts[:first], head, anywhere)


def _top(parts: Sequence[Block], head: int) -> int:
    """Return the last block that is taken for story without a look: after the head, or above the reach of a tail."""
    return max(head, len(parts) - _REACH)


def _walk_up(parts: Sequence[Block], head: int, anywhere: dict[int, Kind]) -> int:
    """Go up from the last block as long as blocks are no story; fragments count only below one that is surely none."""
    start = index = len(parts)
    while index > _top(parts, head) + 1:
        index -= 1
        block = parts[index]
        if index in anywhere or tail_kind(block):
            start = index
        elif block.words > _FRAGMENT_WORDS or block.ends_sentence:
            break
    return start
