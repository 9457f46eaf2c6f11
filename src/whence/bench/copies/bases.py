"""The texts that the benchmark of copies is made of, and the pairs among them whose truth nobody knows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from whence.bench.readers import read_rows
from whence.clean import text_article
from whence.link.copies.words import words_of
from whence.model.errors import BenchInputError, WhenceError

CORPORA = ("guardian_syria_2019/all.jsonl.gz", "muc4/train.jsonl.gz", "muc4/dev.jsonl.gz")
"""What is read where a folder is given, relative to it."""
RUN, PART_RUN, PART = 16, 4, 0.15
"""A pair of texts that share a run of 16 words, or 15 % of the shorter one's runs of four, may be copies by nature."""
LEAST = 60
"""Words that a text must have to be used: half of it must still be a report."""


@dataclass(frozen=True, slots=True)
class Base:
    """A text as sentences, white space settled, dateline and other boilerplate taken off."""

    id: str
    sentences: tuple[str, ...] = field(repr=False)

    @property
    def words(self) -> list[str]:
        """Its words as copies are compared by."""
        return words_of(" ".join(self.sentences))


@dataclass(frozen=True, slots=True)
class Bases:
    """The texts to use, in an order that is the same everywhere, and how many were left out and why."""

    used: tuple[Base, ...]
    short: int
    alike: int

    @classmethod
    def read(cls, path: Path) -> Bases:
        """Read a file of rows with ``id`` and ``text``, or the files of ``CORPORA`` in a folder.

        Raises:
            BenchInputError: a file is missing or breaks the format, or there are too few texts.
        """
        files = [path / name for name in CORPORA] if path.is_dir() else [path]
        bases = [base for file in files for base in _bases(file)]
        long = [base for base in bases if len(base.words) >= LEAST]
        clear = _unlike(sorted(long, key=lambda base: hashlib.sha256(base.id.encode()).digest()))
        if len(clear) < _CASE:
            raise BenchInputError(f"{path}: {len(clear)} texts of {LEAST} words or more; a case needs {_CASE}")
        return cls(tuple(clear), len(bases) - len(long), len(long) - len(clear))

    def cases(self) -> Iterator[tuple[Base, ...]]:
        """Yield the texts of each case: one to copy, and others to put beside it; none is in two cases."""
        for at in range(0, len(self.used) - _CASE + 1, _CASE):
            yield self.used[at : at + _CASE]


_CASE = 5
"""Texts in a case: the one copied, one merged with it, one that is added to it, two that quote or only look alike."""


def _bases(path: Path) -> Iterator[Base]:
    for row in read_rows(path):
        try:
            document = text_article(row.text("text")).document
        except WhenceError:
            continue
        yield Base(row.identifier("id"), tuple(" ".join(span.text.split()) for span in document.sentences))


def _unlike(bases: Sequence[Base]) -> list[Base]:
    """Leave out each text that may be a copy of one before it."""
    kept, runs, parts = [], set[int](), dict[int, list[int]]()
    sizes: list[int] = []
    for base in bases:
        words = base.words
        long, short = _runs(words, RUN), _runs(words, PART_RUN)
        if not long & runs and not _shares_much(short, parts, sizes):
            for run in short:
                parts.setdefault(run, []).append(len(sizes))
            sizes.append(len(short))
            kept.append(base)
        runs |= long
    return kept


def _runs(words: Sequence[str], length: int) -> set[int]:
    return {hash(tuple(words[at : at + length])) for at in range(len(words) - length + 1)}


def _shares_much(runs: set[int], parts: dict[int, list[int]], sizes: Sequence[int]) -> bool:
    counts: dict[int, int] = {}
    for run in runs:
        for text in parts.get(run, ()):
            counts[text] = counts.get(text, 0) + 1
    return any(count >= PART * min(len(runs), sizes[text]) for text, count in counts.items())


def paragraphs(sentences: Sequence[str], size: int = 2) -> list[str]:
    """Put sentences into paragraphs of so many."""
    cuts = [*range(0, len(sentences), size), len(sentences)]
    return [" ".join(sentences[begin:end]) for begin, end in pairwise(cuts) if end > begin]
