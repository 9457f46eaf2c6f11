"""Endless, seeded, resumable batches: windows drawn from each corpus's shuffled stream of documents."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.examples import CASES, Arcs, Document
from training.net import DISTANCES
from training.scheme import GROUP_INDEX, IGNORE, LINKED_GROUPS, ROLE_LABELS
from whence.extract.decode import PairScorer
from whence.extract.pieces import Specials
from whence.extract.tokens import Gap

Array = NDArray[np.int64]
COMMON_CASES = (0.84, 0.06, 0.10)  # shares of windows read as is, in capitals, in lower case
CASE_WEIGHTS = {"muc4": (0.5, 0.06, 0.44)}  # its capitals are restored, not seen
LENGTHS = (96, 160, 256)  # of windows, in word pieces


EMPTY = np.zeros((0, 0), dtype=np.float32)
DISTANCE = PairScorer(np.array(DISTANCES), EMPTY, EMPTY, EMPTY)  # the runtime's own buckets


@dataclass(slots=True)
class Slice:
    """Words [begin, end) of a document."""

    doc: Document
    begin: int
    end: int


class Stream:
    """One corpus as an endless stream of words; its whole state is an epoch, a document and a word."""

    def __init__(self, name: str, docs: Sequence[Document], seed: int) -> None:
        self.name, self.docs, self.seed = name, docs, seed
        self.epoch, self.at_doc, self.at_word = 0, 0, 0
        self._shuffle()

    def _shuffle(self) -> None:
        self._order = list(range(len(self.docs)))
        random.Random(f"{self.seed} {self.name} {self.epoch}").shuffle(self._order)

    def state(self) -> tuple[int, int, int]:
        """Return what `restore` needs."""
        return self.epoch, self.at_doc, self.at_word

    def restore(self, state: tuple[int, int, int]) -> None:
        """Go to where another stream stood."""
        self.epoch, self.at_doc, self.at_word = state
        self._shuffle()

    def take(self, budget: int) -> list[Slice]:
        """Return the next words, at most ``budget`` pieces; stop at a sentence's end when past half of the budget."""
        taken: list[Slice] = []
        left = budget
        while left > budget // 8:
            doc = self.docs[self._order[self.at_doc]]
            begin, end = self.at_word, self.at_word
            while end < len(doc.words) and len(doc.features.pieces[end]) <= left:
                left -= len(doc.features.pieces[end])
                end += 1
            finished = end == len(doc.words)
            if not finished:
                end = self._sentence_end(doc, begin, end, needed=not taken)
            if end > begin:
                taken.append(Slice(doc, begin, end))
            self.at_word = end
            if finished:
                self._next_document()
            elif end > begin or taken:
                break
            else:
                raise ValueError(f"{self.name}: a word longer than {budget} pieces")
        return taken

    @staticmethod
    def _sentence_end(doc: Document, begin: int, end: int, *, needed: bool) -> int:
        """Return the last sentence's end at most at ``end``; where the window ``needed`` words, not far before it."""
        least = begin + (end - begin) // 2 if needed else begin
        for last in range(end, least, -1):
            if doc.sentences[last] != doc.sentences[last - 1]:
                return last
        return end if needed else begin

    def _next_document(self) -> None:
        self.at_doc, self.at_word = self.at_doc + 1, 0
        if self.at_doc == len(self.docs):
            self.epoch, self.at_doc = self.epoch + 1, 0
            self._shuffle()


@dataclass(slots=True)
class Pairs:
    """Labelled pairs of words; word numbers count through the flattened [batch, words]."""

    anchor: list[Array] = field(default_factory=list)
    word: list[Array] = field(default_factory=list)
    bucket: list[Array] = field(default_factory=list)
    label: list[Array] = field(default_factory=list)

    def add(self, anchor: int, words: Array, bucket: Array, labels: Array) -> None:
        """Add one anchor with all the words it is asked about."""
        self.anchor.append(np.full(len(words), anchor))
        self.word.append(words)
        self.bucket.append(bucket)
        self.label.append(labels)

    def tensors(self) -> tuple[Tensor, Tensor, Tensor, Tensor] | None:
        """Return all four as tensors, None when empty."""
        if not self.anchor:
            return None
        a, w, b, label = (
            torch.from_numpy(np.concatenate(x)) for x in (self.anchor, self.word, self.bucket, self.label)
        )
        return a, w, b, label


@dataclass(slots=True)
class Batch:
    """Inputs, targets and pairs of one step."""

    ids: Tensor
    shapes: Tensor
    gaps: Tensor
    first: Tensor
    targets: Tensor
    roles: Pairs
    links: Pairs

    @property
    def size(self) -> int:
        """Number of word pieces, without padding."""
        return int((self.ids != 0).sum())


def collate(windows: Sequence[list[Slice]], cases: Sequence[int], specials: Specials) -> Batch:
    """Lay windows out as padded tensors."""
    lengths = [sum(s.end - s.begin for s in window) for window in windows]
    pieces = [2 + sum(len(p) for s in w for p in s.doc.features.pieces[s.begin : s.end]) for w in windows]
    rows, width, words = len(windows), max(pieces), max(lengths)
    ids, shapes, gaps = (np.zeros((rows, width), dtype=np.int64) for _ in range(3))
    first = np.zeros((rows, words), dtype=np.int64)
    targets = np.full((rows, words, windows[0][0].doc.targets.shape[1]), IGNORE, dtype=np.int64)
    roles, links = Pairs(), Pairs()
    for row, (window, case) in enumerate(zip(windows, cases, strict=True)):
        ids[row, 0], at, word = specials.opening, 1, 0
        for part in window:
            doc = part.doc
            targets[row, word : word + part.end - part.begin] = doc.targets[part.begin : part.end]
            _add_roles(roles, part, row * words + word)
            for n in range(part.begin, part.end):
                own = doc.features.pieces[n]
                ids[row, at : at + len(own)] = own
                shapes[row, at : at + len(own)] = doc.shapes[case][n]
                gaps[row, at : at + len(own)] = doc.features.gaps[n] if n > part.begin else Gap.PARAGRAPH
                first[row, word] = at
                at, word = at + len(own), word + 1
            if doc.has_links:
                _add_links(links, part, row * words + word - (part.end - part.begin))
        ids[row, at] = specials.closing
    tensors = [torch.from_numpy(x) for x in (ids, shapes, gaps, first, targets)]
    return Batch(tensors[0], tensors[1], tensors[2], tensors[3], tensors[4], roles, links)


def _inside(arcs: Sequence[Arcs], part: Slice) -> list[Arcs]:
    return [a for a in arcs if part.begin <= a.anchor < part.end]


def _add_roles(pairs: Pairs, part: Slice, offset: int) -> None:
    """Ask each predicate about every word of its sentence."""
    sentences = part.doc.sentences
    for arcs in _inside(part.doc.roles, part):
        inside = np.flatnonzero(sentences[part.begin : part.end] == sentences[arcs.anchor])
        label = np.zeros(part.end - part.begin, dtype=np.int64)
        for begin, end, role in sorted(arcs.spans, key=lambda s: s[0] - s[1]):
            b, e = max(begin - part.begin, 0), end - part.begin
            label[b : max(e, 0)] = role + 1  # I- follows B- in ROLE_LABELS
            if begin >= part.begin and b < len(label):
                label[b] = role
        assert label.max() < len(ROLE_LABELS)
        anchor = arcs.anchor - part.begin
        pairs.add(anchor + offset, inside + offset, DISTANCE.buckets(inside - anchor), label[inside])


def _add_links(pairs: Pairs, part: Slice, offset: int) -> None:
    """Ask each cue about every source span and content span that begins in its window, or is cut by its edge."""
    attributions = sorted(_inside(part.doc.links, part), key=lambda a: a.anchor)
    begins, kinds = [], []
    for kind, group in enumerate(LINKED_GROUPS):
        column = part.doc.targets[part.begin : part.end, GROUP_INDEX[group]]
        found = np.flatnonzero((column == 1) | ((column == 2) & (np.concatenate(([0], column[:-1])) == 0)))
        begins.append(found)
        kinds.append(np.full(len(found), kind))
    spans, kind_of = np.concatenate(begins), np.concatenate(kinds)
    if not attributions or not spans.size:
        return
    cues = np.array([a.anchor - part.begin for a in attributions])
    buckets = DISTANCE.link_buckets(cues, spans, kind_of)
    for cue, bucket, arcs in zip(cues, buckets, attributions, strict=True):
        label = np.zeros(len(spans), dtype=np.int64)
        for begin, end, kind in arcs.spans:
            label[(kind_of == kind) & (spans + part.begin >= begin) & (spans + part.begin < end)] = 1
        pairs.add(int(cue) + offset, spans + offset, bucket, label)


class Sampler:
    """Draws batches of about ``pieces`` word pieces: one window length a batch, corpora mixed by weight.

    ``lengths`` are the weights of `LENGTHS`; ``cases`` the shares of the cases where a corpus has none of its own.
    """

    def __init__(
        self,
        streams: Sequence[Stream],
        weights: Sequence[float],
        pieces: int,
        seed: int,
        specials: Specials,
        lengths: Sequence[float] = (0.25, 0.35, 0.4),
        cases: Sequence[float] = COMMON_CASES,
    ) -> None:
        self.streams, self.weights, self.pieces, self.specials = streams, weights, pieces, specials
        self.lengths, self.cases = lengths, cases
        self.random = random.Random(seed)

    def next(self) -> Batch:
        """Return the next batch."""
        length = self.random.choices(LENGTHS, self.lengths)[0]
        count = max(1, self.pieces // length)
        chosen = self.random.choices(self.streams, self.weights, k=count)
        cases = [self.random.choices(range(len(CASES)), CASE_WEIGHTS.get(s.name, self.cases))[0] for s in chosen]
        return collate([s.take(length - 2) for s in chosen], cases, self.specials)

    def state(self) -> tuple[object, list[tuple[int, int, int]]]:
        """Return what `restore` needs."""
        return self.random.getstate(), [s.state() for s in self.streams]

    def restore(self, state: tuple[tuple[object, ...], list[tuple[int, int, int]]]) -> None:
        """Go to where another sampler stood."""
        self.random.setstate(state[0])
        for stream, where in zip(self.streams, state[1], strict=True):
            stream.restore(where)
