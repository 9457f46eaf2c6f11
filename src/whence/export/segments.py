"""A text cut into runs that are under the same highlights, so that spans that nest and overlap become flat markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from whence.model.document import Boilerplate, Document
from whence.model.vocabulary import BoilerplateKind


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch ``[begin, end)`` of code points that belongs to a claim; ``trigger`` if it names the event."""

    begin: int
    end: int
    claim: int
    trigger: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text in which nothing begins or ends.

    ``claims`` are those it belongs to, ``triggers`` those whose trigger it is part of, ``named`` those whose trigger
    ends with it. ``target`` says that something points at its beginning.
    """

    begin: int
    text: str
    claims: tuple[int, ...] = ()
    triggers: tuple[int, ...] = ()
    named: tuple[int, ...] = ()
    boilerplate: BoilerplateKind | None = None
    target: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with the line breaks after it. ``boilerplate`` if all of its words are of one kind or another."""

    segments: tuple[Segment, ...]
    boilerplate: BoilerplateKind | None

    @property
    def text(self) -> str:
        """The words of the paragraph."""
        return "".join(segment.text for segment in self.segments)


def segments(document: Document, marks: Sequence[Mark], targets: Iterable[int] = ()) -> list[Segment]:
    """Cut a document's text wherever a mark, a paragraph or boilerplate begins or ends.

    Joined, the segments' texts are the document's text. One pass over the sorted boundaries; the cost is that of
    sorting, plus what comes out.

    Args:
        document: the text.
        marks: what is highlighted; offsets into the text.
        targets: further offsets that something points at: a segment begins at each.
    """
    covers: list[tuple[int, int, Mark | Boilerplate]] = [(mark.begin, mark.end, mark) for mark in marks]
    covers += [(part.span.begin, part.span.end, part) for part in document.boilerplate]
    opening = _by_offset((begin, number) for number, (begin, _, _) in enumerate(covers))
    closing = _by_offset((end, number) for number, (_, end, _) in enumerate(covers))
    aims = set(targets) | {mark.begin for mark in marks}
    text = document.text
    edges = {0, len(text), *aims, *opening, *closing, *_paragraphs(document)}
    cuts = sorted(edge for edge in edges if 0 <= edge <= len(text))
    active: set[int] = set()
    found = []
    for begin, end in pairwise(cuts):
        active.difference_update(closing.get(begin, ()))
        active.update(opening.get(begin, ()))
        found.append(_segment(begin, text[begin:end], [covers[n][2] for n in sorted(active)], begin in aims))
    return found


def _by_offset(edges: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    grouped: dict[int, list[int]] = {}
    for offset, number in edges:
        grouped.setdefault(offset, []).append(number)
    return grouped


def _segment(begin: int, text: str, covers: list[Mark | Boilerplate], target: bool) -> Segment:
    marks = [cover for cover in covers if isinstance(cover, Mark)]
    kinds = [cover.kind for cover in covers if isinstance(cover, Boilerplate)]
    triggers = [mark for mark in marks if mark.trigger]
    return Segment(
        begin,
        text,
        claims=tuple(sorted({mark.claim for mark in marks})),
        triggers=tuple(sorted({mark.claim for mark in triggers})),
        named=tuple(sorted({mark.claim for mark in triggers if mark.end == begin + len(text)})),
        boilerplate=kinds[-1] if kinds else None,
        target=target,
    )


def blocks(document: Document, parts: Sequence[Segment]) -> list[Block]:
    """Group segments into paragraphs."""
    ends = set(_paragraphs(document))
    found, block = [], []
    for segment in parts:
        block.append(segment)
        if segment.begin + len(segment.text) in ends:
            found.append(_block(block))
            block = []
    if block:
        found.append(_block(block))
    return found


def _block(parts: list[Segment]) -> Block:
    worded = [segment.boilerplate for segment in parts if segment.text.strip()]
    kind = worded[0] if worded and all(worded) else None
    return Block(tuple(parts), kind)


def _paragraphs(document: Document) -> list[int]:
    """Return where each paragraph ends, its line breaks included.

    A line break inside a sentence or inside a piece of boilerplate is a hard wrap and ends nothing.
    """
    text, ends = document.text, []
    wrapped = sorted((span.begin, span.end) for span in document.sentences)
    index, position = 0, text.find("\n")
    while position >= 0:
        end = position
        while end < len(text) and text[end] in "\n\r \t":
            end += 1
        while index < len(wrapped) and wrapped[index][1] <= position:
            index += 1
        if index == len(wrapped) or wrapped[index][0] >= position:
            ends.append(end)
        position = text.find("\n", end)
    return ends
